//! What can go wrong, each with a sentence for the person and a way on.

use serde::{Deserialize, Serialize};

/// A kind of trouble that the person should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The browser said no to the microphone.
    PermissionDenied,
    /// The question about the microphone was closed without an answer.
    PermissionDismissed,
    /// There is no microphone.
    NoMicrophone,
    /// Another program holds the microphone.
    MicrophoneBusy,
    /// The microphone was unplugged or stopped by the system.
    MicrophoneLost,
    /// The chosen microphone cannot do what was asked.
    MicrophoneUnsuitable,
    /// The page is not in a secure context, so there is no microphone at all.
    Insecure,
    /// The browser paused sound; a press is needed.
    AudioSuspended,
    /// The system took the sound away (a call on a phone).
    AudioInterrupted,
    /// The hearing part trapped and was rebuilt.
    HearingCrashed,
    /// The hearing part could not be fetched, or was answered with something else than WebAssembly.
    HearingMissing,
    /// The hearing part is of another version than the page.
    HearingVersion,
    /// The hearing part runs but hears nothing.
    HearingSilent,
    /// The wake-word model could not be read.
    ModelDamaged,
    /// The browser has no storage (private window, blocked by policy).
    StorageMissing,
    /// Another tab holds the storage at an older version.
    StorageBlocked,
    /// No room left.
    StorageFull,
    /// A stored recording cannot be read.
    RecordDamaged,
    /// Another tab of this page is listening.
    OtherTab,
    /// Something that has no name yet.
    Unexpected,
}

/// What the person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WayOn {
    /// Try the same again.
    TryAgain,
    /// Reload the page.
    Reload,
    /// Press to resume the sound.
    Resume,
    /// Take over from the other tab.
    TakeOver,
    /// Go to the history and make room.
    MakeRoom,
    /// Nothing to do: it is told, and the speaker goes on.
    Dismiss,
}

impl FaultKind {
    /// One sentence: what happened and what to do.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        ""
    }

    /// What the button beside the sentence does.
    #[must_use]
    pub fn way_on(self) -> WayOn {
        WayOn::Dismiss
    }

    /// Whether the speaker cannot hear until something is done (else it is told and goes on).
    #[must_use]
    pub fn stops_hearing(self) -> bool {
        true
    }
}
