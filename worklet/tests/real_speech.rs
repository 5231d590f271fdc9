//! Endpointing on people: a request must not end while they speak.
//!
//! Fixtures: tests/fixtures/SOURCES.md. The microphone's own noise is −70 dBFS.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{hear, noise_from, small_model};
use hearsay_worklet::engine::Engine;
use hearsay_worklet::protocol::{Command, EndReason, Event, Initiator, Message, SAMPLE_RATE};
use std::path::Path;

const SECOND: usize = SAMPLE_RATE as usize;

fn fixture(name: &str) -> Vec<f32> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut file = hound::WavReader::open(folder.join(name)).unwrap();
    file.samples::<i16>()
        .map(|x| f32::from(x.unwrap()) / 32_768.0)
        .collect()
}

/// Scales to a root mean square of `dbfs`.
fn at_level(mut sound: Vec<f32>, dbfs: f32) -> Vec<f32> {
    let rms = (sound.iter().map(|x| x * x).sum::<f32>() / sound.len() as f32).sqrt();
    let gain = 10.0_f32.powf(dbfs / 20.0) / rms;
    sound.iter_mut().for_each(|x| *x *= gain);
    sound
}

/// A tapped request: two seconds of room, the speech, silence. Gives seconds from the end of the
/// speech to the end of the capture, and why it ended.
fn request(speech: &[f32]) -> (f32, EndReason) {
    let mut sound = vec![0.0; 2 * SECOND];
    sound.extend_from_slice(speech);
    let end = sound.len();
    sound.resize(end + 4 * SECOND, 0.0);
    let mut dice = noise_from(3);
    sound.iter_mut().for_each(|x| *x += 0.000_5 * dice());
    let mut engine = Engine::new(SAMPLE_RATE as f32, &small_model()).unwrap();
    let commands = [
        (0, Command::Armed(false)),
        (2 * SECOND, Command::Capture(Initiator::Tap)),
    ];
    hear(&mut engine, [&sound, &sound], &[128], &commands)
        .0
        .into_iter()
        .find_map(|message| match message {
            Message::Event(Event::CaptureEnded { at, reason, .. }) => {
                Some(((at as f32 - end as f32) / SECOND as f32, reason))
            }
            _ => None,
        })
        .unwrap_or_else(|| panic!("every capture ends"))
}

#[test]
fn a_person_who_goes_on_more_quietly_is_not_cut_off() {
    let mut speech = at_level(fixture("speech_one.wav"), -21.7);
    speech.extend(at_level(fixture("speech_two.wav"), -28.4));
    let (late, reason) = request(&speech);
    assert_eq!(reason, EndReason::Silence);
    assert!(
        (0.3..=1.5).contains(&late),
        "ended {late} s after the speech"
    );
}

#[test]
fn every_fixture_is_heard_to_its_end_at_any_level() {
    for name in ["speech_one.wav", "speech_two.wav", "speech_three.wav"] {
        for dbfs in [-45.0, -30.0, -15.0] {
            let (late, _) = request(&at_level(fixture(name), dbfs));
            assert!(
                (0.3..=1.5).contains(&late),
                "{name} at {dbfs} dBFS ended {late} s after the speech"
            );
        }
    }
}
