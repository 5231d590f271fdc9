//! What follows from a recording: status, kind of utterance, texts.

use super::{ItemType, Recording, Status, UtteranceType};
use crate::{EndReason, Initiator};

impl Recording {
    /// What became of it, in the published words. Where nothing was stored: a rejected wake and a
    /// wake word with nothing behind it are discarded (both as users of the real history describe
    /// it), what broke is a fault, what was cancelled is abandoned, all else a success.
    #[must_use]
    pub fn status(&self) -> Status {
        if let Some(status) = &self.tail.published.status {
            return status.clone();
        }
        match self.tail.end_reason {
            EndReason::Rejected | EndReason::NoSpeech => Status::Discarded,
            EndReason::Interrupted => Status::Fault,
            EndReason::Cancelled => Status::SystemAbandoned,
            EndReason::Silence | EndReason::HardCap | EndReason::Released => Status::Success,
        }
    }

    /// Kind of utterance as stored, else from what was heard: woken by word and nobody spoke.
    #[must_use]
    pub fn utterance_type(&self) -> UtteranceType {
        if let Some(stored) = &self.tail.published.utterance_type {
            return stored.clone();
        }
        let woken = self.head.initiator == Initiator::WakeWord;
        if woken && !self.tail.spoke {
            UtteranceType::WakeWordOnly
        } else {
            UtteranceType::General
        }
    }

    /// What the person said, as far as it was written down.
    pub fn transcripts(&self) -> impl Iterator<Item = &str> {
        self.texts(ItemType::is_said)
    }

    /// What the speaker answered.
    pub fn answers(&self) -> impl Iterator<Item = &str> {
        let answer = self.tail.answer.as_deref();
        answer.into_iter().chain(self.texts(ItemType::is_answer))
    }

    fn texts(&self, wanted: fn(&ItemType) -> bool) -> impl Iterator<Item = &str> {
        let items = self.tail.published.items.iter();
        items
            .filter(move |item| wanted(&item.kind) && !item.text.trim().is_empty())
            .map(|item| item.text.as_str())
    }
}
