//! The words for every fault.
//!
//! Each tells what happened, then what to do, in words of the person's world (browser, tab,
//! microphone, history). The part that listens is named by what it does, not by how it is built.

use super::FaultKind;

impl FaultKind {
    /// What happened and what to do.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::PermissionDenied => {
                "The browser does not let this page use the microphone. Allow it in the browser's \
                 site settings, beside the address, then try again."
            }
            Self::PermissionDismissed => {
                "The question about the microphone was closed without an answer. Try again and \
                 choose Allow."
            }
            Self::NoMicrophone => "No microphone was found. Connect one, then try again.",
            Self::MicrophoneBusy => {
                "Another program is using the microphone. Close that program, then try again."
            }
            Self::MicrophoneLost => {
                "The microphone was unplugged or switched off by the system. Connect it again or \
                 choose another one, then try again."
            }
            Self::MicrophoneUnsuitable => {
                "The chosen microphone cannot be used this way. Choose another one in the \
                 settings, then try again."
            }
            Self::Insecure => {
                "Browsers give a microphone only to pages opened over https or from localhost. \
                 Open this page that way, then reload it."
            }
            Self::AudioSuspended => {
                "The browser has paused sound on this page. Press to resume it."
            }
            Self::AudioInterrupted => {
                "Something else, such as a call, has taken over sound on this device. Press to \
                 resume once it is over."
            }
            Self::HearingCrashed => {
                "The part that listens stopped working. It is being built again; if the speaker \
                 does not come back, try again."
            }
            Self::HearingMissing => {
                "The part that listens could not be loaded. Check the connection, then try again."
            }
            Self::HearingVersion => {
                "The part that listens and this page are of different versions. Reload the page \
                 to get both anew."
            }
            Self::HearingSilent => {
                "The microphone delivers nothing but silence. Check its mute switch and the \
                 system's sound settings, then try again."
            }
            Self::ModelDamaged => {
                "The wake-word model could not be read, so the speaker would not know its name. \
                 Reload the page to fetch it again."
            }
            Self::StorageMissing => {
                "This browser window offers no storage, so recordings cannot be kept. Open the \
                 page in an ordinary window to keep them."
            }
            Self::StorageBlocked => {
                "Another tab holds the storage with an older version of this page. Close the \
                 other tabs of this page, then reload this one."
            }
            Self::StorageFull => {
                "There is no room left for recordings. Delete some in the history; what was \
                 recorded so far is kept."
            }
            Self::RecordDamaged => {
                "A recording cannot be read and is marked as damaged in the history. You can \
                 delete it there; the others are not affected."
            }
            Self::OtherTab => {
                "Another tab of this page is already listening. Go on there, or listen here \
                 instead."
            }
            Self::Unexpected => {
                "Something unexpected went wrong. The speaker goes on; reload the page if it \
                 behaves oddly."
            }
        }
    }
}
