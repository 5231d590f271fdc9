//! The resampler against a slow twin in `f64`, and against tones.

use super::*;
use core::f64::consts::PI;
use proptest::prelude::*;

fn mono(rate: u32, input: &[f32]) -> Vec<f32> {
    let mut out = Vec::new();
    let mut resampler = Resampler::new(rate).expect("a rate in range");
    for &x in input {
        resampler.push(x, x, &mut |left, right| {
            assert_eq!(left, right);
            out.push(left);
        });
    }
    out
}

/// The same filter by definition: each output sums the whole neighbourhood with a freshly computed
/// kernel at the exact time. Independent of tables, phases and windows.
fn twin(rate: u32, input: &[f32], n: u64) -> f64 {
    let lower = f64::from(rate.min(SAMPLE_RATE));
    let rate_f = f64::from(rate);
    let half = 4.0 * (40.0 * rate_f / lower / 4.0).ceil();
    let beta: f64 = 7.82;
    let i0 = |x: f64| {
        // I0(x) = 1/pi * integral of exp(x cos t) over 0..pi (Abramowitz and Stegun 9.6.16).
        let steps = 64;
        (0..steps)
            .map(|k| (x * (PI * (f64::from(k) + 0.5) / f64::from(steps)).cos()).exp())
            .sum::<f64>()
            / f64::from(steps)
    };
    let (mut sum, mut gain) = (0.0, 0.0);
    let whole = (n * u64::from(rate) / u64::from(SAMPLE_RATE)) as i64;
    let time = (n * u64::from(rate)) as f64 / f64::from(SAMPLE_RATE);
    for i in whole - half as i64 + 1..=whole + half as i64 {
        let t = i as f64 - time;
        let angle = 2.0 * PI * 0.468_75 * lower / rate_f * t;
        let sinc = if angle == 0.0 {
            1.0
        } else {
            angle.sin() / angle
        };
        let h = sinc * i0(beta * (1.0 - (t / half).powi(2)).max(0.0).sqrt());
        gain += h;
        if let Some(&x) = usize::try_from(i).ok().and_then(|i| input.get(i)) {
            sum += h * f64::from(x);
        }
    }
    sum / gain
}

fn noise(len: usize) -> Vec<f32> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 8_388_608.0 - 1.0
    };
    (0..len).map(|_| next()).collect()
}

/// Largest gain in dB over tones between `from` and `to` Hz.
fn gain_over(rate: u32, from: f64, to: f64, tones: u32) -> f64 {
    let mut worst = f64::NEG_INFINITY;
    for k in 0..tones {
        let hz = from + (to - from) * f64::from(k) / f64::from(tones - 1);
        let len = rate as usize / 10;
        let tone: Vec<f32> = (0..len)
            .map(|i| (2.0 * PI * hz * i as f64 / f64::from(rate)).sin() as f32)
            .collect();
        let out = mono(rate, &tone);
        let settled = &out[200..out.len() - 100];
        let power = settled.iter().map(|&x| f64::from(x).powi(2)).sum::<f64>();
        worst = worst.max(10.0 * (2.0 * power / settled.len() as f64 + 1e-30).log10());
    }
    worst
}

#[test]
fn it_agrees_with_its_slow_twin_at_every_kind_of_rate() {
    for rate in [
        8_000, 11_025, 12_345, 22_050, 37_800, 44_100, 44_101, 48_000, 96_000, 192_000,
    ] {
        let input = noise(rate as usize / 20);
        let out = mono(rate, &input);
        assert!(out.len() > 600, "{} samples at {rate} Hz", out.len());
        // Interpolated tables are good to about -100 dB of white noise, exact ones to f32 rounding.
        let exact = SAMPLE_RATE / greatest_common_divisor(rate, SAMPLE_RATE) <= 640;
        let tolerance = if exact { 3e-6 } else { 3e-5 };
        for (n, &y) in out.iter().enumerate() {
            let want = twin(rate, &input, n as u64);
            assert!(
                (f64::from(y) - want).abs() < tolerance,
                "{rate} Hz, {n}: {y} not {want}"
            );
        }
    }
}

#[test]
fn everything_above_half_the_lower_rate_is_80_db_down() {
    for rate in [44_100, 48_000, 96_000, 192_000, 47_999] {
        let worst = gain_over(rate, 8_000.0, f64::from(rate) / 2.0, 150);
        println!("{rate} Hz: stop band {worst:.1} dB");
        assert!(worst < -80.0, "{rate} Hz: {worst} dB");
    }
}

