//! Sound played faster or slower, read between its samples with a windowed sinc.

use core::f64::consts::PI;

/// Zero crossings of the sinc to either side. Sixteen keep what folds back about 60 dB down, which
/// is below what a phone call or a wake-word microphone brings along.
const CROSSINGS: f64 = 16.0;

/// Share of the band that is kept below the new half sample rate: the width of the transition.
const PASS: f64 = 0.95;

/// The samples `ratio` times faster, so that their pitch is `ratio` times as high; the result is
/// shorter by that ratio.
pub(super) fn faster(samples: &[f32], ratio: f32) -> Vec<f32> {
    let ratio = f64::from(ratio);
    let cutoff = PASS * (1.0 / ratio).min(1.0);
    let reach = CROSSINGS / cutoff;
    let length = (samples.len() as f64 / ratio).round() as usize;
    (0..length)
        .map(|at| read(samples, at as f64 * ratio, cutoff, reach))
        .collect()
}

/// The value between the samples at `position`. Samples that are not there count as silence.
fn read(samples: &[f32], position: f64, cutoff: f64, reach: f64) -> f32 {
    let first = (position - reach).ceil().max(0.0) as usize;
    let last = ((position + reach).floor() as usize).min(samples.len().saturating_sub(1));
    let near = samples.get(first..=last).unwrap_or_default();
    let sum: f64 = near
        .iter()
        .zip(first..)
        .map(|(sample, at)| {
            let away = position - at as f64;
            f64::from(*sample) * cutoff * sinc(cutoff * away) * window(away / reach)
        })
        .sum();
    sum as f32
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 {
        return 1.0;
    }
    libm::sin(PI * x) / (PI * x)
}

/// Blackman's window over −1..=1.
fn window(x: f64) -> f64 {
    0.42 + 0.5 * libm::cos(PI * x) + 0.08 * libm::cos(2.0 * PI * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f64, length: usize) -> Vec<f32> {
        (0..length)
            .map(|at| libm::sin(2.0 * PI * hz * at as f64 / 16_000.0) as f32)
            .collect()
    }

    #[test]
    fn a_tone_played_faster_is_the_higher_tone() {
        for ratio in [0.75f32, 0.9, 1.1, 1.33] {
            let heard = faster(&tone(400.0, 8_000), ratio);
            let expected = tone(400.0 * f64::from(ratio), heard.len());
            let inner = 100..heard.len() - 100;
            for (a, b) in heard[inner.clone()].iter().zip(&expected[inner]) {
                assert!((a - b).abs() < 0.01, "ratio {ratio}: {a} and {b}");
            }
        }
    }

    #[test]
    fn what_would_fold_back_is_gone() {
        let heard = faster(&tone(7_500.0, 8_000), 1.33);
        let loudest = heard[200..heard.len() - 200]
            .iter()
            .fold(0.0f32, |m, s| m.max(s.abs()));
        assert!(loudest < 0.01, "{loudest}");
    }
}
