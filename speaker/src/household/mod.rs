//! What the speaker says and does about what it understood.
//!
//! [`Household`] takes what was heard and how things stand, and gives a [`Turn`]: the sentence to say
//! and the [`Act`]s to carry out. It is pure: no clock, no randomness, no browser.
//!
//! Invariants: what destroys recordings is asked about first, and only a clear yes in the very next
//! turn does it; the sentences never hold the wake word, so the microphone cannot wake itself; what
//! the speaker cannot do is said to be understood and missing, never pretended (`lacking`).

mod alarms;
mod alerts;
pub(crate) mod calendar;
mod calls;
mod choosing;
mod composing;
mod conversation;
mod deleting;
mod guests;
mod lacking;
mod loudness;
mod messages;
mod modes;
mod privacy;
mod quiet;
mod recordings;
mod replying;
mod situation;
mod skills;
mod spans;
mod talk;
mod timers;
mod times;
mod turn;
mod unclear;
mod words;

pub use conversation::Household;
pub use situation::{Line, OtherSpeaker, Situation, SkillEntry};
pub use turn::{Act, CallAct, MessageAct, SkillAct, Turn};
