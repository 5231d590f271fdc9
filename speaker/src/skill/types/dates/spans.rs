//! Weeks, weekends, months, years, decades and seasons in words.

use super::super::numbers;
use super::calendar::{WEEK, later, month_later, week};
use super::days::month;
use crate::record::DayKey;

/// Years that people mean when they say four digits.
const YEARS: core::ops::RangeInclusive<u64> = 1000..=2999;

/// The span that words say.
pub(super) fn span(words: &[&str], today: DayKey) -> Option<String> {
    let (steps, rest) = match words {
        ["this" | "current", rest @ ..] => (Some(0), rest),
        ["next" | "coming" | "following", rest @ ..] => (Some(1), rest),
        ["last" | "previous" | "past", rest @ ..] => (Some(-1), rest),
        _ => (None, words),
    };
    match (steps, rest) {
        (_, ["weekend"]) => Some(format!("{}-WE", in_weeks(today, steps.unwrap_or(0)))),
        (Some(steps), ["week"]) => Some(in_weeks(today, steps)),
        (None, ["week", "after", "next"]) => Some(in_weeks(today, 2)),
        (Some(steps), ["month"]) => Some(in_months(today, steps)),
        (Some(steps), ["year"]) => Some(format!("{:04}", i64::from(today.year) + steps)),
        (Some(steps), ["decade"]) => Some(decade(i64::from(today.year) + 10 * steps)),
        (steps, [name]) if season(name).is_some() => {
            let year = i64::from(today.year) + steps.unwrap_or(0);
            Some(format!("{year:04}-{}", season(name)?))
        }
        (steps, [name, behind @ ..]) if month(name).is_some() => {
            named(month(name)?, behind, steps, today)
        }
        (None, _) => year(rest).map(|year| format!("{year:04}")),
        _ => None,
    }
}

fn in_weeks(today: DayKey, steps: i64) -> String {
    week(later(today, steps * WEEK))
}

fn in_months(today: DayKey, steps: i64) -> String {
    let (year, month) = month_later(today, steps);
    format!("{year:04}-{month:02}")
}

fn decade(year: i64) -> String {
    format!("{:03}X", year / 10)
}

fn season(name: &str) -> Option<&'static str> {
    Some(match name {
        "spring" => "SP",
        "summer" => "SU",
        "fall" | "autumn" => "FA",
        "winter" => "WI",
        _ => return None,
    })
}

/// A month by its name: the next one, this month included.
fn named(month: u8, behind: &[&str], steps: Option<i64>, today: DayKey) -> Option<String> {
    let behind = behind.strip_prefix(&["of"]).unwrap_or(behind);
    if !behind.is_empty() {
        return Some(format!("{:04}-{month:02}", year(behind)?));
    }
    let passed = match steps {
        None | Some(0) => i32::from(month < today.month),
        Some(1) => i32::from(month <= today.month),
        _ => -i32::from(month >= today.month),
    };
    Some(format!(
        "{:04}-{month:02}",
        today.year.saturating_add(passed)
    ))
}

/// A year of four digits.
pub(super) fn year(words: &[&str]) -> Option<i32> {
    let year = numbers::whole(words).filter(|year| YEARS.contains(year))?;
    i32::try_from(year).ok()
}
