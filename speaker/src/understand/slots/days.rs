//! Days in words.

use super::super::heard::Day;
use crate::day_names::{month_called, weekday_called};
use crate::understand::spell_out::{ordinal_value, value};

/// The day that words say (`on the third of may`).
pub(super) fn day(words: &[&str]) -> Option<Day> {
    match words {
        ["today"] => return Some(Day::Today),
        ["tomorrow"] => return Some(Day::Tomorrow),
        ["yesterday"] => return Some(Day::Yesterday),
        _ => {}
    }
    let called = |number: fn(&str) -> Option<u8>| words.iter().copied().find_map(number);
    if let Some(weekday) = called(weekday_called) {
        return Some(Day::Weekday(weekday));
    }
    let month = called(month_called)?;
    let day: u32 = words
        .iter()
        .filter_map(|word| ordinal_value(word).or_else(|| value(word)))
        .sum();
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    Some(Day::OfMonth { month, day })
}
