//! The lock, without a key in hand.

mod codes;
mod envelopes;
mod gate;
mod idle;
mod recovery;
mod strength;
mod tries;
mod ways;
