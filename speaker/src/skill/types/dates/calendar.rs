//! Arithmetic of days: weekdays, ISO weeks, months.

use crate::record::DayKey;

/// Monday of a week to Monday of the next.
pub(super) const WEEK: i64 = 7;

/// 1970-01-01 was a Thursday, three days after Monday.
const EPOCH_AFTER_MONDAY: i64 = 3;

/// The day so many days later; negative for earlier.
pub(super) fn later(day: DayKey, days: i64) -> DayKey {
    DayKey::from_days(day.days().saturating_add(days))
}

/// Days since Monday, 0..=6.
pub(super) fn since_monday(day: DayKey) -> i64 {
    (day.days() + EPOCH_AFTER_MONDAY).rem_euclid(WEEK)
}

/// `2026-W48`: the week in which a day falls. A week belongs to the year that has its Thursday.
pub(super) fn week(day: DayKey) -> String {
    let thursday = later(day, 3 - since_monday(day));
    let new_year = DayKey {
        year: thursday.year,
        month: 1,
        day: 1,
    };
    let number = (thursday.days() - new_year.days()) / WEEK + 1;
    format!("{:04}-W{number:02}", thursday.year)
}

/// The day of a month, when there is one.
pub(super) fn on(year: i32, month: u8, day: u8) -> Option<DayKey> {
    let wanted = DayKey { year, month, day };
    // A day that the month does not have becomes one of the next month.
    (DayKey::from_days(wanted.days()) == wanted).then_some(wanted)
}

/// The month so many months later.
pub(super) fn month_later(day: DayKey, months: i64) -> (i32, u8) {
    let count = i64::from(day.year) * 12 + i64::from(day.month) - 1 + months;
    let year = i32::try_from(count.div_euclid(12)).unwrap_or(day.year);
    let month = u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
    (year, month)
}

/// `2026-11-24` as it is typed.
pub(super) fn iso(word: &str) -> Option<DayKey> {
    let mut parts = word.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    on(year, month, day)
}
