//! From whatever the browser hands over to clean 16 kHz blocks of 10 ms.
//!
//! Everything behind this file runs once a [`Block`], counted from the first sample: how the browser
//! cut the sound into quanta can no longer matter.

use crate::protocol::SAMPLE_RATE;
use crate::resample::Resampler;

/// Samples in a block: 10 ms, the hop of the features and the frame of the voice activity.
pub const BLOCK: usize = SAMPLE_RATE as usize / 100;

/// Largest magnitude that can be sound, +18 dBFS: floats may exceed full scale, nonsense may not.
const LIMIT: f32 = 8.0;

/// Below this, −300 dBFS, a sample is silence: denormal numbers are slow on some processors.
const TINY: f32 = 1e-15;

/// 10 ms of sound. A mono microphone has two equal sides.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Mean of the two sides.
    pub mono: [f32; BLOCK],
    /// Left channel.
    pub left: [f32; BLOCK],
    /// Right channel.
    pub right: [f32; BLOCK],
}

/// Cleans, resamples and collects.
#[derive(Debug)]
pub struct Intake {
    resampler: Resampler,
    block: Block,
    filled: usize,
}

impl Intake {
    /// An intake for `rate` Hz, or `None` for a rate outside [`RATES`](crate::resample::RATES).
    #[must_use]
    pub fn new(rate: u32) -> Option<Self> {
        Some(Self {
            resampler: Resampler::new(rate)?,
            block: Block::silence(),
            filled: 0,
        })
    }

    /// Takes one frame (a mono microphone gives the same sample twice) and calls `sink` for a block
    /// that became complete.
    #[inline]
    pub fn push(&mut self, left: f32, right: f32, sink: &mut impl FnMut(&Block)) {
        let Self {
            resampler,
            block,
            filled,
        } = self;
        resampler.push(clean(left), clean(right), &mut |left, right| {
            block.set(*filled, left, right);
            *filled += 1;
            if *filled == BLOCK {
                *filled = 0;
                sink(block);
            }
        });
    }

    /// Input samples by which the blocks lag behind the input.
    #[must_use]
    pub fn delay(&self) -> u32 {
        self.resampler.delay()
    }

    /// Forgets all sound, keeping the place in time.
    pub fn forget(&mut self) {
        self.resampler.forget();
        self.block = Block::silence();
    }
}

impl Block {
    fn silence() -> Self {
        Self {
            mono: [0.0; BLOCK],
            left: [0.0; BLOCK],
            right: [0.0; BLOCK],
        }
    }

    fn set(&mut self, at: usize, left: f32, right: f32) {
        let sides = (
            self.mono.get_mut(at),
            self.left.get_mut(at),
            self.right.get_mut(at),
        );
        if let (Some(mono), Some(to_left), Some(to_right)) = sides {
            *mono = 0.5 * (left + right);
            *to_left = left;
            *to_right = right;
        }
    }
}

/// Any bit pattern as a sample. What is no sound becomes silence: brought into range it would be a bang that deafens
/// the running means of the features for seconds.
fn clean(sample: f32) -> f32 {
    // NaN is in no range.
    if (TINY..=LIMIT).contains(&sample.abs()) {
        sample
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bits_become_a_decent_sample(bits: u32) {
            let x = clean(f32::from_bits(bits));
            prop_assert!(x == 0.0 || (x.abs() >= TINY && x.abs() <= LIMIT));
        }
    }

    #[test]
    fn nonsense_becomes_silence_and_sound_stays() {
        assert_eq!(clean(f32::NAN), 0.0);
        assert_eq!(clean(f32::NEG_INFINITY), 0.0);
        assert_eq!(clean(f32::MIN_POSITIVE / 2.0), 0.0);
        assert_eq!(clean(-1e30), 0.0);
        assert_eq!(clean(8.0), 8.0);
        assert_eq!(clean(-0.25), -0.25);
    }

    #[test]
    fn two_channels_meet_in_the_middle() {
        let mut intake = Intake::new(16_000).expect("a rate in range");
        let mut blocks = Vec::new();
        for i in 0..BLOCK + 3 {
            intake.push(i as f32 / 1_000.0, 0.5, &mut |block| blocks.push(*block));
        }
        assert_eq!(blocks.len(), 1);
        assert_eq!((blocks[0].left[7], blocks[0].right[7]), (0.007, 0.5));
        assert_eq!(blocks[0].mono[7], 0.2535);
    }
}
