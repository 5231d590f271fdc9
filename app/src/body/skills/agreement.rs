//! The question before a skill's long note: asked by voice and on the page, once a session.

use std::cell::{Cell, RefCell};

use hearsay_speaker::skill::consent::{self, Consent};
use hearsay_speaker::skill::recorder::{NoteOutcome, RecorderOrder};
use leptos::prelude::*;

use super::effects::After;
use crate::body::controller::Body;
use crate::shared::noting::LongNote;

/// Told to a skill whose note nobody agreed to.
const REFUSED: &str = "Not everybody agreed, so nothing is recorded.";

/// Said before a note of a minute, for which nobody was asked.
const ONE_MINUTE: &str = "One minute, from now.";

/// Said once everybody agreed.
const AGREED: &str = "Thank you. It records from now. Say “stop”, alone, to end it.";

/// Answers that were no answer before the question is put away.
const MOST_TRIES: u8 = 2;

/// What was asked and agreed to in the session at hand.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// Everybody agreed, and these are they.
    given: RefCell<Option<Vec<String>>>,
    tries: Cell<u8>,
    /// What the recogniser listens for in the session.
    sentences: RefCell<String>,
}

impl Agreement {
    /// A session begins, in which these sentences are listened for.
    pub(super) fn begin(&self, sentences: String) {
        self.given.replace(None);
        self.sentences.replace(sentences);
    }

    /// Who agreed, in words.
    pub(super) fn people(&self) -> Option<String> {
        let given = self.given.borrow();
        given.as_deref().map(consent::people)
    }

    fn is_given(&self) -> bool {
        self.given.borrow().is_some()
    }
}

impl Body {
    /// Whether the question before a note of so many seconds has to be asked; then it is.
    pub(super) fn asks_before(&self, most_s: u32) -> bool {
        if !consent::is_needed(most_s) || self.skill_desk.agreement.is_given() {
            return false;
        }
        let Some(open) = self.shared.skills.open.get_untracked() else {
            return false;
        };
        let mine = self.house(|house| house.profile.clone());
        let present: Vec<String> = mine.into_iter().collect();
        self.skill_desk.agreement.tries.set(0);
        self.shared.long_note.set(Some(LongNote {
            skill: open.name,
            provider: open.provider,
            most_s,
            present,
        }));
        self.listen_for_sentences(Some(consent::ANSWERS.to_owned()));
        self.ask_consent();
        true
    }

    fn ask_consent(&self) {
        if let Some(long) = self.shared.long_note.get_untracked() {
            self.speak_up(consent::question(long.most_s, &long.present), true);
        }
    }

    /// Somebody wrote down who is present.
    pub(in crate::body) fn present_are(&self, present: Vec<String>) {
        self.shared.long_note.update(|long| {
            if let Some(long) = long {
                long.present = present;
            }
        });
    }

    /// Words while the question is open are its answer. Whether they were taken.
    pub(super) fn is_answer_to_consent(&self, text: &str) -> bool {
        if self.shared.long_note.with_untracked(Option::is_none) {
            return false;
        }
        let tries = self.skill_desk.agreement.tries.get() + 1;
        self.skill_desk.agreement.tries.set(tries);
        match consent::read(text) {
            Some(answer) => self.consent_given(answer),
            None if tries < MOST_TRIES => self.ask_consent(),
            None => self.consent_given(Consent::Refused),
        }
        true
    }

    /// The question was answered, by voice or on the page.
    pub(in crate::body) fn consent_given(&self, answer: Consent) {
        let Some(long) = self.shared.long_note.get_untracked() else {
            return;
        };
        self.drop_consent();
        let (most_s, words) = match answer {
            Consent::Refused => {
                return self.note_came(NoteOutcome::Refused(REFUSED.to_owned()));
            }
            Consent::OneMinute => (consent::UNASKED_S, ONE_MINUTE),
            Consent::Given => {
                let given = &self.skill_desk.agreement.given;
                given.replace(Some(long.present));
                (long.most_s, AGREED)
            }
        };
        let order = RecorderOrder::Start { most_s };
        self.skill_desk.after.replace(After::recording(order));
        if !self.speak_up(words, false) {
            self.after_words();
        }
    }

    /// The question is put away, answered or not.
    pub(super) fn drop_consent(&self) {
        if self.shared.long_note.with_untracked(Option::is_some) {
            self.shared.long_note.set(None);
            let sentences = self.skill_desk.agreement.sentences.borrow().clone();
            self.listen_for_sentences(Some(sentences));
        }
    }
}
