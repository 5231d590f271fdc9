//! Voice activity on synthetic speech: bursts of vowels and fricatives over noise.

use super::*;
use core::f32::consts::TAU;

const SECOND: usize = 16_000;

/// Noise of a given root mean square.
fn noise(len: usize, rms: f32) -> Vec<f32> {
    let mut state = 11_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 8_388_608.0 - 1.0
    };
    (0..len).map(|_| next() * rms * 3.0_f32.sqrt()).collect()
}

/// Adds a stretch like speech: a buzz of 120 Hz with falling harmonics, four syllables a second.
fn speak(sound: &mut [f32], from: usize, to: usize, rms: f32) {
    for (i, x) in sound.iter_mut().enumerate().take(to).skip(from) {
        let t = (i - from) as f32 / SECOND as f32;
        let buzz: f32 = (1..40)
            .map(|k| (TAU * 120.0 * k as f32 * t + (k * k) as f32).sin() / (k as f32).sqrt())
            .sum();
        let syllable = (TAU * 4.0 * t - 1.5).sin().mul_add(0.5, 0.5);
        *x += buzz * syllable * rms;
    }
}

/// Stretches of activity, ms.
fn stretches(sound: &[f32]) -> Vec<(Samples, Samples)> {
    let mut vad = Vad::new();
    let mut found: Vec<(Samples, Samples)> = Vec::new();
    let mut before = false;
    for (k, block) in sound.chunks_exact(BLOCK).enumerate() {
        let block: &[f32; BLOCK] = block.try_into().expect("a whole block");
        let voice = vad.push((k * BLOCK) as Samples, block);
        if voice.active && !before {
            found.push((voice.onset / 16, 0));
        }
        if let Some(stretch) = found.last_mut() {
            stretch.1 = voice.last / 16;
        }
        before = voice.active;
    }
    found
}

fn assert_one(found: &[(Samples, Samples)], from: Samples, to: Samples) {
    let [(start, end)] = *found else {
        panic!("not one stretch: {found:?}")
    };
    assert!(
        start.abs_diff(from) <= 80,
        "starts at {start} ms, not {from}"
    );
    assert!(end.abs_diff(to) <= 120, "ends at {end} ms, not {to}");
}

#[test]
fn it_finds_speech_from_whispering_to_shouting_distance() {
    for dbfs in [-55.0_f32, -40.0, -20.0, -6.0] {
        let rms = 10.0_f32.powf(dbfs / 20.0) * 0.5;
        let mut sound = noise(8 * SECOND, rms * 0.05);
        speak(&mut sound, 4 * SECOND, 6 * SECOND, rms);
        let mut found = stretches(&sound);
        // A noisy room is still being learnt in the first seconds.
        found.retain(|&(start, _)| start > 2_500);
        assert_one(&found, 4_000, 6_000);
    }
}

#[test]
fn steady_noise_of_any_level_is_not_speech_once_it_is_learnt() {
    for dbfs in [-80.0_f32, -60.0, -40.0, -20.0, -3.0] {
        let sound = noise(30 * SECOND, 10.0_f32.powf(dbfs / 20.0));
        let found = stretches(&sound);
        assert!(
            found.iter().all(|&(_, end)| end < 3_200),
            "{dbfs} dBFS: {found:?}"
        );
    }
}

#[test]
fn a_fan_that_starts_is_learnt_within_three_seconds() {
    let mut sound = noise(12 * SECOND, 0.001);
    for (x, fan) in sound
        .iter_mut()
        .skip(5 * SECOND)
        .zip(noise(7 * SECOND, 0.03))
    {
        *x += fan;
    }
    let found = stretches(&sound);
    assert!(found.iter().all(|&(_, end)| end < 8_000), "{found:?}");
}

#[test]
fn a_click_is_not_speech() {
    let mut sound = noise(6 * SECOND, 0.001);
    for click in [4 * SECOND, 5 * SECOND] {
        sound[click..click + 160].fill(0.5);
    }
    assert_eq!(stretches(&sound), []);
}

#[test]
fn digital_silence_teaches_nothing_about_the_room() {
    let mut sound = vec![0.0; 8 * SECOND];
    speak(&mut sound, 5 * SECOND, 6 * SECOND, 0.02);
    assert_one(&stretches(&sound), 5_000, 6_000);
}

#[test]
fn hum_is_not_speech() {
    let mut sound = noise(8 * SECOND, 0.0005);
    for (i, x) in sound.iter_mut().enumerate().skip(4 * SECOND) {
        *x += 0.02 * (TAU * 50.0 * i as f32 / SECOND as f32).sin();
    }
    assert_eq!(stretches(&sound), []);
}

#[test]
fn quieter_talk_in_the_background_does_not_keep_speech_going() {
    let mut sound = noise(10 * SECOND, 0.0005);
    speak(&mut sound, 0, 10 * SECOND, 0.004);
    speak(&mut sound, 5 * SECOND, 6 * SECOND, 0.12);
    let found = stretches(&sound);
    let end = found.iter().map(|&(_, end)| end).find(|&end| end > 5_500);
    assert!(end.is_some_and(|end| end < 6_400), "{found:?}");
}
