//! Whether a wake was meant: what the second stage said, and what the person says.

use super::{Recording, Status, UtteranceType};
use crate::EndReason;
use serde::{Deserialize, Serialize};

/// Whether a wake was meant for the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No second stage looked at it.
    NotChecked,
    /// The second stage agreed.
    Accepted,
    /// The second stage disagreed.
    Rejected,
    /// The person said that it was not meant for the speaker.
    ReportedFalse,
}

/// The person's thumb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// The speaker did what was asked.
    Up,
    /// It did not.
    Down,
}

impl Recording {
    /// Whether the wake was meant; the person's word counts more than the second stage's.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.tail.reported_false {
            return Verdict::ReportedFalse;
        }
        self.stage_verdict()
    }

    /// What the second stage alone said. An imported status counts as its word, but for a lone wake
    /// word: the real history calls that discarded too.
    pub(super) fn stage_verdict(&self) -> Verdict {
        let published = &self.tail.published;
        let wake_word_only = published.utterance_type == Some(UtteranceType::WakeWordOnly);
        let discarded = published.status == Some(Status::Discarded) && !wake_word_only;
        if discarded || self.tail.end_reason == EndReason::Rejected {
            return Verdict::Rejected;
        }
        match self.tail.verifier_score {
            Some(_) => Verdict::Accepted,
            None => Verdict::NotChecked,
        }
    }
}
