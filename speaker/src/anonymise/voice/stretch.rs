//! Sound made longer or shorter at the same pitch: WSOLA (W. Verhelst, M. Roelands, "An overlap-add
//! technique based on waveform similarity", ICASSP 1993).
//!
//! Pieces are laid over one another by half. Each is taken near where it belongs in time, exactly
//! where it continues the piece before it best, so that periods of the voice meet in phase.

use crate::anonymise::fourier::hann;

/// Samples a piece: 30 ms, two to eight periods of a voice.
const PIECE: usize = 480;

/// Samples from piece to piece in the result: half a piece, so that Hann's windows add up to one.
const HOP: usize = PIECE / 2;

/// How far from its place a piece may be taken, samples: 8 ms, half a period of a 62 Hz voice.
const REACH: usize = 128;

/// Places are tried this many samples apart: 0.125 ms, a hundredth of a usual period.
const STEP: usize = 2;

/// The samples stretched or shortened to `length`.
pub(super) fn to_length(samples: &[f32], length: usize) -> Vec<f32> {
    if samples.is_empty() || length == 0 {
        return vec![0.0; length];
    }
    let speed = samples.len() as f64 / length as f64;
    let pieces = length.div_ceil(HOP) + 1;
    let padded = padded(samples, (pieces as f64 * HOP as f64 * speed) as usize);
    let window = hann(PIECE);
    let mut out = vec![0.0; (pieces + 1) * HOP];
    let mut continuation: &[f32] = &[];
    for piece in 0..pieces {
        let place = (piece as f64 * HOP as f64 * speed) as usize;
        let start = best_start(&padded, place, continuation);
        let taken = padded.get(start..start + PIECE).unwrap_or_default();
        let to = out.iter_mut().skip(piece * HOP);
        for ((to, sample), weight) in to.zip(taken).zip(&window) {
            *to += sample * weight;
        }
        continuation = padded.get(start + HOP..start + PIECE).unwrap_or_default();
    }
    out.drain(..HOP);
    out.resize(length, 0.0);
    out
}

/// Silence around the samples, so that every piece lies inside: one hop that is cut off the result
/// again (the first half piece has nothing to overlap with) and the reach on either side.
fn padded(samples: &[f32], last_place: usize) -> Vec<f32> {
    let mut out = vec![0.0; HOP + REACH];
    out.extend_from_slice(samples);
    let needed = last_place + 2 * REACH + PIECE;
    out.resize(needed.max(out.len()), 0.0);
    out
}

/// Where to take a piece that belongs at `place` (in the padded samples that is `place + REACH`).
fn best_start(padded: &[f32], place: usize, continuation: &[f32]) -> usize {
    let middle = place + REACH;
    if continuation.iter().all(|sample| *sample == 0.0) {
        return middle;
    }
    let mut best = (middle, alike(padded, middle, continuation));
    for start in (place..=place + 2 * REACH).step_by(STEP) {
        let score = alike(padded, start, continuation);
        if score > best.1 {
            best = (start, score);
        }
    }
    best.0
}

/// Correlation of what begins at `start` with the wanted continuation, independent of loudness.
fn alike(padded: &[f32], start: usize, continuation: &[f32]) -> f32 {
    let candidate = padded.get(start..start + HOP).unwrap_or_default();
    let (mut product, mut energy) = (0.0f32, 1e-9f32);
    for (a, b) in candidate.iter().zip(continuation) {
        product += a * b;
        energy += a * a;
    }
    product / energy.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(length: usize) -> Vec<f32> {
        (0..length)
            .map(|at| libm::sinf(at as f32 * 0.05) * 0.5)
            .collect()
    }

    fn crossings(samples: &[f32]) -> usize {
        samples
            .windows(2)
            .filter(|w| w[0] < 0.0 && w[1] >= 0.0)
            .count()
    }

    #[test]
    fn a_tone_keeps_its_pitch_and_loudness_at_another_length() {
        for length in [12_000, 16_000, 21_000] {
            let out = to_length(&tone(16_000), length);
            assert_eq!(out.len(), length);
            let expected = 0.05 / core::f32::consts::TAU * length as f32;
            let heard = crossings(&out) as f32;
            assert!(
                (heard / expected - 1.0).abs() < 0.02,
                "{heard} for {expected}"
            );
            let inner = &out[1_000..length - 1_000];
            let power = inner.iter().map(|s| s * s).sum::<f32>() / inner.len() as f32;
            assert!((power / 0.125 - 1.0).abs() < 0.1, "{power}");
        }
    }

    #[test]
    fn the_same_length_gives_the_same_samples() {
        let samples = tone(5_000);
        for (there, back) in samples.iter().zip(to_length(&samples, 5_000)) {
            assert!((there - back).abs() < 1e-5);
        }
    }

    #[test]
    fn nothing_becomes_silence() {
        assert_eq!(to_length(&[], 3), [0.0; 3]);
        assert!(to_length(&[0.5; 100], 0).is_empty());
    }
}
