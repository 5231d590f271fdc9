//! How words are said: from the dictionary, and from their letters where it lacks them.

use super::letters::Letters;
use super::phones::Phone;
use std::collections::HashMap;

const WORDS: &str = include_str!("../../grammar/dictionary.txt");

/// Endings that words of the dictionary take without changing: after voiceless sounds, after
/// hissing ones, after all others (`'s` and plural).
const VOICELESS: &str = "ptkfT";
const HISSING: &str = "szSZCJ";

/// Pronunciations.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// By word: one-letter codes, separated by spaces, and the place in the order of frequency.
    words: HashMap<&'static str, (&'static str, usize)>,
    letters: Letters,
}

impl Dictionary {
    pub(super) fn new() -> Self {
        let rows = WORDS.lines().enumerate();
        let rows = rows.filter_map(|(rank, row)| {
            let (word, codes) = row.split_once(' ')?;
            Some((word, (codes, rank)))
        });
        Self {
            words: rows.collect(),
            letters: Letters::shipped(),
        }
    }

    /// All words with their place in the order of frequency, most frequent first.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        WORDS.lines().filter_map(|row| Some(row.split_once(' ')?.0))
    }

    /// The ways to say a word, at least one unless it has no letter.
    pub(super) fn say(&self, word: &str) -> Vec<Vec<Phone>> {
        if let Some((codes, _)) = self.words.get(word) {
            return codes.split(' ').map(phones).collect();
        }
        if let Some(ways) = self.with_ending(word) {
            return ways;
        }
        let spelled = self.letters.say(word);
        if spelled.is_empty() {
            Vec::new()
        } else {
            vec![spelled]
        }
    }

    /// A known word with `'s` or a plural `s`.
    fn with_ending(&self, word: &str) -> Option<Vec<Vec<Phone>>> {
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
        let (codes, _) = self.words.get(stem)?;
        let said = codes.split(' ').map(|code| {
            let ending = match code.chars().last() {
                Some(last) if VOICELESS.contains(last) => "s",
                Some(last) if HISSING.contains(last) => "Az",
                _ => "z",
            };
            code.chars()
                .chain(ending.chars())
                .filter_map(Phone::of_code)
                .collect()
        });
        Some(said.collect())
    }
}

/// Phones of one-letter codes.
pub(super) fn phones(codes: &str) -> Vec<Phone> {
    codes.chars().filter_map(Phone::of_code).collect()
}
