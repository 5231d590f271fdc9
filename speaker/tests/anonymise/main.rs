//! Anonymising a clip: every step, on real speech.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod change;
mod speakers;
mod steps;
mod support;
mod words;
