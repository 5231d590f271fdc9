//! Hours of every day in which the speaker does not disturb.

use super::wall::{ClockTime, Wall};
use crate::household::calendar;
use core::fmt;
use serde::{Deserialize, Serialize};

/// From a time of day to another, across midnight if the second is the earlier one. The first minute
/// belongs to it, the last does not. Displays as `from 10:00 PM to 7:00 AM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct QuietHours {
    from: ClockTime,
    to: ClockTime,
}

impl QuietHours {
    /// `None` if both times are the same: nobody can tell whether that is all day or never.
    #[must_use]
    pub fn new(from: ClockTime, to: ClockTime) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }

    /// When it begins.
    #[must_use]
    pub const fn from(self) -> ClockTime {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub const fn to(self) -> ClockTime {
        self.to
    }

    /// Whether a time of day lies in it.
    #[must_use]
    pub fn holds(self, at: ClockTime) -> bool {
        if self.from < self.to {
            self.from <= at && at < self.to
        } else {
            self.from <= at || at < self.to
        }
    }

    /// When the stretch that holds `now` ends; `None` outside of it.
    pub(super) fn end(self, now: Wall) -> Option<Wall> {
        if !self.holds(now.time) {
            return None;
        }
        let day = if now.time < self.to {
            now.day
        } else {
            calendar::next(now.day)
        };
        Some(Wall { day, time: self.to })
    }
}

impl fmt::Display for QuietHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {} to {}", self.from, self.to)
    }
}

#[derive(Serialize, Deserialize)]
struct Wire {
    from: ClockTime,
    to: ClockTime,
}

impl From<QuietHours> for Wire {
    fn from(hours: QuietHours) -> Self {
        Self {
            from: hours.from,
            to: hours.to,
        }
    }
}

impl TryFrom<Wire> for QuietHours {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        Self::new(wire.from, wire.to).ok_or("quiet hours that begin when they end")
    }
}
