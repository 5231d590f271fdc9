//! Comparing recordings: where one lies in another and how alike they are there.

use crate::scene::RATE;

/// The search runs at a quarter of the rate: speech has most of its power below 2 kHz.
const COARSE: usize = 4;

/// Where a piece was found.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// Sample of the source at which the piece begins; negative when it begins before it.
    pub at: isize,
    /// Normalised correlation there: 1 is the same up to loudness.
    pub alike: f64,
}

/// The place in `source` that is most like `piece`.
#[must_use]
pub fn locate(piece: &[f32], source: &[f32]) -> Match {
    let (small, large) = (thin(piece), thin(source));
    let last = large.len() as isize;
    let coarse = (-(small.len() as isize)..last)
        .map(|at| Match {
            at,
            alike: alike(&small, &large, at),
        })
        .max_by(|a, b| a.alike.total_cmp(&b.alike))
        .map_or(0, |found| found.at * COARSE as isize);
    let near = 2 * COARSE as isize;
    (coarse - near..=coarse + near)
        .map(|at| Match {
            at,
            alike: alike(piece, source, at),
        })
        .max_by(|a, b| a.alike.total_cmp(&b.alike))
        .unwrap_or(Match { at: 0, alike: 0.0 })
}

/// Normalised correlation of `piece` with `source` from sample `at` on, over the whole of `piece`:
/// what sticks out counts as silence in the source.
#[must_use]
pub fn alike(piece: &[f32], source: &[f32], at: isize) -> f64 {
    let (skip, start) = if at < 0 {
        (at.unsigned_abs(), 0)
    } else {
        (0, at.unsigned_abs())
    };
    let inside = piece.iter().skip(skip).zip(source.iter().skip(start));
    let (mut dot, mut power) = (0.0, 0.0);
    for (&a, &b) in inside {
        dot += f64::from(a) * f64::from(b);
        power += f64::from(b) * f64::from(b);
    }
    let own: f64 = piece.iter().map(|&a| f64::from(a) * f64::from(a)).sum();
    if own * power > 0.0 {
        dot / (own * power).sqrt()
    } else {
        0.0
    }
}

/// Averages of [`COARSE`] neighbours.
fn thin(samples: &[f32]) -> Vec<f32> {
    samples
        .chunks(COARSE)
        .map(|some| some.iter().sum::<f32>() / COARSE as f32)
        .collect()
}

/// 16-bit samples as −1..=1.
#[must_use]
pub fn to_float(samples: &[i16]) -> Vec<f32> {
    samples
        .iter()
        .map(|&sample| f32::from(sample) / 32_768.0)
        .collect()
}

/// Samples as milliseconds.
#[must_use]
pub fn ms(samples: isize) -> f64 {
    samples as f64 * 1_000.0 / RATE as f64
}
