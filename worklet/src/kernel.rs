//! The resampler's filter: a windowed sinc, cut into phases.
//!
//! Units: frequencies in Hz, positions in input samples. Every row of the table is the same filter
//! shifted by a fraction of an input sample and scaled to a gain of exactly one at 0 Hz.
//!
//! Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
//! ISCAS 1974; the estimates below are his: attenuation = 2.285 * width * transition + 7.95 dB.

use core::f64::consts::PI;

/// Half the filter's width in samples of the lower of the two rates. With the transition below,
/// 2 * 40 samples attenuate by 2.285 * 80 * 2 pi * 0.0625 + 7.95 = 79.7 dB.
const HALF_WIDTH: u32 = 40;

/// Kaiser's shape parameter for that attenuation: 0.1102 * (79.7 - 8.7).
const BETA: f64 = 7.82;

/// Middle of the transition as a share of the lower rate: it runs from 0.4375 (7 kHz at 16 kHz) to
/// 0.5, so that nothing above half the lower rate survives.
const CUTOFF: f64 = 0.468_75;

/// Half widths are rounded up to this, so that every row is a whole number of [`LANES`].
const HALF_STEP: u32 = 4;

/// Independent sums of a dot product: a single one would wait for every addition.
const LANES: usize = 8;

/// Up to this many phases are tabulated exactly (11,025 Hz needs 640).
const MOST_EXACT_PHASES: u32 = 640;

/// Phases of the table that is interpolated where exact phases would be too many. The error of
/// linear interpolation is at most pi^2 / 3 / 8 / 256^2 of the peak, -104 dB.
const MIXED_PHASES: u32 = 256;

/// One filter, `rows() - 1` phases of `taps()` coefficients each.
#[derive(Debug)]
pub(crate) struct Kernel {
    half: u32,
    phases: u32,
    table: Box<[f32]>,
}

impl Kernel {
    /// The filter that takes `from` Hz to `to` Hz, for positions that are multiples of
    /// 1 / `denominator` of an input sample. Allocates the table: at most 1 MiB.
    pub(crate) fn new(from: u32, to: u32, denominator: u32) -> Self {
        let lower = from.min(to).max(1);
        let half = (HALF_WIDTH * from)
            .div_ceil(lower)
            .next_multiple_of(HALF_STEP);
        let phases = if denominator <= MOST_EXACT_PHASES {
            denominator
        } else {
            MIXED_PHASES
        };
        let cutoff = CUTOFF * f64::from(lower) / f64::from(from);
        let taps = 2 * half as usize;
        let mut table = Vec::with_capacity((phases as usize + 1) * taps);
        for row in 0..=phases {
            let shift = f64::from(row) / f64::from(phases);
            let at = |tap: usize| value(tap as f64 - f64::from(half - 1) - shift, half, cutoff);
            let sum: f64 = (0..taps).map(at).sum();
            table.extend((0..taps).map(|tap| (at(tap) / sum) as f32));
        }
        Self {
            half,
            phases,
            table: table.into_boxed_slice(),
        }
    }

    /// Input samples on either side of a position that the filter looks at.
    pub(crate) fn half(&self) -> u32 {
        self.half
    }

    /// Input samples that one output sample is made of.
    pub(crate) fn taps(&self) -> usize {
        2 * self.half as usize
    }

    /// The filtered value at `numerator / denominator` of the way from the `half()`-th sample of
    /// `window` (counted from one) to the next. `window` holds `taps()` samples, oldest first.
    pub(crate) fn at(&self, window: &[f32], numerator: u32, denominator: u32) -> f32 {
        let scaled = u64::from(numerator) * u64::from(self.phases);
        let row = (scaled / u64::from(denominator)) as usize;
        let rest = scaled % u64::from(denominator);
        let near = dot(window, self.row(row));
        if rest == 0 {
            return near;
        }
        let mix = rest as f32 / denominator as f32;
        near + mix * (dot(window, self.row(row + 1)) - near)
    }

    fn row(&self, row: usize) -> &[f32] {
        let start = row * self.taps();
        self.table.get(start..start + self.taps()).unwrap_or(&[])
    }
}

/// The filter at `t` input samples from its middle; `cutoff` in cycles a sample.
fn value(t: f64, half: u32, cutoff: f64) -> f64 {
    let x = t / f64::from(half);
    if x.abs() > 1.0 {
        return 0.0;
    }
    let angle = 2.0 * PI * cutoff * t;
    let sinc = if angle == 0.0 {
        1.0
    } else {
        libm::sin(angle) / angle
    };
    sinc * bessel_i0(BETA * libm::sqrt(1.0 - x * x))
}

/// Modified Bessel function of the first kind, order 0, by its power series.
fn bessel_i0(x: f64) -> f64 {
    // The largest argument is BETA: the 25th term is below 1e-20 of the sum.
    const TERMS: u32 = 25;
    let quarter = x * x / 4.0;
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..=TERMS {
        term *= quarter / f64::from(k * k);
        sum += term;
    }
    sum
}

/// Sum of products, in an order that is the same on every machine.
// The compiler turns the lanes into SIMD of its own accord; for WebAssembly it must be allowed to (every
// browser can since Chromium 91, Firefox 89, Safari 16.4). The bits stay the same, the time halves.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (b + f)) + ((c + g) + (d + h))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bessel_series_meets_tabulated_values() {
        // Abramowitz and Stegun, table 9.8 and 9.11.
        assert!((bessel_i0(1.0) - 1.266_065_877_752_008).abs() < 1e-14);
        assert!((bessel_i0(5.0) - 27.239_871_823_604_44).abs() < 1e-12);
    }

    #[test]
    fn every_row_has_a_gain_of_one_at_zero_hz() {
        let kernel = Kernel::new(44_100, 16_000, 160);
        for row in 0..=160 {
            let sum: f32 = kernel.row(row).iter().sum();
            assert!((sum - 1.0).abs() < 1e-5, "row {row} sums to {sum}");
        }
    }

    #[test]
    fn the_largest_table_stays_below_a_mebibyte_and_a_bit() {
        let kernel = Kernel::new(191_999, 16_000, 16_000);
        assert!(
            kernel.table.len() * 4 < 1_100_000,
            "{} floats",
            kernel.table.len()
        );
    }
}
