//! Times of day, as `AMAZON.TIME` gives them.

use crate::understand::Value;
use crate::understand::slots::clock;
use crate::understand::spell_out::value;

/// The time that words say: `18:30`, or `MO`, `AF`, `EV` and `NI` for parts of the day. Hours
/// without a half of the day are those of the morning.
pub(super) fn time(words: &[&str], now: u16) -> Option<String> {
    let words = match words {
        ["at" | "around" | "about", rest @ ..] => rest,
        _ => words,
    };
    match words {
        ["now" | "immediately"] | ["right", "now"] => {
            return Some(format!("{:02}:{:02}", (now / 60) % 24, now % 60));
        }
        ["morning"] | ["this" | "the" | "in", "morning"] | ["in", "the", "morning"] => {
            return Some("MO".to_owned());
        }
        ["afternoon"] | ["this" | "the", "afternoon"] | ["in", "the", "afternoon"] => {
            return Some("AF".to_owned());
        }
        ["evening"] | ["this" | "the", "evening"] | ["in", "the", "evening"] => {
            return Some("EV".to_owned());
        }
        ["night" | "tonight"] | ["at" | "the", "night"] => return Some("NI".to_owned()),
        [iso] => {
            if let Some(time) = iso_time(iso) {
                return Some(time);
            }
        }
        _ => {}
    }
    if !is_plain(words) {
        return None;
    }
    match clock::time(words)? {
        Value::Time { hour, minute, .. } => Some(format!("{hour:02}:{minute:02}")),
        _ => None,
    }
}

/// `18:30` as it is typed.
fn iso_time(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once(':')?;
    let hour: u8 = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minute: u8 = minute.parse().ok().filter(|_| minute.len() == 2)?;
    (minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Whether the words hold an hour and minutes and nothing else: no row of loose digits, no word that
/// is no part of a time.
fn is_plain(words: &[&str]) -> bool {
    const AROUND: [&str; 23] = [
        "past",
        "to",
        "after",
        "half",
        "quarter",
        "a",
        "minutes",
        "o'clock",
        "oh",
        "o",
        "a.m.",
        "p.m.",
        "in",
        "the",
        "morning",
        "afternoon",
        "evening",
        "at",
        "night",
        "tonight",
        "noon",
        "midday",
        "midnight",
    ];
    let turned = words
        .iter()
        .any(|word| ["past", "to", "after"].contains(word));
    let mut numbers = Vec::new();
    for word in words {
        match value(word) {
            Some(number) => numbers.push(number),
            None if AROUND.contains(word) => {}
            None => return false,
        }
    }
    match numbers.as_slice() {
        [] => words
            .iter()
            .any(|word| ["noon", "midday", "midnight"].contains(word)),
        [hour] => (1..=12).contains(hour) || *hour == 0,
        [first, second] if turned => first + second > 0,
        [_, minute] => *minute >= 10 || words.contains(&"oh") || words.contains(&"o"),
        [first, second, third] if turned => *first >= 20 && *second < 10 && *third <= 12,
        [_, second, third] => *second >= 20 && (1..10).contains(third),
        _ => false,
    }
}
