//! From what somebody said to what a skill's model says it means.
//!
//! Built-in intents need their very words; a skill's own intents match approximately, and every
//! match says why, and what came second.
//!
//! A sample is aligned with the utterance word by word; slots take values of their types, or at a
//! price any words. Words that carry meaning weigh more than others, and other forms, words that
//! sound the same and slips of the finger weigh less than other words. Nothing is ever compiled to a
//! regular expression, and the work for one utterance is bounded: at most 300 samples with common
//! words are compared, and no more than 120 words are read.
//!
//! Two intents that fit alike: the one whose reading explains the words better wins (words of
//! a sample before values of a list, these before computed values, these before any words), and
//! where that is the same too, the one that comes first in the model.

mod affixes;
mod align;
mod candidates;
mod costs;
mod explain;
mod filled;
mod found;
mod kinds;
mod likeness;
mod matcher;
mod near;
mod patterns;
mod readings;
mod scene;
mod score;
mod seeds;
mod small_words;
mod spans;
mod utterance;
mod vocabulary;
pub(crate) mod words;
mod yes_no;

pub use found::{Candidate, Elicited, Match, MatchContext, Resolution, RunnerUp, SlotValue};
pub use matcher::Matcher;
pub(crate) use seeds::seeds;
