//! How likely a command was understood rightly: a logistic of how it compares with the filler and with
//! what else it could have been, and of what all of it sounds like. The weights are what `grammar/fit_confidence.py` prints.

use super::whole::Sounds;

/// Below this, what was heard is taken for no command: fewer than two of a hundred readings aloud exceed it, and of the
/// commands that do about half are right at its edge.
pub(super) const ACCEPT: f32 = 0.4;

/// What is known about the best hypothesis at the end. Scores are in natural log units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Evidence {
    /// Advantage over the filler.
    pub(super) advantage: f32,
    /// Phones of the command.
    pub(super) phones: f32,
    /// Advantage over the best hypothesis of another intent.
    pub(super) margin: f32,
    /// Advantage over the best words that are no command.
    pub(super) over_words: f32,
    /// Phones before and behind the command.
    pub(super) outside: f32,
    /// What the whole utterance sounds like.
    pub(super) sounds: Sounds,
}

/// How many kinds of evidence there are.
pub(super) const KINDS: usize = 10;

/// Weights of: 1, advantage a phone, advantage, margin, share of phones outside, phones outside,
/// advantage over words, clearness, phones a frame, logarithm of 1 + phones in all.
const WEIGHTS: [f32; KINDS] = [
    2.187, 1.296, 0.102, 0.225, -2.126, -0.007, 0.076, -0.092, 4.803, -2.71,
];

/// Advantages and margins beyond this say no more.
const MOST_ADVANTAGE: f32 = 40.0;
const MOST_MARGIN: f32 = 8.0;
const MOST_OVER_WORDS: f32 = 30.0;

/// Clearness and rate between which 98 of 100 recorded commands lie; beyond them they say no more.
const CLEARNESS: core::ops::RangeInclusive<f32> = -1.1..=-0.1;
const MOST_RATE: f32 = 0.48;

/// Phones outside beyond this say no more.
const MOST_OUTSIDE: f32 = 30.0;

/// 0 to 1; 0 where no phone was ever likelier than none, for then nothing was said.
pub(super) fn confidence(evidence: &Evidence) -> f32 {
    if evidence.sounds.phones < 1.0 {
        return 0.0;
    }
    let sum: f32 = features(evidence)
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + libm::expf(-sum))
}

/// What the weights are for; the trainer of the weights reads them.
pub(super) fn features(evidence: &Evidence) -> [f32; KINDS] {
    let phones = evidence.phones.max(1.0);
    [
        1.0,
        (evidence.advantage / phones).clamp(-4.0, 4.0),
        evidence.advantage.clamp(-MOST_ADVANTAGE, MOST_ADVANTAGE),
        evidence.margin.clamp(0.0, MOST_MARGIN),
        evidence.outside / (evidence.outside + phones),
        evidence.outside.min(MOST_OUTSIDE),
        evidence.over_words.clamp(-MOST_OVER_WORDS, MOST_OVER_WORDS),
        (evidence.sounds.clearness).clamp(*CLEARNESS.start(), *CLEARNESS.end()),
        evidence.sounds.rate.min(MOST_RATE),
        libm::log1pf(evidence.sounds.phones),
    ]
}
