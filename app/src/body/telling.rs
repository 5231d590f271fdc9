//! Telling the person, and taking what comes from outside this page's hearing: the vault, other
//! tabs, the page's own life.
//!
//! Every fault is told exactly once: by the mind's own state where it stops the hearing, else by a
//! notice.

use hearsay_speaker::{FaultKind, Input, Power};
use leptos::prelude::*;

use super::arbitration::Note;
use super::controller::Body;
use super::page::PageChange;
use super::recorder::Outcome;
use crate::shared::{Notice, NoticeKind};
use crate::vault::VaultError;

/// Notices kept; older ones give way. More would not fit a screen.
const NOTICES_KEPT: usize = 5;

impl Body {
    /// Tells of a fault. One that stops the hearing closes the microphone; one that does not show
    /// in the mind's state (it goes on, or its microphone is off anyway) is told in passing.
    pub(super) fn report(&self, kind: FaultKind) {
        self.feed(Input::Fault(kind));
        if self.power() == Power::Faulted(kind) {
            // Told in passing before, perhaps; now the speaker itself shows it.
            self.dismiss(kind);
        } else {
            self.tell(NoticeKind::Fault(kind));
        }
        if kind.stops_hearing() {
            self.close_microphone();
        }
    }

    /// Tells of trouble with the vault. The speaker goes on.
    pub(super) fn storage_failed(&self, error: &VaultError) {
        self.tell(NoticeKind::Fault(storage_fault(error)));
    }

    /// Tells something in passing; what is on the screen already is not told twice.
    pub(super) fn tell(&self, kind: NoticeKind) {
        let id = self.next_notice.get();
        self.next_notice.set(id.wrapping_add(1));
        self.shared.notices.update(|notices| {
            notices.retain(|notice| notice.kind != kind);
            notices.push(Notice { id, kind });
            let excess = notices.len().saturating_sub(NOTICES_KEPT);
            notices.drain(..excess);
        });
    }

    /// Something became of a recording.
    pub(super) fn recorded(&self, outcome: Outcome) {
        match outcome {
            Outcome::Kept(recording) => self.recording_kept(*recording),
            Outcome::Answered(recording) => self.show_recording(*recording),
            Outcome::Dropped(destroyed) => {
                self.tell(NoticeKind::Deleted {
                    bytes: destroyed.bytes,
                });
            }
            Outcome::NotBegun(error) => self.storage_failed(&error),
            Outcome::Failed(error) => self.report(storage_fault(&error)),
            Outcome::CutOff => self.spawn(|body| async move { body.read_history().await }),
        }
    }

    /// Another tab told something.
    pub(super) fn noted(&self, note: Note) {
        match note {
            Note::LetGo if self.power() != Power::Off => self.report(FaultKind::OtherTab),
            Note::LetGo => {}
            Note::HistoryChanged => self.spawn(Self::read_again),
            Note::AlertsChanged => self.alerts_elsewhere(),
            Note::MessagesChanged => self.messages_elsewhere(),
        }
    }

    /// The page was shown, left or brought back.
    pub(super) fn page_changed(&self, change: PageChange) {
        match change {
            PageChange::Shown => self.resume(),
            PageChange::Left | PageChange::BroughtBack => {
                self.leave_neighbours();
                if change == PageChange::BroughtBack {
                    self.spawn(Self::join_neighbours);
                }
                self.stop_playing();
                self.withdraw_endpoint();
                if self.power() != Power::Off {
                    self.feed(Input::PowerOff);
                    self.close_microphone();
                }
            }
        }
    }
}

/// The fault behind trouble with the vault. A page that cannot encrypt cannot keep anything, but it
/// can hear.
fn storage_fault(error: &VaultError) -> FaultKind {
    match error.fault() {
        FaultKind::Insecure => FaultKind::StorageMissing,
        kind => kind,
    }
}
