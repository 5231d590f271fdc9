//! What the person adds to the grammar: contacts, skills and words.
//!
//! Everything is user input: entries that cannot be said, are far too long, stand there twice or
//! are commands already are reported and do no harm.

use super::normal::spoken_words;
use super::source::{Phrase, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest entry that can be said in one breath, in words.
const MOST_WORDS: usize = 6;
/// Longest entry, in characters: longer than any name on a passport.
const MOST_CHARACTERS: usize = 60;
/// Most entries of a kind: each makes the graph bigger, and with this many it stays below 8 MB.
const MOST_ENTRIES: usize = 300;

/// What the person added, as they wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Whom messages go to.
    pub contacts: Vec<String>,
    /// What the skills are called when they are asked for.
    pub skills: Vec<String>,
    /// Words that may occur in messages and announcements.
    pub words: Vec<String>,
}

/// An entry, or a line of the grammar, that is not used as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrammarWarning {
    /// The entry, shortened.
    pub entry: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

/// How a name's words are written: by the words, lower case, joined by spaces.
pub(super) type Spellings = BTreeMap<String, String>;

/// Adds the names to the rules `contact` and `skill`. Returns how they are written, the extra words
/// and what could not be used. `known` tells whether words are a command of their own.
pub(super) fn add(
    source: &mut Source,
    names: &Names,
    known: impl Fn(&str) -> bool,
) -> (Spellings, Vec<String>, Vec<GrammarWarning>) {
    let mut warnings = Vec::new();
    let mut spellings = Spellings::new();
    for (rule, entries) in [("contact", &names.contacts), ("skill", &names.skills)] {
        let mut taken = BTreeMap::new();
        for entry in entries {
            let words = match usable(entry, taken.len(), |words| taken.contains_key(words)) {
                Ok(words) => words,
                Err(message) => {
                    warnings.push(warning(entry, message));
                    continue;
                }
            };
            if known(&words) {
                warnings.push(warning(
                    entry,
                    "This is a command as well; said alone it is taken as the command.",
                ));
            }
            let said = words.split(' ').map(|word| Phrase::Word(word.to_owned()));
            let rules = source.rules.entry(rule.to_owned()).or_default();
            rules.push(Phrase::All(said.collect()));
            spellings.insert(words.clone(), entry.trim().to_owned());
            taken.insert(words, ());
        }
    }
    let mut extra: Vec<String> = Vec::new();
    for entry in &names.words {
        match usable(entry, extra.len(), |words| extra.iter().any(|w| w == words)) {
            Ok(words) => extra.extend(words.split(' ').map(str::to_owned)),
            Err(message) => warnings.push(warning(entry, message)),
        }
    }
    (spellings, extra, warnings)
}

/// The words of an entry, or why it cannot be used.
fn usable(
    entry: &str,
    so_far: usize,
    taken: impl Fn(&str) -> bool,
) -> Result<String, &'static str> {
    if entry.trim().is_empty() {
        return Err("This entry is empty. Write a name.");
    }
    if so_far >= MOST_ENTRIES {
        return Err("There are too many entries; this one cannot be said. Remove some.");
    }
    if entry.chars().count() > MOST_CHARACTERS {
        return Err("This name is too long to be said. Write at most 60 characters.");
    }
    let words = spoken_words(entry);
    if words.is_empty() {
        return Err(
            "This name has no letters that the speaker can pronounce. Write it as it sounds, in the letters A to Z.",
        );
    }
    if words.len() > MOST_WORDS {
        return Err("This name has too many words. Write at most six.");
    }
    let words = words.join(" ");
    if taken(&words) {
        return Err("This name is there already.");
    }
    Ok(words)
}

fn warning(entry: &str, message: &str) -> GrammarWarning {
    GrammarWarning {
        entry: entry.chars().take(MOST_CHARACTERS).collect(),
        message: message.to_owned(),
    }
}
