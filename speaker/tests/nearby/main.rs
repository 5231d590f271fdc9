//! Other tabs as other speakers.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once; clippy does not take helpers for tests"
)]

mod any_order;
mod arbitration;
mod delivery;
mod drop_in;
mod hostile;
mod presence;
mod support;
