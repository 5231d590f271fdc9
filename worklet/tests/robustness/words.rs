//! The word wakes the speaker through every microphone: quiet, loud, of any rate, clipped, humming, with an offset.

use crate::ear::{Ear, WORDS, amplitude, fixture, in_a_room, peak_at};
use core::f32::consts::TAU;
use hearsay_worklet::{protocol::SAMPLE_RATE, resample::Resampler};

/// Room before the word, seconds: the running means have settled.
const BEFORE: f32 = 1.5;

fn wakes_once(what: &str, rate: u32, sound: &[f32]) {
    let heard = Ear::new(rate).hear(sound.iter().copied());
    assert_eq!(heard.wakes, 1, "{what}: highest score {}", heard.highest());
}

/// A recording of 16 kHz as a microphone of another rate would have given it.
fn at_rate(sound: &[f32], rate: u32) -> Vec<f32> {
    if rate < SAMPLE_RATE {
        return lower_rate(sound, rate);
    }
    let step = f64::from(SAMPLE_RATE) / f64::from(rate);
    let length = (sound.len() as f64 / step) as usize;
    (0..length)
        .map(|n| windowed_sinc(sound, n as f64 * step))
        .collect()
}

/// `sound` between its samples: 32 neighbours, Hann window (Smith, "Digital Audio Resampling", ccrma.stanford.edu/~jos/resample).
fn windowed_sinc(sound: &[f32], at: f64) -> f32 {
    let first = at.floor() as isize - 15;
    let weight = |n: isize| {
        let x = core::f64::consts::PI * (at - n as f64);
        let window = 0.5 + 0.5 * (x / 16.0).cos();
        if x == 0.0 { 1.0 } else { x.sin() / x * window }
    };
    let sample = |n: isize| usize::try_from(n).ok().and_then(|n| sound.get(n));
    (first..first + 32)
        .filter_map(|n| Some(f64::from(*sample(n)?) * weight(n)))
        .sum::<f64>() as f32
}

/// Down to `rate`, with the filter of the engine itself: it takes its rates for 16 kHz.
fn lower_rate(sound: &[f32], rate: u32) -> Vec<f32> {
    let fictitious = SAMPLE_RATE * SAMPLE_RATE / rate;
    let mut resampler = Resampler::new(fictitious).unwrap();
    let mut lower = Vec::new();
    for &x in sound {
        resampler.push(x, x, &mut |x, _| lower.push(x));
    }
    lower
}

#[test]
fn the_word_wakes_it_at_every_level_and_every_rate() {
    for name in WORDS {
        for dbfs in [-40.0, -20.0, -3.0] {
            let word = peak_at(fixture(name), dbfs);
            for rate in [8_000, 16_000, 44_100, 48_000] {
                let sound = in_a_room(rate, BEFORE, &at_rate(&word, rate));
                wakes_once(&format!("{name} at {dbfs} dBFS, {rate} Hz"), rate, &sound);
            }
        }
    }
}

#[test]
fn the_word_wakes_it_when_the_microphone_clips() {
    for name in WORDS {
        for over in [6.0, 12.0, 20.0] {
            let clipped: Vec<f32> = peak_at(fixture(name), over)
                .into_iter()
                .map(|x| x.clamp(-1.0, 1.0))
                .collect();
            let sound = in_a_room(SAMPLE_RATE, BEFORE, &clipped);
            wakes_once(
                &format!("{name}, {over} dB over full scale"),
                SAMPLE_RATE,
                &sound,
            );
        }
    }
}

#[test]
fn the_word_wakes_it_through_hum_and_offset() {
    for name in WORDS {
        let plain = in_a_room(SAMPLE_RATE, BEFORE, &peak_at(fixture(name), -12.0));
        for offset in [-0.2, 0.05, 0.5] {
            let sound: Vec<f32> = plain.iter().map(|x| x + offset).collect();
            wakes_once(&format!("{name}, offset {offset}"), SAMPLE_RATE, &sound);
        }
        for hz in [50.0, 60.0] {
            let hum =
                |n: usize| amplitude(-25.0) * (TAU * hz * n as f32 / SAMPLE_RATE as f32).sin();
            let sound: Vec<f32> = plain.iter().enumerate().map(|(n, x)| x + hum(n)).collect();
            wakes_once(
                &format!("{name}, hum of {hz} Hz at -25 dBFS"),
                SAMPLE_RATE,
                &sound,
            );
        }
    }
}
