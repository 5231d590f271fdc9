//! How well a reading fits, as one number, and what decides between readings that fit alike.

use super::costs::{CONTENT, EMPTY_SLOT, Openness};
use super::kinds::Kind;
use super::scene::{Part, Scene};
use crate::skill::types::Form;

/// Best score of a reading in which a slot holds words that are no value of its type.
const WITH_FILLED: f32 = 0.92;
/// What each such word takes from it, and how much all take together at most.
const EACH_FILLED: f32 = 0.02;
const ALL_FILLED: f32 = 0.2;
/// Share of its score that remains for a reading in which nothing is certain: no word of the sample
/// and no value.
pub(super) const NOTHING_CERTAIN: f32 = 0.6;
/// Weight of the sample's words at which a reading is as certain as it gets, in hundredths.
const CERTAIN: f32 = 60.0;

/// How good the explanation of one word of the utterance is, for readings that fit alike.
const BY_WORD: u32 = 100;
const BY_VALUE: u32 = 92;
const BY_COMPUTED: u32 = 88;
/// A year is a number, too, and the narrower type is meant.
const BY_NUMBER: u32 = 86;
const BY_FILLING: u32 = 10;

/// How a reading fits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fit {
    /// 0 to 1.
    pub(super) score: f32,
    /// Whether every word is where the sample has it and every slot with a list or a form holds
    /// a value.
    pub(super) exact: bool,
    /// Whether a word of the sample was said, or a slot holds a value.
    pub(super) certain: bool,
    /// How well the words of the utterance are explained; greater is better.
    pub(super) explained: u32,
}

/// Weighs a reading. `near` says how like a value the words of a slot are that are none, 0 to 1.
pub(super) fn fit(scene: Scene<'_>, parts: &[Part], near: impl Fn(usize, usize) -> f32) -> Fit {
    let mut sums = Sums::default();
    for part in parts {
        match *part {
            Part::Said { word, cost, .. } => {
                let weight = u32::from(scene.vocabulary.weight(word));
                sums.worth += weight;
                sums.words += weight;
                sums.cost += weight * u32::from(cost) / 100;
                sums.explained += BY_WORD.saturating_sub(u32::from(cost));
            }
            Part::Missing { word } => sums.cost += u32::from(scene.vocabulary.weight(word)),
            Part::Extra { at } => {
                let cost = scene.utterance.extra.get(at).copied().unwrap_or(CONTENT);
                sums.cost += u32::from(cost);
            }
            Part::Empty => sums.cost += u32::from(EMPTY_SLOT),
            Part::Filled {
                slot,
                from,
                to,
                is_value,
            } => {
                let Some(kind) = scene.kinds.get(slot.kind) else {
                    continue;
                };
                let listed = is_value && scene.is_listed(kind, slot.affix, (from, to));
                let filling = Filling {
                    kind,
                    at: (from, to),
                    is_value,
                    listed,
                    near: near(from, to),
                };
                sums.slot(scene, &filling);
            }
        }
    }
    sums.fit()
}

/// Words in a slot.
struct Filling<'a> {
    kind: &'a Kind,
    at: (usize, usize),
    is_value: bool,
    /// Whether they are in a list.
    listed: bool,
    /// How like a value they are, 0 to 1.
    near: f32,
}

#[derive(Default)]
struct Sums {
    cost: u32,
    worth: u32,
    /// Weight of the sample's words that were said.
    words: u32,
    values: u32,
    filled: u32,
    /// Cost of words in slots that are no value there.
    filling: u32,
    /// Filled slots whose type has values or a form.
    unfitting: u32,
    explained: u32,
}

impl Sums {
    fn slot(&mut self, scene: Scene<'_>, filling: &Filling<'_>) {
        let (kind, (from, to)) = (filling.kind, filling.at);
        let words = u32::try_from(to - from).unwrap_or(u32::MAX);
        if filling.is_value {
            self.values += 1;
            self.worth += u32::from(CONTENT);
            self.explained += words
                * match kind.form {
                    _ if filling.listed => BY_VALUE,
                    Some(Form::Number) => BY_NUMBER,
                    _ => BY_COMPUTED,
                };
            return;
        }
        self.filled += words;
        self.explained += words * BY_FILLING;
        let each = (from..to).map(|at| scene.each(kind.openness, at));
        let whole = kind.openness.entry() + each.sum::<u32>();
        // Words that are nearly a value cost as much less as they are near.
        let left = 1.0 - filling.near;
        let part = |cost: u32| {
            let cost = f32::from(u16::try_from(cost).unwrap_or(u16::MAX)) * left;
            // Between 0 and 65535, so that nothing is cut off.
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "see above"
            )]
            let whole = cost as u32;
            whole
        };
        let lost = u32::from(CONTENT).saturating_sub(kind.openness.worth());
        self.worth += u32::from(CONTENT) - part(lost);
        if kind.openness != Openness::Free {
            self.filling += part(whole);
        }
        self.unfitting += u32::from(kind.openness == Openness::Strict);
    }

    fn fit(&self) -> Fit {
        let (cost, worth) = (number(self.cost + self.filling), number(self.worth));
        let mut score = if cost + worth > 0.0 {
            1.0 - cost / (2.0 * worth + cost)
        } else {
            0.0
        };
        let certain = self.words > 0 || self.values > 0;
        if self.filled > 0 {
            let taken = (EACH_FILLED * number(self.filled)).min(ALL_FILLED);
            score = score.min(WITH_FILLED - taken);
            if self.values == 0 {
                let part = (number(self.words) / CERTAIN).min(1.0);
                score *= NOTHING_CERTAIN + (1.0 - NOTHING_CERTAIN) * part;
            }
        }
        Fit {
            score: score.clamp(0.0, 1.0),
            exact: self.cost == 0 && self.unfitting == 0 && certain,
            certain,
            explained: self.explained,
        }
    }
}

fn number(sum: u32) -> f32 {
    f32::from(u16::try_from(sum).unwrap_or(u16::MAX))
}
