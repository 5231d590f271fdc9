//! The last feature frames, for a second look at what has just been heard.
//!
//! Frames are numbered from the first one. What lies before anything was heard is digital silence,
//! whose features are zero, so that a word in the first second is looked at like any other.

use crate::frontend::{Frame, HOP};
use crate::mel::MELS;
use crate::verifier::{BEFORE, DUE};
use alloc::{boxed::Box, vec};

/// Frames kept: those that the verifier begins with, and one for every 10 ms until its verdict,
/// so that nothing it still has to read is overwritten.
const KEPT: usize = BEFORE as usize + DUE as usize / HOP;

/// A ring of the last frames. All memory is taken in [`new`](Self::new).
#[derive(Debug)]
pub struct Frames {
    ring: Box<[Frame]>,
    end: u64,
}

impl Frames {
    /// Silence.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ring: vec![[0.0; MELS]; KEPT].into_boxed_slice(),
            end: KEPT as u64,
        }
    }

    /// Adds a frame in place of the oldest.
    pub fn push(&mut self, frame: &Frame) {
        if let Some(slot) = self.ring.get_mut(place(self.end)) {
            *slot = *frame;
        }
        self.end += 1;
    }

    /// One past the number of the newest frame.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.end
    }

    /// The frame of this number, unless it is still to come or overwritten.
    #[must_use]
    pub fn get(&self, number: u64) -> Option<&Frame> {
        let age = self.end.checked_sub(number)?;
        if (1..=KEPT as u64).contains(&age) {
            self.ring.get(place(number))
        } else {
            None
        }
    }

    /// Forgets everything heard; the numbers go on.
    pub fn forget(&mut self) {
        self.ring.fill([0.0; MELS]);
    }
}

impl Default for Frames {
    fn default() -> Self {
        Self::new()
    }
}

fn place(number: u64) -> usize {
    (number % KEPT as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_frames_are_there_and_no_others() {
        let mut frames = Frames::new();
        let first = frames.end();
        for n in 0..500_u16 {
            frames.push(&[f32::from(n); MELS]);
        }
        let end = frames.end();
        assert_eq!(end - first, 500);
        assert_eq!(frames.get(end), None);
        assert_eq!(frames.get(end - 1), Some(&[499.0; MELS]));
        let oldest = end - KEPT as u64;
        assert_eq!(frames.get(oldest), Some(&[(500 - KEPT) as f32; MELS]));
        assert_eq!(frames.get(oldest - 1), None);
    }

    #[test]
    fn what_was_never_heard_or_is_forgotten_is_silence() {
        let mut frames = Frames::new();
        assert_eq!(frames.get(frames.end() - 1), Some(&[0.0; MELS]));
        frames.push(&[1.0; MELS]);
        frames.forget();
        assert_eq!(frames.get(frames.end() - 1), Some(&[0.0; MELS]));
    }
}
