//! Timers, alarms and the hours of not being disturbed.
//!
//! [`Alerts`] is everything that the page saves of them. [`Alerts::take`] does what a person asked
//! for, [`Alerts::due`] says what rings by now and what was missed while the page was closed,
//! [`Alerts::next_look`] when to look again, [`Alerts::duty`] which of several windows rings. Pure: time comes in, and so do the minutes that local
//! time lies east of UTC at that time.
//!
//! A timer ends at an instant. An alarm belongs to the clock on the wall: it rings when local time
//! has reached it, so it keeps its hour over a change to daylight saving time; an hour that the clock
//! skips rings when the skip is over, an hour that comes twice rings once.
//!
//! Invariants, held for any acts at any times (`tests/alert`): whatever was set rings once, is told
//! as missed once, or is cancelled; nothing grows beyond its limit; nothing panics.

mod act;
mod due;
mod duty;
mod error;
mod kept;
mod quiet;
mod take;
mod wall;
mod words;

pub use act::{AlertAct, AlertEvent, What, WhatKind};
pub use duty::{Duty, SILENT_LATER_MS, Standing};
pub use error::AlertError;
pub use kept::{Alarm, AlertId, Alerts, Days, Ringing, Running, Snoozed, Timer};
pub use quiet::QuietHours;
pub use wall::{ClockTime, Wall};
pub use words::spoken_span;

use crate::Millis;

/// Most timers at a time, and most alarms. A hundred are more than anybody can tell apart by ear; the
/// limit keeps a page that misbehaves from filling the storage.
pub const MOST_OF_A_KIND: usize = 100;

/// Longest timer, milliseconds: a day. Beyond that an alarm says better when.
pub const LONGEST_TIMER_MS: Millis = 86_400_000;

/// Longest name, characters; the same as for contacts and skills.
pub const LONGEST_NAME: usize = 60;

/// How long snoozing lasts, milliseconds: nine minutes, as alarm clocks have done since the gears of
/// the first ones allowed no ten.
pub const SNOOZE_MS: Millis = 540_000;

/// How late something may be and still ring, milliseconds. Hidden tabs get their timers once a minute;
/// what is later than two of these was missed, since the page was closed or the computer slept.
pub const LATE_MS: Millis = 120_000;

/// How long something rings, milliseconds: ten minutes. Then nobody is there.
pub const RING_MOST_MS: Millis = 600_000;

/// Longest that [`Alerts::next_look`] waits, milliseconds: a change of the clock on the wall is noticed
/// within a minute.
pub const LOOK_MOST_MS: Millis = 60_000;
