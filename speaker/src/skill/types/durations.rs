//! Spans of time, as `AMAZON.DURATION` gives them (ISO 8601).

use super::numbers;
use crate::understand::slots::spans;

/// Units of a day and more, greatest first, then those below; the order in which ISO 8601 has them.
const UNITS: [(&str, char); 7] = [
    ("year", 'Y'),
    ("month", 'M'),
    ("week", 'W'),
    ("day", 'D'),
    ("hour", 'H'),
    ("minute", 'M'),
    ("second", 'S'),
];

/// How many of them are days and more.
const DATE_UNITS: usize = 4;

/// The span that words say: `ninety minutes` is `PT90M`, `two weeks` is `P2W`, `an hour and a half`
/// is `PT1H30M`.
pub(super) fn duration(words: &[&str]) -> Option<String> {
    let words = match words {
        ["for", rest @ ..] => rest,
        _ => words,
    };
    if let [word] = words
        && let Some(iso) = iso(word)
    {
        return Some(iso);
    }
    let parted = ["half", "quarter", "quarters", "couple", "few"];
    if words.iter().any(|word| parted.contains(word)) {
        return in_parts(words);
    }
    let mut counts = [None::<u64>; UNITS.len()];
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        let Some(unit) = unit(word) else { continue };
        let said = words.get(from..at)?;
        let said = match said {
            ["and", rest @ ..] => rest,
            _ => said,
        };
        let count = match said {
            ["a" | "an"] => 1,
            _ => numbers::whole(said)?,
        };
        let place = counts.get_mut(unit)?;
        if place.replace(count).is_some() {
            return None;
        }
        from = at + 1;
    }
    (from == words.len()).then(|| written(&counts))?
}

/// The place of a unit in [`UNITS`].
fn unit(word: &str) -> Option<usize> {
    let one = word.strip_suffix('s').unwrap_or(word);
    UNITS.iter().position(|(name, _)| *name == one)
}

fn written(counts: &[Option<u64>]) -> Option<String> {
    let mut text = "P".to_owned();
    let mut in_time = false;
    for (at, (count, (_, sign))) in counts.iter().zip(UNITS).enumerate() {
        let Some(count) = count else { continue };
        if at >= DATE_UNITS && !in_time {
            text.push('T');
            in_time = true;
        }
        text.push_str(&format!("{count}{sign}"));
    }
    (text.len() > 1).then_some(text)
}

/// Halves and quarters, to the second.
fn in_parts(words: &[&str]) -> Option<String> {
    let seconds = u64::from(spans::seconds(words)?);
    let mut counts = [None; UNITS.len()];
    let parts = [
        seconds / 86_400,
        seconds / 3_600 % 24,
        seconds / 60 % 60,
        seconds % 60,
    ];
    for (place, count) in counts.iter_mut().skip(DATE_UNITS - 1).zip(parts) {
        *place = (count > 0).then_some(count);
    }
    written(&counts)
}

/// `PT5M` as it is typed.
fn iso(word: &str) -> Option<String> {
    let upper = word.to_ascii_uppercase();
    let rest = upper.strip_prefix('P')?;
    let fits = rest.len() > 1
        && rest.len() < 20
        && rest.bytes().any(|byte| byte.is_ascii_digit())
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"YMWDTHS".contains(&byte));
    fits.then_some(upper)
}
