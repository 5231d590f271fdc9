//! How alike two voices are, 0..=1.
//!
//! Each voice is told by long-term statistics of its sound, whatever was said: mean and variance
//! of `cepstrum::COEFFICIENTS` mel cepstral coefficients over the frames with speech, and the
//! median pitch. Two voices are compared as two Gaussians with diagonal covariance: the distance
//! of the means in units of the mean variance, the part of Bhattacharyya's distance that comes from
//! the variances (both after F. Bimbot, I. Magrin-Chagnolleau, L. Mathan, "Second-order statistical
//! measures for text-independent speaker identification", Speech Communication 17, 1995, who
//! compare speakers by exactly such statistics), and the distance of the pitches in semitones.
//!
//! The distances become one figure with weights fitted on recordings of known speakers (logistic
//! regression, same and different speakers weighing the same): 0.5 means "as often the same person
//! as not", 1 surely the same, 0 surely another.
//!
//! Measured with `tests/anonymise/speakers.rs` on pairs of recordings (area: chance that a pair of
//! one speaker is more alike than a pair of two; medians of the likeness):
//!
//! | recordings | area | equal error rate | one speaker | two speakers |
//! |---|---|---|---|---|
//! | `LibriSpeech`, 30 speakers, 132 of up to 10 s | 0.990 | 0.047 | 0.97 | 0.32 |
//! | speechocean762, 125 speakers, 1,000 of about 4 s | 0.953 | 0.122 | 0.67 | 0.02 |
//!
//! The ratios of the weights come from speechocean762 alone, so that `LibriSpeech` is a check; where
//! 0.5 lies comes from both. Most speakers of both sets have one session, so part of what is
//! recognised is the microphone and the room.
//!
//! This is a small measure for showing, not a forensic one. It does not hear accent, wording and
//! rhythm, and a trained speaker encoder hears more.

mod cepstrum;
mod pitch;

use super::fourier::hann;
use cepstrum::COEFFICIENTS;
pub(super) use cepstrum::to_mel;
use core::fmt;
pub(super) use pitch::median_pitch;

/// Sample rate that the measure is made for, Hz.
const RATE: u32 = super::SAMPLE_RATE;

/// Fewest frames of speech (10 ms each) to judge a voice by: below half a second the statistics
/// tell the sounds that happened to be said, not the voice.
const FEWEST_FRAMES: usize = 50;

/// Smallest variance of a coefficient: keeps a steady tone from being infinitely unlike everything.
const SMALLEST_VARIANCE: f64 = 1e-3;

/// Difference of pitch in semitones that is assumed where a voice has no measurable pitch (a
/// whisper): about the median between different speakers of one kind.
const UNKNOWN_SEMITONES: f64 = 3.0;

/// Fitted weights: constant, then one for the square root of each distance. Source: the fit that
/// this module's head describes, over the distances that `tests/anonymise/speakers.rs` writes.
const WEIGHTS: Weights = Weights {
    constant: 7.188,
    means: 2.157,
    variances: 3.5,
    pitch: 0.715,
};

struct Weights {
    constant: f64,
    means: f64,
    variances: f64,
    pitch: f64,
}

/// What is kept of a voice to compare it.
#[derive(Clone, PartialEq)]
pub struct Voiceprint {
    means: [f64; COEFFICIENTS],
    variances: [f64; COEFFICIENTS],
    /// Median pitch, Hz.
    pitch: Option<f32>,
}

/// The distances between two voices, each 0 for the same sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distances {
    /// Squared distance of the means in units of the mean variance, summed over coefficients.
    pub means: f64,
    /// Bhattacharyya's distance of the variances, summed over coefficients.
    pub variances: f64,
    /// Distance of the median pitches, semitones.
    pub semitones: f64,
}

impl Voiceprint {
    /// The voice in `samples` (16 kHz, −1..=1), or none where there is too little speech
    /// (less than half a second) to tell.
    #[must_use]
    pub fn of(samples: &[f32]) -> Option<Self> {
        let frames = cepstrum::of_speech(samples);
        if frames.len() < FEWEST_FRAMES {
            return None;
        }
        let count = frames.len() as f64;
        let mut means = [0.0; COEFFICIENTS];
        for frame in &frames {
            for (mean, value) in means.iter_mut().zip(frame) {
                *mean += f64::from(*value) / count;
            }
        }
        let mut variances = [SMALLEST_VARIANCE; COEFFICIENTS];
        for frame in &frames {
            for ((variance, mean), value) in variances.iter_mut().zip(&means).zip(frame) {
                *variance += (f64::from(*value) - mean).powi(2) / count;
            }
        }
        let pitch = median_pitch(samples);
        Some(Self {
            means,
            variances,
            pitch,
        })
    }

    /// Median pitch in Hz, where there is one.
    #[must_use]
    pub fn pitch(&self) -> Option<f32> {
        self.pitch
    }

    /// How far the other voice is.
    #[must_use]
    pub fn distances(&self, other: &Self) -> Distances {
        let variances = || self.variances.iter().zip(&other.variances);
        let means = self
            .means
            .iter()
            .zip(&other.means)
            .zip(variances())
            .map(|((a, b), (va, vb))| (a - b).powi(2) / (0.5 * (va + vb)))
            .sum();
        let spread = variances()
            .map(|(va, vb)| 0.25 * libm::log(0.25 * (va / vb + vb / va + 2.0)))
            .sum();
        let semitones = match (self.pitch, other.pitch) {
            (Some(a), Some(b)) => 12.0 * libm::log2(f64::from(a) / f64::from(b)).abs(),
            _ => UNKNOWN_SEMITONES,
        };
        Distances {
            means,
            variances: spread,
            semitones,
        }
    }

    /// How alike the two voices are, 0..=1; 0.5 is as often the same person as not.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f32 {
        let distances = self.distances(other);
        let evidence = WEIGHTS.constant
            - WEIGHTS.means * distances.means.sqrt()
            - WEIGHTS.variances * distances.variances.max(0.0).sqrt()
            - WEIGHTS.pitch * distances.semitones.sqrt();
        (1.0 / (1.0 + libm::exp(-evidence))) as f32
    }
}

/// A voiceprint is about a person: nothing of it goes into a log.
impl fmt::Debug for Voiceprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voiceprint(..)")
    }
}
