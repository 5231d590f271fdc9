//! The platform's published rules for invocation names.

use super::super::load::{Origin, Reader, quoted};
use super::super::{LintLevel, Model};

/// Fewest and most characters.
const LENGTH: core::ops::RangeInclusive<usize> = 2..=50;

/// Words that open a skill, and words between its name and a request.
const LAUNCHING: [&str; 24] = [
    "run", "start", "play", "resume", "use", "launch", "ask", "open", "tell", "load", "begin",
    "enable", "to", "from", "in", "using", "with", "about", "for", "that", "by", "if", "and",
    "whether",
];

/// Words that wake a speaker, or name what a skill is.
const RESERVED: [&str; 6] = ["alexa", "amazon", "echo", "computer", "skill", "app"];

/// Words that do not count where a name has only two.
const SMALL: [&str; 9] = ["the", "a", "an", "of", "on", "at", "for", "to", "in"];

/// Languages that write with spaces and have words of one part, so that one word is rarely enough.
const SPACED: [&str; 6] = ["en", "es", "fr", "it", "pt", "hi"];

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    let place = format!("{}/invocationName", origin.language);
    let name = model.invocation.as_str();
    if name.is_empty() {
        if !origin.old {
            let message = "The skill has no invocation name, so nobody can open it by voice; add \"invocationName\".";
            reader.lint(LintLevel::Error, &place, message.to_owned());
        }
        return;
    }
    for (level, message) in characters(name)
        .into_iter()
        .chain(words(name, &model.locale))
    {
        let message = format!("The invocation name {} {message}", quoted(name));
        reader.lint(level, &place, message);
    }
}

fn characters(name: &str) -> Vec<(LintLevel, String)> {
    let mut all = Vec::new();
    let length = name.chars().count();
    if !LENGTH.contains(&length) {
        let (least, most) = LENGTH.into_inner();
        let message = format!("has {length} characters; it needs {least} to {most}.");
        all.push((LintLevel::Error, message));
    }
    if name.chars().any(char::is_uppercase) {
        all.push((
            LintLevel::Error,
            "has capital letters; write it in lower case.".to_owned(),
        ));
    }
    if name.chars().any(char::is_numeric) {
        all.push((
            LintLevel::Error,
            "has digits; write numbers as words.".to_owned(),
        ));
    }
    let allowed = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || " .'".contains(c);
    if !name.chars().all(allowed) {
        let message = "may only have letters, spaces, apostrophes and full stops.".to_owned();
        all.push((LintLevel::Error, message));
    }
    all
}

fn words(name: &str, locale: &str) -> Vec<(LintLevel, String)> {
    let mut all = Vec::new();
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    if let Some(word) = words.iter().find(|word| RESERVED.contains(word)) {
        let message = format!("contains “{word}”, which wakes a speaker or is reserved.");
        all.push((LintLevel::Error, message));
    }
    if words.len() == 1 && SPACED.contains(&language) {
        let message =
            "is a single word, which is only allowed for a brand of one's own.".to_owned();
        all.push((LintLevel::Warning, message));
    }
    if language != "en" {
        return all;
    }
    if let Some(word) = words.iter().find(|word| LAUNCHING.contains(word)) {
        let message = format!(
            "contains “{word}”, which opens a skill or leads over to a request; choose another word."
        );
        all.push((LintLevel::Error, message));
    } else if words.len() == 2 && words.iter().any(|word| SMALL.contains(word)) {
        let message =
            "has two words of which one is an article or a preposition; add a word.".to_owned();
        all.push((LintLevel::Error, message));
    }
    all
}
