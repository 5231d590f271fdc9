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

/// How far the worklet's count of samples can run behind the microphone's file, and ahead of it: the
/// file starts with `getUserMedia`, the worklet when it is built.
const BEHIND: usize = 10 * RATE;
const AHEAD: usize = RATE / 2;

/// The place in `source` that is most like `piece`, which the worklet counts from sample `around`.
#[must_use]
pub fn locate_near(piece: &[f32], source: &[f32], around: usize) -> Match {
    let start = around.saturating_sub(AHEAD).min(source.len());
    let end = (around + piece.len() + BEHIND).min(source.len());
    let found = locate(piece, source.get(start..end).unwrap_or_default());
    Match {
        at: found.at + start as isize,
        ..found
    }
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
