//! Numbers in words, as `AMAZON.NUMBER` and `AMAZON.FOUR_DIGIT_NUMBER` give them.

use crate::understand::spell_out::value;

/// Numbers at and beyond this are no numbers that a person says.
const TOO_LARGE: u64 = 1_000_000_000_000_000;

/// The number that words say, in digits: `one hundred and five` is `105`, `minus three` is `-3`,
/// `nineteen eighty four` is `1984`, `three point five` is `3.5`.
pub(super) fn number(words: &[&str]) -> Option<String> {
    let (sign, words) = match words {
        ["minus" | "negative", rest @ ..] => ("-", rest),
        _ => ("", words),
    };
    let Some(point) = words.iter().position(|word| *word == "point") else {
        return whole(words).map(|number| format!("{sign}{number}"));
    };
    let (before, behind) = words.split_at(point);
    let before = if before.is_empty() { 0 } else { whole(before)? };
    let behind = digits(behind.get(1..)?)?;
    Some(format!("{sign}{before}.{behind}"))
}

/// Four digits that words say: a year, or digit by digit.
pub(super) fn four_digits(words: &[&str]) -> Option<String> {
    let said = digits(words).or_else(|| whole(words).map(|number| number.to_string()))?;
    (said.len() == 4).then_some(said)
}

/// A whole number, however it is said.
pub(super) fn whole(words: &[&str]) -> Option<u64> {
    if let [digits] = words
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return digits.parse().ok().filter(|number| *number < TOO_LARGE);
    }
    let spelled = || digits(words).filter(|said| said.len() > 1 && said.len() < 16);
    grammatical(words)
        .or_else(|| in_pairs(words))
        .or_else(|| spelled()?.parse().ok())
}

/// Words that are one digit each, as digits.
pub(super) fn digits(words: &[&str]) -> Option<String> {
    let mut said = String::new();
    let mut times = 1;
    for word in words {
        let digit = match *word {
            "double" | "triple" => {
                times = if *word == "double" { 2 } else { 3 };
                continue;
            }
            "oh" | "o" => 0,
            word if word.bytes().all(|byte| byte.is_ascii_digit()) => {
                said.push_str(word);
                continue;
            }
            word => value(word).filter(|digit| *digit < 10)?,
        };
        for _ in 0..core::mem::replace(&mut times, 1) {
            said.push(char::from_digit(digit, 10)?);
        }
    }
    (!said.is_empty() && times == 1).then_some(said)
}

/// As numbers are read out: `two thousand three hundred and seven`.
fn grammatical(words: &[&str]) -> Option<u64> {
    let mut total: u64 = 0;
    // Below a thousand.
    let mut part: Option<u64> = None;
    let mut last_scale = u64::MAX;
    for (at, word) in words.iter().enumerate() {
        match *word {
            "and" if at > 0 && at + 1 < words.len() => continue,
            "a" | "an" if part.is_none() && total == 0 && words.len() > 1 => {
                part = Some(1);
            }
            "hundred" => part = Some(hundreds(part)?),
            "dozen" => part = Some(part.unwrap_or(1).checked_mul(12)?),
            word => match scale(word) {
                Some(scale) if scale < last_scale => {
                    total = total.checked_add(part.take().unwrap_or(1).checked_mul(scale)?)?;
                    last_scale = scale;
                }
                Some(_) => return None,
                None => part = Some(below_hundred(part, word)?),
            },
        }
    }
    let sum = total.checked_add(part.unwrap_or(0))?;
    (sum < TOO_LARGE && (part.is_some() || last_scale != u64::MAX)).then_some(sum)
}

fn hundreds(part: Option<u64>) -> Option<u64> {
    let part = part.unwrap_or(1);
    (1..100).contains(&part).then_some(part * 100)
}

fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return None,
    })
}

/// Adds a word below a hundred where it has room: tens after hundreds, ones after tens.
fn below_hundred(part: Option<u64>, word: &str) -> Option<u64> {
    let value = match value(word) {
        Some(value) => u64::from(value),
        None => word.parse().ok().filter(|value| *value < 1_000)?,
    };
    let Some(part) = part else { return Some(value) };
    let room = match value {
        1..=9 => part.is_multiple_of(10) && part % 100 != 10 && part > 0,
        10..=99 => part.is_multiple_of(100) && part > 0,
        _ => false,
    };
    room.then_some(part + value)
}

/// As years and rooms are read out: `nineteen eighty four`, `twenty oh five`, `three fifty`.
fn in_pairs(words: &[&str]) -> Option<u64> {
    (1..words.len()).find_map(|at| {
        let (first, second) = words.split_at(at);
        let first = grammatical(first).filter(|first| (1..100).contains(first))?;
        let second = match second {
            ["oh" | "o", digit] => value(digit).filter(|digit| *digit < 10).map(u64::from),
            _ => grammatical(second).filter(|second| (10..100).contains(second)),
        }?;
        Some(first * 100 + second)
    })
}
