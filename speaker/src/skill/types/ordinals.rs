//! Places in a row.

use super::numbers;
use crate::understand::spell_out::ordinal_value;

/// The place that words say, in digits: `twenty first` is `21`. “Last” stays a word.
pub(super) fn ordinal(words: &[&str]) -> Option<String> {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    let (last, before) = words.split_last()?;
    if before.is_empty() && *last == "last" {
        return Some("last".to_owned());
    }
    let place = match *last {
        "hundredth" => 100,
        "thousandth" => 1_000,
        // “Number three” in languages that mark places so.
        "th" => return numbers::whole(before).map(|place| place.to_string()),
        word => u64::from(ordinal_value(word)?),
    };
    if before.is_empty() {
        return Some(place.to_string());
    }
    let tens = numbers::whole(before)?;
    let place = match place {
        100 | 1_000 if tens < 100 => tens * place,
        1..=9 if tens >= 20 && tens.is_multiple_of(10) => tens + place,
        10.. if tens.is_multiple_of(100) && tens > 0 => tens + place,
        _ => return None,
    };
    Some(place.to_string())
}
