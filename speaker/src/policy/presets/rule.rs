//! The settings that a preset can speak of, typed where the emulator can follow them.
//!
//! In a data file a line's `setting` is the variant's name in snake case and its `value` what the
//! variant holds. What cannot be followed is a [`Rule::Note`], shown as text.

use super::PresetError;
use crate::policy::Retention;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A setting with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// What is saved if nobody sets anything.
    SavedByDefault(Saved),
    /// How long things may be kept.
    RetentionChoices(Vec<Retention>),
    /// How long things are kept if nobody sets anything.
    RetentionDefault(Retention),
    /// Kept with the person's identifier, then without it.
    Deidentified(Deidentified),
    /// Whether one item can be deleted.
    DeleteOne(bool),
    /// Whether everything can be deleted at once.
    DeleteAll(bool),
    /// Whether a spoken command can delete, once that is switched on.
    DeleteByVoice(bool),
    /// Whether records of what was done stay after a deletion.
    StaysAfterDeletion(bool),
    /// Whether a wake that the second look rejects leaves a line without sound or text.
    RejectedWakeLeavesLine(bool),
    /// Sound from before the wake word that is sent along.
    PreRollMs(PreRoll),
    /// Whether people listen.
    HumanReview(HumanReview),
    /// What recordings are tied to.
    Identifier(Identifier),
    /// Where speech is understood if nobody sets anything.
    Processing(Processing),
    /// Whether it can be understood at home instead.
    LocalProcessing(LocalProcessing),
    /// Whether the text goes to the vendor where speech is understood at home.
    TextUploaded(bool),
    /// Something to show that the emulator cannot follow.
    Note(Note),
}

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// Sound.
    pub audio: bool,
    /// Text; absent if no source says.
    pub transcript: Option<bool>,
}

/// Kept with the person's identifier, then without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deidentified {
    /// Calendar months with the identifier.
    pub after_months: u16,
    /// Calendar months at most, from the recording on.
    pub at_most_months: u16,
}

/// Sound from before the wake word: milliseconds, or the source's words where it gives no number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PreRoll {
    /// Milliseconds.
    Ms(u32),
    /// Words.
    Words(String),
}

/// Whether people listen to recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HumanReview {
    /// Unless the person objects.
    OptOut,
    /// Only if the person agrees.
    OptIn,
    /// Never.
    Never,
}

/// What recordings are tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    /// The person's account.
    Account,
    /// A random identifier of the device.
    RandomDevice,
    /// The person's own system.
    Own,
    /// Nothing.
    Nothing,
}

/// Where speech is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Processing {
    /// On the vendor's computers.
    Vendor,
    /// In the device.
    Device,
    /// On the person's own server.
    OwnServer,
}

/// Whether speech can be understood at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalProcessing {
    /// By choice, on some devices.
    SomeDevices,
    /// Always.
    Always,
    /// It was possible and is not any more.
    Removed,
}

/// Something to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it is about, a heading.
    pub about: String,
    /// What it says, sentences.
    pub text: String,
}

impl Rule {
    /// Reads a setting of a data file.
    pub(super) fn parse(setting: &str, value: Value) -> Result<Self, PresetError> {
        let tagged = Value::Object(Map::from_iter([(setting.to_owned(), value)]));
        serde_json::from_value(tagged).map_err(|error| PresetError::BadValue {
            setting: setting.to_owned(),
            words: error.to_string(),
        })
    }
}

impl Saved {
    /// Whether any source says that something is saved.
    pub(super) fn anything(self) -> bool {
        self.audio || self.transcript == Some(true)
    }
}
