//! Digits and letters one by one: telephone numbers, codes.

use super::numbers;
use crate::understand::spell_out::value;

/// Fewest and most digits of a telephone number that a person dials.
const PHONE_DIGITS: core::ops::RangeInclusive<usize> = 3..=15;

/// “Nine hundred and ninety nine”.
const MOST_GROUP_WORDS: usize = 5;

/// The digits of a telephone number: `five five five oh one double two` is `5550122`.
pub(super) fn phone(words: &[&str]) -> Option<String> {
    let words: Vec<&str> = match words {
        ["plus", rest @ ..] => rest.to_vec(),
        _ => words.to_vec(),
    };
    let mut said = String::new();
    let mut from = 0;
    while let Some(rest) = words.get(from..).filter(|rest| !rest.is_empty()) {
        let (piece, length) = group(rest)?;
        said.push_str(&piece);
        from += length;
    }
    PHONE_DIGITS.contains(&said.len()).then_some(said)
}

/// The digits at the start of a row of words, and how many words say them: one digit, several of
/// one, or a number such as “five hundred fifty five”.
fn group(words: &[&str]) -> Option<(String, usize)> {
    let longest = words.len().min(MOST_GROUP_WORDS);
    let number = (2..=longest).rev().find_map(|length| {
        let group = words.get(..length)?;
        let repeated = |word: &&str| ["double", "triple"].contains(word);
        let digit = |word: &&str| numbers::digits(&[word]).is_some();
        let spelled = group.iter().all(digit) || group.iter().any(repeated);
        let number = numbers::whole(group).filter(|number| *number < 1_000 && !spelled);
        Some((number?.to_string(), length))
    });
    let several = || match words {
        ["double" | "triple", _, ..] => Some((numbers::digits(words.get(..2)?)?, 2)),
        _ => None,
    };
    let one = || {
        let word = words.first()?;
        let digit = numbers::digits(&[word]);
        Some((
            digit.or_else(|| value(word).map(|value| value.to_string()))?,
            1,
        ))
    };
    several().or(number).or_else(one)
}

/// Letters and digits: `a b one two` is `ab12`.
pub(super) fn signs(words: &[&str]) -> Option<String> {
    let mut said = String::new();
    for word in words {
        match value(word) {
            Some(number) => said.push_str(&number.to_string()),
            None if word.chars().count() == 1 => said.push_str(word),
            None if word.bytes().all(|byte| byte.is_ascii_digit()) => said.push_str(word),
            None => return None,
        }
    }
    Some(said)
}
