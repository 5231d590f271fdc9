//! Where a talker stands, from two channels: an estimate.
//!
//! A sound from the right reaches the right microphone first. The lag at which the two channels are
//! most alike gives the angle: sin(angle) = lag * speed of sound / spacing. Browsers do not say how far
//! apart the microphones are, so a laptop's usual [`SPACING`] is assumed: left, middle and right are
//! right, the degrees are a guess.
//!
//! Units: lags in samples at 16 kHz, angles in degrees, −90 left .. 90 right.

use crate::intake::{BLOCK, Block};
use crate::protocol::SAMPLE_RATE;

/// Distance of the two microphones, metres: beside the camera of a common laptop.
const SPACING: f32 = 0.14;

/// Speed of sound in air of 20 degrees Celsius, metres a second.
const SPEED_OF_SOUND: f32 = 343.0;

/// Lags that are looked at, to either side: [`SPACING`] gives at most 6.5.
const MOST: usize = 8;

/// Lags that are looked at.
const LAGS: usize = 2 * MOST + 1;

/// Least likeness (1 = the same but for the lag) at which a direction is believed. Two unrelated
/// 40 ms noises reach 0.15; one talker in a room 0.5 and more.
const LEAST: f32 = 0.35;

/// Mean square per sample below which there is nothing to locate, −90 dBFS.
const SILENCE: f32 = 1e-9;

/// Collects one estimate.
#[derive(Debug)]
pub struct Direction {
    /// The newest samples of both channels after differencing: the last `2 * MOST` of the previous
    /// block and this one. Differencing evens out the spectrum of speech, which sharpens the peak.
    left: [f32; BLOCK + 2 * MOST],
    right: [f32; BLOCK + 2 * MOST],
    before: [f32; 2],
    likeness: [f32; LAGS],
    energy: [f32; 2],
    blocks: usize,
    stereo: bool,
}

impl Direction {
    /// An estimator that has heard nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            left: [0.0; BLOCK + 2 * MOST],
            right: [0.0; BLOCK + 2 * MOST],
            before: [0.0; 2],
            likeness: [0.0; LAGS],
            energy: [0.0; 2],
            blocks: 0,
            stereo: false,
        }
    }

    /// Adds 10 ms.
    pub fn push(&mut self, block: &Block) {
        // A mono microphone that arrives twice would always stand in the middle.
        self.stereo |= block.left != block.right;
        let [left, right] = &mut self.before;
        shift(&mut self.left, &block.left, left);
        shift(&mut self.right, &block.right, right);
        self.blocks += 1;
        if !self.stereo {
            return;
        }
        let Some(middle) = self.left.get(MOST..MOST + BLOCK) else {
            return;
        };
        for (sum, other) in self.likeness.iter_mut().zip(self.right.windows(BLOCK)) {
            *sum += dot(middle, other);
        }
        let [left, right] = &mut self.energy;
        *left += dot(middle, middle);
        *right += self
            .right
            .get(MOST..MOST + BLOCK)
            .map_or(0.0, |x| dot(x, x));
    }

    /// The direction of what was added since the last call, or `None` for one microphone, silence,
    /// and sound that comes from everywhere.
    pub fn take(&mut self) -> Option<f32> {
        let estimate = self.estimate();
        self.likeness = [0.0; LAGS];
        self.energy = [0.0; 2];
        self.blocks = 0;
        self.stereo = false;
        estimate
    }

    /// Forgets everything heard.
    pub fn forget(&mut self) {
        *self = Self::new();
    }

    fn estimate(&self) -> Option<f32> {
        let [left, right] = self.energy;
        if left.min(right) < SILENCE * (self.blocks * BLOCK) as f32 || self.blocks == 0 {
            return None;
        }
        let mut best = (0, f32::NEG_INFINITY);
        for (lag, &likeness) in self.likeness.iter().enumerate() {
            if likeness > best.1 {
                best = (lag, likeness);
            }
        }
        let (lag, peak) = best;
        if peak < LEAST * libm::sqrtf(left * right) {
            return None;
        }
        // Index `MOST` is no lag; a smaller one means that the right channel is ahead.
        let ahead = MOST as f32 - (lag as f32 + self.offset(lag, peak));
        let sine = ahead * SPEED_OF_SOUND / (SPACING * SAMPLE_RATE as f32);
        Some(libm::asinf(sine.clamp(-1.0, 1.0)).to_degrees())
    }

    /// Where between its neighbours a parabola puts the peak, −0.5..=0.5.
    fn offset(&self, lag: usize, peak: f32) -> f32 {
        let neighbours = (
            lag.checked_sub(1).and_then(|at| self.likeness.get(at)),
            self.likeness.get(lag + 1),
        );
        let (Some(before), Some(after)) = neighbours else {
            return 0.0;
        };
        let bend = before - 2.0 * peak + after;
        if bend < 0.0 {
            (0.5 * (before - after) / bend).clamp(-0.5, 0.5)
        } else {
            0.0
        }
    }
}

