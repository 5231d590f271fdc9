//! What the microphone hears, put together from fixtures.
//!
//! 16 kHz mono. Between the recordings lies noise at about −72 dBFS, as a quiet room has it.
//! Chromium plays the file from its start at every `getUserMedia` and then over and over, so a
//! scene always ends in [`QUIET_END`] of room noise: no scenario lasts long enough to hear it twice.

use crate::{Outcome, place};
use std::{
    ops::Range,
    path::{Path, PathBuf},
};

/// Samples a second.
pub const RATE: usize = 16_000;

/// Room noise after the last sound, seconds.
const QUIET_END: f64 = 150.0;

/// Largest magnitude of the room noise, of 32768.
const NOISE: i64 = 14;

/// Real people saying "alexa".
pub const WORDS: [&str; 3] = ["alexa_one.wav", "alexa_two.wav", "alexa_three.wav"];

/// Real people saying something else, 2.1 to 2.5 s.
pub const SPEECHES: [&str; 3] = ["speech_one.wav", "speech_two.wav", "speech_three.wav"];

/// Real people saying "stop".
pub const STOPS: [&str; 2] = ["stop_one.wav", "stop_two.wav"];

/// A synthetic voice, kept out of training, asking "why did you do this".
pub const COMMAND: &str = "command_one.wav";

/// A quarter of the loudest frame's level lies 12 dB below it; a word's edges are where its 20 ms
/// frames pass 25 dB below the loudest, which the ear takes for its beginning and end.
const EDGE_DB: f64 = -25.0;
/// Frame of the edge search, samples (10 ms).
const FRAME: usize = RATE / 100;

/// A composed microphone signal.
#[derive(Clone, Debug)]
pub struct Scene {
    samples: Vec<i16>,
    random: u32,
    /// Where each word lies, silence around it left out.
    pub words: Vec<Range<usize>>,
    /// Where each speech lies.
    pub speeches: Vec<Range<usize>>,
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}

impl Scene {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            samples: Vec::new(),
            random: 1,
            words: Vec::new(),
            speeches: Vec::new(),
        }
    }

    /// The usual scene: a while of quiet, "alexa", a short pause, a sentence.
    ///
    /// # Errors
    /// When a fixture cannot be read.
    pub fn request(quiet_s: f64, word: &str, speech: &str) -> Outcome<Self> {
        Self::new()
            .quiet(quiet_s)
            .word(word)?
            .quiet(0.3)
            .speech(speech)
    }

    /// Seconds of room noise.
    #[must_use]
    pub fn quiet(mut self, seconds: f64) -> Self {
        for _ in 0..(seconds * RATE as f64) as usize {
            // Numerical Recipes' generator: the same noise in every run.
            self.random = self
                .random
                .wrapping_mul(1_664_525)
                .wrapping_add(1_013_904_223);
            let sample = i64::from(self.random >> 16) % (2 * NOISE + 1) - NOISE;
            self.samples.push(sample as i16);
        }
        self
    }

    /// Adds a recording of the wake word.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn word(mut self, name: &str) -> Outcome<Self> {
        let range = self.add(name)?;
        self.words.push(range);
        Ok(self)
    }

    /// Adds a recording of other words.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn speech(mut self, name: &str) -> Outcome<Self> {
        let range = self.add(name)?;
        self.speeches.push(range);
        Ok(self)
    }

    fn add(&mut self, name: &str) -> Outcome<Range<usize>> {
        let clip = read(&place::fixture(name))?;
        let at = self.samples.len();
        let edges = edges(&clip);
        self.samples.extend_from_slice(&clip);
        Ok(at + edges.start..at + edges.end)
    }

    /// All samples without the quiet end.
    #[must_use]
    pub fn samples(&self) -> &[i16] {
        &self.samples
    }

    /// Writes the scene, with its quiet end, as a WAV for the fake microphone.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Outcome<PathBuf> {
        let whole = self.clone().quiet(QUIET_END);
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: RATE as u32,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut writer = hound::WavWriter::create(path, spec)?;
        for sample in whole.samples {
            writer.write_sample(sample)?;
        }
        writer.finalize()?;
        Ok(path.to_path_buf())
    }
}

/// Samples of a 16-bit mono WAV at [`RATE`].
///
/// # Errors
/// When the file is missing or of another shape.
pub fn read(path: &Path) -> Outcome<Vec<i16>> {
    let mut reader =
        hound::WavReader::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let spec = reader.spec();
    if (
        spec.channels,
        spec.sample_rate as usize,
        spec.bits_per_sample,
    ) != (1, RATE, 16)
    {
        return Err(format!("{} is not 16-bit mono at 16 kHz", path.display()).into());
    }
    Ok(reader.samples::<i16>().collect::<Result<_, _>>()?)
}

/// First and last sample of what can be heard.
fn edges(clip: &[i16]) -> Range<usize> {
    let power: Vec<f64> = clip
        .chunks(FRAME)
        .map(|frame| {
            let sum: f64 = frame.iter().map(|&s| f64::from(s) * f64::from(s)).sum();
            sum / frame.len() as f64
        })
        .collect();
    let loudest = power.iter().copied().fold(0.0, f64::max);
    let floor = loudest * 10f64.powf(EDGE_DB / 10.0);
    let heard = |&frame: &f64| frame > floor;
    let first = power.iter().position(heard).unwrap_or(0);
    let last = power
        .iter()
        .rposition(heard)
        .map_or(power.len(), |at| at + 1);
    first * FRAME..(last * FRAME).min(clip.len())
}
