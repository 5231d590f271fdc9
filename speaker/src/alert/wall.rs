//! The clock on the wall: local days and times of day.

use crate::Millis;
use crate::household::calendar;
use crate::record::DayKey;
use core::fmt;
use serde::{Deserialize, Serialize};

const MS_A_MINUTE: i64 = 60_000;
const MINUTES_A_DAY: i64 = 1_440;
/// The farthest that a place's clock is from UTC is 14 hours; the bound keeps sums small.
const MOST_OFFSET: i32 = 1_440;

/// A time of day on a 24-hour clock. Displays as `7:30 AM`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "(u8, u8)", into = "(u8, u8)")]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

impl ClockTime {
    /// Hour 0 to 23 and minute 0 to 59; `None` for anything else.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour > 23 || minute > 59 {
            return None;
        }
        Some(Self { hour, minute })
    }

    /// Hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// Minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        self.minute
    }

    fn minutes(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.hour < 12 { "AM" } else { "PM" };
        let hour = (self.hour + 11) % 12 + 1;
        write!(f, "{hour}:{:02} {half}", self.minute)
    }
}

impl From<ClockTime> for (u8, u8) {
    fn from(time: ClockTime) -> Self {
        (time.hour, time.minute)
    }
}

impl TryFrom<(u8, u8)> for ClockTime {
    type Error = &'static str;

    fn try_from((hour, minute): (u8, u8)) -> Result<Self, Self::Error> {
        Self::new(hour, minute).ok_or("there is no such time of day")
    }
}

/// What calendar and clock on the wall show. Later is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wall {
    /// The day.
    pub day: DayKey,
    /// The time.
    pub time: ClockTime,
}

impl Wall {
    /// The wall at `now`, where local time is `offset_minutes` east of UTC.
    #[must_use]
    pub fn of(now: Millis, offset_minutes: i32) -> Self {
        let offset = offset_minutes.clamp(-MOST_OFFSET, MOST_OFFSET);
        let minutes = i64::try_from(now).unwrap_or(i64::MAX) / MS_A_MINUTE + i64::from(offset);
        let of_day = minutes.rem_euclid(MINUTES_A_DAY);
        let time = ClockTime {
            hour: u8::try_from(of_day / 60).unwrap_or(0),
            minute: u8::try_from(of_day % 60).unwrap_or(0),
        };
        Self {
            day: DayKey::of(now, offset),
            time,
        }
    }

    /// Milliseconds that the wall shows between `earlier` and this; 0 if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> Millis {
        let minutes = self.minutes().saturating_sub(earlier.minutes());
        Millis::try_from(minutes.saturating_mul(MS_A_MINUTE)).unwrap_or(0)
    }

    /// The first of this time of day after `self` on a day that is wanted; looks a week ahead.
    pub(super) fn next(self, time: ClockTime, wanted: impl Fn(u8) -> bool) -> Option<Self> {
        let mut day = self.day;
        for _ in 0..=7 {
            let found = Self { day, time };
            if found > self && wanted(calendar::weekday(day)) {
                return Some(found);
            }
            day = calendar::next(day);
        }
        None
    }

    /// The first of this time of day after `self`.
    #[must_use]
    pub fn coming(self, time: ClockTime) -> Option<Self> {
        self.next(time, |_| true)
    }

    fn minutes(self) -> i64 {
        let days = i64::try_from(self.day.noon_utc()).unwrap_or(0) / (MINUTES_A_DAY * MS_A_MINUTE);
        days * MINUTES_A_DAY + self.time.minutes()
    }
}
