//! What was measured of the hearing, and what it was made from: the two files beside the model.
//!
//! `models/measured.json` is written by `cargo xtask eval`, `models/card.json` by the training. Both lie on the page's own
//! origin. Units: misses in percent of the recordings, false wakes an hour, thresholds 0..=1; `low` and `high` bound the
//! 95 % interval. Whatever a file leaves out is shown as not measured; what it has beside this is ignored.

use hearsay_worklet::model::Thresholds;
use serde::Deserialize;

/// A count with its rate an hour and the interval of the rate.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Rate {
    /// Wakes without the word.
    pub count: u32,
    /// The same, an hour.
    pub per_hour: f64,
    /// Lower bound, an hour.
    pub low: Option<f64>,
    /// Upper bound, an hour.
    pub high: Option<f64>,
}

/// Recordings of the word that did not wake the speaker, in one condition.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Misses {
    /// `clean`, `10 dB`, … : the noise beside the word.
    pub condition: String,
    /// Recordings missed.
    pub missed: u32,
    /// Of so many.
    pub of: u32,
    /// Percent.
    pub percent: f64,
    /// Lower bound, percent.
    pub low: Option<f64>,
    /// Upper bound, percent.
    pub high: Option<f64>,
}

/// What was measured at one threshold.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Setting {
    /// `low`, `normal` or `high`.
    #[serde(default)]
    pub name: String,
    /// Score from which a wake counts.
    pub threshold: f64,
    /// Wakes without the word.
    pub false_accepts: Rate,
    /// Misses, condition by condition.
    pub misses: Vec<Misses>,
}

/// Time from the end of the word to the wake, milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Latency {
    /// Half of the wakes come sooner.
    pub median: f64,
    /// Nine in ten come sooner.
    pub p90: f64,
}

/// Misses of an engine at one rate of false wakes, percent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Point {
    /// False wakes an hour.
    pub per_hour: f64,
    /// The engine's own threshold there.
    pub threshold: Option<f64>,
    /// Without noise.
    pub clean: Option<f64>,
    /// Noise 10 dB below the word.
    #[serde(rename = "10 dB")]
    pub ten: Option<f64>,
    /// 5 dB below.
    #[serde(rename = "5 dB")]
    pub five: Option<f64>,
    /// As loud as the word.
    #[serde(rename = "0 dB")]
    pub zero: Option<f64>,
    /// Other voices, 10 dB below.
    pub babble: Option<f64>,
}

/// One engine on the same recordings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Engine {
    /// Its name.
    pub name: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Size of its model, bytes.
    pub bytes: Option<u64>,
    /// At chosen rates of false wakes.
    #[serde(default)]
    pub points: Vec<Point>,
    /// False wakes an hour against misses averaged over the conditions, percent.
    #[serde(default)]
    pub curve: Vec<(f64, f64)>,
}

/// Misses with one thing wrong with the sound.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Hardship {
    /// What is wrong.
    pub case: String,
    /// Recordings missed.
    pub missed: u32,
    /// Of so many.
    pub of: u32,
    /// Percent.
    pub percent: f64,
}

/// `models/measured.json`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Measured {
    /// Day of the measurement, `2026-11-22`.
    pub date: String,
    /// The command that gives these figures.
    pub command: String,
    /// Recordings of the word.
    pub recordings: u32,
    /// People who say it.
    pub speakers: u32,
    /// Hours without the word.
    pub hours: f64,
    /// What the sound is.
    pub what: String,
    /// The three shipped thresholds.
    pub sensitivities: Vec<Setting>,
    /// The normal threshold with the second check.
    #[serde(default)]
    pub verified: Option<Setting>,
    /// How late the wake comes.
    #[serde(default)]
    pub latency_ms: Option<Latency>,
    /// This engine and its peers.
    #[serde(default)]
    pub engines: Vec<Engine>,
    /// One thing wrong at a time.
    #[serde(default)]
    pub robustness: Vec<Hardship>,
}

/// Size of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Size {
    /// Trained numbers.
    pub parameters: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// One source of sound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// What it is.
    pub what: String,
    /// Who gave it.
    pub from: String,
    /// On which terms.
    pub licence: String,
    /// What for.
    #[serde(rename = "use")]
    pub used: String,
}

/// `models/card.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// The word.
    pub name: String,
    /// Trained numbers of the network that always listens.
    pub parameters: u64,
    /// Bytes of its file.
    pub bytes: u64,
    /// Size of the second check's network.
    #[serde(default)]
    pub verifier: Option<Size>,
    /// What it was made from.
    pub data: Vec<Source>,
    /// How it was made, a sentence a step.
    pub recipe: Vec<String>,
    /// Where it fails, as far as is known.
    pub known_failures: Vec<String>,
}

/// A file that is fetched.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fetched<T> {
    /// On its way.
    #[default]
    Coming,
    /// Did not come, or came damaged.
    Failed,
    /// Here.
    Here(T),
}

impl<T> Fetched<T> {
    /// The file, if it is here.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(file) => Some(file),
            Self::Coming | Self::Failed => None,
        }
    }
}

impl<T: for<'de> Deserialize<'de>> Fetched<T> {
    /// From the text that came, if any came.
    #[must_use]
    pub fn from_text(text: Option<&str>) -> Self {
        // A development server answers a missing file with its start page, which is no JSON either.
        text.and_then(|text| serde_json::from_str(text).ok())
            .map_or(Self::Failed, Self::Here)
    }
}

/// Both files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// What was measured.
    pub measured: Fetched<Measured>,
    /// What it was made from.
    pub card: Fetched<Card>,
}

impl Figures {
    /// The shipped thresholds as they were measured, where all three are here.
    #[must_use]
    pub fn thresholds(&self) -> Option<Thresholds> {
        let measured = self.measured.here()?;
        let of = |name: &str| {
            let mut settings = measured.sensitivities.iter();
            settings
                .find(|setting| setting.name == name)
                .map(|setting| setting.threshold as f32)
        };
        Some(Thresholds {
            low: of("low")?,
            normal: of("normal")?,
            high: of("high")?,
        })
    }
}

#[cfg(test)]
mod tests;
