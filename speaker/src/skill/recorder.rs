//! What skills may ask a recorder to do, and what comes of it.
//!
//! No part of the vendor's format: real custom skills get text only. A skill asks with directives
//! `Hearsay.Recorder.Start` {`maxSeconds`}, `.Stop`, `.Play` {`note`}, `.List`, `.Delete` {`note`};
//! what came of it reaches it as a request `Hearsay.Recorder.Outcome`. A skill never gets sound.

use crate::Millis;
use crate::record::DayKey;
use serde::{Deserialize, Serialize};

/// Longest note unless the skill asks for less, seconds: ten minutes.
pub const LONGEST_NOTE_S: u32 = 600;

/// An order to the page's recorder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecorderOrder {
    /// Record a note.
    Start {
        /// At most so long, seconds, 1 to [`LONGEST_NOTE_S`].
        most_s: u32,
    },
    /// End the note that is being recorded and keep it.
    Stop,
    /// Play notes.
    Play {
        /// Which.
        which: Which,
    },
    /// Show the notes.
    List,
    /// Delete notes.
    Delete {
        /// Which.
        which: Which,
    },
}

/// Which notes of the skill.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The newest.
    #[default]
    Last,
    /// The oldest.
    First,
    /// The one at this place, 1 being the oldest.
    Number(u32),
    /// All of a day where the person is: `2026-11-24`.
    Day(String),
    /// The one with this identifier.
    Id(String),
    /// All.
    All,
}

/// A note as a skill knows it: never its sound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its identifier.
    pub id: String,
    /// When it began.
    pub at: Millis,
    /// How long it is, milliseconds.
    pub duration_ms: u64,
}

/// What came of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteOutcome {
    /// A note was recorded and kept.
    Kept(Note),
    /// Recording ended without a note: nothing was said, or the person threw it away.
    Nothing,
    /// So many notes were played to their end, or until somebody said “stop”.
    Played(u32),
    /// These are the notes.
    Listed(Vec<Note>),
    /// The notes with these identifiers were deleted.
    Deleted(Vec<String>),
    /// There is no such note.
    NotFound,
    /// The person or the page refused; a sentence.
    Refused(String),
    /// It could not be done; a sentence.
    Failed(String),
}

impl NoteOutcome {
    /// The name under which the outcome is in the request's JSON, and under which packs know it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Kept(_) => "KEPT",
            Self::Nothing => "NOTHING",
            Self::Played(_) => "PLAYED",
            Self::Listed(_) => "LISTED",
            Self::Deleted(_) => "DELETED",
            Self::NotFound => "NOT_FOUND",
            Self::Refused(_) => "REFUSED",
            Self::Failed(_) => "FAILED",
        }
    }

    /// How many notes it is about.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Kept(_) => 1,
            Self::Played(count) => usize::try_from(*count).unwrap_or(usize::MAX),
            Self::Listed(notes) => notes.len(),
            Self::Deleted(ids) => ids.len(),
            Self::Nothing | Self::NotFound | Self::Refused(_) | Self::Failed(_) => 0,
        }
    }
}

impl Which {
    /// What a directive's `note` names; `None` where it cannot be read.
    #[must_use]
    pub fn read(note: &serde_json::Value) -> Option<Self> {
        if let Some(number) = note.as_u64() {
            return u32::try_from(number).ok().map(Self::Number);
        }
        if let Some(id) = note.get("id") {
            return id.as_str().map(|id| Self::Id(id.to_owned()));
        }
        let text = note.as_str()?.trim();
        Some(match text.to_ascii_lowercase().as_str() {
            "" | "last" => Self::Last,
            "first" => Self::First,
            "all" => Self::All,
            number if number.parse::<u32>().is_ok() => Self::Number(number.parse().ok()?),
            _ if is_day(text) => Self::Day(text.to_owned()),
            _ => Self::Id(text.to_owned()),
        })
    }

    /// The notes that are meant, of `notes` in the order in which they were made.
    #[must_use]
    pub fn of<'a>(&self, notes: &'a [Note], zone_minutes: i32) -> Vec<&'a Note> {
        match self {
            Self::Last => notes.last().into_iter().collect(),
            Self::First => notes.first().into_iter().collect(),
            Self::Number(place) => {
                let at = usize::try_from(*place)
                    .ok()
                    .and_then(|at| at.checked_sub(1));
                at.and_then(|at| notes.get(at)).into_iter().collect()
            }
            Self::Day(day) => {
                let of_day = |note: &&Note| DayKey::of(note.at, zone_minutes).to_string() == *day;
                notes.iter().filter(of_day).collect()
            }
            Self::Id(id) => notes.iter().filter(|note| note.id == *id).collect(),
            Self::All => notes.iter().collect(),
        }
    }
}

/// Whether it has the form `2026-11-24`.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.char_indices().all(|(at, letter)| match at {
            4 | 7 => letter == '-',
            _ => letter.is_ascii_digit(),
        })
}
