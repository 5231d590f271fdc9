//! The speaker's mind.
//!
//! Everything here is a pure function of what came in and when: no clock, no randomness, no
//! browser. The app feeds [`Speaker::step`] with [`Input`]s and carries out the [`Effect`]s that
//! come back; the ring asks [`Speaker::light`] and [`ring::paint`]. A whole day of use replays in a
//! unit test.
//!
//! Units: [`Millis`] since the Unix epoch for `now`, milliseconds for spans.

pub mod alert;
pub mod anonymise;
pub mod archive;
pub mod between_pauses;
mod day_names;
mod effect;
pub mod fault;
pub mod history;
pub mod household;
mod input;
pub mod ledger;
pub mod lock;
pub mod message;
pub mod nearby;
pub mod policy;
pub mod record;
pub mod remnant;
pub mod ring;
pub mod skill;
mod speaker;
pub mod understand;
pub mod wav;

pub use effect::{Earcon, Effect};
pub use fault::{FaultKind, WayOn};
pub use input::{CallChange, EndReason, Initiator, Input, Owner};
pub use ring::{Light, Motion, SkillPart};
pub use speaker::{Dialog, LogEntry, Power, Shown, Speaker};

/// Milliseconds since the Unix epoch.
pub type Millis = u64;
