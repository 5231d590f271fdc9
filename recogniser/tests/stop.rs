//! "Stop" alone, as people said it, and pieces of sentences that are no "stop".

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use hearsay_recogniser::{Acoustic, AcousticModel};
use hearsay_speaker::understand::{Decoder, Grammar, Heard};
use std::sync::Arc;

/// Samples of 100 ms, and the lengths of the pieces in these.
const STEP: usize = 1_600;
const PIECES: [usize; 3] = [8, 12, 20];

/// 400 ms of nothing.
static QUIET: [f32; 6_400] = [0.0; 6_400];

fn workspace(path: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(path)
}

fn recording(name: &str) -> Vec<f32> {
    let path = workspace("tests/fixtures").join(name);
    let mut wav = hound::WavReader::open(path).unwrap();
    let samples = wav.samples::<i16>().flatten();
    samples.map(|x| f32::from(x) / 32_768.0).collect()
}

struct Listener {
    acoustic: Acoustic,
    decoder: Decoder,
}

impl Listener {
    fn new() -> Self {
        let bytes = std::fs::read(workspace("public/models/commands.hsa")).unwrap();
        let model = AcousticModel::load(&bytes).unwrap();
        Self {
            acoustic: Acoustic::new(Arc::new(model)),
            decoder: Decoder::new(Arc::new(Grammar::stopping())),
        }
    }

    fn hear(&mut self, sound: &[f32]) -> Heard {
        let Self { acoustic, decoder } = self;
        // What the page hands on begins before speech is noticed and ends in a pause.
        for part in [&QUIET, sound, &QUIET] {
            acoustic.hear(part, |row| decoder.frame(row));
        }
        acoustic.finish(|row| decoder.frame(row));
        acoustic.reset();
        decoder.finish()
    }
}

fn says_stop(heard: &Heard) -> bool {
    heard.intent.is_some() && heard.words.iter().any(|word| word.text == "stop")
}

#[test]
fn stop_is_heard_when_people_say_it() {
    let mut listener = Listener::new();
    for name in ["stop_one.wav", "stop_two.wav"] {
        let heard = listener.hear(&recording(name));
        assert!(says_stop(&heard), "{name}: {heard:?}");
    }
}

#[test]
fn no_piece_of_a_sentence_is_a_stop() {
    let mut listener = Listener::new();
    for name in ["speech_one.wav", "speech_two.wav", "speech_three.wav"] {
        let sound = recording(name);
        for from in (0..sound.len()).step_by(STEP) {
            for length in PIECES {
                let to = (from + length * STEP).min(sound.len());
                let heard = listener.hear(&sound[from..to]);
                assert!(!says_stop(&heard), "{name} from {from} to {to}: {heard:?}");
            }
        }
    }
}
