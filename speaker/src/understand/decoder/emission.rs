//! What a frame says, relative to the filler.
//!
//! The filler is a loop over all phones and nothing: it fits any sound, and pays for each phone. What
//! the grammar's hypotheses get for a frame is counted relative to what the filler's best path gets,
//! so that scores stay small however long the person speaks, and nought is the line between a command
//! and anything else.

use super::tuning::Tuning;
use crate::understand::CLASSES;
use crate::understand::phones::{SILENCE, near};

/// One frame, prepared for the search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Emission {
    /// By class: what a hypothesis gets that is in this phone (or in none), relative to the filler.
    pub(super) gains: [f32; CLASSES],
    /// By class: the log probability that is believed.
    pub(super) heard: [f32; CLASSES],
    /// Phones that the filler's best path has begun, up to and with this frame.
    pub(super) phones: f32,
}

/// The filler, and the exchange of phones that sound alike.
#[derive(Debug, Clone)]
pub(super) struct Filler {
    near: Vec<(usize, usize, f32)>,
    tuning: Tuning,
    /// By class, relative to the best.
    scores: [f32; CLASSES],
    /// By class: phones begun on its best path.
    counts: [f32; CLASSES],
}

impl Filler {
    pub(super) fn new(tuning: Tuning) -> Self {
        let mut filler = Self {
            near: near(),
            tuning,
            scores: [0.0; CLASSES],
            counts: [0.0; CLASSES],
        };
        filler.reset();
        filler
    }

    pub(super) fn reset(&mut self) {
        self.scores = [-self.tuning.phone; CLASSES];
        self.counts = [0.0; CLASSES];
        if let Some(silence) = self.scores.first_mut() {
            *silence = 0.0;
        }
    }

    /// Takes a frame in.
    pub(super) fn hear(&mut self, log_probs: &[f32; CLASSES]) -> Emission {
        let heard = believed(log_probs, self.tuning.floor);
        let mut gains = heard.map(|heard| heard * self.tuning.scale);
        let weighed = gains;
        let (gain, phones) = self.advance(&weighed);
        for (meant, was, price) in &self.near {
            if let (Some(gain), Some(heard)) = (gains.get_mut(*meant), weighed.get(*was)) {
                *gain = gain.max(heard - price * self.tuning.near);
            }
        }
        for class in &mut gains {
            *class -= gain;
        }
        Emission {
            gains,
            heard,
            phones,
        }
    }

    /// Moves the filler on by a frame: what its best path gained, and its phones so far.
    fn advance(&mut self, heard: &[f32; CLASSES]) -> (f32, f32) {
        // The best of the last frame has score 0.
        let best = self
            .scores
            .iter()
            .zip(self.counts)
            .find(|(score, _)| **score >= 0.0);
        let count = best.map_or(0.0, |(_, count)| count);
        let mut top = f32::NEG_INFINITY;
        let classes = self.scores.iter_mut().zip(&mut self.counts).zip(heard);
        for (class, ((score, counted), heard)) in classes.enumerate() {
            let enter = if class == SILENCE {
                0.0
            } else {
                -self.tuning.phone
            };
            if enter > *score {
                *score = enter;
                *counted = if class == SILENCE { count } else { count + 1.0 };
            }
            *score += heard;
            top = top.max(*score);
        }
        for score in &mut self.scores {
            *score -= top;
        }
        let best = self
            .scores
            .iter()
            .zip(self.counts)
            .find(|(score, _)| **score >= 0.0);
        (top, best.map_or(count, |(_, count)| count))
    }
}

/// Log probabilities between the floor and 0; what is no number counts as the floor.
fn believed(log_probs: &[f32; CLASSES], floor: f32) -> [f32; CLASSES] {
    log_probs.map(|value| if value > floor { value.min(0.0) } else { floor })
}
