//! Digits as words: numbers, ordinals and times of day.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// The value of a word for a number below a hundred (`seven`, `forty`).
pub(crate) fn value(word: &str) -> Option<u32> {
    let small = SMALL.iter().position(|small| *small == word);
    let tens = || TENS.iter().position(|tens| *tens == word).map(|at| at * 10);
    u32::try_from(small.or_else(tens)?).ok()
}

/// The value of a word for a place in a row (`third`, `twentieth`).
pub(crate) fn ordinal_value(word: &str) -> Option<u32> {
    match word {
        "twentieth" => Some(20),
        "thirtieth" => Some(30),
        "" => None,
        _ => ORDINALS
            .iter()
            .position(|ordinal| *ordinal == word)
            .and_then(|at| u32::try_from(at).ok()),
    }
}

/// The words of a number in digits: whole up to 999, digit by digit beyond.
pub(crate) fn number(digits: &str) -> Vec<String> {
    let short = digits.trim_start_matches('0');
    match short.parse::<usize>() {
        _ if short.is_empty() => vec!["zero".to_owned()],
        Ok(value) if value < 1000 => whole(value),
        _ => digits.chars().filter_map(digit).collect(),
    }
}

fn digit(c: char) -> Option<String> {
    let value = c.to_digit(10)?;
    let word = SMALL.get(usize::try_from(value).ok()?)?;
    Some((*word).to_owned())
}

fn whole(value: usize) -> Vec<String> {
    let mut words = Vec::new();
    if value >= 100 {
        words.extend(whole(value / 100));
        words.push("hundred".to_owned());
    }
    let rest = value % 100;
    if let Some(small) = SMALL.get(rest) {
        if rest > 0 || value == 0 {
            words.push((*small).to_owned());
        }
        return words;
    }
    words.extend(TENS.get(rest / 10).map(|tens| (*tens).to_owned()));
    if !rest.is_multiple_of(10) {
        words.extend(SMALL.get(rest % 10).map(|small| (*small).to_owned()));
    }
    words
}

/// The words of an ordinal in digits (`3rd`), up to the 31st.
pub(super) fn ordinal(piece: &str) -> Option<Vec<String>> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| piece.strip_suffix(end))?;
    let value: usize = digits.parse().ok()?;
    let tens = match value {
        20 => return Some(vec!["twentieth".to_owned()]),
        30 => return Some(vec!["thirtieth".to_owned()]),
        21..=29 => Some("twenty"),
        31 => Some("thirty"),
        1..=19 => None,
        _ => return None,
    };
    let place = ORDINALS.get(if tens.is_some() { value % 10 } else { value })?;
    Some(
        tens.into_iter()
            .chain([*place])
            .map(str::to_owned)
            .collect(),
    )
}

/// The words of a time of day in digits (`6:30`, `18:05`).
pub(super) fn clock(piece: &str) -> Option<Vec<String>> {
    let end = piece.find(|c: char| c.is_ascii_alphabetic());
    let (digits, half) = piece.split_at(end.unwrap_or(piece.len()));
    let half = match half {
        "" => None,
        "am" | "a.m" => Some("a.m."),
        "pm" | "p.m" => Some("p.m."),
        _ => return None,
    };
    let (hour, minute) = digits.split_once([':', '.'])?;
    let hour: usize = hour.parse().ok()?;
    let minute: usize = minute.parse().ok().filter(|_| minute.len() == 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    let (hour, half) = match hour {
        0 => (12, half.or(Some("a.m."))),
        13.. => (hour - 12, half.or(Some("p.m."))),
        _ => (hour, half),
    };
    let mut words = whole(hour);
    match minute {
        0 => {}
        1..=9 => {
            words.push("oh".to_owned());
            words.extend(whole(minute));
        }
        _ => words.extend(whole(minute)),
    }
    words.extend(half.map(str::to_owned));
    Some(words)
}
