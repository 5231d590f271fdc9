//! Five bands of speech and the power in each.
//!
//! Second-order sections after R. Bristow-Johnson's "Audio EQ Cookbook": a fourth-order high-pass
//! against rumble and hum, then a band-pass (unit gain at its centre) for each band. Powers are mean squares over a
//! block of 10 ms, full scale 1.

use crate::intake::BLOCK;
use crate::protocol::SAMPLE_RATE;
use core::f32::consts::TAU;

/// Number of bands.
pub(crate) const BANDS: usize = 5;

/// Edges of the bands, Hz: voicing and first formant, second formant, third, and two for fricatives.
const EDGES: [f32; BANDS + 1] = [200.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 7_000.0];

/// Below this, Hz, there is mains hum and rumble but no speech that the bands would miss.
const RUMBLE: f32 = 120.0;

/// Qualities of the two sections of a fourth-order Butterworth high-pass.
const BUTTERWORTH: [f32; 2] = [0.541_196_1, 1.306_563];

/// State below which a filter is at rest: keeps recursions out of denormal numbers.
const REST: f32 = 1e-20;

/// The filters.
#[derive(Debug)]
pub(crate) struct Bands {
    rumble: [Section; 2],
    bands: [Section; BANDS],
}

/// One second-order section, transposed direct form II.
#[derive(Clone, Copy, Debug, Default)]
struct Section {
    b: [f32; 3],
    a: [f32; 2],
    state: [f32; 2],
}

impl Bands {
    pub(crate) fn new() -> Self {
        let mut bands = [Section::default(); BANDS];
        for (section, edge) in bands.iter_mut().zip(EDGES.windows(2)) {
            if let &[low, high] = edge {
                *section = Section::band_pass(low, high);
            }
        }
        Self {
            rumble: BUTTERWORTH.map(|quality| Section::high_pass(RUMBLE, quality)),
            bands,
        }
    }

    /// Power of each band in one block.
    pub(crate) fn push(&mut self, block: &[f32; BLOCK]) -> [f32; BANDS] {
        let mut powers = [0.0; BANDS];
        for &x in block {
            let x = self.rumble.iter_mut().fold(x, |x, section| section.push(x));
            for (power, band) in powers.iter_mut().zip(&mut self.bands) {
                let y = band.push(x);
                *power += y * y;
            }
        }
        self.rumble
            .iter_mut()
            .chain(&mut self.bands)
            .for_each(Section::settle);
        powers.map(|power| power / BLOCK as f32)
    }
}

impl Section {
    fn high_pass(hz: f32, quality: f32) -> Self {
        let w = TAU * hz / SAMPLE_RATE as f32;
        let (cos, alpha) = (libm::cosf(w), libm::sinf(w) / (2.0 * quality));
        let b = (1.0 + cos) / 2.0;
        Self::normalised([b, -2.0 * b, b], [1.0 + alpha, -2.0 * cos, 1.0 - alpha])
    }

    fn band_pass(low: f32, high: f32) -> Self {
        let centre = libm::sqrtf(low * high);
        let w = TAU * centre / SAMPLE_RATE as f32;
        let (cos, alpha) = (libm::cosf(w), libm::sinf(w) * (high - low) / (2.0 * centre));
        Self::normalised([alpha, 0.0, -alpha], [1.0 + alpha, -2.0 * cos, 1.0 - alpha])
    }

    fn normalised(b: [f32; 3], [a0, a1, a2]: [f32; 3]) -> Self {
        Self {
            b: b.map(|b| b / a0),
            a: [a1 / a0, a2 / a0],
            state: [0.0; 2],
        }
    }

    #[inline]
    fn push(&mut self, x: f32) -> f32 {
        let ([b0, b1, b2], [a1, a2], [s1, s2]) = (self.b, self.a, self.state);
        let y = b0 * x + s1;
        self.state = [b1 * x - a1 * y + s2, b2 * x - a2 * y];
        y
    }

    fn settle(&mut self) {
        for state in &mut self.state {
            if state.abs() < REST {
                *state = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Powers after 0.2 s of a full-scale sine.
    fn powers(hz: f32) -> [f32; BANDS] {
        let mut bands = Bands::new();
        let mut last = [0.0; BANDS];
        for k in 0..20 {
            let at = |i: usize| TAU * hz * (k * BLOCK + i) as f32 / SAMPLE_RATE as f32;
            last = bands.push(&core::array::from_fn(|i| at(i).sin()));
        }
        last
    }

    #[test]
    fn a_tone_is_strongest_in_its_own_band() {
        for (band, hz) in [316.0, 707.0, 1_414.0, 2_828.0, 5_291.0]
            .into_iter()
            .enumerate()
        {
            let powers = powers(hz);
            let strongest = (0..BANDS)
                .max_by(|&a, &b| powers[a].total_cmp(&powers[b]))
                .expect("five bands");
            assert_eq!(strongest, band, "{hz} Hz: {powers:?}");
            assert!((powers[band] - 0.5).abs() < 0.08, "{hz} Hz: {powers:?}");
        }
    }

    #[test]
    fn hum_and_direct_current_stay_outside() {
        assert!(powers(50.0).iter().all(|&p| p < 1e-4), "{:?}", powers(50.0));
        assert!(powers(0.0).iter().all(|&p| p < 1e-9));
    }
}
