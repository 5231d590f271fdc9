//! The lock, without a key in hand.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod codes;
mod envelopes;
mod gate;
mod idle;
mod recovery;
mod strength;
mod tries;
mod ways;
