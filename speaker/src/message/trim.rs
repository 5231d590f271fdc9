//! Where speech begins and ends in a recording, so that the silence around it can be cut off.

use super::SHORTEST_MS;
use crate::Millis;

/// Length of a piece whose loudness is looked at, milliseconds: shorter than a syllable.
const PIECE_MS: u32 = 20;

/// What is left standing around speech, milliseconds, so that no breath sounds cut off.
const AROUND_MS: u32 = 200;

/// A piece is speech when it is this far above the quietest tenth: 8, or 9 dB of power.
const ABOVE: f32 = 8.0;

/// Power below which nothing is speech: 50 dB under full scale, a whisper far away.
const FLOOR: f32 = 1.0e-5;

/// From and to in milliseconds: what to keep of mono samples, −1..=1, `rate` a second. All of it
/// where no speech stands out.
#[must_use]
pub fn speech_bounds(samples: &[f32], rate: u32) -> (Millis, Millis) {
    let all = Millis::from(u32::try_from(samples.len()).unwrap_or(u32::MAX));
    let whole = (0, all * 1_000 / Millis::from(rate.max(1)));
    let piece = usize::try_from(rate / (1_000 / PIECE_MS)).unwrap_or(0);
    if piece == 0 {
        return whole;
    }
    let powers: Vec<f32> = samples.chunks(piece).map(power).collect();
    let mut sorted = powers.clone();
    sorted.sort_by(f32::total_cmp);
    let quiet = sorted.get(sorted.len() / 10).copied().unwrap_or(0.0);
    let speech = |power: &f32| *power > (quiet * ABOVE).max(FLOOR);
    let first = powers.iter().position(speech);
    let last = powers.iter().rposition(speech);
    let Some((first, last)) = first.zip(last) else {
        return whole;
    };
    let ms = |piece: usize| Millis::try_from(piece).unwrap_or(0) * Millis::from(PIECE_MS);
    let from = ms(first).saturating_sub(AROUND_MS.into());
    let to = (ms(last + 1) + Millis::from(AROUND_MS)).min(whole.1);
    if to.saturating_sub(from) < SHORTEST_MS {
        return whole;
    }
    (from, to)
}

/// Mean power; what is no number is silent.
fn power(samples: &[f32]) -> f32 {
    let sum: f32 = samples
        .iter()
        .filter(|sample| sample.is_finite())
        .map(|sample| sample * sample)
        .sum();
    sum / samples.len().max(1) as f32
}
