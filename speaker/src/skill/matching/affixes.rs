//! Letters that are written to a slot without a space: the “s” of `{animal}s`, the “rezept” of
//! `{zutat}rezept`, the particle of an Arabic noun.

use super::words::{Words, is_joining};

/// The letters before and behind a slot, by their place in [`Affixes`]. The default has none.
pub(super) type AffixId = usize;

/// All pairs of letters before and behind slots.
#[derive(Debug)]
pub(super) struct Affixes {
    all: Vec<[String; 2]>,
}

impl Default for Affixes {
    fn default() -> Self {
        Self {
            all: vec![[String::new(), String::new()]],
        }
    }
}

impl Affixes {
    /// The number of a pair, a new one for a new pair.
    pub(super) fn add(&mut self, pair: [String; 2]) -> AffixId {
        let known = self.all.iter().position(|known| *known == pair);
        known.unwrap_or_else(|| {
            self.all.push(pair);
            self.all.len() - 1
        })
    }

    /// Some of the words of an utterance without the letters before and behind a slot. `None` when
    /// they have none of these letters, or nothing else.
    pub(super) fn bare(&self, id: AffixId, words: &Words, at: (usize, usize)) -> Option<Words> {
        let [prefix, suffix] = self.all.get(id)?;
        words.without(at, prefix, suffix)
    }
}

/// The letters at the start of a text that belong to the slot before it, when there is one, and the
/// rest.
pub(super) fn leading(words: &str, after_slot: bool) -> (&str, &str) {
    if !after_slot {
        return ("", words);
    }
    let end = words.find(|c| !is_joining(c)).unwrap_or(words.len());
    words.split_at(end)
}

/// A text without the letters at its end that belong to the slot behind it, when there is one, and
/// these letters.
pub(super) fn trailing(words: &str, before_slot: bool) -> (&str, &str) {
    if !before_slot {
        return (words, "");
    }
    let rest = words.trim_end_matches(is_joining);
    words.split_at(rest.len())
}
