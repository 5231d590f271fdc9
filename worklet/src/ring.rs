//! The last four seconds of sound.
//!
//! Invariant: sound that is not part of an interaction lives only here and is overwritten. Samples
//! are addressed by their index at 16 kHz since the start, so a reader can tell what is gone.

use crate::protocol::{SAMPLE_RATE, Samples};

/// Seconds kept: 0.5 s of pre-roll, a wake word of up to 1.2 s and two seconds of patience with a
/// page that is slow to fetch.
const SECONDS: usize = 4;

/// Samples kept.
pub const CAPACITY: usize = SECONDS * SAMPLE_RATE as usize;

/// A fixed ring of 16 kHz mono samples.
#[derive(Debug)]
pub struct Ring {
    samples: Box<[f32]>,
    /// Where the next sample goes.
    head: usize,
    /// Index of the next sample.
    end: Samples,
    /// Samples that may still be read.
    kept: usize,
}

impl Ring {
    /// An empty ring; all its memory is taken here.
    #[must_use]
    pub fn new() -> Self {
        Self {
            samples: vec![0.0; CAPACITY].into_boxed_slice(),
            head: 0,
            end: 0,
            kept: 0,
        }
    }

    /// One past the newest sample.
    #[must_use]
    pub fn end(&self) -> Samples {
        self.end
    }

    /// The oldest sample that is still there.
    #[must_use]
    pub fn oldest(&self) -> Samples {
        self.end - self.kept as Samples
    }

    /// Adds samples, overwriting the oldest. Values are limited to −1..=1 here, so that every
    /// reader gets what a 16-bit file can hold.
    pub fn write(&mut self, samples: &[f32]) {
        for sample in samples {
            if let Some(slot) = self.samples.get_mut(self.head) {
                *slot = sample.clamp(-1.0, 1.0);
            }
            self.head += 1;
            if self.head == CAPACITY {
                self.head = 0;
            }
        }
        self.end += samples.len() as Samples;
        self.kept = (self.kept + samples.len()).min(CAPACITY);
    }

    /// Copies the samples from index `first` on into `out` and says how many there were: fewer than
    /// `out.len()` where the newest sample comes first, none where `first` was overwritten already.
    pub fn read(&self, first: Samples, out: &mut [f32]) -> usize {
        if first < self.oldest() || first >= self.end {
            return 0;
        }
        // At most CAPACITY, so it fits.
        let back = (self.end - first) as usize;
        let start = (self.head + CAPACITY - back) % CAPACITY;
        let (newer, older) = self.samples.split_at(start);
        let mut count = 0;
        for (to, from) in out.iter_mut().zip(older.iter().chain(newer).take(back)) {
            *to = *from;
            count += 1;
        }
        count
    }

    /// Destroys every sample; the count goes on.
    pub fn forget(&mut self) {
        self.samples.fill(0.0);
        self.kept = 0;
    }
}

impl Default for Ring {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sample `i` holds a value that tells its index.
    fn value(i: Samples) -> f32 {
        (i % 10_007) as f32 / 10_007.0
    }

    fn filled(len: Samples, piece: usize) -> Ring {
        let mut ring = Ring::new();
        let samples: Vec<f32> = (0..len).map(value).collect();
        samples.chunks(piece).for_each(|chunk| ring.write(chunk));
        ring
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn it_reads_what_was_written_or_nothing(
            len in 0_u64..200_000, piece in 1_usize..5_000, first in 0_u64..200_000, want in 0_usize..3_000,
        ) {
            let ring = filled(len, piece);
            let mut out = vec![9.0; want];
            let got = ring.read(first, &mut out);
            let there = first >= len.saturating_sub(CAPACITY as u64) && first < len;
            let expected = if there { want.min((len - first) as usize) } else { 0 };
            prop_assert_eq!(got, expected);
            for (i, x) in out.iter().take(got).enumerate() {
                prop_assert_eq!(*x, value(first + i as u64));
            }
        }
    }

    #[test]
    fn forgetting_leaves_not_one_sample() {
        let mut ring = filled(100_000, 160);
        ring.forget();
        assert!(ring.samples.iter().all(|&x| x == 0.0));
        assert_eq!(ring.read(99_999, &mut [0.0; 8]), 0);
        assert_eq!((ring.oldest(), ring.end()), (100_000, 100_000));
    }

    #[test]
    fn nothing_older_than_four_seconds_is_left_in_memory() {
        let mut ring = Ring::new();
        ring.write(&[0.75; 160]);
        ring.write(&vec![0.25; CAPACITY]);
        assert!(!ring.samples.contains(&0.75));
    }

    #[test]
    fn what_a_file_cannot_hold_is_limited() {
        let mut ring = Ring::new();
        ring.write(&[3.0, -8.0, 0.5]);
        let mut out = [0.0; 3];
        assert_eq!(ring.read(0, &mut out), 3);
        assert_eq!(out, [1.0, -1.0, 0.5]);
    }
}
