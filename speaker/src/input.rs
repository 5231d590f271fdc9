//! Everything that can happen to the speaker.

use crate::FaultKind;
use serde::{Deserialize, Serialize};

/// Who started a capture; kept in every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Initiator {
    /// The wake word.
    WakeWord,
    /// A short press of the action button.
    Tap,
    /// The action button, held.
    Hold,
    /// The speaker asked and opened the microphone by itself.
    FollowUp,
    /// A skill owns the turn.
    Skill,
}

/// Why a capture ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Silence after speech.
    Silence,
    /// Nobody spoke.
    NoSpeech,
    /// The longest allowed capture was reached.
    HardCap,
    /// The held button was let go.
    Released,
    /// Cancelled by the person or by the microphone going off.
    Cancelled,
    /// The page or the hearing part died while recording; found at the next start.
    Interrupted,
    /// The second stage did not hear the wake word: nothing of it was kept but a note.
    Rejected,
}

/// Who owns what is being recorded: the ring takes the owner's tint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The device itself.
    Device,
    /// The (simulated) cloud.
    Cloud,
    /// The (simulated) human reviewers.
    Reviewers,
    /// A (simulated) skill provider.
    SkillProvider,
    /// A (simulated) recipient of a message.
    Recipient,
}

/// A step in a call's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallChange {
    /// Somebody calls.
    Incoming,
    /// The line is open.
    Connected,
    /// The line is closed.
    Ended,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// The person pressed "Start the speaker": permission is being asked, parts are being built.
    PowerOn,
    /// Microphone and hearing part are running.
    HearingReady,
    /// The session ended (page hidden for good, another tab took over, the person switched off).
    PowerOff,
    /// The wake-word detector fired. The capture begins by itself in the hearing part.
    Wake {
        /// Smoothed score, 0..=1.
        score: f32,
        /// Talker's direction in degrees, where it could be estimated.
        toward: Option<f32>,
    },
    /// The second stage disagreed with a wake.
    WakeRejected {
        /// The second stage's own score, 0..=1.
        score: f32,
    },
    /// Another speaker heard the wake word better and answers it.
    LeftToOther,
    /// The hearing part began to deliver a capture.
    CaptureStarted {
        /// Who started it.
        initiator: Initiator,
        /// Whose recording it will be.
        owner: Owner,
    },
    /// The hearing part finished a capture.
    CaptureEnded {
        /// Why.
        reason: EndReason,
        /// Whether speech was heard after the wake word.
        spoke: bool,
        /// Length of the capture including the pre-roll, milliseconds.
        duration_ms: u64,
    },
    /// A request was typed: an answer follows.
    Typed,
    /// What to say is known.
    Reply {
        /// Sentence to show and speak.
        text: String,
        /// Whether the microphone opens afterwards without a wake word.
        expects_reply: bool,
    },
    /// The sentence has been spoken, or shown long enough.
    ReplyDone,
    /// The action button was pressed shortly.
    Tap,
    /// The action button went down for good (`true`) or up again (`false`).
    Hold(bool),
    /// The person switched the microphone off (`false`) or on (`true`).
    Microphone(bool),
    /// Something broke.
    Fault(FaultKind),
    /// What was broken works again.
    FaultCleared,
    /// A message or notification arrived.
    MessageArrived,
    /// Everything was read.
    MessagesRead,
    /// A call changed.
    Call(CallChange),
    /// Do not disturb switched.
    DoNotDisturb(bool),
    /// Volume set, 0..=10.
    Volume(u8),
    /// Somebody said "stop" while the speaker could be heard.
    Stop,
    /// Timers or alarms ring (`true`), or none does any more.
    Ringing(bool),
    /// A skill owns the turns from now on (`true`), or the speaker itself again.
    SkillTurn(bool),
    /// Nothing happened but time.
    Tick,
}

impl Input {
    /// The same with every number inside its range: a score that is no number is 0, a direction
    /// that is none is forgotten.
    #[must_use]
    pub(crate) fn sane(self) -> Self {
        match self {
            Self::Wake { score, toward } => Self::Wake {
                score: sane_score(score),
                toward: toward
                    .filter(|angle| !angle.is_nan())
                    .map(|angle| angle.clamp(-90.0, 90.0)),
            },
            Self::WakeRejected { score } => Self::WakeRejected {
                score: sane_score(score),
            },
            Self::Volume(level) => Self::Volume(level.min(10)),
            other => other,
        }
    }
}

fn sane_score(score: f32) -> f32 {
    if score.is_nan() {
        0.0
    } else {
        score.clamp(0.0, 1.0)
    }
}
