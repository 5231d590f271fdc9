//! Second step: the time is made coarse.
//!
//! Left are the month and the quarter of the day where the person was. A reviewer needs no more to
//! see that morning and evening or summer and winter sound differ. Gone are the day, which would
//! tie the clip to a log of who was at home, and the weekday: hour and weekday together are a
//! person's timetable, and a handful of such points is known to single people out (Y.-A. de
//! Montjoye and others, "Unique in the Crowd", Scientific Reports 3, 2013: four points of place and
//! hour identify 95 % of people). About 180 hours fall into one month and quarter of the day.

use crate::Millis;
use crate::record::DayKey;
use core::fmt;
use serde::{Deserialize, Serialize};

const MS_A_MINUTE: i64 = 60_000;
const MS_A_HOUR: i64 = 3_600_000;
const MS_A_DAY: i64 = 86_400_000;

/// Hours in a part of the day.
pub const HOURS_A_PART: u8 = 6;

/// What is left of a time. Shows as `2026-11, 12:00 to 18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CoarseTime {
    /// Year.
    pub year: i32,
    /// Month, 1..=12.
    pub month: u8,
    /// First hour of the part of the day: 0, 6, 12 or 18.
    pub from_hour: u8,
}

impl CoarseTime {
    /// What is left of `at` for somebody `offset_minutes` east of UTC.
    #[must_use]
    pub fn of(at: Millis, offset_minutes: i32) -> Self {
        let day = DayKey::of(at, offset_minutes);
        let local = i64::try_from(at)
            .unwrap_or(i64::MAX)
            .saturating_add(i64::from(offset_minutes) * MS_A_MINUTE);
        let hour = local.rem_euclid(MS_A_DAY) / MS_A_HOUR;
        let hour = u8::try_from(hour).unwrap_or(0);
        Self {
            year: day.year,
            month: day.month,
            from_hour: hour - hour % HOURS_A_PART,
        }
    }
}

impl fmt::Display for CoarseTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            year,
            month,
            from_hour,
        } = self;
        let to_hour = from_hour + HOURS_A_PART;
        write!(
            f,
            "{year:04}-{month:02}, {from_hour:02}:00 to {to_hour:02}:00"
        )
    }
}

/// The exact time as a person reads it, to the second: what is shown before the step.
pub(super) fn exact(at: Millis, offset_minutes: i32) -> String {
    let local = i64::try_from(at)
        .unwrap_or(i64::MAX)
        .saturating_add(i64::from(offset_minutes) * MS_A_MINUTE);
    let seconds = local.rem_euclid(MS_A_DAY) / 1_000;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let day = DayKey::of(at, offset_minutes);
    format!("{day} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2024-02-29 00:00 UTC.
    const LEAP_DAY: Millis = 1_709_164_800_000;

    #[test]
    fn the_day_is_gone_and_the_quarter_of_the_day_stays() {
        let at = LEAP_DAY + 13 * 3_600_000 + 59 * 60_000 + 7_000;
        assert_eq!(CoarseTime::of(at, 0).to_string(), "2024-02, 12:00 to 18:00");
        assert_eq!(exact(at, 0), "2024-02-29 13:59:07");
    }

    #[test]
    fn where_the_person_is_decides() {
        let evening = LEAP_DAY + 23 * 3_600_000;
        assert_eq!(
            CoarseTime::of(evening, 120).to_string(),
            "2024-03, 00:00 to 06:00"
        );
        assert_eq!(
            CoarseTime::of(0, -60).to_string(),
            "1969-12, 18:00 to 24:00"
        );
    }

    proptest! {
        #[test]
        fn nothing_within_a_part_of_a_day_can_be_told_apart(
            day in 0u64..28, part in 0u64..4, a in 0u64..21_600_000, b in 0u64..21_600_000,
        ) {
            // 2024-03-01: every day of 28 lies in March.
            let start = LEAP_DAY + 86_400_000 * (1 + day) + part * 21_600_000;
            let first_of_month = LEAP_DAY + 86_400_000 + part * 21_600_000;
            prop_assert_eq!(CoarseTime::of(start + a, 0), CoarseTime::of(first_of_month + b, 0));
        }

        #[test]
        fn no_time_is_too_odd(at in any::<u64>(), offset in -1_000_000i32..1_000_000) {
            let coarse = CoarseTime::of(at, offset);
            prop_assert!((1..=12).contains(&coarse.month));
            prop_assert!([0, 6, 12, 18].contains(&coarse.from_hour));
        }
    }
}
