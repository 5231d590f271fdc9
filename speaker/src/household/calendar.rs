//! Days of the week and of the year, as they are said.

use crate::Millis;
use crate::day_names;
use crate::record::DayKey;

const MS_A_DAY: Millis = 86_400_000;

/// Days since 1970-01-01, which was a Thursday.
fn days(day: DayKey) -> u64 {
    day.noon_utc() / MS_A_DAY
}

/// Day of the week: 1 is Monday.
pub(crate) fn weekday(day: DayKey) -> u8 {
    u8::try_from((days(day) + 3) % 7 + 1).unwrap_or(1)
}

/// The day after.
pub(crate) fn next(day: DayKey) -> DayKey {
    DayKey::of(day.noon_utc().saturating_add(MS_A_DAY), 0)
}

/// A day of this year or, where that is still to come, of the last; `None` if there is no such day.
pub(crate) fn past_day_of_year(today: DayKey, month: u8, day: u8) -> Option<DayKey> {
    let of = |year| {
        let named = DayKey { year, month, day };
        let exists = (1..=12).contains(&month) && DayKey::of(named.noon_utc(), 0) == named;
        exists.then_some(named)
    };
    of(today.year)
        .filter(|named| *named <= today)
        .or_else(|| of(today.year.saturating_sub(1)))
}

/// A day of this year or, where that is over, of the next; `None` if there is no such day.
pub(crate) fn coming_day_of_year(today: DayKey, month: u8, day: u8) -> Option<DayKey> {
    let of = |year| {
        let named = DayKey { year, month, day };
        let exists = (1..=12).contains(&month) && DayKey::of(named.noon_utc(), 0) == named;
        exists.then_some(named)
    };
    of(today.year)
        .filter(|named| *named >= today)
        .or_else(|| of(today.year.saturating_add(1)))
}

/// A day of the week by its number: 1 is Monday.
pub(crate) fn weekday_name(weekday: u8) -> &'static str {
    day_names::weekday(weekday)
}

/// A day as it is said: `Monday, 16 November`.
pub(crate) fn spoken(day: DayKey) -> String {
    let weekday = weekday_name(weekday(day));
    let month = day_names::month(day.month);
    format!("{weekday}, {} {month}", day.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONDAY: DayKey = DayKey {
        year: 2026,
        month: 11,
        day: 23,
    };

    #[test]
    fn days_have_their_names() {
        assert_eq!(spoken(MONDAY), "Monday, 23 November");
        assert_eq!(weekday(MONDAY.earlier(1)), 7);
        let leap = DayKey {
            year: 2024,
            month: 2,
            day: 28,
        };
        assert_eq!(spoken(next(leap)), "Thursday, 29 February");
    }

    #[test]
    fn a_day_of_the_year_is_the_last_one_that_has_begun() {
        let year = |month, day| past_day_of_year(MONDAY, month, day).map(|day| day.year);
        assert_eq!(year(11, 23), Some(2026));
        assert_eq!(year(11, 24), Some(2025));
        assert_eq!(year(2, 30), None);
        assert_eq!(year(0, 1), None);
        assert_eq!(year(13, 1), None);
    }
}
