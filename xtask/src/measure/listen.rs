//! Hearing a file exactly as the worklet hears the microphone: the same engine, the file's own rate,
//! quanta of 128 frames, messages fetched after every quantum.

use super::wav::Wav;
use hearsay_worklet::engine::Engine;
use hearsay_worklet::outbox::Outgoing;
use hearsay_worklet::protocol::{Event, SAMPLE_RATE, Status};
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
    /// When the speaker woke, seconds. While it listens to a request it does not wake again.
    pub(crate) wakes: Vec<f64>,
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
pub(crate) fn listen(path: &Path, model: &[u8]) -> Result<Heard, Unheard> {
    let wav = Wav::open(path)?;
    let mut engine = Engine::new(wav.rate() as f32, model).map_err(Unheard::Refused)?;
    let mut heard = Heard {
        hop: seconds(engine.hop() as u64),
        ..Heard::default()
    };
    wav.quanta(|quantum| {
        engine.process_scored(quantum, &mut |score| heard.scores.push(score));
        while let Some(message) = engine.next_message() {
            if let Outgoing::Event(Event::Wake { at, .. }) = message {
                heard.wakes.push(seconds(at));
            }
        }
    })?;
    Ok(heard)
}

/// 16 kHz samples as seconds.
fn seconds(samples: u64) -> f64 {
    samples as f64 / f64::from(SAMPLE_RATE)
}

#[cfg(test)]
mod tests {
    use super::super::wav::tests::{place, spec};
    use super::{Unheard, listen};
    use hearsay_worklet::protocol::Status;
    use hound::WavWriter;
    use std::path::{Path, PathBuf};

    fn model() -> Vec<u8> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/models/alexa.hsw");
        std::fs::read(path).expect("the shipped model")
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
    fn what_cannot_be_heard_is_said() {
        let missing = listen(Path::new("no such file.wav"), &model()).expect_err("missing");
        assert!(
            missing.to_string().starts_with("cannot be read"),
            "{missing}"
        );
        let slow = listen(&tone(4_000, 0.1), &model()).expect_err("too slow");
        assert!(matches!(slow, Unheard::Refused(Status::BadRate)), "{slow}");
        let unknown = listen(&tone(16_001, 0.1), b"not a model").expect_err("no model");
        assert!(
            matches!(unknown, Unheard::Refused(Status::BadModel)),
            "{unknown}"
        );
    }
}
