//! A short trace of wake scores: what the detector thought around the wake.
//!
//! Invariants, also for what comes out of a store: at most [`Trace::LONGEST`] scores, each a number
//! in 0..=1, and a hop that is not 0.

use serde::{Deserialize, Serialize};

/// Scores in even steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Raw")]
pub struct Trace {
    start_ms: u32,
    hop_ms: u32,
    scores: Vec<f32>,
}

/// What may stand in a store.
#[derive(Deserialize)]
struct Raw {
    start_ms: u32,
    hop_ms: u32,
    scores: Vec<f32>,
}

impl From<Raw> for Trace {
    fn from(raw: Raw) -> Self {
        Self::new(raw.start_ms, raw.hop_ms, &raw.scores)
    }
}

impl Trace {
    /// Most scores kept: 2 s at the detector's 20 ms, pre-roll and word.
    pub const LONGEST: usize = 100;

    /// A trace whose first score was known at `start_ms` of the recording, and then every `hop_ms`.
    /// One that is too long is thinned: of neighbours the highest stays, so that what crossed the
    /// threshold still does. What is no number counts as 0.
    #[must_use]
    pub fn new(start_ms: u32, hop_ms: u32, scores: &[f32]) -> Self {
        let together = scores.len().div_ceil(Self::LONGEST).max(1);
        let sane = |score: f32| {
            if score.is_nan() {
                0.0
            } else {
                score.clamp(0.0, 1.0)
            }
        };
        let highest = |group: &[f32]| group.iter().copied().map(sane).fold(0.0, f32::max);
        let step = u32::try_from(together).unwrap_or(u32::MAX);
        Self {
            start_ms,
            hop_ms: hop_ms.max(1).saturating_mul(step),
            scores: scores.chunks(together).map(highest).collect(),
        }
    }

    /// Position of the first score in the recording, milliseconds.
    #[must_use]
    pub fn start_ms(&self) -> u32 {
        self.start_ms
    }

    /// Time from score to score, milliseconds.
    #[must_use]
    pub fn hop_ms(&self) -> u32 {
        self.hop_ms
    }

    /// The scores, 0..=1, at most [`Self::LONGEST`].
    #[must_use]
    pub fn scores(&self) -> &[f32] {
        &self.scores
    }
}
