//! The engine with the shipped model, and the recordings that it must and must not wake to.

use crate::common::noise_from;
use hearsay_worklet::{
    engine::Engine,
    model::Thresholds,
    outbox::Outgoing,
    protocol::{Command, Event, SAMPLE_RATE},
};
use std::path::Path;

/// Samples that one call brings: the engine says the same for any number.
const PIECE: usize = 1_600;

/// Recordings of the word in `tests/fixtures`, by people who are not in the training data.
pub(crate) const WORDS: [&str; 3] = ["alexa_one.wav", "alexa_two.wav", "alexa_three.wav"];

/// Recordings of other speech.
pub(crate) const SPEECH: [&str; 3] = ["speech_one.wav", "speech_two.wav", "speech_three.wav"];

/// What a piece of sound did to the speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Heard {
    /// Wakes.
    pub(crate) wakes: usize,
    /// All scores.
    pub(crate) scores: Vec<f32>,
}

impl Heard {
    /// The highest score; a score that is not a number is taken as the highest of all.
    pub(crate) fn highest(&self) -> f32 {
        self.scores
            .iter()
            .fold(0.0, |best, &score| if score <= best { best } else { score })
    }
}

/// A speaker that listens.
pub(crate) struct Ear {
    engine: Engine,
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn model() -> Vec<u8> {
    std::fs::read(repository().join("public/models/alexa.hsw")).unwrap()
}

/// The lowest of the shipped thresholds: what does not wake there wakes nowhere.
fn lowest_threshold() -> f32 {
    let shipped = Thresholds::read(&model()).unwrap();
    shipped.low.min(shipped.normal).min(shipped.high)
}

impl Ear {
    /// With the threshold that the model brings along.
    pub(crate) fn new(rate: u32) -> Self {
        Self {
            engine: Engine::new(rate as f32, &model()).unwrap(),
        }
    }

    /// As easily woken as a person can choose.
    pub(crate) fn easily_woken(rate: u32) -> Self {
        let mut ear = Self::new(rate);
        ear.engine.command(Command::Threshold(lowest_threshold()));
        ear
    }

    /// Hears all of `sound`. A capture that a wake began is cancelled at once, so that the next wake counts too.
    pub(crate) fn hear(&mut self, sound: impl IntoIterator<Item = f32>) -> Heard {
        let (mut heard, mut piece) = (Heard::default(), Vec::with_capacity(PIECE));
        for sample in sound {
            piece.push(sample);
            if piece.len() == PIECE {
                self.piece(&piece, &mut heard);
                piece.clear();
            }
        }
        self.piece(&piece, &mut heard);
        heard
    }

    fn piece(&mut self, piece: &[f32], heard: &mut Heard) {
        self.engine
            .process_scored(&[piece], &mut |score| heard.scores.push(score));
        let before = heard.wakes;
        while let Some(message) = self.engine.next_message() {
            heard.wakes += usize::from(matches!(message, Outgoing::Event(Event::Wake { .. })));
        }
        if heard.wakes > before {
            self.engine.command(Command::Cancel);
        }
    }
}

/// A recording of `tests/fixtures`, 16 kHz.
pub(crate) fn fixture(name: &str) -> Vec<f32> {
    let mut file = hound::WavReader::open(repository().join("tests/fixtures").join(name)).unwrap();
    assert_eq!(file.spec().sample_rate, SAMPLE_RATE, "{name}");
    file.samples::<i16>()
        .map(|x| f32::from(x.unwrap()) / 32_768.0)
        .collect()
}

/// A level in dBFS as an amplitude.
pub(crate) fn amplitude(dbfs: f32) -> f32 {
    10.0_f32.powf(dbfs / 20.0)
}

/// Scaled so that its peak lies at `dbfs`.
pub(crate) fn peak_at(mut sound: Vec<f32>, dbfs: f32) -> Vec<f32> {
    let peak = sound.iter().fold(0.0_f32, |peak, x| peak.max(x.abs()));
    let gain = amplitude(dbfs) / peak;
    sound.iter_mut().for_each(|x| *x *= gain);
    sound
}

/// `seconds` of a quiet room, then the sound, then 0.6 s of the room: long enough for every late score. The room and
/// the microphone hiss at −80 dBFS throughout.
pub(crate) fn in_a_room(rate: u32, seconds: f32, sound: &[f32]) -> Vec<f32> {
    let mut all = vec![0.0; (seconds * rate as f32) as usize];
    all.extend_from_slice(sound);
    all.resize(all.len() + (0.6 * rate as f32) as usize, 0.0);
    // Uniform noise of this amplitude has the root mean square asked for.
    let hiss = amplitude(-80.0) * 3.0_f32.sqrt();
    let mut dice = noise_from(11);
    all.iter_mut().for_each(|x| *x += hiss * dice());
    all
}
