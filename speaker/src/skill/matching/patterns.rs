//! Samples as they are compared with utterances: numbers for words, types for slots.

use super::affixes::{AffixId, Affixes, leading, trailing};
use super::kinds::{KindId, Kinds};
use super::seeds::seeds;
use super::vocabulary::{Vocabulary, WordId};
use super::words::tokens;
use crate::skill::model::sample::{Part, parts};
use crate::skill::model::{Intent, Model, SlotSpec};
use std::collections::{HashMap, HashSet};

/// A pattern, by its place in [`Patterns::all`].
pub(super) type PatternId = u32;

/// A part of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word.
    Word(WordId),
    /// A slot.
    Slot(SlotStep),
}

/// A slot of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SlotStep {
    /// Its place among the slots of its intent; `None` for one that is not declared.
    pub(super) slot: Option<usize>,
    pub(super) kind: KindId,
    pub(super) several: bool,
    /// Letters that are written to it without a space.
    pub(super) affix: AffixId,
}

/// Where a pattern comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A sample of the intent, by its place.
    Sample(usize),
    /// One of the platform's own utterances, by its place; only its very words count.
    Seed(usize),
    /// A sample of a slot that is asked for, by their places.
    SlotSample(usize, usize),
    /// Nothing but the slot that is asked for.
    Bare(usize),
}

/// What can be said for an intent.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Place of the intent in the model; `None` for an intent that the model does not have.
    pub(super) intent: Option<usize>,
    pub(super) source: Source,
    pub(super) steps: Vec<Step>,
    /// Whether it only counts word by word: built-in intents.
    pub(super) exactly: bool,
}

impl Pattern {
    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        self.steps.iter().filter_map(|step| match step {
            Step::Word(id) => Some(*id),
            Step::Slot(_) => None,
        })
    }

    /// Its slots.
    pub(super) fn slots(&self) -> impl Iterator<Item = SlotStep> {
        self.steps.iter().filter_map(|step| match step {
            Step::Slot(slot) => Some(*slot),
            Step::Word(_) => None,
        })
    }
}

/// All patterns of a model.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    pub(super) all: Vec<Pattern>,
    /// Those that count only when their slot is asked for, by intent and slot.
    asked: HashMap<(usize, usize), Vec<Pattern>>,
}

/// Reads the samples of a model.
pub(super) struct Reading<'a> {
    pub(super) model: &'a Model,
    pub(super) language: &'a str,
    pub(super) vocabulary: Vocabulary,
    pub(super) kinds: Kinds,
    pub(super) affixes: Affixes,
}

impl Reading<'_> {
    /// All patterns; those that are the same in one intent once.
    pub(super) fn patterns(&mut self) -> Patterns {
        let mut patterns = Patterns::default();
        let model = self.model;
        for (at, intent) in model.intents.iter().enumerate() {
            let mut seen = HashSet::new();
            for (place, sample) in intent.samples.iter().enumerate() {
                let steps = self.steps(intent, sample);
                if !steps.is_empty() && seen.insert(steps.clone()) {
                    patterns.all.push(Pattern {
                        intent: Some(at),
                        source: Source::Sample(place),
                        steps,
                        exactly: intent.is_built_in(),
                    });
                }
            }
            for (place, seed) in seeds(&intent.name, self.language).iter().enumerate() {
                let steps = self.steps(intent, seed);
                if seen.insert(steps.clone()) {
                    patterns.all.push(Pattern {
                        intent: Some(at),
                        source: Source::Seed(place),
                        steps,
                        exactly: true,
                    });
                }
            }
            for (place, slot) in intent.slots.iter().enumerate() {
                let asked = self.asked(intent, at, slot, place);
                patterns.asked.insert((at, place), asked);
            }
        }
        self.weigh(&patterns);
        patterns
    }

    fn weigh(&mut self, patterns: &Patterns) {
        let mut seen = HashSet::new();
        let mut intents_of: HashMap<WordId, usize> = HashMap::new();
        let mut intents = HashSet::new();
        for pattern in patterns.all.iter().filter(|pattern| !pattern.exactly) {
            intents.insert(pattern.intent);
            for word in pattern.words() {
                if seen.insert((pattern.intent, word)) {
                    *intents_of.entry(word).or_default() += 1;
                }
            }
        }
        self.vocabulary.weigh(&intents_of, intents.len());
    }

    /// The steps of a sample.
    fn steps(&mut self, intent: &Intent, sample: &str) -> Vec<Step> {
        let parts = parts(sample).0;
        let mut steps = Vec::new();
        // Letters that the words before leave to the next slot.
        let mut prefix = "";
        for (at, part) in parts.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| parts.get(at));
            let after = parts.get(at + 1);
            match *part {
                Part::Words(words) => {
                    let to_slot = |part: Option<&Part<'_>>| matches!(part, Some(Part::Slot(_)));
                    let (_, words) = leading(words, to_slot(before));
                    let (words, rest) = trailing(words, to_slot(after));
                    prefix = rest;
                    for word in tokens(words, self.language).iter() {
                        steps.push(Step::Word(self.vocabulary.add(word)));
                    }
                }
                Part::Slot(name) => {
                    let suffix = match after {
                        Some(Part::Words(words)) => leading(words, true).0,
                        _ => "",
                    };
                    let glued = [core::mem::take(&mut prefix), suffix];
                    let folded = glued.map(|text| tokens(text, self.language).joined());
                    let affix = self.affixes.add(folded);
                    let slot = self.slot(intent, name);
                    steps.push(Step::Slot(SlotStep { affix, ..slot }));
                }
            }
        }
        steps
    }

    fn slot(&mut self, intent: &Intent, name: &str) -> SlotStep {
        let at = intent.slots.iter().position(|slot| slot.name == name);
        let own = at.and_then(|at| intent.slots.get(at));
        let kind = own.map_or("", |slot| slot.kind.as_str());
        SlotStep {
            slot: at,
            kind: self.kinds.add(self.model, kind, self.language),
            several: own.is_some_and(|slot| slot.multiple),
            affix: AffixId::default(),
        }
    }

    /// What counts when a slot is asked for.
    fn asked(&mut self, intent: &Intent, at: usize, slot: &SlotSpec, place: usize) -> Vec<Pattern> {
        let of = |source, steps| Pattern {
            intent: Some(at),
            source,
            steps,
            exactly: false,
        };
        let bare = Step::Slot(self.slot(intent, &slot.name));
        let mut all = vec![of(Source::Bare(place), vec![bare])];
        for (number, sample) in slot.samples.iter().enumerate() {
            let steps = self.steps(intent, sample);
            all.push(of(Source::SlotSample(place, number), steps));
        }
        all
    }
}

impl Patterns {
    /// What counts beside the samples when a slot is asked for, by the places of intent and slot.
    pub(super) fn asked(&self, intent: usize, slot: usize) -> &[Pattern] {
        let asked = self.asked.get(&(intent, slot));
        asked.map(Vec::as_slice).unwrap_or_default()
    }
}
