//! Hearing a file exactly as the worklet hears the microphone: the same engine, the file's own rate,
//! quanta of 128 frames, messages fetched after every quantum.

use super::wav::Wav;
use hearsay_worklet::engine::Engine;
use hearsay_worklet::intake::BLOCK;
use hearsay_worklet::outbox::Outgoing;
use hearsay_worklet::protocol::{Event, SAMPLE_RATE, Samples, Status};
use hearsay_worklet::verifier::DUE;
use std::fmt;
use std::path::Path;

/// What was heard in one file.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Heard {
    /// Seconds from score to score.
    pub(crate) hop: f64,
    /// What the threshold is compared with, 0..=1. Score `i` was known once `(i + 1) · hop` seconds
    /// were heard (and the resampler's 2.5 ms, if the file is not at 16 kHz).
    pub(crate) scores: Vec<f32>,
    /// When the speaker woke, seconds. While it listens to a request it does not wake again. With a
    /// second stage, those of its wakes that were accepted.
    pub(crate) wakes: Vec<f64>,
}

/// What to hear with.
#[derive(Debug)]
pub(crate) struct Models {
    /// The always-on model's file.
    pub(crate) wake: Vec<u8>,
    /// The second stage's, if every wake is to be looked at twice.
    pub(crate) verifier: Option<Vec<u8>>,
}

/// Why a file gave nothing.
#[derive(Debug)]
pub(crate) enum Unheard {
    /// Not a WAV file, or not a whole one.
    Unreadable(hound::Error),
    /// The engine refused.
    Refused(Status),
}

impl From<hound::Error> for Unheard {
    fn from(error: hound::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(hound::Error::IoError(error)) => write!(f, "cannot be read: {error}"),
            Self::Unreadable(error) => write!(f, "is not a WAV file that can be read: {error}"),
            Self::Refused(Status::BadRate) => f.write_str("has a sample rate outside 8 to 192 kHz"),
            Self::Refused(Status::BadModel) => {
                f.write_str("the model is damaged or of another version")
            }
            Self::Refused(status) => write!(f, "the engine refused ({status:?})"),
        }
    }
}

/// Hears a file from silence to its end.
pub(crate) fn listen(path: &Path, models: &Models) -> Result<Heard, Unheard> {
    let wav = Wav::open(path)?;
    let rate = wav.rate();
    let mut engine = engine(rate, models).map_err(Unheard::Refused)?;
    let mut heard = Heard {
        hop: seconds(engine.hop() as u64),
        ..Heard::default()
    };
    let mut wakes = Vec::new();
    wav.quanta(|quantum| {
        engine.process_scored(quantum, &mut |score| heard.scores.push(score));
        take(&mut engine, &mut wakes);
    })?;
    let end = engine.now();
    if models.verifier.is_some() {
        last_verdict(&mut engine, rate, &mut wakes);
    }
    heard.wakes = wakes
        .into_iter()
        .filter(|wake| *wake <= end)
        .map(seconds)
        .collect();
    Ok(heard)
}

/// Keeps the wakes, less those that the second stage rejects.
fn take(engine: &mut Engine, wakes: &mut Vec<Samples>) {
    while let Some(message) = engine.next_message() {
        match message {
            Outgoing::Event(Event::Wake { at, .. }) => wakes.push(at),
            Outgoing::Event(Event::Verified {
                at,
                accepted: false,
                ..
            }) => wakes.retain(|wake| wake + DUE != at),
            _ => {}
        }
    }
}

/// A wake at the very end of a file is looked at over silence, for as long as that takes.
fn last_verdict(engine: &mut Engine, rate: u32, wakes: &mut Vec<Samples>) {
    let wait = DUE as usize + BLOCK;
    let frames = wait * rate as usize / SAMPLE_RATE as usize + engine.delay() as usize;
    engine.process(&[&vec![0.0; frames + 1]]);
    take(engine, wakes);
}

fn engine(rate: u32, models: &Models) -> Result<Engine, Status> {
    let engine = Engine::new(rate as f32, &models.wake)?;
    match &models.verifier {
        Some(verifier) => engine.with_verifier(verifier),
        None => Ok(engine),
    }
}

/// 16 kHz samples as seconds.
fn seconds(samples: u64) -> f64 {
    samples as f64 / f64::from(SAMPLE_RATE)
}

#[cfg(test)]
mod tests {
    use super::super::wav::tests::{place, spec};
    use super::{Models, Unheard, listen};
    use hearsay_worklet::protocol::Status;
    use hound::WavWriter;
    use std::path::{Path, PathBuf};

    fn project(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
    }

