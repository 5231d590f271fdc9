//! What was understood, for the page: text, words with their confidence, intents with slots.

use serde::{Deserialize, Serialize};

/// What became of an utterance or a typed line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// The command's words; empty when nothing could be understood.
    pub text: String,
    /// The same, word by word.
    pub words: Vec<HeardWord>,
    /// What was meant; `None` when it was no command, or not clear enough.
    pub intent: Option<Understood>,
    /// What else it could have been, likeliest first; each with another intent. When nothing was
    /// clear enough, the first is what it was most like.
    pub others: Vec<Understood>,
    /// How likely `intent` is right, 0 to 1; when there is none, how likely the best of `others`.
    pub confidence: f32,
    /// The phones of the text by time, for the page; empty for typed text.
    pub lattice: Vec<HeardPhone>,
}

/// A word, and how well it was heard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeardWord {
    /// As it is shown.
    pub text: String,
    /// How well its phones fit, 0 to 1.
    pub confidence: f32,
    /// First frame; see [`super::FRAME_S`].
    pub from_frame: u32,
    /// The frame after the last.
    pub to_frame: u32,
}

/// A phone of the text, and what was heard in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeardPhone {
    /// `ARPAbet` name of the phone that the text has here.
    pub phone: String,
    /// `ARPAbet` name of the phone that the acoustic model heard most clearly in these frames; empty
    /// for none.
    pub heard: String,
    /// The model's highest probability of `phone` in these frames, 0 to 1.
    pub probability: f32,
    /// Which word of the text it belongs to.
    pub word: u32,
    /// First frame.
    pub from_frame: u32,
    /// The frame after the last.
    pub to_frame: u32,
}

/// A command that was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Understood {
    /// Its name in the grammar, such as `timer-set`.
    pub intent: String,
    /// Whether the speaker asks before it acts.
    pub confirm: bool,
    /// What it carries.
    pub slots: Vec<Slot>,
    /// Its words.
    pub text: String,
    /// How likely it is right, 0 to 1.
    pub confidence: f32,
}

impl Understood {
    /// The slot of a name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}

/// A value that a command carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Its name in the grammar, such as `length`.
    pub name: String,
    /// Its words.
    pub text: String,
    /// What they mean.
    pub value: Value,
}

/// What the words of a slot mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Value {
    /// A whole number.
    Number {
        /// The number.
        number: u32,
    },
    /// A place in a row.
    Place {
        /// Where.
        place: Place,
    },
    /// A span of time.
    Duration {
        /// In seconds.
        seconds: u32,
    },
    /// A time of day.
    Time {
        /// 0 to 23; 1 to 12 when nothing says which half of the day.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// Whether it is known which half of the day is meant.
        half_known: bool,
    },
    /// A day.
    Date {
        /// Which.
        day: Day,
    },
    /// A name: a contact, a skill, what a timer is called.
    Name {
        /// As the person wrote it, or as the grammar has it.
        name: String,
    },
    /// Any words.
    Text {
        /// These.
        text: String,
    },
}

/// A place in a row of things that are listed newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The newest: last, latest.
    Newest,
    /// The oldest.
    Oldest,
    /// The one before this.
    Previous,
    /// Counted from 1.
    At(u32),
}

/// A day, as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// Yesterday.
    Yesterday,
    /// A day of the week: 1 is Monday. Before or after today, as the command needs it.
    Weekday(u8),
    /// A day of the year.
    OfMonth {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}
