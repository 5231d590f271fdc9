//! What the history of a real speaker holds of an utterance besides its sound.
//!
//! Names and shape are those of the history records that Alexa's privacy page loads
//! (`customer-history-records-v2`), as published by the open-source library `alexa-remote`
//! (MIT, `alexa-remote.js`). Real services add names at will; unknown ones are kept word for word.

use super::names::published_names;
use core::fmt;
use serde::{Deserialize, Serialize};

published_names! {
    /// What kind of utterance it was.
    pub enum UtteranceType {
        /// The wake word and nothing else.
        WakeWordOnly = "WAKE_WORD_ONLY",
        /// A request.
        General = "GENERAL",
    }
}

published_names! {
    /// What one text of a record is.
    pub enum ItemType {
        /// What the person said.
        CustomerTranscript = "CUSTOMER_TRANSCRIPT",
        /// A text in place of what the person said.
        AsrReplacementText = "ASR_REPLACEMENT_TEXT",
        /// What the speaker answered.
        AlexaResponse = "ALEXA_RESPONSE",
        /// A text in place of what the speaker answered.
        TtsReplacementText = "TTS_REPLACEMENT_TEXT",
    }
}

published_names! {
    /// What became of the utterance.
    pub enum Status {
        /// It was carried out.
        Success = "SUCCESS",
        /// Something went wrong.
        Fault = "FAULT",
        /// The service gave it up.
        SystemAbandoned = "SYSTEM_ABANDONED",
        /// It was not meant for the speaker.
        Discarded = "DISCARDED_NON_DEVICE_DIRECTED_INTENT",
    }
}

/// One text of a record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is.
    pub kind: ItemType,
    /// The text.
    pub text: String,
    /// The utterance it belongs to, see [`Segment`](super::Segment).
    pub utterance_id: String,
}

/// Everything published of a record that cannot be told from the recording itself. Empty for one
/// that nobody transcribed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Published {
    /// Kind of utterance, where it was stored; see
    /// [`Recording::utterance_type`](super::Recording::utterance_type).
    pub utterance_type: Option<UtteranceType>,
    /// Field of knowledge that answered, such as weather.
    pub domain: Option<String>,
    /// What the request was understood as.
    pub intent: Option<String>,
    /// Transcripts and answers.
    pub items: Vec<Item>,
    /// What became of it, where it was stored; see
    /// [`Recording::status`](super::Recording::status).
    pub status: Option<Status>,
}

impl ItemType {
    /// Whether it stands for what the person said.
    #[must_use]
    pub fn is_said(&self) -> bool {
        matches!(self, Self::CustomerTranscript | Self::AsrReplacementText)
    }

    /// Whether it stands for what the speaker answered.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        matches!(self, Self::AlexaResponse | Self::TtsReplacementText)
    }
}

impl fmt::Debug for Item {
    /// Without the text: what people said belongs in no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Item")
            .field("kind", &self.kind)
            .field("text_bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}
