//! What a person can want of timers and alarms, and what these do by themselves.

use super::kept::{AlertId, Days};
use super::quiet::QuietHours;
use super::wall::ClockTime;
use super::words;
use crate::Millis;
use crate::record::DayKey;
use serde::{Deserialize, Serialize};

/// Something to do about timers, alarms and quiet hours. Spans are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AlertAct {
    /// Start a timer.
    SetTimer {
        /// What it is called.
        name: Option<String>,
        /// How long it runs.
        length_ms: Millis,
    },
    /// Set an alarm.
    SetAlarm {
        /// What it is called.
        name: Option<String>,
        /// When on these days.
        time: ClockTime,
        /// On which days.
        days: Days,
        /// The day of an alarm that rings once; `None` for the next time that the clock shows it.
        day: Option<DayKey>,
    },
    /// Take a timer, an alarm or a snoozed one away.
    Cancel(AlertId),
    /// Take all timers away.
    CancelTimers,
    /// Take all alarms away, snoozed ones too.
    CancelAlarms,
    /// Hold a timer.
    Pause(AlertId),
    /// Let a held timer run on.
    Resume(AlertId),
    /// Let a timer run longer.
    Extend(AlertId, Millis),
    /// Silence what rings.
    StopRinging,
    /// Silence what rings and let it ring again after so long.
    Snooze(Millis),
    /// Do not disturb in these hours every day, or in none.
    Quiet(Option<QuietHours>),
    /// Do not disturb until this moment, or no longer.
    QuietUntil(Option<Millis>),
    /// The quiet hours of now do not count; the next ones do.
    SkipQuiet,
}

/// Whether something is a timer or an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhatKind {
    /// A timer of this length, milliseconds.
    Timer(Millis),
    /// An alarm at this time of day.
    Alarm(ClockTime),
}

/// A timer or an alarm, once it no longer waits. Displays as `Your pasta timer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct What {
    /// Its number.
    pub id: AlertId,
    /// What it is called.
    pub name: Option<String>,
    /// What it is.
    pub kind: WhatKind,
}

/// What timers and alarms did by themselves. [`AlertEvent::sentence`] is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlertEvent {
    /// It rings from now on.
    Rings(What),
    /// It was due so many milliseconds ago, when nobody could ring.
    Missed(What, Millis),
    /// It rang until nobody could be expected to come.
    GaveUp(What),
}

impl AlertEvent {
    /// What it is about.
    #[must_use]
    pub const fn what(&self) -> &What {
        match self {
            Self::Rings(what) | Self::Missed(what, _) | Self::GaveUp(what) => what,
        }
    }

    /// What to tell about it.
    #[must_use]
    pub fn sentence(&self) -> String {
        words::event(self)
    }
}
