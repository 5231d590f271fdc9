//! What runs a skill: requests and responses, speech, dialogs, packs, permissions, replays.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod any_order;
mod any_pack;
mod dialogs;
mod naming;
mod nosy;
mod pack_limits;
mod packs;
mod recorders;
mod registry;
mod remote;
mod replays;
mod requests;
mod responses;
mod rules;
mod sample_recorders;
mod samples;
mod sessions;
mod speech;
mod stage;
mod stored;
mod troubles;
mod words_only;
