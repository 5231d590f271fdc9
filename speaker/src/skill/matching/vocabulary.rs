//! All words of a model's samples: how much each one tells, and which are like a word that was said.

use super::costs::{CARRIER, CONTENT, MISSPELT, OTHER_FORM, SMALL, SOUND_ALIKE, TURNING, UNKNOWN};
use super::likeness::{sound, stem};
use super::small_words;
use super::words::tokens;
use crate::understand::spelling::alike;
use std::collections::{HashMap, HashSet};

/// A word of the samples.
pub(super) type WordId = u32;

/// Words of the samples that a said word can stand for.
const MOST_LIKE: usize = 24;

/// Words that are compared letter by letter with one that no sample has.
const MOST_COMPARED: usize = 3_000;

/// A word of the samples that stands for a said one, and what that costs in hundredths of its own
/// weight.
pub(super) type Like = (WordId, u16);

/// The words of a model's samples.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    language: String,
    ids: HashMap<String, WordId>,
    names: Vec<String>,
    weights: Vec<u16>,
    by_stem: HashMap<String, Vec<WordId>>,
    by_sound: HashMap<String, Vec<WordId>>,
    /// By first letter, for slips of the finger.
    by_letter: HashMap<char, Vec<(String, WordId)>>,
    small: HashSet<String>,
    turning: HashSet<String>,
}

impl Vocabulary {
    /// No words yet.
    pub(super) fn new(language: &str) -> Self {
        let folded = |word: &str| tokens(word, language).joined();
        Self {
            language: language.to_owned(),
            small: small_words::small(language).map(folded).collect(),
            turning: small_words::turning(language).map(folded).collect(),
            ..Self::default()
        }
    }

    /// The number of a word, a new one for a new word.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.ids.len()).unwrap_or(WordId::MAX);
        self.ids.insert(word.to_owned(), id);
        self.names.push(word.to_owned());
        self.weights.push(CONTENT);
        if let Some(stem) = stem(word, &self.language) {
            self.by_stem.entry(stem).or_default().push(id);
        }
        if let Some(sound) = sound(word) {
            self.by_sound.entry(sound).or_default().push(id);
        }
        if let Some(first) = word.chars().next() {
            let alike = self.by_letter.entry(first).or_default();
            alike.push((word.to_owned(), id));
        }
        id
    }

    /// Sets the weights: `intents_of` says of each word in how many intents it is, out of `intents`.
    pub(super) fn weigh(&mut self, intents_of: &HashMap<WordId, usize>, intents: usize) {
        for (word, id) in &self.ids {
            let everywhere = intents_of.get(id).copied().unwrap_or(1);
            let weight = if self.turning.contains(word) {
                TURNING
            } else if self.small.contains(word) {
                SMALL
            } else if everywhere > 1 && everywhere * 2 > intents {
                CARRIER
            } else {
                CONTENT
            };
            let at = usize::try_from(*id).unwrap_or(usize::MAX);
            if let Some(own) = self.weights.get_mut(at) {
                *own = weight;
            }
        }
    }

    /// The word of a number.
    pub(super) fn name(&self, id: WordId) -> &str {
        let at = usize::try_from(id).unwrap_or(usize::MAX);
        self.names.get(at).map_or("", String::as_str)
    }

    /// What a word of the samples costs when it is missing.
    pub(super) fn weight(&self, id: WordId) -> u16 {
        let at = usize::try_from(id).unwrap_or(usize::MAX);
        self.weights.get(at).copied().unwrap_or(CONTENT)
    }

    /// What a said word costs when it is too many.
    pub(super) fn extra(&self, word: &str) -> u16 {
        if self.turning.contains(word) {
            return TURNING;
        }
        if self.small.contains(word) {
            return SMALL;
        }
        self.ids.get(word).map_or(UNKNOWN, |id| self.weight(*id))
    }

    /// The number of a word that samples have.
    pub(super) fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The words of the samples for which a said word can stand, itself first.
    pub(super) fn like(&self, word: &str) -> Vec<Like> {
        let own = self.id(word);
        let mut all: Vec<Like> = own.map(|id| (id, 0)).into_iter().collect();
        let stem = stem(word, &self.language);
        let forms = stem.and_then(|stem| self.by_stem.get(&stem));
        let sounds = sound(word).and_then(|sound| self.by_sound.get(&sound));
        let forms = forms.into_iter().flatten().map(|id| (*id, OTHER_FORM));
        let sounds = sounds.into_iter().flatten().map(|id| (*id, SOUND_ALIKE));
        for (id, cost) in forms.chain(sounds) {
            if all.len() < MOST_LIKE && all.iter().all(|(known, _)| *known != id) {
                all.push((id, cost));
            }
        }
        if own.is_none() {
            self.add_misspelt(word, &mut all);
        }
        all
    }

    fn add_misspelt(&self, word: &str, all: &mut Vec<Like>) {
        // The first two letters are where a slip at the start can put the right one.
        let firsts = word.chars().take(2);
        let near = firsts
            .filter_map(|letter| self.by_letter.get(&letter))
            .flatten();
        for (known, id) in near.take(MOST_COMPARED) {
            if all.len() >= MOST_LIKE {
                return;
            }
            if alike(word, known) && all.iter().all(|(known, _)| known != id) {
                all.push((*id, MISSPELT));
            }
        }
    }
}
