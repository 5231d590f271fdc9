//! From what somebody said to what a skill's model says it means.
//!
//! Built-in intents need their very words; a skill's own intents match approximately, and every
//! match says why, and what came second.

mod found;

pub use found::{Candidate, Elicited, Match, MatchContext, Resolution, RunnerUp, SlotValue};
