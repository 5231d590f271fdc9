//! Text as it is typed, turned into words as they are said: lower case, no punctuation, numbers
//! spelled out, accents taken off.

use super::spell_out::{clock, number, ordinal};

/// Longest text that is read, in characters; the rest is left out. A spoken command ends after
/// 15 s, which is about 250 characters.
const MOST_CHARACTERS: usize = 600;

/// The words of a text as they are said; empty when there is nothing to say. Only the first 600
/// characters are read.
#[must_use]
pub fn spoken_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let plain: String = text.chars().take(MOST_CHARACTERS).flat_map(plain).collect();
    for piece in plain.split_whitespace() {
        piece_words(piece, &mut words);
    }
    contracted(words)
}

/// A character as the letters A to Z, digits, apostrophes, colons and spaces know it.
fn plain(c: char) -> impl Iterator<Item = char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let (one, two) = match lower {
        '0'..='9' | '\'' | ':' | '%' | '&' | '.' => (lower, None),
        '’' | '‘' | '`' => ('\'', None),
        _ => latin(lower).unwrap_or((' ', None)),
    };
    core::iter::once(one).chain(two)
}

/// A lower-case Latin letter without its accent, as one or two letters from a to z.
pub(crate) const fn latin(lower: char) -> Option<(char, Option<char>)> {
    Some(match lower {
        'a'..='z' => (lower, None),
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => ('a', None),
        'ä' | 'æ' => ('a', Some('e')),
        'ç' | 'ć' | 'č' => ('c', None),
        'ď' | 'đ' | 'ð' => ('d', None),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => ('e', None),
        'ğ' => ('g', None),
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => ('i', None),
        'ł' => ('l', None),
        'ñ' | 'ń' | 'ň' => ('n', None),
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => ('o', None),
        'ö' | 'œ' => ('o', Some('e')),
        'ř' => ('r', None),
        'ś' | 'š' | 'ş' | 'ș' => ('s', None),
        'ß' => ('s', Some('s')),
        'ţ' | 'ț' | 'ť' => ('t', None),
        'þ' => ('t', Some('h')),
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => ('u', None),
        'ü' => ('u', Some('e')),
        'ý' | 'ÿ' => ('y', None),
        'ź' | 'ż' | 'ž' => ('z', None),
        _ => return None,
    })
}

/// One piece between spaces: a word, a number, a time, or letters and digits run together.
fn piece_words(piece: &str, words: &mut Vec<String>) {
    let piece = piece.trim_matches(|c: char| ".:'".contains(c));
    if let Some(said) = clock(piece) {
        words.extend(said);
        return;
    }
    match piece {
        "am" | "a.m" if after_number(words) => return words.push("a.m.".to_owned()),
        "pm" | "p.m" => return words.push("p.m.".to_owned()),
        "a.m" => return words.push("a.m.".to_owned()),
        _ => {}
    }
    if let Some(said) = ordinal(piece) {
        words.extend(said);
        return;
    }
    for part in runs(piece) {
        match part.chars().next() {
            Some('0'..='9') => words.extend(number(part)),
            Some('%') => words.push("percent".to_owned()),
            Some('&') => words.push("and".to_owned()),
            Some('\'' | ':' | '.') | None => {}
            _ if part == "am" && after_number(words) => words.push("a.m.".to_owned()),
            _ if part == "pm" => words.push("p.m.".to_owned()),
            _ => words.push(part.trim_matches('\'').to_owned()),
        }
    }
}

/// Stretches of digits, of letters with apostrophes, and of anything else.
fn runs(piece: &str) -> Vec<&str> {
    let class = |c: char| match c {
        '0'..='9' => 0,
        'a'..='z' | '\'' => 1,
        _ => 2,
    };
    let mut all = Vec::new();
    let mut rest = piece;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| class(c) != class(first));
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        all.push(run);
        rest = after;
    }
    all
}

/// Whether the last word is what stands before “a.m.”.
fn after_number(words: &[String]) -> bool {
    const ENDS: [&str; 30] = [
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
        "o'clock",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "past",
        "to",
        "quarter",
        "half",
        "oh",
        "zero",
    ];
    words
        .last()
        .is_some_and(|last| ENDS.contains(&last.as_str()))
}

/// Words that people write without their apostrophe, or apart.
fn contracted(words: Vec<String>) -> Vec<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("whats", "what's"),
        ("dont", "don't"),
        ("didnt", "didn't"),
        ("im", "i'm"),
        ("id", "i'd"),
        ("ive", "i've"),
        ("cant", "can't"),
        ("wasnt", "wasn't"),
        ("shouldnt", "shouldn't"),
        ("youre", "you're"),
        ("thats", "that's"),
        ("its", "it's"),
        ("lets", "let's"),
        ("whos", "who's"),
        ("hows", "how's"),
        ("todays", "today's"),
        ("yesterdays", "yesterday's"),
        ("tomorrows", "tomorrow's"),
        ("oclock", "o'clock"),
        ("u", "you"),
    ];
    // Short, one, many.
    const UNITS: [(&str, &str, &str); 6] = [
        ("hr", "hour", "hours"),
        ("hrs", "hour", "hours"),
        ("min", "minute", "minutes"),
        ("mins", "minute", "minutes"),
        ("sec", "second", "seconds"),
        ("secs", "second", "seconds"),
    ];
    let mut long: Vec<String> = Vec::new();
    for word in words {
        let one = matches!(long.last().map(String::as_str), Some("one" | "a" | "an"));
        let unit = UNITS.iter().find(|(short, ..)| *short == word);
        let pair = PAIRS.iter().find(|(short, _)| *short == word);
        long.push(match (unit, pair) {
            (Some((_, single, _)), _) if one => (*single).to_owned(),
            (Some((_, _, many)), _) => (*many).to_owned(),
            (_, Some((_, long))) => (*long).to_owned(),
            _ => word,
        });
    }
    long
}