    fn model() -> Models {
        let wake = std::fs::read(project("public/models/alexa.hsw")).expect("the shipped model");
        Models {
            wake,
            verifier: None,
        }
    }

    /// The shipped model looked at by itself, with a head that adds `bias`.
    fn verified(bias: f32) -> Models {
        let mut models = model();
        let mut verifier = models.wake.clone();
        // The file may hold several networks. In the last one, as in each, the head's bias lies before
        // its weights.
        let last = verifier.windows(4).rposition(|bytes| bytes == b"HSW1");
        let last = last.expect("a network");
        // Fewer than 256 channels: the first byte of their number is the number.
        let at = verifier.len() - usize::from(verifier[last + 4]) - 4;
        verifier[at..at + 4].copy_from_slice(&bias.to_le_bytes());
        models.verifier = Some(verifier);
        models
    }

    fn tone(rate: u32, seconds: f32) -> PathBuf {
        let path = place(&format!("tone-{rate}-{seconds}.wav"));
        let mut writer = WavWriter::create(&path, spec(rate, 1, 16, false)).expect("writable");
        for n in 0..(rate as f32 * seconds) as u32 {
            let turn = n as f32 / rate as f32 * 440.0 * std::f32::consts::TAU;
            writer
                .write_sample((turn.sin() * 8_000.0) as i16)
                .expect("written");
        }
        writer.finalize().expect("finished");
        path
    }

    /// No model in place of the second stage's, or of the first's where none is given.
    fn nonsense(wake: Option<Vec<u8>>) -> Models {
        let nonsense = || b"not a model".to_vec();
        Models {
            verifier: wake.is_some().then(nonsense),
            wake: wake.unwrap_or_else(nonsense),
        }
    }

    #[test]
    fn there_is_a_score_for_every_whole_hop_at_any_rate() {
        let heard = listen(&tone(16_000, 1.01), &model()).expect("heard");
        assert_eq!((heard.hop, heard.scores.len()), (0.02, 50));
        let other = listen(&tone(44_100, 1.01), &model()).expect("heard");
        assert_eq!((other.hop, other.scores.len()), (0.02, 50));
        assert!(
            other.scores.iter().all(|score| (0.0..=1.0).contains(score)),
            "scores are 0..=1"
        );
    }

    #[test]
    fn nothing_is_carried_from_one_file_to_the_next() {
        let path = tone(16_000, 0.75);
        let once = listen(&path, &model()).expect("heard");
        assert_eq!(listen(&path, &model()).expect("heard"), once);
    }

    #[test]
    fn only_what_the_second_stage_accepts_is_a_wake_also_at_the_very_end() {
        let word = project("tests/fixtures/alexa_one.wav");
        let plain = listen(&word, &model()).expect("heard");
        let &[wake] = &plain.wakes[..] else {
            panic!("one wake: {:?}", plain.wakes)
        };
        // The same recording, cut off a hundredth of a second after the wake.
        let cut = place("cut.wav");
        let mut reader = hound::WavReader::open(&word).expect("the recording");
        let mut writer = WavWriter::create(&cut, reader.spec()).expect("writable");
        let kept = ((wake + 0.01) * f64::from(reader.spec().sample_rate)) as usize;
        for sample in reader.samples::<i16>().take(kept) {
            writer
                .write_sample(sample.expect("a sample"))
                .expect("written");
        }
        writer.finalize().expect("finished");
        for (bias, expected) in [(-1e6, vec![]), (1e6, vec![wake])] {
            for file in [&word, &cut] {
                let heard = listen(file, &verified(bias)).expect("heard");
                assert_eq!(heard.wakes, expected, "{} at {bias}", file.display());
                assert_eq!(heard.hop, plain.hop);
                assert!(plain.scores.starts_with(&heard.scores), "the same scores");
            }
        }
    }

    #[test]
    fn what_cannot_be_heard_is_said() {
        let missing = listen(Path::new("no such file.wav"), &model()).expect_err("missing");
        assert!(
            missing.to_string().starts_with("cannot be read"),
            "{missing}"
        );
        let slow = listen(&tone(4_000, 0.1), &model()).expect_err("too slow");
        assert!(matches!(slow, Unheard::Refused(Status::BadRate)), "{slow}");
        let unknown = listen(&tone(16_001, 0.1), &nonsense(None)).expect_err("no model");
        assert!(
            matches!(unknown, Unheard::Refused(Status::BadModel)),
            "{unknown}"
        );
        let second = listen(&tone(16_001, 0.1), &nonsense(Some(model().wake)));
        assert!(
            matches!(second, Err(Unheard::Refused(Status::BadModel))),
            "{second:?}"
        );
    }
}
