//! Sentences of the grammar, drawn at random from a seed: what the trainer has spoken and the tests
//! say. The same seed gives the same sentences.

use super::source::{Phrase, Source};

/// How often words that may be missing are there.
const MAYBE: f64 = 0.45;
/// How often something polite, or the wake word, stands before a command.
const BEFORE: f64 = 0.4;
/// How often something stands after it.
const AFTER: f64 = 0.15;
/// Deepest chain of rules that name rules.
const DEEPEST: usize = 32;

/// A sentence of the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The intent it was drawn from.
    pub intent: String,
    /// What was drawn for the slots: name and words.
    pub slots: Vec<(String, String)>,
    /// The words, as they are shown.
    pub sentence: String,
}

/// Draws sentences.
#[derive(Debug)]
pub(super) struct Draw<'a> {
    source: &'a Source,
    state: u64,
    words: Vec<String>,
    slots: Vec<(String, String)>,
}

impl<'a> Draw<'a> {
    pub(super) fn new(source: &'a Source, seed: u64) -> Self {
        Self {
            source,
            state: seed,
            words: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// `n` sentences; the intents take turns, so that each is drawn equally often. With `bare`
    /// nothing stands before or after the command.
    pub(super) fn sentences(&mut self, n: usize, bare: bool) -> Vec<Example> {
        let source = self.source;
        let turns = source.intents.iter().cycle();
        let turns = turns.filter(|intent| !intent.phrasings.is_empty());
        let turns = turns.take(if source.intents.is_empty() { 0 } else { n });
        turns
            .map(|intent| {
                self.frame("before", if bare { 0.0 } else { BEFORE });
                if let Some(phrasing) = self.pick(&intent.phrasings) {
                    self.say(phrasing, 0);
                }
                self.frame("after", if bare { 0.0 } else { AFTER });
                Example {
                    intent: intent.name.clone(),
                    slots: core::mem::take(&mut self.slots),
                    sentence: core::mem::take(&mut self.words).join(" "),
                }
            })
            .collect()
    }

    fn frame(&mut self, rule: &str, how_often: f64) {
        if self.unit() < how_often {
            self.rule(rule, 0);
        }
    }

    fn rule(&mut self, name: &str, depth: usize) {
        let source = self.source;
        let Some(alternatives) = source.rules.get(name) else {
            return;
        };
        if let Some(phrase) = self.pick(alternatives) {
            self.say(phrase, depth + 1);
        }
    }

    fn say(&mut self, phrase: &'a Phrase, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match phrase {
            Phrase::Word(word) => self.words.push(word.clone()),
            Phrase::All(parts) => parts.iter().for_each(|part| self.say(part, depth)),
            Phrase::Seldom(part) => self.say(part, depth),
            Phrase::One(parts) => {
                if let Some(part) = self.pick(parts) {
                    self.say(part, depth);
                }
            }
            Phrase::Maybe(part) => {
                if self.unit() < MAYBE {
                    self.say(part, depth);
                }
            }
            Phrase::Rule(name) => self.rule(name, depth),
            Phrase::Slot { name, kind } => self.slot(name, kind, depth),
        }
    }

    fn slot(&mut self, name: &str, kind: &str, depth: usize) {
        let from = self.words.len();
        match self.source.examples.get(kind) {
            Some(texts) => {
                if let Some(text) = self.pick(texts) {
                    self.words
                        .extend(text.split_whitespace().map(str::to_owned));
                }
            }
            None => self.rule(kind, depth),
        }
        let words = self.words.get(from..).unwrap_or_default();
        self.slots.push((name.to_owned(), words.join(" ")));
    }

    fn pick<T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let len = u64::try_from(all.len()).ok()?;
        let at = self.next().checked_rem(len)?;
        all.get(usize::try_from(at).ok()?)
    }

    /// 0 to 1.
    fn unit(&mut self) -> f64 {
        // The upper 53 bits are what an f64 holds.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// `SplitMix64` (Steele, Lea, Flood 2014): one state word, any seed is good.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
