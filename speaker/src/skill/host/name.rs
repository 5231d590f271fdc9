//! Names that strangers gave: cleaned for showing, saying and comparing.

use crate::skill::ssml::tidy;

/// Longest name that is shown, characters.
const LONGEST: usize = 60;

/// What wakes the speaker: it must not say it itself.
const WAKES: [&str; 4] = ["alexa", "echo", "computer", "amazon"];

/// A name as it is shown: no control characters, not too long, never empty.
pub(super) fn shown(name: &str, instead: &str) -> String {
    let name: String = tidy(name).chars().take(LONGEST).collect();
    if name.is_empty() {
        return shown_or(instead);
    }
    name
}

fn shown_or(instead: &str) -> String {
    let instead: String = tidy(instead).chars().take(LONGEST).collect();
    if instead.is_empty() {
        "A skill without a name".to_owned()
    } else {
        instead
    }
}

/// A name as the speaker may say it.
pub(in crate::skill) fn said(name: &str) -> &str {
    let lower = name.to_lowercase();
    if WAKES.iter().any(|wake| lower.contains(wake)) {
        "The skill"
    } else {
        name
    }
}

/// The words of a text for comparing: lower case, letters, digits and apostrophes only.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace('’', "'");
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    let words = words
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// An identifier of a name: `voice-recorder`.
pub(super) fn slug(name: &str) -> String {
    let ascii = words(name).join("-");
    let kept = ascii
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    kept.take(LONGEST).collect()
}
