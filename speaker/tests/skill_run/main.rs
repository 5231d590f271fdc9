//! What runs a skill: requests and responses, speech, dialogs, packs, permissions, replays.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod any_order;
mod dialogs;
mod packs;
mod recorders;
mod registry;
mod remote;
mod replays;
mod requests;
mod responses;
mod rules;
mod samples;
mod sessions;
mod speech;
mod stage;
