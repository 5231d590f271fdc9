//! Formants moved: the spectral envelope of each frame is bent, the fine structure stays.
//!
//! The envelope is the smooth part of the logarithmic spectrum, got by keeping the low end of the
//! real cepstrum; every bin is multiplied with what the bent envelope has there over what the old
//! one had. Then the colour of the voice is changed, the same for all frames: waves over the whole
//! spectrum. Frames keep their energy, so loud stays loud and silence silent.

use super::Change;
use crate::anonymise::SAMPLE_RATE;
use crate::anonymise::fourier::{Fourier, hann};
use crate::anonymise::likeness::to_mel;
use core::f32::consts::PI;
use rustfft::num_complex::Complex32;

/// Points of the transform and samples a frame: 32 ms.
const POINTS: usize = 512;

/// Samples from frame to frame: a quarter of a frame.
const HOP: usize = POINTS / 4;

/// Sum of four squared Hann windows a quarter apart.
const OVERLAP: f32 = 1.5;

/// Bins up to half the sample rate, that one included.
const BINS: usize = POINTS / 2 + 1;

/// Cepstrum kept as envelope, samples: 2 ms, shorter than the period of any voice below 500 Hz.
const LIFTER: usize = 32;

/// Most that a bin is raised or lowered, as natural logarithm: 20 dB.
const MOST_GAIN: f32 = 2.3;

/// Bins this much below the loudest of their frame count as that: 60 dB.
const RANGE: f32 = 1e-3;

/// The samples with their formants moved; as many as there were. `change.pitch` is what the
/// samples were resampled by, which moved the formants already and is taken back here.
pub(super) fn bend(samples: &[f32], change: &Change) -> Vec<f32> {
    let mut bender = Bender::new(change);
    let lead = POINTS - HOP;
    let mut padded = vec![0.0; lead];
    padded.extend_from_slice(samples);
    padded.resize(padded.len() + POINTS, 0.0);
    let mut out = vec![0.0; padded.len()];
    for (at, frame) in padded.windows(POINTS).step_by(HOP).enumerate() {
        let to = out.iter_mut().skip(at * HOP);
        bender.add_bent(frame, to);
    }
    out.drain(..lead);
    out.truncate(samples.len());
    out
}

struct Bender {
    window: Vec<f32>,
    sound: Fourier,
    cepstrum: Fourier,
    /// For each bin where its new envelope comes from, in bins.
    sources: Vec<f32>,
    /// What each bin is multiplied with whatever its frame.
    colour: Vec<f32>,
}

impl Bender {
    fn new(change: &Change) -> Self {
        Self {
            window: hann(POINTS),
            sound: Fourier::new(POINTS),
            cepstrum: Fourier::new(POINTS),
            sources: (0..BINS).map(|bin| source(bin, change)).collect(),
            colour: (0..BINS).map(|bin| colour(bin, change)).collect(),
        }
    }

    /// Adds the bent frame to `to`.
    fn add_bent<'a>(&mut self, frame: &[f32], to: impl Iterator<Item = &'a mut f32>) {
        let shaped = frame.iter().zip(&self.window).map(|(s, w)| s * w);
        let bins = self.sound.spectrum(shaped);
        let power: f32 = bins.iter().map(Complex32::norm_sqr).sum();
        if power <= f32::MIN_POSITIVE {
            return;
        }
        let envelope = envelope(bins, &mut self.cepstrum);
        let mut gains = gains(&envelope, &self.sources);
        for (gain, colour) in gains.iter_mut().zip(&self.colour) {
            *gain *= colour;
        }
        // The upper half mirrors the lower: bin 512 − k is bin k's conjugate.
        let mirrored = gains.iter().skip(1).take(BINS - 2).rev();
        for (bin, gain) in bins.iter_mut().zip(gains.iter().chain(mirrored)) {
            *bin *= *gain;
        }
        let bent: f32 = bins.iter().map(Complex32::norm_sqr).sum();
        let scale = (power / bent.max(f32::MIN_POSITIVE)).sqrt() / OVERLAP;
        for ((to, sample), weight) in to.zip(self.sound.frame()).zip(&self.window) {
            *to += sample * weight * scale;
        }
    }
}

