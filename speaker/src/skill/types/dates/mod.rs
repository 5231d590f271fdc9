//! Dates, as `AMAZON.DATE` gives them: ISO 8601 days, weeks, weekends, months, years, decades and
//! seasons. Days without a year are the next ones, today included.

mod calendar;
mod days;
mod spans;

use crate::record::DayKey;

/// Words before a date that are no part of it.
const BEFORE: [&str; 4] = ["on", "for", "the", "by"];

/// The date that words say, seen from `today`.
pub(super) fn date(words: &[&str], today: DayKey) -> Option<String> {
    let mut words = words;
    while let [first, rest @ ..] = words
        && BEFORE.contains(first)
    {
        words = rest;
    }
    if let ["now" | "right", rest @ ..] = words
        && (rest.is_empty() || rest == ["now"])
    {
        return Some("PRESENT_REF".to_owned());
    }
    if let [iso] = words
        && let Some(day) = calendar::iso(iso)
    {
        return Some(day.to_string());
    }
    days::day(words, today)
        .map(|day| day.to_string())
        .or_else(|| spans::span(words, today))
}
