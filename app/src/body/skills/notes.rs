//! A skill's notes: recorded into its provider's vault, played, listed and deleted from there.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::record::{Condition, Recording};
use hearsay_speaker::remnant::Deletion;
use hearsay_speaker::skill::host::SkillInput;
use hearsay_speaker::skill::recorder::{Note, NoteOutcome, RecorderOrder, Which};
use hearsay_speaker::{Owner, Power};
use leptos::prelude::*;

use crate::body::clock;
use crate::body::controller::Body;
use crate::body::recogniser::Written;

/// The sealed note that says which record is whose: record, skill.
const PAPER: &str = "skill-notes";

/// Said where a guest's words must not be kept.
const GUESTS: &str = "In guest mode nothing is recorded.";

/// Said where nobody can be heard.
const DEAF: &str = "The microphone is off, so nothing can be recorded.";

/// How often, and how long apart in milliseconds, it is looked whether nothing else is recorded: three
/// seconds, in which a broken off capture has ended and a short one may.
const LOOKS: u32 = 30;
const LOOK_MS: u32 = 100;

impl Body {
    /// A skill's notes in the order in which they were made.
    pub(super) async fn notes_of(&self, skill: &str) -> Vec<Note> {
        let whose = self.whose_notes().await;
        let mut notes: Vec<Note> = self
            .shared
            .library
            .with_untracked(|history| {
                let mine = |it: &&Recording| {
                    it.head.owner == Owner::SkillProvider
                        && it.condition != Condition::Damaged
                        && whose.get(&it.head.id).is_some_and(|of| of == skill)
                };
                let note = |it: &Recording| Note {
                    id: it.head.id.clone(),
                    at: it.head.started,
                    duration_ms: u64::from(it.tail.duration_ms),
                };
                history.recordings().filter(mine).map(note).collect()
            })
            .unwrap_or_default();
        notes.sort_by_key(|note| note.at);
        notes
    }

    async fn whose_notes(&self) -> BTreeMap<String, String> {
        match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.paper(PAPER).await.ok().flatten().unwrap_or_default(),
            Err(_) => BTreeMap::new(),
        }
    }

    async fn add_note(&self, record: &RecordRef, skill: &str) {
        let mut whose = self.whose_notes().await;
        whose.insert(record.id.clone(), skill.to_owned());
        let kept = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_paper(PAPER, &whose).await,
            Err(error) => Err(error),
        };
        if let Err(error) = kept {
            self.storage_failed(&error);
        }
    }

    /// Does what the open skill orders, and tells it what came of it.
    pub(super) async fn record_for_skill(self: Rc<Self>, order: RecorderOrder) {
        let Some(open) = self.shared.skills.open.get_untracked() else {
            return;
        };
        let notes = self.notes_of(&open.id).await;
        match order {
            RecorderOrder::Start { most_s } => {
                self.until_free().await;
                self.start_note(open.id, most_s);
            }
            RecorderOrder::Stop => self.end_note(),
            RecorderOrder::List => {
                super::super::recogniser::show("history");
                self.note_came(NoteOutcome::Listed(notes));
            }
            RecorderOrder::Play { which } => self.play_notes(&which, &notes).await,
            RecorderOrder::Delete { which } => self.delete_notes(&which, &notes).await,
        }
    }

    pub(super) fn note_came(&self, outcome: NoteOutcome) {
        self.skill_input(SkillInput::Recorded(outcome));
    }

    /// Waits until nothing else is recorded: the answer to a question may just have been given by hand.
    async fn until_free(&self) {
        for _ in 0..LOOKS {
            if self.capture.borrow().is_none() {
                return;
            }
            TimeoutFuture::new(LOOK_MS).await;
        }
    }

    fn start_note(&self, skill: String, most_s: u32) {
        if self.setting(|settings| settings.guest) {
            return self.note_came(NoteOutcome::Refused(GUESTS.to_owned()));
        }
        if self.power() != Power::On {
            return self.note_came(NoteOutcome::Refused(DEAF.to_owned()));
        }
        if self.asks_before(most_s) {
            return;
        }
        let most = u16::try_from(most_s).unwrap_or(u16::MAX);
        let began = self.begin_note(Owner::SkillProvider, most, move |body, kept, ms| {
            body.spawn(|body| async move {
                let Some(kept) = kept else {
                    return body.note_came(NoteOutcome::Nothing);
                };
                body.add_note(&kept, &skill).await;
                if let Some(people) = body.skill_desk.agreement.people() {
                    let said = format!("Recorded with the agreement of {people}.");
                    body.recorder.answer(said, Written::default());
                }
                body.note_came(NoteOutcome::Kept(Note {
                    id: kept.id,
                    at: clock::now(),
                    duration_ms: ms,
                }));
            });
        });
        if !began {
            let busy = "Something else is being recorded. Ask again when it is done.".to_owned();
            self.note_came(NoteOutcome::Failed(busy));
        }
    }

    async fn delete_notes(self: &Rc<Self>, which: &Which, notes: &[Note]) {
        let chosen = which.of(notes, clock::offset_minutes(clock::now()));
        if chosen.is_empty() {
            return self.note_came(NoteOutcome::NotFound);
        }
        let ids: Vec<String> = chosen.iter().map(|note| note.id.clone()).collect();
        let records = ids.iter().map(|id| RecordRef {
            owner: Owner::SkillProvider,
            id: id.clone(),
        });
        let deletion = Deletion::Selected(records.collect());
        self.ask_deletion(deletion, None).await;
        self.note_came(NoteOutcome::Deleted(ids));
    }
}
