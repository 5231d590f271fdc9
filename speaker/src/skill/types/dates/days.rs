//! Single days in words.

use super::super::{numbers, ordinals};
use super::calendar::{WEEK, later, month_later, on, since_monday};
use crate::day_names;
use crate::record::DayKey;

/// Years ahead in which a day without a year is looked for: the 29th of February is at most eight
/// years off.
const YEARS_AHEAD: i32 = 8;

/// Greatest count of days or weeks that is reckoned with.
const MOST_STEPS: u64 = 100_000;

/// The day that words say.
pub(super) fn day(words: &[&str], today: DayKey) -> Option<DayKey> {
    Some(match words {
        ["today" | "tonight"] | ["this", "morning" | "afternoon" | "evening"] => today,
        ["tomorrow"] | ["tomorrow", "morning" | "afternoon" | "evening" | "night"] => {
            later(today, 1)
        }
        ["yesterday"] | ["last", "night"] => later(today, -1),
        ["day", "after", "tomorrow"] => later(today, 2),
        ["day", "before", "yesterday"] => later(today, -2),
        ["next", name] if weekday(name).is_some() => next(today, weekday(name)?),
        ["this" | "coming", name] => coming(today, weekday(name)?),
        ["last", name] => last(today, weekday(name)?),
        ["next", "week", "on", name] | [name, "next", "week"] => {
            later(today, WEEK - since_monday(today) + weekday(name)?)
        }
        [name] if weekday(name).is_some() => coming(today, weekday(name)?),
        ["in", rest @ ..] => steps(rest, today, 1)?,
        [rest @ .., "ago"] => steps(rest, today, -1)?,
        [rest @ .., "from", "now"] => steps(rest, today, 1)?,
        _ => of_month(words, today)?,
    })
}

/// Days since Monday.
fn weekday(name: &str) -> Option<i64> {
    day_names::weekday_called(name).map(|day| i64::from(day) - 1)
}

fn coming(today: DayKey, weekday: i64) -> DayKey {
    later(today, (weekday - since_monday(today)).rem_euclid(WEEK))
}

/// The next one that is not today.
fn next(today: DayKey, weekday: i64) -> DayKey {
    later(
        today,
        (weekday - since_monday(today) - 1).rem_euclid(WEEK) + 1,
    )
}

fn last(today: DayKey, weekday: i64) -> DayKey {
    later(
        today,
        -((since_monday(today) - weekday - 1).rem_euclid(WEEK) + 1),
    )
}

/// “Three days”, forward or back.
fn steps(words: &[&str], today: DayKey, way: i64) -> Option<DayKey> {
    let (unit, count) = words.split_last()?;
    let count = match count {
        ["a" | "an"] => 1,
        _ => numbers::whole(count).filter(|count| *count <= MOST_STEPS)?,
    };
    let count = i64::try_from(count).ok()? * way;
    match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => Some(later(today, count)),
        "week" => Some(later(today, count * WEEK)),
        "month" => {
            let (year, month) = month_later(today, count);
            on(year, month, today.day).or_else(|| on(year, month, 28))
        }
        "year" => {
            let (year, month) = month_later(today, count * 12);
            on(year, month, today.day).or_else(|| on(year, month, 28))
        }
        _ => None,
    }
}

/// The number of a month, 1..=12.
pub(super) fn month(name: &str) -> Option<u8> {
    day_names::month_called(name)
}

/// `november twenty fifth`, `the third of may twenty twenty seven`, `the fifth`.
fn of_month(words: &[&str], today: DayKey) -> Option<DayKey> {
    let Some(at) = words.iter().position(|word| month(word).is_some()) else {
        return alone(words, today);
    };
    let month = month(words.get(at)?)?;
    let (before, behind) = (words.get(..at)?, words.get(at + 1..)?);
    let before = before.strip_suffix(&["of"]).unwrap_or(before);
    if !before.is_empty() {
        return placed(month, number_of_day(before)?, behind, today);
    }
    let behind = behind.strip_prefix(&["the"]).unwrap_or(behind);
    // The longest beginning that is a day, so that “twenty first” is not the twentieth.
    (1..=behind.len().min(3)).rev().find_map(|length| {
        let (day, year) = behind.split_at(length);
        placed(month, number_of_day(day)?, year, today)
    })
}

fn alone(words: &[&str], today: DayKey) -> Option<DayKey> {
    let day = ordinals::ordinal(words)?.parse().ok()?;
    (0..13).find_map(|months| {
        let (year, month) = month_later(today, months);
        on(year, month, day).filter(|day| *day >= today)
    })
}

fn number_of_day(words: &[&str]) -> Option<u8> {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    let ordinal = ordinals::ordinal(words).and_then(|place| place.parse().ok());
    let day = ordinal.or_else(|| u8::try_from(numbers::whole(words)?).ok())?;
    (1..=31).contains(&day).then_some(day)
}

fn placed(month: u8, day: u8, year: &[&str], today: DayKey) -> Option<DayKey> {
    if !year.is_empty() {
        return on(super::spans::year(year)?, month, day);
    }
    let years = today.year..=today.year.saturating_add(YEARS_AHEAD);
    let mut days = years.filter_map(|year| on(year, month, day));
    days.find(|day| *day >= today)
}
