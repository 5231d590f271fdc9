//! Days in words.

use super::super::heard::Day;
use crate::understand::spell_out::{ordinal_value, value};

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day that words say (`on the third of may`).
pub(super) fn day(words: &[&str]) -> Option<Day> {
    match words {
        ["today"] => return Some(Day::Today),
        ["tomorrow"] => return Some(Day::Tomorrow),
        ["yesterday"] => return Some(Day::Yesterday),
        _ => {}
    }
    if let Some(weekday) = place(&WEEKDAYS, words) {
        return Some(Day::Weekday(weekday));
    }
    let month = place(&MONTHS, words)?;
    let day: u32 = words
        .iter()
        .filter_map(|word| ordinal_value(word).or_else(|| value(word)))
        .sum();
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    Some(Day::OfMonth { month, day })
}

/// Place of the one of `all` that is among the words, counted from 1.
fn place(all: &[&str], words: &[&str]) -> Option<u8> {
    let at = all.iter().position(|name| words.contains(name))?;
    u8::try_from(at + 1).ok()
}
