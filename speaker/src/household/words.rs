//! Sentences out of what was understood: quoting, names, and keeping the wake word out of them.

use crate::understand::{Slot, Understood, Value};

/// The wake word, which the speaker does not say: it would wake itself.
const WAKE_WORD: &str = "alexa";

/// Longest quotation, characters: about ten seconds of speech.
const LONGEST_QUOTE: usize = 150;

/// Words that someone said, in quotation marks, without the wake word that called the speaker.
pub(super) fn quoted(said: &str) -> String {
    let mut said = said.trim();
    for before in ["hey ", "okay ", "ok ", ""] {
        let call = format!("{before}{WAKE_WORD}");
        let called = said
            .get(..call.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(&call));
        if called && said.len() > call.len() {
            said = said.get(call.len()..).unwrap_or_default();
            said = said.trim_start_matches([' ', ',']);
            break;
        }
    }
    let mut short: String = said.chars().take(LONGEST_QUOTE).collect();
    if short.len() < said.len() {
        short.push('…');
    }
    format!("“{short}”")
}

/// A text in which the wake word, quoted or not, is called by what it is.
pub(super) fn without_wake_word(text: String) -> String {
    let mut rest = text.as_str();
    let mut kept = String::new();
    while let Some(at) = find_wake_word(rest) {
        let before = rest.get(..at).unwrap_or_default();
        let after = rest.get(at + WAKE_WORD.len()..).unwrap_or_default();
        let quoted = before
            .strip_suffix(['"', '“'])
            .zip(after.strip_prefix(['"', '”']));
        let (before, after) = quoted.unwrap_or((before, after));
        kept.push_str(before);
        kept.push_str("my name");
        rest = after;
    }
    if kept.is_empty() {
        return text;
    }
    kept + rest
}

fn find_wake_word(text: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| {
        text.get(*at..*at + WAKE_WORD.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(WAKE_WORD))
    })
}

/// Words with a capital at the beginning of each.
pub(super) fn capitalised(words: &str) -> String {
    let words = words.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase());
        first.into_iter().flatten().chain(letters).collect()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// So many of something.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("one {one}"),
        _ => format!("{number} {many}"),
    }
}

/// What a command carries, as it stands behind the thing that was asked for: ` for ten minutes called
/// “pasta”`.
pub(super) fn read_back(meant: &Understood) -> String {
    meant.slots.iter().map(slot).collect()
}

fn slot(slot: &Slot) -> String {
    let text = &slot.text;
    match (slot.name.as_str(), &slot.value) {
        (_, Value::Duration { .. }) => format!(" for {text}"),
        ("until", _) => format!(" until {text}"),
        (_, Value::Time { .. }) => format!(" at {text}"),
        (_, Value::Date { .. }) => format!(" {}", day(text)),
        (_, Value::Number { number }) => format!(" number {number}"),
        (_, Value::Place { .. }) => format!(", the {text} one"),
        ("to", Value::Name { name }) => format!(" to {}", person(name)),
        ("from", Value::Name { name }) => format!(" from {}", person(name)),
        ("contact", Value::Name { name }) => format!(" with {}", person(name)),
        (_, Value::Name { name }) => format!(" called “{name}”"),
        (_, Value::Text { text }) => format!(", {}", quoted(text)),
    }
}

/// A name as it is written; “my sister” is the person's, not the speaker's.
pub(super) fn person(name: &str) -> String {
    match name.strip_prefix("my ") {
        Some(relative) => format!("your {relative}"),
        None => capitalised(name),
    }
}

fn day(text: &str) -> String {
    const SMALL: [&str; 9] = [
        "today",
        "tomorrow",
        "yesterday",
        "on",
        "next",
        "this",
        "the",
        "of",
        "last",
    ];
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let ordinal = word.ends_with("th") || word.ends_with("st") || word.ends_with("nd");
            if SMALL.contains(&word) || ordinal || word == "third" || word.starts_with("twenty") {
                word.to_owned()
            } else {
                capitalised(word)
            }
        })
        .collect();
    let words = words.join(" ");
    if text.ends_with("day") && !text.contains(' ') && !SMALL.contains(&text) {
        return format!("on {words}");
    }
    words
}
