//! What happens to the dialog, and what it orders.

use crate::message::mailbox::MessageId;
use crate::message::people::ContactId;
use crate::message::{LONGEST_MS, LONGEST_TEXT, SHORTEST_MS};
use core::fmt;
use serde::{Deserialize, Serialize};

/// Whom a message goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recipient {
    /// A contact.
    Contact {
        /// Which.
        id: ContactId,
        /// What the contact is called.
        name: String,
    },
    /// Every speaker of this browser: an announcement.
    Everyone,
}

/// A part of a recording, milliseconds; from is before to, and to is at most the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    length_ms: u64,
    from_ms: u64,
    to_ms: u64,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A recording.
    Sound(Clip),
    /// Words, spoken by the other speaker's voice.
    Text(String),
}

/// Why sending failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SendTrouble {
    /// The recipient's tab is gone, or was closed meanwhile.
    RecipientVanished,
    /// No other speaker is there.
    NobodyThere,
    /// The recipient takes no more messages.
    RecipientFull,
    /// The recording could not be read.
    RecordingUnreadable,
    /// The file could not be made or handed on.
    FileFailed,
}

impl fmt::Display for SendTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RecipientVanished => "The other speaker was closed before the message arrived.",
            Self::NobodyThere => {
                "No other speaker is there. Open this page in another tab or window first."
            }
            Self::RecipientFull => "The recipient has too many messages and takes no more.",
            Self::RecordingUnreadable => "The recording could not be read.",
            Self::FileFailed => "The file could not be made.",
        })
    }
}

impl core::error::Error for SendTrouble {}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComposeInput {
    /// A contact was named.
    To(Recipient),
    /// Somebody was named who is no contact.
    Unknown(String),
    /// Recording began.
    Started,
    /// So much is recorded so far, milliseconds of sound.
    Recorded(u64),
    /// The recording is finished and lies in the vault, so long, milliseconds; whether somebody spoke.
    Finished {
        /// Length.
        ms: u64,
        /// Whether speech was heard.
        spoke: bool,
    },
    /// Nothing could be recorded, or nothing of it was kept.
    Failed,
    /// Hold the recording.
    Pause,
    /// Go on recording.
    Resume,
    /// That was the message.
    Done,
    /// Play it.
    Play,
    /// Keep this part only, milliseconds.
    Trim {
        /// From here.
        from_ms: u64,
        /// To here.
        to_ms: u64,
    },
    /// Cut off the silence at both ends.
    TrimSilence,
    /// Record it anew.
    Again,
    /// Send it; also a yes.
    Send,
    /// A no.
    No,
    /// Nobody answered.
    Silence,
    /// Break off and keep what is there.
    Cancel,
    /// Keep it for later.
    KeepDraft,
    /// Throw it away.
    Discard,
    /// The contact was removed.
    ContactGone(ContactId),
    /// It went out.
    Sent,
    /// It did not.
    NotSent(SendTrouble),
}

/// What the page does, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComposeEffect {
    /// Say this.
    Say(String),
    /// Say this and listen for the reply.
    Ask(String),
    /// Record into the vault, once what is to be said has been said; at most so long, milliseconds.
    StartRecording {
        /// The most.
        most_ms: u64,
    },
    /// Hold the recording.
    PauseRecording,
    /// Go on recording.
    ResumeRecording,
    /// Finish the recording; answer with `Finished` or `Failed`.
    StopRecording,
    /// Destroy the recording, its key first.
    DropRecording,
    /// Play this part of the recording.
    PlayRecording(Clip),
    /// Say the written message as it will be heard.
    ReadText(String),
    /// Look for the silence in the recording; answer with `Trim`.
    FindSilence,
    /// Send it; answer with `Sent` or `NotSent`.
    Send {
        /// To whom.
        to: Recipient,
        /// What.
        content: Content,
        /// The message that it answers.
        reply_to: Option<MessageId>,
    },
    /// Keep it as a draft, the recording with it.
    KeepDraft {
        /// To whom, where that is known.
        to: Option<Recipient>,
        /// What.
        content: Content,
        /// The message that it answers.
        reply_to: Option<MessageId>,
    },
    /// The dialog is over.
    Ended,
}

impl Clip {
    /// All of a recording of this length, as far as a message may be long.
    #[must_use]
    pub fn whole(length_ms: u64) -> Self {
        Self {
            length_ms,
            from_ms: 0,
            to_ms: length_ms.min(LONGEST_MS),
        }
    }

    /// Another part of the same recording; `None` where that is too short, too long or not in it.
    #[must_use]
    pub fn part(self, from_ms: u64, to_ms: u64) -> Option<Self> {
        let length = to_ms.checked_sub(from_ms)?;
        let fits = to_ms <= self.length_ms && (SHORTEST_MS..=LONGEST_MS).contains(&length);
        fits.then_some(Self {
            from_ms,
            to_ms,
            ..self
        })
    }

    /// Where it begins in the recording, milliseconds.
    #[must_use]
    pub const fn from_ms(self) -> u64 {
        self.from_ms
    }

    /// Where it ends in the recording, milliseconds.
    #[must_use]
    pub const fn to_ms(self) -> u64 {
        self.to_ms
    }

    /// How long the recording is, milliseconds.
    #[must_use]
    pub const fn recording_ms(self) -> u64 {
        self.length_ms
    }

    /// How long the part is, milliseconds.
    #[must_use]
    pub const fn ms(self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

impl Content {
    /// Words as content; `None` where there are none. Too many are cut.
    pub(super) fn text(text: String) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_control())
            .take(LONGEST_TEXT)
            .collect();
        let plain = plain.trim();
        (!plain.is_empty()).then(|| Self::Text(plain.to_owned()))
    }
}
