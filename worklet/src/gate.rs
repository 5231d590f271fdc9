//! From scores to wakes: a threshold and a time of rest.

use crate::protocol::{SAMPLE_RATE, Samples};

/// Rest after a wake, samples: 1.5 s, so that one "Alexa" wakes once.
pub const REFRACTORY: Samples = 3 * SAMPLE_RATE as Samples / 2;

/// Decides which scores wake the speaker.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    threshold: f32,
    rest_until: Samples,
}

impl Gate {
    /// A gate that wakes at scores of `threshold` (0..=1) and above.
    #[must_use]
    pub fn new(threshold: f32) -> Self {
        Self {
            threshold,
            rest_until: 0,
        }
    }

    /// Changes the threshold.
    pub fn set_threshold(&mut self, threshold: f32) {
        self.threshold = threshold;
    }

    /// Whether a score known at sample `at` wakes the speaker. If it does, the rest begins.
    #[must_use]
    pub fn wakes(&mut self, at: Samples, score: f32) -> bool {
        let wakes = score >= self.threshold && at >= self.rest_until;
        if wakes {
            self.rest_until = at + REFRACTORY;
        }
        wakes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_long_high_score_wakes_once_in_one_and_a_half_seconds() {
        let mut gate = Gate::new(0.5);
        let wakes: Vec<Samples> = (1..=200)
            .map(|i| i * 320)
            .filter(|&at| gate.wakes(at, 0.5))
            .collect();
        assert_eq!(wakes, [320, 24_320, 48_320]);
    }

    #[test]
    fn scores_below_the_threshold_and_nonsense_do_not_wake() {
        let mut gate = Gate::new(0.5);
        assert!(!gate.wakes(320, 0.499));
        assert!(!gate.wakes(640, f32::NAN));
    }
}
