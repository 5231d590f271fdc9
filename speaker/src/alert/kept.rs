//! Everything about timers and alarms that the page saves, and how saved text is read.

use super::act::{What, WhatKind};
use super::error::AlertError;
use super::quiet::QuietHours;
use super::wall::{ClockTime, Wall};
use super::{LONGEST_NAME, LONGEST_TIMER_MS, MOST_OF_A_KIND};
use crate::Millis;
use crate::record::DayKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form that is written.
const VERSION: u8 = 1;

/// Longest text that is read, bytes: six hundred entries with long names have about 150,000.
const LONGEST_TEXT: usize = 400_000;

/// Most that rings, and most that snoozes: every timer and every alarm.
pub(super) const MOST_RINGING: usize = 2 * MOST_OF_A_KIND;

/// Highest number that is believed: what a script can hold exactly (2^53). The rest is for new ones.
const MOST_ID: u64 = 1 << 53;

/// Number of a timer or an alarm; each is given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AlertId(pub u64);

/// Whether a timer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Running {
    /// It ends at this moment.
    Until(Millis),
    /// It is held with so many milliseconds left.
    Held(Millis),
}

/// A timer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// Its number.
    pub id: AlertId,
    /// What it is called.
    pub name: Option<String>,
    /// How long it was set for, extensions included, milliseconds.
    pub length_ms: Millis,
    /// Whether it runs.
    pub running: Running,
}

/// The days on which an alarm rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Days {
    /// One day only.
    Once,
    /// Every day.
    Daily,
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekends,
    /// One day of every week: 1 is Monday.
    Weekly(u8),
}

/// An alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// Its number.
    pub id: AlertId,
    /// What it is called.
    pub name: Option<String>,
    /// On which days.
    pub days: Days,
    /// When it rings next, on the clock on the wall.
    pub next: Wall,
}

/// Something that rings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ringing {
    /// What it is.
    pub what: What,
    /// Since when.
    pub since: Millis,
}

/// Something that rang and is to ring again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snoozed {
    /// What it is.
    pub what: What,
    /// When it rings again.
    pub until: Millis,
}

/// All timers, alarms and quiet hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Alerts {
    pub(super) version: u8,
    pub(super) last_id: u64,
    pub(super) timers: Vec<Timer>,
    pub(super) alarms: Vec<Alarm>,
    pub(super) ringing: Vec<Ringing>,
    pub(super) snoozed: Vec<Snoozed>,
    pub(super) quiet: Option<QuietHours>,
    pub(super) quiet_until: Option<Millis>,
    pub(super) quiet_skipped: Option<Wall>,
    pub(super) seen: Millis,
}

impl Days {
    /// Whether it rings on this day of the week: 1 is Monday.
    #[must_use]
    pub const fn holds(self, weekday: u8) -> bool {
        match self {
            Self::Once | Self::Daily => true,
            Self::Weekdays => weekday <= 5,
            Self::Weekends => weekday >= 6,
            Self::Weekly(day) => day == weekday,
        }
    }
}

impl Timer {
    /// Milliseconds left at `now`.
    #[must_use]
    pub fn left(&self, now: Millis) -> Millis {
        match self.running {
            Running::Until(end) => end.saturating_sub(now),
            Running::Held(left) => left,
        }
    }

    pub(super) fn what(&self) -> What {
        What {
            id: self.id,
            name: self.name.clone(),
            kind: WhatKind::Timer(self.length_ms),
        }
    }
}

impl Alarm {
    /// The time of day at which it rings.
    #[must_use]
    pub const fn time(&self) -> ClockTime {
        self.next.time
    }

    pub(super) fn what(&self) -> What {
        What {
            id: self.id,
            name: self.name.clone(),
            kind: WhatKind::Alarm(self.next.time),
        }
    }
}

impl Alerts {
    /// Timers that run or are held, in the order in which they were set.
    #[must_use]
    pub fn timers(&self) -> &[Timer] {
        &self.timers
    }

    /// Alarms that wait, in the order in which they were set.
    #[must_use]
    pub fn alarms(&self) -> &[Alarm] {
        &self.alarms
    }

    /// What rings, the first first.
    #[must_use]
    pub fn ringing(&self) -> &[Ringing] {
        &self.ringing
    }

    /// What rang and will again.
    #[must_use]
    pub fn snoozed(&self) -> &[Snoozed] {
        &self.snoozed
    }

    /// The hours of every day in which the speaker does not disturb.
    #[must_use]
    pub const fn quiet_hours(&self) -> Option<QuietHours> {
        self.quiet
    }

    /// The text to save.
    #[must_use]
    pub fn to_text(&self) -> String {
        let written = Self {
            version: VERSION,
            ..self.clone()
        };
        // Strings and numbers always serialise; an empty text would be refused when read.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads what [`Self::to_text`] wrote, and whatever else stands in its place.
    ///
    /// # Errors
    /// [`AlertError::Unreadable`]; what is readable but beyond the limits is left out.
    pub fn parse(text: &str) -> Result<Self, AlertError> {
        if text.len() > LONGEST_TEXT {
            return Err(AlertError::Unreadable);
        }
        let read: Self = serde_json::from_str(text).map_err(|_| AlertError::Unreadable)?;
        if read.version != VERSION {
            return Err(AlertError::Unreadable);
        }
        Ok(read.within_limits())
    }

    fn within_limits(mut self) -> Self {
        let mut ids = BTreeSet::new();
        self.timers.retain(|it| {
            let length = (1..=LONGEST_TIMER_MS).contains(&it.length_ms);
            let left = !matches!(it.running, Running::Held(left) if left > LONGEST_TIMER_MS);
            length && left && is_sound(it.id, it.name.as_deref(), &mut ids)
        });
        self.alarms
            .retain(|it| is_day(it.next) && is_sound(it.id, it.name.as_deref(), &mut ids));
        // A repeating alarm that rings or snoozes keeps its number.
        let (mut rings, mut snoozes) = (BTreeSet::new(), BTreeSet::new());
        self.ringing
            .retain(|it| is_sound(it.what.id, it.what.name.as_deref(), &mut rings));
        self.snoozed
            .retain(|it| is_sound(it.what.id, it.what.name.as_deref(), &mut snoozes));
        self.timers.truncate(MOST_OF_A_KIND);
        self.alarms.truncate(MOST_OF_A_KIND);
        self.ringing.truncate(MOST_RINGING);
        self.snoozed.truncate(MOST_RINGING);
        let all = [&ids, &rings, &snoozes];
        let highest = all.iter().filter_map(|ids| ids.last()).max();
        let highest = highest.map_or(0, |id| id.0);
        self.last_id = self.last_id.min(MOST_ID).max(highest);
        self
    }
}

fn is_sound(id: AlertId, name: Option<&str>, taken: &mut BTreeSet<AlertId>) -> bool {
    let short = name.is_none_or(|name| name.chars().count() <= LONGEST_NAME);
    short && id.0 <= MOST_ID && taken.insert(id)
}

fn is_day(wall: Wall) -> bool {
    DayKey::of(wall.day.noon_utc(), 0) == wall.day
}
