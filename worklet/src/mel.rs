//! Triangular mel filters over a power spectrum.
//!
//! Mel scale after O'Shaughnessy (1987): `mel = 1127 · ln(1 + f / 700 Hz)`. Filters are triangles in
//! mel, evaluated at bin centres and scaled to unit sum, so a white spectrum gives equal energies.
//!
//! Shapes: spectrum `[BINS]` (0..=8 kHz in steps of 31.25 Hz) to energies `[MELS]`.

use alloc::vec::Vec;

/// Mel channels.
pub const MELS: usize = 40;

/// Points of the Fourier transform: the next power of two above the 400-sample window.
pub const FFT: usize = 512;

/// Bins of a real spectrum.
pub const BINS: usize = FFT / 2 + 1;

/// Lowest frequency, Hz: above mains hum and what a DC offset leaks through the window.
const LOW_HZ: f32 = 100.0;

/// Highest frequency, Hz: below the resampler's transition band.
const HIGH_HZ: f32 = 7_400.0;

/// Width of a bin, Hz.
const BIN_HZ: f32 = crate::protocol::SAMPLE_RATE as f32 / FFT as f32;

/// One filter: weights for consecutive bins.
#[derive(Clone, Debug)]
struct Filter {
    first: usize,
    weights: Vec<f32>,
}

/// The filter bank.
#[derive(Clone, Debug)]
pub struct MelBank {
    filters: Vec<Filter>,
}

fn mel(hz: f32) -> f32 {
    1127.0 * libm::logf(1.0 + hz / 700.0)
}

impl MelBank {
    /// Builds the [`MELS`] filters. Allocates; [`apply`](Self::apply) does not.
    #[must_use]
    pub fn new() -> Self {
        let (low, high) = (mel(LOW_HZ), mel(HIGH_HZ));
        let step = (high - low) / (MELS as f32 + 1.0);
        let filters = (0..MELS)
            .map(|channel| {
                let centre = low + step * (channel as f32 + 1.0);
                let weight =
                    |bin: usize| 1.0 - libm::fabsf(mel(bin as f32 * BIN_HZ) - centre) / step;
                let bins: Vec<usize> = (0..BINS).filter(|&bin| weight(bin) > 0.0).collect();
                // Narrow low filters may fall between two bins: take the nearest one whole.
                let nearest = libm::roundf(700.0 * (libm::expf(centre / 1127.0) - 1.0) / BIN_HZ);
                let first = bins.first().copied().unwrap_or(nearest as usize);
                let mut weights: Vec<f32> = bins.iter().map(|&bin| weight(bin)).collect();
                if weights.is_empty() {
                    weights.push(1.0);
                }
                let sum: f32 = weights.iter().sum();
                weights.iter_mut().for_each(|w| *w /= sum);
                Filter { first, weights }
            })
            .collect();
        Self { filters }
    }

    /// Energies of one power spectrum. Allocates nothing.
    pub fn apply(&self, power: &[f32; BINS], out: &mut [f32; MELS]) {
        for (energy, filter) in out.iter_mut().zip(&self.filters) {
            *energy = power
                .iter()
                .skip(filter.first)
                .zip(&filter.weights)
                .map(|(p, w)| p * w)
                .sum();
        }
    }
}

impl Default for MelBank {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_white_spectrum_gives_equal_energies() {
        let mut out = [0.0; MELS];
        MelBank::new().apply(&[0.25; BINS], &mut out);
        for energy in out {
            assert!(
                (energy - 0.25).abs() < 1e-6,
                "unit-sum filters pass white noise, got {energy}"
            );
        }
    }

    #[test]
    fn a_tone_peaks_in_the_channel_around_it() {
        let mut power = [0.0; BINS];
        power[64] = 1.0; // 2000 Hz
        let mut out = [0.0; MELS];
        MelBank::new().apply(&power, &mut out);
        let best = (0..MELS)
            .max_by(|&a, &b| out[a].total_cmp(&out[b]))
            .unwrap();
        let expected = (mel(2000.0) - mel(LOW_HZ)) / (mel(HIGH_HZ) - mel(LOW_HZ)) * 41.0 - 1.0;
        assert!(
            (best as f32 - expected).abs() <= 1.0,
            "channel {best}, expected about {expected}"
        );
    }

    #[test]
    fn direct_current_and_hum_stay_outside() {
        let mut power = [0.0; BINS];
        power[0] = 1.0;
        power[1] = 1.0; // 31 Hz
        power[2] = 1.0; // 62 Hz
        let mut out = [0.0; MELS];
        MelBank::new().apply(&power, &mut out);
        assert_eq!(
            out, [0.0; MELS],
            "nothing below {LOW_HZ} Hz reaches a channel"
        );
    }
}
