//! The words that the rules know. Facts about English, compiled for this project.

/// What is followed by a name.
pub(super) const CUES: &[&[&str]] = &[
    &["tell"],
    &["ask"],
    &["remind"],
    &["email"],
    &["mail"],
    &["text"],
    &["message"],
    &["invite"],
    &["message", "to"],
    &["messages", "to"],
    &["message", "for"],
    &["message", "from"],
    &["messages", "from"],
    &["mail", "to"],
    &["mail", "from"],
    &["email", "to"],
    &["email", "from"],
    &["call", "from"],
    &["calls", "from"],
    &["note", "to"],
    &["note", "for"],
    &["speak", "to"],
    &["speak", "with"],
    &["talk", "to"],
    &["talk", "with"],
    &["meeting", "with"],
    &["meet", "with"],
    &["appointment", "with"],
    &["lunch", "with"],
    &["dinner", "with"],
    &["birthday", "of"],
    &["my", "name", "is"],
    &["name", "is"],
    &["i", "am", "called"],
    &["this", "is"],
    &["named"],
    &["called"],
    &["meet"],
];

/// What is followed by a name and, in speech, nothing else.
pub(super) const CALLING: &[&[&str]] = &[
    &["call"],
    &["phone"],
    &["ring"],
    &["dial"],
    &["drop", "in", "on"],
    &["facetime"],
    &["video", "call"],
];

/// What stands before a surname.
pub(super) const TITLES: &[&[&str]] = &[
    &["mr"],
    &["mrs"],
    &["ms"],
    &["miss"],
    &["mister"],
    &["dr"],
    &["doctor"],
    &["professor"],
    &["aunt"],
    &["auntie"],
    &["uncle"],
    &["grandma"],
    &["grandpa"],
    &["granny"],
];

/// Words that are never a name after a cue: what grammar needs, and the wake words, which are the
/// product's name.
const FUNCTION_WORDS: &str = "a about after again alexa all amazon an and another any anybody \
    anyone are as at away back be because before but by can computer could did do does down each \
    echo every everybody everyone everything for from go going had has have he her here hers him \
    his home how i if in into is it its just let make me mine more my myself no nobody not now of \
    off ok okay on once one or our out over please she should so some somebody someone something \
    stop than that the their them then there these they this those to today tomorrow tonight up us \
    want was we were what whats when where which while who why will with would yes yesterday you \
    your ziggy";

/// Words that have a capital in typed text without being names of people or places.
const CAPITALS: &str = "i i'm i'll i've i'd i\u{2019}m i\u{2019}ll i\u{2019}ve i\u{2019}d alexa \
    amazon computer echo ziggy monday tuesday wednesday thursday friday saturday sunday january \
    february march april may june july august september october november december celsius \
    fahrenheit english ok tv am pm dvd usb wifi wi-fi";

/// The given names.
const NAMES: &str = include_str!("names.txt");

pub(super) fn is_function_word(lower: &str) -> bool {
    FUNCTION_WORDS.split_whitespace().any(|word| word == lower)
}

pub(super) fn keeps_its_capital(lower: &str) -> bool {
    CAPITALS.split_whitespace().any(|word| word == lower)
}

pub(super) fn is_given_name(lower: &str) -> bool {
    NAMES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .any(|name| name == lower)
}

/// Digits that a spoken word stands for.
pub(super) fn digit_word(lower: &str) -> Option<usize> {
    let single = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match lower {
        // "double five" is two digits with the five that follows.
        "double" => Some(1),
        "triple" => Some(2),
        // Spoken zero; no other word of a number is a sound of surprise.
        "oh" => Some(1),
        word => single.contains(&word).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small_letters_and_no_words_that_grammar_needs() {
        let names: Vec<&str> = NAMES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        assert!(names.len() > 400, "{}", names.len());
        for name in names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase()), "{name}");
            assert!(
                !is_function_word(name) && !keeps_its_capital(name),
                "{name}"
            );
        }
    }
}