/// Logarithmic envelope of a spectrum, every bin of it.
fn envelope(bins: &[Complex32], cepstrum: &mut Fourier) -> Vec<f32> {
    let loudest = bins.iter().map(|bin| bin.norm()).fold(0.0, f32::max);
    let floor = loudest * RANGE;
    let logs = bins.iter().map(|bin| libm::logf(bin.norm().max(floor)));
    let quefrencies = cepstrum.spectrum(logs);
    for (at, value) in quefrencies.iter_mut().enumerate() {
        let from_zero = at.min(POINTS - at);
        if from_zero >= LIFTER {
            *value = Complex32::default();
        }
    }
    cepstrum.frame().take(BINS).collect()
}

/// What each bin is multiplied with.
fn gains(envelope: &[f32], sources: &[f32]) -> Vec<f32> {
    envelope
        .iter()
        .zip(sources)
        .map(|(old, source)| {
            let wanted = between(envelope, *source) - old;
            libm::expf(wanted.clamp(-MOST_GAIN, MOST_GAIN))
        })
        .collect()
}

/// The value between two neighbours; beyond the end the last.
fn between(values: &[f32], at: f32) -> f32 {
    let below = at as usize;
    let share = at - below as f32;
    let last = values.last().copied().unwrap_or(0.0);
    let low = values.get(below).copied().unwrap_or(last);
    let high = values.get(below + 1).copied().unwrap_or(last);
    low + (high - low) * share
}

/// Which bin of the resampled sound holds the formant that shall be at `bin`: back through the
/// `McAdams` bend and the scaling to the original voice, and forth by the resampling.
fn source(bin: usize, change: &Change) -> f32 {
    let top = (BINS - 1) as f32;
    let angle = PI * bin as f32 / top;
    let unbent = libm::powf(angle, 1.0 / change.mcadams);
    let original = unbent / change.formants;
    (original * change.pitch / PI * top).clamp(0.0, top)
}

/// What the change of colour multiplies a bin with.
fn colour(bin: usize, change: &Change) -> f32 {
    let hz = bin as f32 * SAMPLE_RATE as f32 / POINTS as f32;
    let whole = to_mel(SAMPLE_RATE as f32 / 2.0);
    let phase = PI * to_mel(hz) / whole;
    let waves = change.colour.iter().zip(2u8..);
    let db: f32 = waves
        .map(|(height, number)| height * libm::cosf(phase * f32::from(number)))
        .sum();
    libm::powf(10.0, db / 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(length: u32) -> Vec<f32> {
        (0..length)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 16) as f32 / 65_536.0 - 0.5)
            .collect()
    }

    #[test]
    fn no_change_gives_the_sound_again() {
        let change = Change {
            pitch: 1.0,
            formants: 1.0,
            mcadams: 1.0,
            colour: [0.0; 5],
        };
        let samples = noise(4_000);
        let bent = bend(&samples, &change);
        assert_eq!(bent.len(), samples.len());
        for (there, back) in samples.iter().zip(bent) {
            assert!((there - back).abs() < 1e-3, "{there} and {back}");
        }
    }

    #[test]
    fn an_impulse_train_through_a_resonance_resonates_elsewhere() {
        // One formant at 1000 Hz, excited 100 times a second.
        let (angle, radius) = (core::f32::consts::TAU * 1_000.0 / 16_000.0, 0.97f32);
        let (mut one, mut two) = (0.0f32, 0.0f32);
        let samples: Vec<f32> = (0..16_000)
            .map(|at| {
                let kick = if at % 160 == 0 { 0.2 } else { 0.0 };
                let now = kick + 2.0 * radius * libm::cosf(angle) * one - radius * radius * two;
                (two, one) = (one, now);
                now
            })
            .collect();
        let change = Change {
            pitch: 1.0,
            formants: 1.3,
            mcadams: 1.0,
            colour: [0.0; 5],
        };
        let mut fourier = Fourier::new(POINTS);
        let mut strongest = |samples: &[f32]| {
            let bins = fourier.spectrum(samples.iter().copied().skip(4_000));
            let powers = bins.iter().take(BINS).map(Complex32::norm_sqr);
            let best = powers.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
            best.unwrap().0 as f32 * 16_000.0 / POINTS as f32
        };
        assert!((strongest(&samples) - 1_000.0).abs() < 110.0);
        let moved = strongest(&bend(&samples, &change));
        assert!((moved - 1_300.0).abs() < 130.0, "{moved} Hz");
    }
}
