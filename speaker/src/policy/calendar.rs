//! Calendar months on the time line, in milliseconds since the Unix epoch.
//!
//! Counted in UTC: how long something is kept must not depend on where the computer travels. A
//! month that lacks the day keeps it to the end of its last day: three months after 30 November
//! end with 28 (or 29) February, at the midnight that begins March. So nothing goes early, and what
//! was recorded later never goes before what was recorded earlier.

use crate::Millis;
use crate::record::DayKey;

/// Milliseconds in an hour.
pub(super) const MS_AN_HOUR: Millis = 3_600_000;

/// Milliseconds in a day of UTC, which has no daylight saving.
pub(super) const MS_A_DAY: Millis = 24 * MS_AN_HOUR;

/// Months in a year.
const MONTHS_A_YEAR: i64 = 12;

/// From here on the calendar's signed 64-bit arithmetic could overflow: 146 million years.
const FURTHEST: Millis = Millis::MAX / 4;

/// The same day and time of day `months` later. Never before `start`; times beyond [`FURTHEST`]
/// give [`Millis::MAX`].
pub(super) fn after_months(start: Millis, months: u16) -> Millis {
    if start > FURTHEST {
        return Millis::MAX;
    }
    let day = DayKey::of(start, 0);
    let month = i64::from(day.year) * MONTHS_A_YEAR + i64::from(day.month) - 1 + i64::from(months);
    let wanted = first_day(month) + Millis::from(day.day) - 1;
    let next_month = first_day(month + 1);
    if wanted >= next_month {
        return next_month.saturating_mul(MS_A_DAY);
    }
    wanted
        .saturating_mul(MS_A_DAY)
        .saturating_add(start % MS_A_DAY)
}

/// Days from 1970-01-01 to the first of a month that is counted from January of the year 0.
fn first_day(month: i64) -> Millis {
    let year = i32::try_from(month.div_euclid(MONTHS_A_YEAR)).unwrap_or(i32::MAX);
    let month = u8::try_from(month.rem_euclid(MONTHS_A_YEAR) + 1).unwrap_or(1);
    let first = DayKey {
        year,
        month,
        day: 1,
    };
    first.noon_utc() / MS_A_DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `date` as year, month, day, with `ms` of the day.
    fn at(year: i32, month: u8, day: u8, ms: Millis) -> Millis {
        DayKey { year, month, day }.noon_utc() / MS_A_DAY * MS_A_DAY + ms
    }

    #[test]
    fn an_ordinary_day_comes_back_at_the_same_time_of_day() {
        assert_eq!(after_months(at(2025, 1, 15, 77), 3), at(2025, 4, 15, 77));
        assert_eq!(after_months(at(2024, 8, 1, 0), 18), at(2026, 2, 1, 0));
        assert_eq!(after_months(at(2025, 12, 31, 5), 0), at(2025, 12, 31, 5));
    }

    #[test]
    fn a_day_that_the_month_lacks_is_kept_to_the_months_end() {
        assert_eq!(after_months(at(2025, 1, 31, 9), 3), at(2025, 5, 1, 0));
        assert_eq!(after_months(at(2025, 11, 30, 9), 3), at(2026, 3, 1, 0));
        assert_eq!(after_months(at(2024, 8, 31, 9), 18), at(2026, 3, 1, 0));
    }

    #[test]
    fn leap_years_have_their_day_and_centuries_do_not() {
        assert_eq!(after_months(at(2023, 11, 29, 9), 3), at(2024, 2, 29, 9));
        assert_eq!(after_months(at(2024, 2, 29, 9), 12), at(2025, 3, 1, 0));
        assert_eq!(after_months(at(2024, 2, 29, 9), 48), at(2028, 2, 29, 9));
        assert_eq!(after_months(at(2099, 11, 29, 9), 3), at(2100, 3, 1, 0));
        assert_eq!(after_months(at(1999, 11, 29, 9), 3), at(2000, 2, 29, 9));
    }

    #[test]
    fn times_beyond_any_calendar_never_come() {
        assert_eq!(after_months(Millis::MAX, 3), Millis::MAX);
        assert_eq!(after_months(FURTHEST + 1, 3), Millis::MAX);
        // 65,535 months are 5,461 years of 365.2425 days.
        let days = (after_months(FURTHEST, u16::MAX) - FURTHEST) / MS_A_DAY;
        assert!((1_994_600..1_994_800).contains(&days), "{days}");
    }
}
