//! Mel cepstral coefficients of the frames in which somebody speaks.
//!
//! Frames of 25 ms every 10 ms, Hann's window, power spectrum, triangular mel filters, logarithm,
//! cosine transform: the usual recipe (S. Davis, P. Mermelstein, IEEE Trans. ASSP 28(4), 1980)
//! with more coefficients than speech recognition takes, because the finer shape of the spectrum
//! is the speaker's more than the word's.

use super::{RATE, hann};
use crate::anonymise::fourier::Fourier;
use rustfft::num_complex::Complex32;

/// Coefficients kept, from the first on: the zeroth is loudness, which is not the voice.
pub(super) const COEFFICIENTS: usize = 20;

/// Mel filters.
const FILTERS: usize = 26;

/// Samples a frame: 25 ms.
const FRAME: usize = 400;

/// Samples from frame to frame: 10 ms.
const HOP: usize = 160;

/// Points of the transform: the next power of two.
const POINTS: usize = 512;

/// Band of the filters, Hz: what a cheap microphone and a voice share.
const LOWEST_HZ: f32 = 80.0;
const HIGHEST_HZ: f32 = 7_200.0;

/// Added to a filter's power before the logarithm: far below the noise of 16 bits.
const POWER_FLOOR: f32 = 1e-8;

/// A frame counts as speech when its power is at most this far below that of the loud ones, dB.
const SPEECH_RANGE_DB: f32 = 30.0;

/// Share of frames that is quieter than "the loud ones".
const LOUD_QUANTILE: f32 = 0.95;

/// Quietest power of a frame, dB of the summed spectrum, below which nobody speaks: about −75 dB
/// of full scale.
const SILENCE_DB: f32 = -25.0;

/// One frame's coefficients.
pub(super) type Frame = [f32; COEFFICIENTS];

/// The coefficients of every frame with speech.
pub(super) fn of_speech(samples: &[f32]) -> Vec<Frame> {
    let window = hann(FRAME);
    let mut fourier = Fourier::new(POINTS);
    let (filters, cosines) = (filters(), cosines());
    let frames: Vec<(f32, Frame)> = samples
        .windows(FRAME)
        .step_by(HOP)
        .map(|frame| {
            let shaped = frame.iter().zip(&window).map(|(s, w)| s * w);
            let bins = fourier.spectrum(shaped);
            let power: Vec<f32> = bins
                .iter()
                .take(POINTS / 2 + 1)
                .map(Complex32::norm_sqr)
                .collect();
            let loudness = 10.0 * libm::log10f(power.iter().sum::<f32>() + 1e-9);
            (loudness, transform(&power, &filters, &cosines))
        })
        .collect();
    let floor = loud(&frames) - SPEECH_RANGE_DB;
    frames
        .into_iter()
        .filter(|(loudness, _)| *loudness > floor.max(SILENCE_DB))
        .map(|(_, frame)| frame)
        .collect()
}

/// Power in dB that only the loudest twentieth exceeds.
fn loud(frames: &[(f32, Frame)]) -> f32 {
    let mut loudness: Vec<f32> = frames.iter().map(|(loudness, _)| *loudness).collect();
    loudness.sort_by(f32::total_cmp);
    let at = (loudness.len() as f32 * LOUD_QUANTILE) as usize;
    loudness.get(at).copied().unwrap_or(SILENCE_DB)
}

/// A filter: its first bin and the weights from there.
type Filter = (usize, Vec<f32>);

fn transform(power: &[f32], filters: &[Filter], cosines: &[Vec<f32>]) -> Frame {
    let logs: Vec<f32> = filters
        .iter()
        .map(|(first, weights)| {
            let sum: f32 = power
                .iter()
                .skip(*first)
                .zip(weights)
                .map(|(p, w)| p * w)
                .sum();
            libm::logf(sum + POWER_FLOOR)
        })
        .collect();
    let mut out = [0.0; COEFFICIENTS];
    for (coefficient, row) in out.iter_mut().zip(cosines) {
        *coefficient = row.iter().zip(&logs).map(|(c, l)| c * l).sum();
    }
    out
}

/// Rows of the cosine transform (type II, orthonormal), without the zeroth.
fn cosines() -> Vec<Vec<f32>> {
    let size = FILTERS as f32;
    let scale = (2.0 / size).sqrt();
    let angle = core::f32::consts::PI / size;
    (1..=COEFFICIENTS)
        .map(|row| {
            (0..FILTERS)
                .map(|at| scale * libm::cosf(angle * row as f32 * (at as f32 + 0.5)))
                .collect()
        })
        .collect()
}

/// Triangles that overlap by half, evenly spaced on the mel scale.
fn filters() -> Vec<Filter> {
    let (low, high) = (to_mel(LOWEST_HZ), to_mel(HIGHEST_HZ));
    let step = (high - low) / (FILTERS + 1) as f32;
    let hz_a_bin = RATE as f32 / POINTS as f32;
    (0..FILTERS)
        .map(|filter| {
            let edge = |at: usize| from_mel(low + step * (filter + at) as f32) / hz_a_bin;
            let (left, middle, right) = (edge(0), edge(1), edge(2));
            let first = left.ceil() as usize;
            let weights = (first..=right as usize)
                .map(|bin| {
                    let bin = bin as f32;
                    ((bin - left) / (middle - left)).min((right - bin) / (right - middle))
                })
                .collect();
            (first, weights)
        })
        .collect()
}

/// The mel scale of O'Shaughnessy, "Speech Communication", 1987.
pub(in crate::anonymise) fn to_mel(hz: f32) -> f32 {
    2_595.0 * libm::log10f(1.0 + hz / 700.0)
}

fn from_mel(mel: f32) -> f32 {
    700.0 * (libm::powf(10.0, mel / 2_595.0) - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_has_no_speech() {
        assert!(of_speech(&[0.0; 16_000]).is_empty());
        assert!(of_speech(&[]).is_empty());
    }

    #[test]
    fn loudness_is_not_in_the_coefficients() {
        let noise: Vec<f32> = (0u32..8_000)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 16) as f32 / 65_536.0 - 0.5)
            .collect();
        let quiet: Vec<f32> = noise.iter().map(|sample| sample * 0.1).collect();
        for (loud, quiet) in of_speech(&noise).iter().zip(of_speech(&quiet)) {
            for (a, b) in loud.iter().zip(quiet) {
                assert!((a - b).abs() < 0.01, "{a} and {b}");
            }
        }
    }

    #[test]
    fn every_filter_has_weights_between_nothing_and_one() {
        for (_, weights) in filters() {
            assert!(!weights.is_empty());
            assert!(weights.iter().all(|w| (0.0..=1.0).contains(w)));
        }
    }
}
