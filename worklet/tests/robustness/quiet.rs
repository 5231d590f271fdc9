//! Hours in which nobody says the word: no wake at any shipped threshold; in music, none at the normal one.

use crate::common::noise_from;
use crate::ear::{Ear, Heard, SPEECH, amplitude, fixture, peak_at};
use crate::sounds::music;
use core::f32::consts::TAU;
use hearsay_worklet::protocol::SAMPLE_RATE;

const SECOND: usize = SAMPLE_RATE as usize;
const MINUTE: usize = 60 * SECOND;
const HOUR: usize = 60 * MINUTE;

/// Hears `sound` at the lowest shipped threshold and asks for no wake.
fn stays_quiet(what: &str, sound: impl IntoIterator<Item = f32>) {
    no_wake(what, Ear::easily_woken(SAMPLE_RATE).hear(sound));
}

fn no_wake(what: &str, heard: Heard) {
    assert!(!heard.scores.is_empty(), "{what}: nothing was scored");
    assert_eq!(heard.wakes, 0, "{what}: highest score {}", heard.highest());
}

/// White noise of `dbfs`.
fn white(dbfs: f32, seed: u32) -> impl Iterator<Item = f32> {
    let top = amplitude(dbfs) * 3.0_f32.sqrt();
    let mut dice = noise_from(seed);
    core::iter::repeat_with(move || top * dice())
}

fn loudly_clipped(sound: &[f32], gain: f32, ceiling: f32) -> Vec<f32> {
    let clip = |x: &f32| (x * gain).clamp(-1.0, 1.0) * ceiling;
    sound.iter().map(clip).collect()
}

#[test]
fn an_hour_of_digital_zeros_does_not_wake_it() {
    stays_quiet("zeros", core::iter::repeat_n(0.0, HOUR));
}

#[test]
fn an_hour_of_a_silent_room_does_not_wake_it() {
    for (seed, dbfs) in [(1, -95.0), (2, -80.0), (3, -65.0)] {
        stays_quiet(
            &format!("a room at {dbfs} dBFS"),
            white(dbfs, seed).take(HOUR / 3),
        );
    }
}

#[test]
fn an_hour_of_white_noise_does_not_wake_it_at_any_level() {
    for (seed, dbfs) in (0..).zip([-55.0, -45.0, -35.0, -25.0, -15.0, -5.0]) {
        stays_quiet(
            &format!("white noise at {dbfs} dBFS"),
            white(dbfs, seed).take(HOUR / 6),
        );
    }
}

#[test]
fn half_an_hour_of_noise_that_comes_and_goes_does_not_wake_it() {
    // Bursts of 60 ms to 2 s with pauses as long, as loud as a shout over a quiet room.
    let gate = |n: usize| {
        let length = SECOND * (3 + (n / SECOND) % 98) / 50;
        if (n / length).is_multiple_of(2) {
            1.0
        } else {
            0.001
        }
    };
    let bursts = white(-10.0, 5).enumerate().map(|(n, x)| gate(n) * x);
    stays_quiet("bursts of noise", bursts.take(HOUR / 2));
}

/// At the normal threshold: at high sensitivity a lead that moves like a voice may wake it, as the model card says.
#[test]
fn an_hour_of_music_does_not_wake_it() {
    for (tempo, root) in [(74.0, 110.0), (121.0, 164.8), (178.0, 220.0)] {
        for wander in [0.1, 0.85] {
            let song = music(tempo, root, wander).take(HOUR / 6);
            no_wake(
                &format!("music, {tempo} beats a minute, root {root} Hz, wandering {wander} Hz"),
                Ear::new(SAMPLE_RATE).hear(song),
            );
        }
    }
}

#[test]
fn mains_hum_and_its_harmonics_do_not_wake_it() {
    for hz in [50.0, 60.0] {
        for dbfs in [-50.0, -25.0, -6.0] {
            let top = amplitude(dbfs);
            let hum = move |n: usize| {
                // Whole periods in a second, so the phase stays exact for hours.
                let turn = TAU * hz * (n % SECOND) as f32 / SECOND as f32;
                top * (0.7 * turn.sin() + 0.2 * (3.0 * turn).sin() + 0.1 * (10.0 * turn).sin())
            };
            stays_quiet(
                &format!("hum of {hz} Hz at {dbfs} dBFS"),
                (0..5 * MINUTE).map(hum),
            );
        }
    }
}

#[test]
fn an_offset_that_jumps_does_not_wake_it() {
    for offset in [0.01, 0.3, 1.0] {
        let jumps = (0..10 * MINUTE).map(|n| {
            if (n / (7 * SECOND)).is_multiple_of(2) {
                offset
            } else {
                -offset
            }
        });
        let room = white(-75.0, 9);
        stays_quiet(
            &format!("an offset of {offset}"),
            jumps.zip(room).map(|(a, b)| a + b),
        );
    }
}

#[test]
fn other_speech_does_not_wake_it_however_hard_it_is_clipped() {
    for name in SPEECH {
        let speech = fixture(name);
        for gain in [1.0, 4.0, 16.0, 64.0, 1_000.0] {
            for ceiling in [1.0, 0.1, 0.01] {
                let speech = loudly_clipped(&peak_at(speech.clone(), -1.0), gain, ceiling);
                // Twice, with a pause: the second time the running means have settled.
                let pause = core::iter::repeat_n(0.0, SECOND / 2);
                let twice = speech
                    .iter()
                    .copied()
                    .chain(pause)
                    .chain(speech.iter().copied());
                stays_quiet(&format!("{name}, gain {gain}, ceiling {ceiling}"), twice);
            }
        }
    }
}
