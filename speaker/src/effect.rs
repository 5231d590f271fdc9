//! What the speaker asks its body to do.

use crate::{EndReason, Initiator, Owner};
use serde::{Deserialize, Serialize};

/// A short synthesised sound with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Earcon {
    /// The speaker began to listen.
    Wake,
    /// The speaker stopped listening.
    EndOfRequest,
    /// Something went wrong.
    Error,
    /// The microphone went off.
    MicOff,
    /// The microphone came on.
    MicOn,
    /// A message arrived.
    Message,
    /// Somebody asks for a line to this speaker, or has one.
    Call,
    /// A timer or an alarm rings; played again and again.
    Alarm,
}

/// One order to the body. Orders are carried out in sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Play a sound.
    Play(Earcon),
    /// Tell the hearing part to begin a capture.
    StartCapture(Initiator),
    /// Tell the hearing part that the held button was let go.
    ReleaseCapture,
    /// Tell the hearing part to drop the capture.
    CancelCapture,
    /// Open a recording in the owner's vault; samples that arrive from now on belong to it.
    OpenRecording {
        /// Who started it.
        initiator: Initiator,
        /// Whose vault.
        owner: Owner,
        /// Wake score, where the wake word started it.
        wake_score: Option<f32>,
    },
    /// Finish the open recording and keep it.
    KeepRecording {
        /// Why it ended.
        reason: EndReason,
        /// Whether speech was heard after the wake word.
        spoke: bool,
    },
    /// Destroy the open recording: key first, then the ciphertext.
    DropRecording,
    /// Leave a line in the history about a wake that was not meant, without any sound.
    NoteRejected {
        /// Whose vault the recording would have gone to.
        owner: Owner,
        /// Wake score of the first stage.
        wake_score: Option<f32>,
        /// Score of the second stage, which disagreed.
        verifier_score: f32,
    },
    /// Find an answer to the recording just kept; answer with `Input::Reply`.
    Understand {
        /// Whether speech was heard after the wake word.
        spoke: bool,
        /// Length of the capture, milliseconds.
        duration_ms: u64,
    },
    /// Show and speak a sentence; answer with `Input::ReplyDone`.
    Say(String),
    /// Stop speaking at once.
    Hush,
    /// Ask for the microphone and build the hearing part.
    OpenMicrophone,
    /// Stop the microphone's track and tear the hearing part down.
    CloseMicrophone,
}
