//! What comes of a request: a sentence and what the page does.

use crate::Millis;
use crate::alert::AlertAct;
use crate::history::Dates;
use crate::message::{ComposeInput, MessageId, Recipient};
use crate::remnant::DeletionCommand;

/// Something that the page does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Set the loudness, 0 to 10.
    Volume(u8),
    /// Switch the microphone off. It is switched on by hand only.
    MicrophoneOff,
    /// Switch "do not disturb".
    DoNotDisturb(bool),
    /// Begin this deletion; it waits ten seconds.
    Delete(DeletionCommand),
    /// Begin to delete everything of these days; it waits ten seconds.
    DeleteDays(Dates),
    /// Begin to delete everything that began at this moment or later; it waits ten seconds.
    DeleteSince(Millis),
    /// Take the waiting deletion back.
    UndoDeletion,
    /// Save recordings from now on, or do not.
    SaveRecordings(bool),
    /// Play the newest recording, once the sentence has been said.
    PlayLast,
    /// Stop what is playing.
    StopPlaying,
    /// Lead to the history.
    ShowHistory,
    /// Lead to the privacy settings.
    ShowPrivacy,
    /// Lead to the settings.
    ShowSettings,
    /// Lock the recordings.
    LockNow,
    /// Hand all recordings to the browser as one archive.
    DownloadAll,
    /// Keep answers short, or do not.
    Brief(bool),
    /// Keep listening after an answer, or do not.
    FollowUp(bool),
    /// Something about timers, alarms or quiet hours, for [`crate::alert::Alerts::take`].
    Alert(AlertAct),
    /// Keep nothing of what is said, or keep again what the settings say.
    Guest(bool),
    /// Something about a skill.
    Skill(SkillAct),
    /// Something about the line to another speaker.
    Call(CallAct),
    /// Something about messages and announcements.
    Message(MessageAct),
}

/// What to do about messages and announcements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageAct {
    /// Begin to make one, with [`crate::message::Compose::begin`].
    Compose {
        /// To whom, where that is known.
        to: Option<Recipient>,
        /// What it says, where that was said along.
        text: Option<String>,
        /// The message that it answers.
        reply_to: Option<MessageId>,
    },
    /// Hand this to the one in the making.
    Input(ComposeInput),
    /// Play these, in this order.
    Play(Vec<MessageId>),
    /// Delete these.
    Delete(Vec<MessageId>),
    /// Lead to messages and contacts.
    Show,
}

/// What to do about a skill. Skills are named by their identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkillAct {
    /// Show what it asks for; it is enabled once a person agreed on the page.
    Enable(String),
    /// Disable it and show what its provider still holds.
    Disable(String),
    /// Open it.
    Open {
        /// Which.
        id: String,
        /// What was said to it along with that.
        request: Option<String>,
    },
    /// Close the open one.
    Close,
    /// Open this recorder skill and record a note.
    Record(String),
    /// End the note that is being recorded.
    StopRecording,
    /// Lead to the skills.
    Show,
}

/// What to do about the line to another speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallAct {
    /// Ask the speaker of this identifier whether the person may drop in.
    DropIn(String),
    /// Open the line to whom is asking.
    Answer,
    /// Refuse who is asking, stop asking, or close the line.
    HangUp,
}

impl Act {
    /// Whether it destroys recordings.
    #[must_use]
    pub const fn deletes(&self) -> bool {
        matches!(
            self,
            Self::Delete(_) | Self::DeleteDays(_) | Self::DeleteSince(_)
        )
    }

    /// Whether a person would mind it having been done by mistake.
    pub(super) fn is_weighty(&self) -> bool {
        if let Self::Alert(act) = self {
            return matches!(
                act,
                AlertAct::Cancel(_)
                    | AlertAct::CancelTimers
                    | AlertAct::CancelAlarms
                    | AlertAct::Quiet(_)
            );
        }
        if let Self::Message(act) = self {
            // An announcement that was said in one breath plays at once.
            let announced = matches!(
                act,
                MessageAct::Compose {
                    to: Some(Recipient::Everyone),
                    text: Some(_),
                    ..
                }
            );
            return announced || matches!(act, MessageAct::Delete(_));
        }
        !matches!(
            self,
            Self::Volume(_)
                | Self::UndoDeletion
                | Self::PlayLast
                | Self::StopPlaying
                | Self::ShowHistory
                | Self::ShowPrivacy
                | Self::ShowSettings
                | Self::Skill(
                    SkillAct::Open { .. }
                        | SkillAct::Close
                        | SkillAct::StopRecording
                        | SkillAct::Show
                )
                | Self::Call(CallAct::HangUp)
        )
    }

    /// Whether it is a switch whose turning needs no sentence where answers are kept short.
    pub(super) const fn is_switch(&self) -> bool {
        matches!(
            self,
            Self::Volume(_)
                | Self::DoNotDisturb(_)
                | Self::SaveRecordings(_)
                | Self::Brief(_)
                | Self::FollowUp(_)
                | Self::Guest(_)
        )
    }
}

/// What the speaker says and does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// What to say; empty for nothing.
    pub text: String,
    /// What to do, in this order.
    pub acts: Vec<Act>,
    /// Whether it asked something: the microphone opens for the reply, and the next request is taken
    /// for it.
    pub expects_reply: bool,
}

impl Turn {
    /// Only says something.
    pub(super) fn say(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Says and does something.
    pub(super) fn act(text: impl Into<String>, act: Act) -> Self {
        Self {
            acts: vec![act],
            ..Self::say(text)
        }
    }

    /// Asks.
    pub(super) fn ask(text: impl Into<String>) -> Self {
        Self {
            expects_reply: true,
            ..Self::say(text)
        }
    }
}
