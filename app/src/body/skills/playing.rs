//! A skill's notes played one after another.
//!
//! Each begins when the one before has ended. "Stop", another recording, or another thing said ends all of
//! them; the skill is told how many there were.

use std::collections::VecDeque;
use std::rc::Rc;

use hearsay_speaker::Owner;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::skill::recorder::{Note, NoteOutcome, Which};

use crate::body::clock;
use crate::body::controller::Body;

/// Notes that are being played.
#[derive(Debug)]
pub(super) struct Notes {
    waiting: VecDeque<RecordRef>,
    /// The one that sounds.
    sounding: Option<RecordRef>,
    /// How many have begun.
    begun: u32,
}

impl Body {
    /// Plays those of these notes that are meant, oldest first.
    pub(super) async fn play_notes(self: &Rc<Self>, which: &Which, notes: &[Note]) {
        let chosen = which.of(notes, clock::offset_minutes(clock::now()));
        if chosen.is_empty() {
            return self.note_came(NoteOutcome::NotFound);
        }
        let records = chosen.iter().map(|note| RecordRef {
            owner: Owner::SkillProvider,
            id: note.id.clone(),
        });
        self.skill_desk.notes.replace(Some(Notes {
            waiting: records.collect(),
            sounding: None,
            begun: 0,
        }));
        self.next_note().await;
    }

    /// Plays the next note that can be played.
    async fn next_note(self: &Rc<Self>) {
        while let Some(record) = self.take_note() {
            Rc::clone(self).play(record, 0).await;
            if self.skill_desk.notes.borrow().is_none() {
                // Stopped while it was being fetched.
                return self.stop_playing();
            }
            if self.player.is_playing() {
                return;
            }
            // Why it could not be played was told.
        }
        self.stop_notes(true);
    }

    fn take_note(&self) -> Option<RecordRef> {
        let mut notes = self.skill_desk.notes.borrow_mut();
        let notes = notes.as_mut()?;
        let record = notes.waiting.pop_front()?;
        notes.sounding = Some(record.clone());
        notes.begun += 1;
        Some(record)
    }

    /// A recording was played to its end.
    pub(in crate::body) fn note_played(&self, record: &RecordRef) {
        let notes = self.skill_desk.notes.borrow();
        let Some(sounding) = notes.as_ref().map(|notes| notes.sounding.clone()) else {
            return;
        };
        drop(notes);
        if sounding.as_ref() == Some(record) {
            self.spawn(|body| async move { body.next_note().await });
        } else {
            // Another recording took the place of the skill's.
            self.stop_notes(true);
        }
    }

    /// No more notes; the skill is told so where it waits for that.
    pub(in crate::body) fn stop_notes(&self, tell: bool) {
        let Some(notes) = self.skill_desk.notes.take() else {
            return;
        };
        self.stop_playing();
        if tell {
            self.note_came(NoteOutcome::Played(notes.begun));
        }
    }
}
