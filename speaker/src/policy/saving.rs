//! "Save voice recordings": what stays of a capture when it has ended.
//!
//! Switched off, nothing new is kept as sound, and what is kept already is offered for deletion,
//! never deleted unasked.

use super::{Item, ItemKind, Retention, Rules};
use crate::{EndReason, Initiator};
use serde::{Deserialize, Serialize};

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saving {
    /// "Save voice recordings".
    pub recordings: bool,
    /// Whether the text is kept where the recording is not.
    pub transcripts: bool,
}

impl Default for Saving {
    /// Everything is saved, as speakers do that nobody has set.
    fn default() -> Self {
        Self {
            recordings: true,
            transcripts: true,
        }
    }
}

/// How much of a capture stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Sound and text.
    Whole,
    /// Text without sound.
    TranscriptOnly,
    /// Neither.
    Nothing,
}

/// A capture that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended<'a> {
    /// Who started it.
    pub initiator: Initiator,
    /// Why it ended.
    pub reason: EndReason,
    /// Whether speech was heard after the wake word.
    pub spoke: bool,
    /// Whether there is a text of it.
    pub has_transcript: bool,
    /// User profile that it belongs to, where one is known.
    pub profile: Option<&'a str>,
}

/// What stays, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How much.
    pub kept: Kept,
    /// Why, as a sentence.
    pub why: &'static str,
}

/// Decides what stays of a capture. The first reason to keep less wins: a rejected wake, nobody
/// there, a retention of "Don't save", then the switch.
#[must_use]
pub fn at_capture_end(saving: Saving, rules: &Rules, ended: &Ended<'_>) -> Decision {
    let decision = |kept, why| Decision { kept, why };
    if ended.reason == EndReason::Rejected {
        return decision(Kept::Nothing, "The second look did not hear the wake word.");
    }
    let nobody = ended.initiator == Initiator::FollowUp
        && ended.reason == EndReason::NoSpeech
        && !ended.spoke;
    if nobody {
        return decision(
            Kept::Nothing,
            "The microphone had opened by itself and nobody spoke.",
        );
    }
    if rules.for_profile(ended.profile) == Retention::DontSave {
        return decision(
            Kept::Nothing,
            "By your setting, voice recordings are not kept.",
        );
    }
    if saving.recordings {
        return decision(Kept::Whole, "\"Save voice recordings\" is on.");
    }
    if saving.transcripts && ended.has_transcript {
        return decision(
            Kept::TranscriptOnly,
            "\"Save voice recordings\" is off: only the text is kept.",
        );
    }
    decision(Kept::Nothing, "\"Save voice recordings\" is off.")
}

/// The voice recordings to offer for deletion: all that are kept while saving is off, none while it
/// is on.
#[must_use]
pub fn offered_for_deletion(items: &[Item], saving: Saving) -> Vec<&Item> {
    if saving.recordings {
        return Vec::new();
    }
    items
        .iter()
        .filter(|item| item.kind == ItemKind::Recording)
        .collect()
}
