//! Times of day in words.

use super::super::heard::Value;
use crate::understand::spell_out::value;

/// Which half of the day is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Before,
    After,
    /// “At night”, “tonight”: late hours are before midnight, early ones after it.
    Night,
}

/// The time that words say (`half past six in the evening`).
pub(crate) fn time(words: &[&str]) -> Option<Value> {
    let (words, half) = part_of_day(words);
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !["a", "minutes", "o'clock", "oh", "o"].contains(word))
        .collect();
    match words.as_slice() {
        ["noon" | "midday"] => return Some(known(12, 0)),
        ["midnight"] => return Some(known(0, 0)),
        _ => {}
    }
    let around = words
        .iter()
        .position(|word| ["past", "to", "after"].contains(word));
    let (hour, minute) = match around {
        Some(at) => {
            let minutes = minutes(words.get(..at)?)?;
            let hour = value(words.get(at + 1)?)?;
            if words.get(at) == Some(&"to") {
                (
                    if hour == 1 { 12 } else { hour.checked_sub(1)? },
                    60_u32.checked_sub(minutes)?,
                )
            } else {
                (hour, minutes)
            }
        }
        None => (value(words.first()?)?, minutes(words.get(1..)?)?),
    };
    if hour > 12 || minute > 59 {
        return None;
    }
    Some(in_half(
        u8::try_from(hour).ok()?,
        u8::try_from(minute).ok()?,
        half,
    ))
}

fn minutes(words: &[&str]) -> Option<u32> {
    match words {
        ["half"] => Some(30),
        ["quarter"] => Some(15),
        _ => words.iter().map(|word| value(word)).sum(),
    }
}

fn part_of_day<'a, 'b>(words: &'a [&'b str]) -> (&'a [&'b str], Option<Half>) {
    let ends: [(&[&str], Half); 7] = [
        (&["a.m."], Half::Before),
        (&["p.m."], Half::After),
        (&["in", "the", "morning"], Half::Before),
        (&["in", "the", "afternoon"], Half::After),
        (&["in", "the", "evening"], Half::After),
        (&["at", "night"], Half::Night),
        (&["tonight"], Half::Night),
    ];
    for (end, half) in ends {
        if let Some(before) = words.strip_suffix(end) {
            return (before, Some(half));
        }
    }
    (words, None)
}

fn in_half(hour: u8, minute: u8, half: Option<Half>) -> Value {
    let hour_of_day = match half {
        None => {
            return Value::Time {
                hour,
                minute,
                half_known: false,
            };
        }
        Some(Half::Before) => hour % 12,
        Some(Half::After) => hour % 12 + 12,
        // Twelve to four at night is after midnight.
        Some(Half::Night) if hour == 12 || hour < 5 => hour % 12,
        Some(Half::Night) => hour + 12,
    };
    known(hour_of_day, minute)
}

fn known(hour: u8, minute: u8) -> Value {
    Value::Time {
        hour,
        minute,
        half_known: true,
    }
}
