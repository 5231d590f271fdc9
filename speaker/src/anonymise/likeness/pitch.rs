//! Median pitch of a voice, by autocorrelation.
//!
//! The autocorrelation of a Hann-windowed frame divided by that of the window (P. Boersma,
//! "Accurate short-term analysis of the fundamental frequency", IFA Proceedings 17, 1993): for a
//! periodic sound it comes back to one after each period.

use super::{RATE, hann};
use crate::anonymise::fourier::Fourier;
use rustfft::num_complex::Complex32;

/// Samples a frame: 64 ms, four periods of the lowest voice.
const FRAME: usize = 1_024;

/// Samples from frame to frame: 20 ms.
const HOP: usize = 320;

/// Points of the transform: twice the frame, so that the correlation does not wrap round.
const POINTS: usize = 2_048;

/// Periods looked at, samples: 400 Hz (a child) down to 60 Hz (a very deep man).
const SHORTEST: usize = RATE as usize / 400;
const LONGEST: usize = RATE as usize / 60;

/// A frame is voiced when its correlation after one period is at least this: 0.45 in Boersma's
/// paper, a little stricter here because nothing tracks the pitch from frame to frame.
const VOICED: f32 = 0.5;

/// The shortest period that comes this near to the best is taken: multiples of the period
/// correlate as well as the period itself.
const NEAR_BEST: f32 = 0.92;

/// Frames quieter than this below the loudest are not asked, dB.
const RANGE_DB: f32 = 25.0;

/// Fewest voiced frames to call it a voice.
const FEWEST: usize = 5;

/// Median pitch in Hz of `samples` at 16 kHz, or none where nothing is voiced.
pub(in crate::anonymise) fn median_pitch(samples: &[f32]) -> Option<f32> {
    let window = hann(FRAME);
    let mut fourier = Fourier::new(POINTS);
    let of_window = autocorrelation(&mut fourier, window.iter().copied());
    let frames: Vec<Vec<f32>> = samples
        .windows(FRAME)
        .step_by(HOP)
        .map(|frame| {
            let shaped = frame.iter().zip(&window).map(|(s, w)| s * w);
            autocorrelation(&mut fourier, shaped)
        })
        .collect();
    let energy = |frame: &Vec<f32>| frame.first().copied().unwrap_or(0.0);
    let loudest = frames.iter().map(energy).fold(0.0, f32::max);
    let floor = loudest * libm::powf(10.0, -RANGE_DB / 10.0);
    let mut pitches: Vec<f32> = frames
        .iter()
        .filter(|frame| energy(frame) > floor)
        .filter_map(|frame| period(frame, &of_window))
        .map(|period| RATE as f32 / period as f32)
        .collect();
    if pitches.len() < FEWEST {
        return None;
    }
    pitches.sort_by(f32::total_cmp);
    pitches.get(pitches.len() / 2).copied()
}

/// The period of a frame in samples, from its autocorrelation and the window's.
fn period(frame: &[f32], window: &[f32]) -> Option<usize> {
    let (energy, whole) = (frame.first()?, window.first()?);
    let values: Vec<f32> = frame
        .iter()
        .zip(window)
        .map(|(value, weight)| value / energy * whole / weight)
        .collect();
    let range = values.get(SHORTEST - 1..=LONGEST + 1)?;
    let best = range.iter().copied().fold(0.0, f32::max);
    if best < VOICED {
        return None;
    }
    let peak = range.windows(3).position(|three| match three {
        [before, here, after] => *here >= best * NEAR_BEST && here >= before && here >= after,
        _ => false,
    })?;
    Some(peak + SHORTEST)
}

/// Autocorrelation for the lags up to the longest period and one more.
fn autocorrelation(fourier: &mut Fourier, frame: impl IntoIterator<Item = f32>) -> Vec<f32> {
    for bin in fourier.spectrum(frame) {
        *bin = Complex32::new(bin.norm_sqr(), 0.0);
    }
    fourier.frame().take(LONGEST + 2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A buzz with all harmonics falling off, like a voice.
    fn buzz(hz: f32) -> Vec<f32> {
        (0..16_000)
            .map(|at| {
                let phase = core::f32::consts::TAU * hz * at as f32 / RATE as f32;
                (1..=10)
                    .map(|n| libm::sinf(phase * n as f32) / (n * 10) as f32)
                    .sum()
            })
            .collect()
    }

    #[test]
    fn a_buzz_has_its_pitch() {
        for hz in [80.0, 120.0, 200.0, 310.0] {
            let heard = median_pitch(&buzz(hz)).unwrap();
            assert!((heard / hz - 1.0).abs() < 0.02, "{hz} Hz heard as {heard}");
        }
    }

    #[test]
    fn noise_and_silence_have_none() {
        let noise: Vec<f32> = (0u32..16_000)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 8) as f32)
            .map(|value| libm::sinf(value * value))
            .collect();
        assert_eq!(median_pitch(&noise), None);
        assert_eq!(median_pitch(&[0.0; 16_000]), None);
    }
}
