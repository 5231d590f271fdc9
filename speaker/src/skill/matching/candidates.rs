//! Which samples are worth comparing with an utterance: those that share words with it, so that a
//! model of 50,000 samples costs little more than one of 50.

use super::patterns::{PatternId, Patterns, Step};
use super::vocabulary::{Like, Vocabulary, WordId};
use std::collections::{HashMap, HashSet};

/// Samples that share words with an utterance and are compared with it.
const MOST_COMPARED: usize = 300;

/// Samples without any word that are compared: their slots take anything.
const MOST_WORDLESS: usize = 60;

/// How much a sample suffers for each word that it is shorter or longer than the utterance, in
/// hundredths of a word: enough to decide between samples that share the same words.
const LENGTH: i64 = 2;

/// The samples by their words.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_word: HashMap<WordId, Vec<PatternId>>,
    wordless: Vec<PatternId>,
    /// Samples without slots by all their words: the very words are always found.
    literal: HashMap<Vec<WordId>, Vec<PatternId>>,
    /// Of each sample: the weight of its different words, and how many steps it has.
    sizes: Vec<(u32, usize)>,
}

impl Index {
    /// The index of some patterns.
    pub(super) fn new(patterns: &Patterns, vocabulary: &Vocabulary) -> Self {
        let mut index = Self::default();
        let mut wordless = HashSet::new();
        for (pattern, id) in patterns.all.iter().zip(0..) {
            let mut words: Vec<WordId> = pattern.words().collect();
            if words.len() == pattern.steps.len() {
                let same = index.literal.entry(words.clone()).or_default();
                same.push(id);
            }
            words.sort_unstable();
            words.dedup();
            let weight = words.iter().map(|word| u32::from(vocabulary.weight(*word)));
            index.sizes.push((weight.sum(), pattern.steps.len()));
            for word in &words {
                index.by_word.entry(*word).or_default().push(id);
            }
            let steps: Vec<Step> = pattern.steps.clone();
            if words.is_empty() && wordless.insert((pattern.intent, steps)) {
                index.wordless.push(id);
            }
        }
        index.wordless.truncate(MOST_WORDLESS);
        index
    }

    /// The samples to compare with an utterance, likeliest first. `like` has for each of its words
    /// the words of samples for which it can stand.
    pub(super) fn candidates(&self, like: &[Vec<Like>], vocabulary: &Vocabulary) -> Vec<PatternId> {
        let mut shared: HashMap<PatternId, u32> = HashMap::new();
        let mut seen: HashSet<WordId> = HashSet::new();
        for (word, cost) in like.iter().flatten() {
            if !seen.insert(*word) {
                continue;
            }
            let weight = u32::from(vocabulary.weight(*word));
            let worth = weight * u32::from(100_u16.saturating_sub(*cost)) / 100;
            for pattern in self.by_word.get(word).into_iter().flatten() {
                *shared.entry(*pattern).or_default() += worth;
            }
        }
        let mut ranked: Vec<(i64, PatternId)> = shared
            .into_iter()
            .map(|(pattern, shared)| (-self.rank(pattern, shared, like.len()), pattern))
            .collect();
        ranked.sort_unstable();
        ranked.truncate(MOST_COMPARED);
        let ranked = ranked.into_iter().map(|(_, pattern)| pattern);
        let mut all: Vec<PatternId> = ranked.chain(self.wordless.iter().copied()).collect();
        let known: HashSet<PatternId> = all.iter().copied().collect();
        let literal = self.literal(like).iter().take(MOST_WORDLESS);
        all.extend(literal.filter(|pattern| !known.contains(pattern)));
        all
    }

    /// The samples that have exactly the words of an utterance.
    fn literal(&self, like: &[Vec<Like>]) -> &[PatternId] {
        let own = |like: &Vec<Like>| {
            like.first()
                .filter(|(_, cost)| *cost == 0)
                .map(|(word, _)| *word)
        };
        let words: Option<Vec<WordId>> = like.iter().map(own).collect();
        let found = words.and_then(|words| self.literal.get(&words));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    fn rank(&self, pattern: PatternId, shared: u32, words: usize) -> i64 {
        let at = usize::try_from(pattern).unwrap_or(usize::MAX);
        let (weight, steps) = self.sizes.get(at).copied().unwrap_or_default();
        let missing = i64::from(weight.saturating_sub(shared));
        let length = i64::try_from(steps.abs_diff(words)).unwrap_or(i64::MAX / 4);
        i64::from(shared) - missing / 2 - LENGTH * length
    }
}
