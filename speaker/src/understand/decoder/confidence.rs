//! How likely a command was understood rightly: a logistic of how it compares with the filler and with
//! what else it could have been.

/// Below this, what was heard is taken for no command.
pub(super) const ACCEPT: f32 = 0.5;

/// What is known about the best hypothesis at the end. Scores are in natural log units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Evidence {
    /// Advantage over the filler.
    pub(super) advantage: f32,
    /// Phones of the command.
    pub(super) phones: f32,
    /// Advantage over the best hypothesis of another intent, or of no command.
    pub(super) margin: f32,
    /// Phones before and behind the command.
    pub(super) outside: f32,
}

/// Weights of: 1, advantage a phone, advantage, margin, share of phones outside, phones outside.
const WEIGHTS: [f32; 6] = [-3.0, 3.0, 0.15, 0.25, -2.0, -0.1];

/// Advantages and margins beyond this say no more.
const MOST_ADVANTAGE: f32 = 20.0;
const MOST_MARGIN: f32 = 8.0;
const MOST_OUTSIDE: f32 = 30.0;

/// 0 to 1.
pub(super) fn confidence(evidence: &Evidence) -> f32 {
    let sum: f32 = features(evidence)
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + libm::expf(-sum))
}

/// What the weights are for; the trainer of the weights reads them.
pub(super) fn features(evidence: &Evidence) -> [f32; 6] {
    let phones = evidence.phones.max(1.0);
    [
        1.0,
        (evidence.advantage / phones).clamp(-4.0, 4.0),
        evidence.advantage.clamp(-MOST_ADVANTAGE, MOST_ADVANTAGE),
        evidence.margin.clamp(-MOST_MARGIN, MOST_MARGIN),
        evidence.outside / (evidence.outside + phones),
        evidence.outside.min(MOST_OUTSIDE),
    ]
}