#[test]
fn speech_up_to_7_khz_passes_unchanged_and_unshifted() {
    for rate in [22_050_u32, 44_100, 48_000, 96_000, 192_000] {
        let mut worst = 0.0_f64;
        for hz in (50..=7_000).step_by(139) {
            let turn = 2.0 * PI * f64::from(hz);
            let tone: Vec<f32> = (0..rate / 10)
                .map(|i| (turn * f64::from(i) / f64::from(rate)).sin() as f32)
                .collect();
            let out = mono(rate, &tone);
            for (n, &y) in out.iter().enumerate().skip(50) {
                worst = worst.max((f64::from(y) - (turn * n as f64 / 16_000.0).sin()).abs());
            }
        }
        println!("{rate} Hz: pass band within {worst:.6}");
        assert!(worst < 1e-4, "{rate} Hz: {worst}");
    }
}

#[test]
fn a_slow_microphone_gains_no_images() {
    // A 3.4 kHz tone at 8 kHz must not appear at 4.6 kHz: what is left besides the tone is below -75 dB.
    let tone: Vec<f32> = (0..8_000)
        .map(|i| (2.0 * PI * 3_400.0 * f64::from(i) / 8_000.0).sin() as f32)
        .collect();
    let out = mono(8_000, &tone);
    let image: (f64, f64) = out[200..8_200]
        .iter()
        .enumerate()
        .fold((0.0, 0.0), |sum, (i, &y)| {
            let angle = 2.0 * PI * 4_600.0 * i as f64 / 16_000.0;
            (
                sum.0 + f64::from(y) * angle.cos(),
                sum.1 + f64::from(y) * angle.sin(),
            )
        });
    let db = 20.0 * (2.0 * image.0.hypot(image.1) / 8_000.0).log10();
    assert!(db < -75.0, "image at {db} dB");
}

#[test]
fn sixteen_kilohertz_passes_untouched() {
    let input = noise(1_000);
    assert_eq!(mono(16_000, &input), input);
}

#[test]
fn the_delay_is_40_samples_of_the_lower_rate() {
    for (rate, delay) in [
        (16_000, 0),
        (8_000, 40),
        (44_100, 112),
        (48_000, 120),
        (192_000, 480),
    ] {
        let resampler = Resampler::new(rate).expect("a rate in range");
        assert_eq!(resampler.delay(), delay, "{rate} Hz");
        assert_eq!(mono(rate, &vec![0.0; delay as usize]).len(), 0, "{rate} Hz");
        assert_eq!(
            mono(rate, &vec![0.0; delay as usize + 1]).len().min(1),
            1,
            "{rate} Hz"
        );
    }
}

#[test]
fn rates_outside_8_to_192_khz_are_refused() {
    for rate in [0, 1, 7_999, 192_001, u32::MAX] {
        assert!(Resampler::new(rate).is_none(), "{rate} Hz");
    }
}

#[test]
fn an_hour_brings_exactly_an_hour() {
    // Positions are integers, so nothing drifts: checked at a rate with an awkward fraction.
    let rate = 44_101;
    let mut resampler = Resampler::new(rate).expect("a rate in range");
    let mut count = 0_u64;
    let seconds = 100;
    for _ in 0..u64::from(rate) * seconds + u64::from(resampler.delay()) {
        resampler.push(0.0, 0.0, &mut |_, _| count += 1);
    }
    assert_eq!(count, u64::from(SAMPLE_RATE) * seconds);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn two_channels_are_two_mono_signals(rate in 8_000_u32..=192_000, seed in 0_usize..500) {
        let left = noise(3_000 + seed)[seed..].to_vec();
        // Runs of equal channels exercise the shortcut.
        let right: Vec<f32> =
            left.iter().enumerate().map(|(i, x)| if i % 2_500 < 2_200 { *x } else { -x }).collect();
        let mut resampler = Resampler::new(rate).expect("a rate in range");
        let (mut out_left, mut out_right) = (Vec::new(), Vec::new());
        for (&l, &r) in left.iter().zip(&right) {
            resampler.push(l, r, &mut |l, r| { out_left.push(l); out_right.push(r); });
        }
        prop_assert_eq!(out_left, mono(rate, &left));
        prop_assert_eq!(out_right, mono(rate, &right));
    }
}