impl Default for Direction {
    fn default() -> Self {
        Self::new()
    }
}

/// Moves the newest samples to the front and appends the differences of a block.
fn shift(kept: &mut [f32; BLOCK + 2 * MOST], block: &[f32; BLOCK], before: &mut f32) {
    kept.copy_within(BLOCK.., 0);
    for (to, &x) in kept.iter_mut().skip(2 * MOST).zip(block) {
        *to = x - *before;
        *before = x;
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seed: u32) -> impl FnMut() -> f32 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        }
    }

    /// The estimate for noise that reaches the right channel `lead` samples before the left.
    fn heard(lead: i32, other: f32) -> Option<f32> {
        let mut next = noise(7);
        let sound: Vec<f32> = (0..2_000).map(|_| next()).collect();
        let mut unrelated = noise(99);
        let mut direction = Direction::new();
        for k in 0..4 {
            let at = |i: usize, later: i32| sound[100 + k * BLOCK + i + later as usize];
            let left = core::array::from_fn(|i| at(i, 8 - lead) + other * unrelated());
            let right = core::array::from_fn(|i| at(i, 8) + other * unrelated());
            direction.push(&Block {
                mono: left,
                left,
                right,
            });
        }
        direction.take()
    }

    #[test]
    fn a_talker_on_the_right_is_on_the_right() {
        assert!((heard(0, 0.01).expect("middle")).abs() < 2.0);
        // asin(3 * 343 / (0.14 * 16000)) = 27 degrees.
        assert!((heard(3, 0.0).expect("right") - 27.3).abs() < 3.0);
        assert!((heard(-3, 0.0).expect("left") + 27.3).abs() < 3.0);
        assert!(heard(7, 0.0).expect("far right") > 85.0);
    }

    #[test]
    fn some_noise_beside_the_talker_does_no_harm() {
        assert!((heard(3, 0.5).expect("right") - 27.3).abs() < 5.0);
    }

    #[test]
    fn unrelated_channels_have_no_direction() {
        assert_eq!(heard(3, 30.0), None);
    }

    #[test]
    fn a_mono_microphone_has_no_direction() {
        let mut direction = Direction::new();
        let mut next = noise(3);
        for _ in 0..4 {
            let side = core::array::from_fn(|_| next());
            direction.push(&Block {
                mono: side,
                left: side,
                right: side,
            });
        }
        assert_eq!(direction.take(), None);
    }

    #[test]
    fn silence_and_nothing_have_no_direction() {
        let mut direction = Direction::new();
        assert_eq!(direction.take(), None);
        let (left, right) = ([0.0; BLOCK], [1e-9; BLOCK]);
        direction.push(&Block {
            mono: left,
            left,
            right,
        });
        assert_eq!(direction.take(), None);
    }
}
