//! Utterances made of a model's samples, with slots filled from their own types.

use super::sample::{Part, parts};
use super::{Intent, Model};
use crate::skill::matching::seeds;
use crate::skill::matching::words::language;
use crate::skill::types::sayings;

/// How often a sample with slots is filled at most.
const MOST_ROUNDS: usize = 50;

/// Numbers that look random, from a seed (`SplitMix64`: Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(mixed % end).unwrap_or(0)
    }
}

impl Model {
    /// Up to `limit` utterances, each with its intent: first every sample once, then those with
    /// slots again with other values. The same seed gives the same utterances.
    #[must_use]
    pub fn examples(&self, seed: u64, limit: usize) -> Vec<(String, String)> {
        let mut dice = Dice(seed);
        let mut all = Vec::new();
        for round in 0..MOST_ROUNDS {
            let before = all.len();
            for intent in &self.intents {
                for sample in self.samples(intent, round) {
                    if all.len() >= limit {
                        return all;
                    }
                    let said = self.fill(intent, sample, &mut dice);
                    all.push((intent.name.clone(), said));
                }
            }
            if all.len() == before {
                break;
            }
        }
        all
    }

    /// The samples of a round: after the first only those that can be filled in another way. Built-in
    /// intents without samples have one of the platform's own.
    fn samples<'a>(&self, intent: &'a Intent, round: usize) -> Vec<&'a str> {
        let own = intent.samples.iter().map(String::as_str);
        if round > 0 {
            return own.filter(|sample| sample.contains('{')).collect();
        }
        let own: Vec<&str> = own.collect();
        if own.is_empty() {
            let first = seeds(&intent.name, &language(&self.locale)).first();
            return first.copied().into_iter().collect();
        }
        own
    }

    fn fill(&self, intent: &Intent, sample: &str, dice: &mut Dice) -> String {
        let mut said = String::new();
        for part in parts(sample).0 {
            match part {
                Part::Words(words) => said.push_str(words),
                Part::Slot(name) => {
                    let kind = intent.slot(name).map_or("", |slot| slot.kind.as_str());
                    said.push_str(&self.saying(kind, dice));
                }
            }
        }
        said
    }

    /// Something that can be said for a type.
    fn saying(&self, kind: &str, dice: &mut Dice) -> String {
        let values = self.slot_type(kind).map(|kind| kind.values.as_slice());
        let values = values.unwrap_or_default();
        if let Some(value) = values.get(dice.below(values.len())) {
            let at = dice.below(value.synonyms.len() + 1);
            let said = at.checked_sub(1).and_then(|at| value.synonyms.get(at));
            return said.unwrap_or(&value.name).clone();
        }
        let all = sayings(kind, &language(&self.locale));
        let said = all.get(dice.below(all.len())).copied();
        said.unwrap_or_default().to_owned()
    }
}
