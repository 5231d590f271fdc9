//! What an utterance sounds like as a whole, whatever was said: how much of it there is, how fast it
//! runs and how clearly its phones are heard.
//!
//! A reading aloud is long and quick, noise is unclear: the same fit of a command means less there.

use crate::understand::CLASSES;
use crate::understand::phones::SILENCE;

/// A frame in which silence is less likely than this (natural log of one half) has a phone of its own.
const A_PHONE: f32 = -0.693;

/// A frame in which it is less likely than this (natural log of 0.9) belongs to speech.
const SPEECH: f32 = -0.105;

/// What stands in where no frame is a phone, nats: about as unclear as noise.
const UNCLEAR: f32 = -3.0;

/// Sums over the frames heard so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    frames: u32,
    first: Option<u32>,
    last: u32,
    /// Likeliest class of the last frame.
    before: usize,
    phones: f32,
    clear_sum: f32,
    clear_frames: f32,
}

/// The figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sounds {
    /// Phones of the likeliest classes, frame by frame.
    pub(super) phones: f32,
    /// How many of them a frame of speech.
    pub(super) rate: f32,
    /// Mean log probability of the likeliest class where a phone is, nats.
    pub(super) clearness: f32,
}

impl Whole {
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes a frame in.
    pub(super) fn hear(&mut self, heard: &[f32; CLASSES]) {
        let (class, best) = likeliest(heard);
        if class != SILENCE && class != self.before {
            self.phones += 1.0;
        }
        self.before = class;
        let silence = heard.get(SILENCE).copied().unwrap_or_default();
        if silence < A_PHONE {
            self.clear_sum += best;
            self.clear_frames += 1.0;
        }
        if silence < SPEECH {
            self.first.get_or_insert(self.frames);
            self.last = self.frames;
        }
        self.frames = self.frames.saturating_add(1);
    }

    /// The figures so far.
    pub(super) fn sounds(&self) -> Sounds {
        let span = self.first.map_or(0, |first| self.last - first + 1);
        let clearness = if self.clear_frames > 0.0 {
            self.clear_sum / self.clear_frames
        } else {
            UNCLEAR
        };
        Sounds {
            phones: self.phones,
            rate: self.phones / span.max(1) as f32,
            clearness,
        }
    }
}

fn likeliest(heard: &[f32; CLASSES]) -> (usize, f32) {
    let all = heard.iter().copied().enumerate();
    all.fold((SILENCE, f32::NEG_INFINITY), |best, (class, score)| {
        if score > best.1 { (class, score) } else { best }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame that is nearly sure of a class.
    fn frame(class: usize, sure: f32) -> [f32; CLASSES] {
        let rest = ((1.0 - sure) / (CLASSES - 1) as f32).ln();
        core::array::from_fn(|it| if it == class { sure.ln() } else { rest })
    }

    fn heard(classes: &[usize], sure: f32) -> Sounds {
        let mut whole = Whole::default();
        classes
            .iter()
            .for_each(|class| whole.hear(&frame(*class, sure)));
        whole.sounds()
    }

    #[test]
    fn phones_are_counted_once_and_the_quiet_around_them_not_at_all() {
        let sounds = heard(&[0, 0, 5, 5, 0, 5, 7, 0, 0, 0], 0.97);
        assert_eq!(sounds.phones, 3.0);
        assert!((sounds.rate - 3.0 / 5.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_heard_clearly_is_clear() {
        let (clear, unclear) = (heard(&[3, 0, 4], 0.99), heard(&[3, 0, 4], 0.5));
        assert!(clear.clearness > unclear.clearness);
    }

    #[test]
    fn silence_and_nothing_are_no_speech() {
        for sounds in [heard(&[0; 20], 0.99), heard(&[], 0.9)] {
            assert_eq!((sounds.phones, sounds.rate), (0.0, 0.0));
            assert_eq!(sounds.clearness, UNCLEAR);
        }
    }
}
