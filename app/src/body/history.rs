//! The history as the person uses it: listing, drawing, playing, deleting, saving.

use std::rc::Rc;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::Event;
use hearsay_speaker::record::{Condition, Recording};
use hearsay_speaker::{EndReason, FaultKind, Owner, wav};
use leptos::prelude::*;

use super::arbitration::Note;
use super::controller::Body;
use super::{download, playback};
use crate::shared::{NoticeKind, Playing};
use crate::vault::{VaultError, overview};

/// Parts of an overview: one for each two pixels of a waveform on a narrow screen.
const OVERVIEW_PARTS: usize = 200;

impl Body {
    /// A recording was made: it is shown, written down, and perhaps a clip of it goes on.
    pub(super) fn recording_kept(&self, recording: Recording) {
        let owner = recording.head.owner;
        self.log(
            Event::RecordingKept { owner },
            Some(&RecordRef::of(&recording)),
        );
        if owner == Owner::Cloud {
            self.last_kept.replace(Some(RecordRef::of(&recording)));
        }
        self.show_recording(recording.clone());
        self.look_ahead();
        if owner == Owner::Cloud && recording.tail.end_reason != EndReason::Rejected {
            self.spawn(|body| body.sample_for_reviewers(recording));
        }
    }

    /// Puts a recording into the list, in the place of its earlier state or by its time.
    pub(super) fn show_recording(&self, recording: Recording) {
        self.shared.library.update(|history| {
            history.insert(recording);
        });
        self.tabs.tell(Note::HistoryChanged);
    }

    /// Loads the outline of a recording.
    pub(super) async fn load_overview(self: Rc<Self>, record: RecordRef) {
        let known = self
            .shared
            .overviews
            .try_with_untracked(|known| known.contains_key(&record));
        if known != Some(false) {
            return;
        }
        let Some(samples) = self.samples(&record).await else {
            return;
        };
        let outline = overview(&samples, OVERVIEW_PARTS);
        self.shared.overviews.update(|known| {
            known.insert(record, outline);
        });
    }

    /// Plays a recording from a position, milliseconds.
    pub(super) async fn play(self: Rc<Self>, record: RecordRef, from_ms: u32) {
        let buffer = match self.player.buffer_of(&record) {
            Some(buffer) => Ok(buffer),
            None => {
                let Some(samples) = self.samples(&record).await else {
                    return;
                };
                playback::buffer(&self.loudspeaker, &samples, self.rate_of(&record))
            }
        };
        let report = {
            let (body, record) = (Rc::downgrade(&self), record.clone());
            Rc::new(move |position: Option<u32>| {
                if let Some(body) = body.upgrade() {
                    body.shared.playing.set(position.map(|position_ms| Playing {
                        record: record.clone(),
                        position_ms,
                    }));
                    if position.is_none() {
                        body.listen_no_more();
                        body.note_played(&record);
                    }
                    body.arm();
                }
            })
        };
        let played = buffer.and_then(|buffer| {
            self.player
                .play(&self.loudspeaker, &record, buffer, from_ms, report)
        });
        if played.is_err() {
            self.shared.playing.set(None);
            self.tell(NoticeKind::Told(
                "This browser could not play the recording.".to_owned(),
            ));
        }
        if played.is_ok() {
            self.log(Event::Played, Some(&record));
            // Without echo cancellation a recording that says "stop" would stop itself.
            if self.cancels_echo() {
                self.listen_for_stop(None);
            }
        }
        self.arm();
    }

    /// Stops playing.
    pub(super) fn stop_playing(&self) {
        self.player.stop();
        self.listen_no_more();
        self.shared.playing.set(None);
        self.stop_notes(true);
        self.arm();
    }

    /// Saves a recording as a WAV file.
    pub(super) async fn download(self: Rc<Self>, record: RecordRef) {
        let Some(samples) = self.samples(&record).await else {
            return;
        };
        let started = self
            .shared
            .library
            .get(&record)
            .map_or(0, |recording| recording.head.started);
        let bytes = wav::encode(&samples, self.rate_of(&record));
        match download::save(&download::file_name(started), &bytes) {
            Ok(()) => self.log(Event::Downloaded, Some(&record)),
            Err(_) => self.tell(NoticeKind::Told(
                "This browser could not save the file.".to_owned(),
            )),
        }
    }

    /// The samples of a recording; a failure is told.
    pub(super) async fn samples(&self, record: &RecordRef) -> Option<Vec<f32>> {
        let read = match self.store.vault(record.owner).await {
            Ok(vault) => vault.samples(&record.id).await,
            Err(error) => Err(error),
        };
        match read {
            Ok(samples) => Some(samples),
            Err(VaultError::Gone) => {
                self.forget_recording(record);
                self.tell(NoticeKind::Told(VaultError::Gone.to_string()));
                None
            }
            Err(error) => {
                self.storage_failed(&error);
                if error.fault() == FaultKind::RecordDamaged {
                    self.mark_damaged(record);
                }
                None
            }
        }
    }

    /// Takes a recording that is gone out of everything that is shown.
    pub(super) fn forget_recording(&self, record: &RecordRef) {
        self.shared.library.update(|history| {
            history.remove(record);
        });
        self.shared.overviews.update(|known| {
            known.remove(record);
        });
        self.tabs.tell(Note::HistoryChanged);
    }

    /// A record whose sound does not open is labelled so.
    pub(super) fn mark_damaged(&self, record: &RecordRef) {
        if let Some(mut recording) = self.shared.library.get(record) {
            recording.condition = Condition::Damaged;
            self.shared.library.update(|history| {
                history.insert(recording);
            });
        }
    }

    fn rate_of(&self, record: &RecordRef) -> u32 {
        let rate = self
            .shared
            .library
            .get(record)
            .map(|recording| recording.head.sample_rate);
        rate.unwrap_or(hearsay_worklet::protocol::SAMPLE_RATE)
    }
}
