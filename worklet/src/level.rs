//! What the meters show.

use crate::intake::{BLOCK, Block};
use crate::protocol::{Level, Samples};

/// Blocks in one level: 40 ms, the step of the waveform on the page.
const BLOCKS: usize = 4;

/// What digital silence is said to have, dBFS; 24-bit converters end at −144, rooms far above.
const SILENCE_DBFS: f32 = -120.0;

/// Collects one level.
#[derive(Debug, Default)]
pub struct Meter {
    /// Blocks of this level that have passed: its place in time.
    place: usize,
    /// Blocks that are in the sums below: fewer than `place` after a [`forget`](Self::forget).
    blocks: usize,
    zeros: usize,
    energy: f32,
    low: f32,
    high: f32,
    score: f32,
    speech: bool,
}

impl Meter {
    /// Adds 10 ms that end at `at`. Whenever a level is complete, `toward` is asked for the
    /// direction of these 40 ms.
    pub fn push(
        &mut self,
        at: Samples,
        block: &Block,
        score: f32,
        speech: bool,
        toward: impl FnOnce() -> Option<f32>,
    ) -> Option<Level> {
        if self.blocks == 0 {
            *self = Self {
                low: f32::INFINITY,
                high: f32::NEG_INFINITY,
                ..Self::default()
            };
        }
        for &x in &block.mono {
            self.low = self.low.min(x);
            self.high = self.high.max(x);
            self.energy += x * x;
            self.zeros += usize::from(x == 0.0);
        }
        self.blocks += 1;
        self.place += 1;
        self.score = self.score.max(score);
        self.speech |= speech;
        if self.place < BLOCKS {
            return None;
        }
        let level = self.level(at, toward());
        *self = Self::default();
        Some(level)
    }

    /// Forgets the level begun, keeping the place in time.
    pub fn forget(&mut self) {
        *self = Self {
            place: self.place,
            ..Self::default()
        };
    }

    fn level(&self, at: Samples, toward: Option<f32>) -> Level {
        let samples = (self.blocks * BLOCK) as f32;
        Level {
            at,
            rms: dbfs(libm::sqrtf(self.energy / samples)),
            peak: dbfs(self.high.max(-self.low)),
            low: self.low.max(-1.0),
            high: self.high.min(1.0),
            score: self.score,
            speech: self.speech,
            toward,
            zeros: self.zeros as f32 / samples,
        }
    }
}

/// Magnitude to decibels relative to full scale.
fn dbfs(magnitude: f32) -> f32 {
    // Also keeps the logarithm away from zero.
    (20.0 * libm::log10f(magnitude.max(1e-9))).max(SILENCE_DBFS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(sample: impl Fn(usize) -> f32) -> Level {
        let mut meter = Meter::default();
        (0..4)
            .filter_map(|k| {
                let mono = core::array::from_fn(|i| sample(k * BLOCK + i));
                let block = Block {
                    mono,
                    left: mono,
                    right: mono,
                };
                let at = ((k + 1) * BLOCK) as Samples;
                meter.push(at, &block, 0.1 * k as f32, k == 2, || Some(30.0))
            })
            .next()
            .expect("a level every four blocks")
    }

    #[test]
    fn a_full_scale_sine_has_minus_3_dbfs() {
        let level = level(|i| (core::f32::consts::TAU * i as f32 / 16.0).sin());
        assert!((level.rms + 3.01).abs() < 0.01, "{}", level.rms);
        assert!(level.peak.abs() < 0.01, "{}", level.peak);
        assert!(level.low < -0.99 && level.high > 0.99);
        assert_eq!(
            (level.at, level.speech, level.toward),
            (640, true, Some(30.0))
        );
        assert!((level.score - 0.3).abs() < 1e-6);
    }

    #[test]
    fn a_stopped_track_is_all_zeros_at_minus_120_dbfs() {
        let level = level(|_| 0.0);
        assert_eq!((level.zeros, level.rms, level.peak), (1.0, -120.0, -120.0));
        assert_eq!((level.low, level.high), (0.0, 0.0));
    }

    #[test]
    fn a_constant_is_one_edge_of_the_waveform_on_both_sides() {
        let level = level(|_| 0.25);
        assert_eq!((level.low, level.high, level.zeros), (0.25, 0.25, 0.0));
    }
}
