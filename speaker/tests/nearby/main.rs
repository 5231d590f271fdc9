//! Other tabs as other speakers.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once; clippy does not take helpers for tests"
)]

mod announcements;
mod any_order;
mod arbitration;
mod drop_in;
mod hostile;
mod presence;
mod support;
mod word_time;
