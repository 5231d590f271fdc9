//! What the speaker says and does about what it understood.
//!
//! [`Household`] takes what was heard and how things stand, and gives a [`Turn`]: the sentence to say
//! and the [`Act`]s to carry out. It is pure: no clock, no randomness, no browser.
//!
//! Invariants: what destroys recordings is asked about first, and only a clear yes in the very next
//! turn does it; the sentences never hold the wake word, so the microphone cannot wake itself; what
//! the speaker cannot do is said to be understood and missing, never pretended (`lacking`).

mod calendar;
mod conversation;
mod deleting;
mod lacking;
mod loudness;
mod modes;
mod privacy;
mod recordings;
mod situation;
mod spans;
mod talk;
mod turn;
mod unclear;
mod words;

pub use conversation::Household;
pub use situation::Situation;
pub use turn::{Act, Turn};
