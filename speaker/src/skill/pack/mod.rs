//! Packs: a skill's logic as JSON that says what to do about each request.
//!
//! ```json
//! { "pack": 1,
//!   "session": { "score": 0 },
//!   "kept": { "opened": 0 },
//!   "lists": { "facts": ["One.", "Another."] },
//!   "turns": [
//!     { "on": "launch", "do": [ { "keep": { "opened": { "add": ["{kept.opened}", 1] } } },
//!                               { "ask": "Hello. What would you like?", "again": "Say “a fact”." } ] },
//!     { "on": "FactIntent", "do": [ { "set": { "fact": { "pick": "facts" } } }, { "say": "{fact}" } ] },
//!     { "on": "*", "do": [ { "end": true } ] } ] }
//! ```
//!
//! The first turn that fits a request (its name, the state, its condition) is run, from its first step
//! to its last; there are no loops, and a block that runs itself meets a limit. Out comes the same
//! response JSON that any other logic would give, and it is read by the same reader.
//!
//! Places in texts: session attributes by their name, `kept.…`, `slot.NAME` (`.said`, `.id`, `.matched`),
//! `time.…` (hour, minute, clock, date, day, weekday, part), `notes.…` (count, today, first, last with
//! `.day`, `.clock`, `.seconds`), `outcome.…` (kind, count, seconds, message), `profile.…` with a permission,
//! `intent`, `dialog`, `state`. `{path|one|many}` counts.

mod answer;
mod ast;
mod check;
mod condition;
mod error;
mod evaluate;
mod read;
mod read_steps;
mod read_values;
mod reader;
mod run;
mod scene;
mod template;

pub use ast::Pack;
pub use error::PackError;
pub use read::LARGEST;
pub use run::Played;
pub use scene::{Happened, Scene};
