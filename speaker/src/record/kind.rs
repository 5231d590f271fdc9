//! What a line of the history is, as a person would sort them.

use super::{Recording, UtteranceType, Verdict};
use crate::Owner;
use serde::{Deserialize, Serialize};

/// A kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody asked for something.
    Request,
    /// The wake word, and then nothing.
    WakeWordOnly,
    /// The second stage did not hear the wake word: no sound was kept.
    Rejected,
    /// Made with a recorder skill, kept by its provider.
    Note,
    /// Sent to another person.
    Message,
    /// The reviewers' short copy.
    Clip,
}

impl Recording {
    /// What kind of line this is. Notes, messages and clips are told by their owner. A recording
    /// that the person reported as false stays what it was: its verdict says the rest.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.head.owner {
            Owner::Reviewers => Kind::Clip,
            Owner::SkillProvider => Kind::Note,
            Owner::Recipient => Kind::Message,
            Owner::Device | Owner::Cloud if self.stage_verdict() == Verdict::Rejected => {
                Kind::Rejected
            }
            Owner::Device | Owner::Cloud => match self.utterance_type() {
                UtteranceType::WakeWordOnly => Kind::WakeWordOnly,
                UtteranceType::General | UtteranceType::Other(_) => Kind::Request,
            },
        }
    }
}
