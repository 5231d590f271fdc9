//! What can go wrong, each with a sentence for the person and a way on.
//!
//! A sentence says what happened and what to do, in that order, and blames nobody. The button
//! beside it carries out the [`WayOn`]. Adding a kind means adding it to [`FaultKind::ALL`] too;
//! the tests here then ask for the rest.

mod sentence;

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
    /// Every kind, in the order of their declaration.
    pub const ALL: [Self; 20] = [
        Self::PermissionDenied,
        Self::PermissionDismissed,
        Self::NoMicrophone,
        Self::MicrophoneBusy,
        Self::MicrophoneLost,
        Self::MicrophoneUnsuitable,
        Self::Insecure,
        Self::AudioSuspended,
        Self::AudioInterrupted,
        Self::HearingCrashed,
        Self::HearingMissing,
        Self::HearingVersion,
        Self::HearingSilent,
        Self::ModelDamaged,
        Self::StorageMissing,
        Self::StorageBlocked,
        Self::StorageFull,
        Self::RecordDamaged,
        Self::OtherTab,
        Self::Unexpected,
    ];

    /// What the button beside the sentence does.
    #[must_use]
    pub fn way_on(self) -> WayOn {
        match self {
            Self::PermissionDenied
            | Self::PermissionDismissed
            | Self::NoMicrophone
            | Self::MicrophoneBusy
            | Self::MicrophoneLost
            | Self::MicrophoneUnsuitable
            | Self::HearingCrashed
            | Self::HearingMissing
            | Self::HearingSilent => WayOn::TryAgain,
            Self::Insecure
            | Self::HearingVersion
            | Self::ModelDamaged
            | Self::StorageBlocked
            | Self::Unexpected => WayOn::Reload,
            Self::AudioSuspended | Self::AudioInterrupted => WayOn::Resume,
            Self::StorageFull => WayOn::MakeRoom,
            Self::OtherTab => WayOn::TakeOver,
            Self::StorageMissing | Self::RecordDamaged => WayOn::Dismiss,
        }
    }

    /// Whether the speaker cannot hear until something is done (else it is told and goes on).
    #[must_use]
    pub fn stops_hearing(self) -> bool {
        !matches!(
            self,
            Self::StorageMissing
                | Self::StorageBlocked
                | Self::StorageFull
                | Self::RecordDamaged
                | Self::Unexpected
        )
    }

    /// Whether an open recording cannot go on: nothing arrives any more, or it cannot be written.
    #[must_use]
    pub fn stops_recording(self) -> bool {
        self.stops_hearing()
            || matches!(
                self,
                Self::StorageMissing | Self::StorageBlocked | Self::StorageFull
            )
    }
}

impl WayOn {
    /// The button's name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::TryAgain => "Try again",
            Self::Reload => "Reload the page",
            Self::Resume => "Resume sound",
            Self::TakeOver => "Listen in this tab",
            Self::MakeRoom => "Open the history",
            Self::Dismiss => "Got it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_kind_has_a_sentence_of_its_own() {
        let sentences: HashSet<_> = FaultKind::ALL.iter().map(|kind| kind.sentence()).collect();
        assert_eq!(sentences.len(), FaultKind::ALL.len());
    }

    #[test]
    fn sentences_are_plain_prose_that_end_and_fit_a_notice() {
        for kind in FaultKind::ALL {
            let text = kind.sentence();
            assert!(text.ends_with('.') && text.is_ascii(), "{kind:?}: {text}");
            assert!(
                (40..=180).contains(&text.len()),
                "{kind:?}: {} letters",
                text.len()
            );
            assert!(!text.contains("  "), "{kind:?}: double space");
            let lower = text.to_lowercase();
            for word in [
                "error",
                "invalid",
                "failed",
                "illegal",
                "you must",
                "your fault",
            ] {
                assert!(!lower.contains(word), "{kind:?} says {word:?}");
            }
        }
    }

    #[test]
    fn a_fault_that_stops_hearing_is_never_just_dismissed() {
        for kind in FaultKind::ALL
            .into_iter()
            .filter(|kind| kind.stops_hearing())
        {
            assert_ne!(kind.way_on(), WayOn::Dismiss, "{kind:?}");
            assert!(kind.stops_recording(), "{kind:?}");
        }
    }

    #[test]
    fn a_damaged_record_does_not_cut_off_the_recording_that_runs() {
        assert!(!FaultKind::RecordDamaged.stops_recording());
        assert!(FaultKind::StorageFull.stops_recording());
    }

    #[test]
    fn all_lists_every_kind_once() {
        let kinds: HashSet<_> = FaultKind::ALL.into_iter().collect();
        assert_eq!(kinds.len(), FaultKind::ALL.len());
        let last = FaultKind::Unexpected as usize;
        assert_eq!(FaultKind::ALL.len(), last + 1);
    }
}
