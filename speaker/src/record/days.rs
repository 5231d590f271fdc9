//! The history by day.
//!
//! Which day a recording belongs to depends on where the person is, so the offset from UTC comes
//! in as a function of time (daylight saving changes it within a history). Dates are proleptic
//! Gregorian; texts for people are the browser's business.

use super::Recording;
use crate::Millis;
use core::fmt;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const MS_A_MINUTE: i64 = 60_000;
const MS_A_DAY: i64 = 86_400_000;

/// Days in 400 Gregorian years, after which the calendar repeats.
const DAYS_AN_ERA: i64 = 146_097;

/// Days from 0000-03-01, where the arithmetic begins, to 1970-01-01.
const DAYS_TO_EPOCH: i64 = 719_468;

/// A calendar day where the person is. Later days are greater. Displays as `2025-03-09`, which is
/// what `<time datetime>` wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayKey {
    /// Year.
    pub year: i32,
    /// Month, 1..=12.
    pub month: u8,
    /// Day of the month, 1..=31.
    pub day: u8,
}

impl DayKey {
    /// The day on which `at` falls, `offset_minutes` east of UTC (the negative of JavaScript's
    /// `getTimezoneOffset`).
    #[must_use]
    pub fn of(at: Millis, offset_minutes: i32) -> Self {
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        let local = at.saturating_add(i64::from(offset_minutes) * MS_A_MINUTE);
        Self::from_days(local.div_euclid(MS_A_DAY))
    }

    /// The day so many days earlier.
    #[must_use]
    pub fn earlier(self, days: u32) -> Self {
        Self::from_days(self.days() - i64::from(days))
    }

    /// Noon of this day in UTC: the instant to format with time zone UTC when its name is wanted.
    /// Days before 1970 give 0.
    #[must_use]
    pub fn noon_utc(self) -> Millis {
        let noon = self
            .days()
            .saturating_mul(MS_A_DAY)
            .saturating_add(MS_A_DAY / 2);
        Millis::try_from(noon).unwrap_or(0)
    }

    /// Gregorian date of a count of days since 1970-01-01. Years begin in March here, so that the
    /// leap day is the last of its year. 1460, 36524 and 146096 are the last days of 4, 100 and 400
    /// years; 153 days are the five months from March to July.
    pub(crate) fn from_days(days: i64) -> Self {
        let days = days.saturating_add(DAYS_TO_EPOCH);
        let (era, day) = (days.div_euclid(DAYS_AN_ERA), days.rem_euclid(DAYS_AN_ERA));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let year = year + era * 400 + i64::from(month <= 2);
        Self {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// The inverse of [`from_days`](Self::from_days).
    pub(crate) fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let march_month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * march_month + 2) / 5 + day - 1;
        era * DAYS_AN_ERA + year * 365 + year / 4 - year / 100 + day_of_year - DAYS_TO_EPOCH
    }
}

impl fmt::Display for DayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The recordings by day, newest day first, newest recording first within a day. Recordings of the
/// same millisecond keep the order of their identifiers, so that a list never jumps.
///
/// `offset_minutes` gives minutes east of UTC at an instant.
#[must_use]
pub fn group_by_day(
    recordings: &[Recording],
    offset_minutes: impl Fn(Millis) -> i32,
) -> Vec<(DayKey, Vec<&Recording>)> {
    let mut days: BTreeMap<DayKey, Vec<&Recording>> = BTreeMap::new();
    for recording in recordings {
        let started = recording.head.started;
        days.entry(DayKey::of(started, offset_minutes(started)))
            .or_default()
            .push(recording);
    }
    for day in days.values_mut() {
        day.sort_by(|a, b| {
            b.head
                .started
                .cmp(&a.head.started)
                .then_with(|| a.head.id.cmp(&b.head.id))
        });
    }
    days.into_iter().rev().collect()
}
