//! Recording what is no request: a note for a skill's provider, or a message.
//!
//! The microphone stays open until the person ends it, the wake word is heard, "stop" is said alone or the
//! time is up: the hearing part records it as a held capture, so that a pause to think ends nothing.
//! Nobody reads it for other commands, and it goes to the vault of whom it is for.

use std::collections::VecDeque;
use std::rc::Rc;

use hearsay_speaker::between_pauses::BetweenPauses;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::{Dialog, Input, Owner, Power};
use hearsay_worklet::protocol::{Command as Order, Initiator};
use leptos::prelude::*;

use super::clock;
use super::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::noting::{NoteCommand, RunningNote};

/// Called with the record, where something was kept, and its length in milliseconds.
type Then = Box<dyn FnOnce(Rc<Body>, Option<RecordRef>, u64)>;

/// A note that was asked for or is being recorded.
pub(super) struct Noting {
    /// In whose vault it will lie.
    owner: Owner,
    then: Then,
    /// What is said alone in it may be "stop".
    pub(super) alone: Alone,
}

/// Where in the talk a note is.
#[derive(Debug, Default)]
pub(super) struct Alone {
    /// Finds it.
    pub(super) pauses: BetweenPauses,
    /// What came before speech was noticed.
    pub(super) lately: VecDeque<f32>,
    /// The recogniser listens to what began after a pause.
    pub(super) listening: bool,
    /// Where the last measurement was, in samples.
    pub(super) at: u64,
}

impl std::fmt::Debug for Noting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Noting")
            .field("owner", &self.owner)
            .finish_non_exhaustive()
    }
}

impl Body {
    /// Begins to record for `owner`, at most `most_s` seconds. `then` is called once, whatever becomes
    /// of it. Whether it could begin: the microphone has to be on and nothing else be recorded.
    pub(super) fn begin_note(
        &self,
        owner: Owner,
        most_s: u16,
        then: impl FnOnce(Rc<Self>, Option<RecordRef>, u64) + 'static,
    ) -> bool {
        let free = self.noting.borrow().is_none() && self.capture.borrow().is_none();
        if self.power() != Power::On || !free {
            return false;
        }
        self.stop_playing();
        self.voice.hush();
        let then = Box::new(then);
        let alone = Alone::default();
        self.noting.replace(Some(Noting { owner, then, alone }));
        self.order(Order::HardCap(f32::from(most_s)));
        self.order(Order::Capture(Initiator::Hold));
        let began = clock::now();
        self.shared.note.set(Some(RunningNote {
            owner,
            most_s,
            began,
        }));
        true
    }

    /// Ends the note that is being recorded; it is kept.
    pub(super) fn end_note(&self) {
        if self.is_noting() {
            self.order(Order::Release);
        }
    }

    /// Does what a person wants of a note.
    pub(super) fn obey_note(&self, command: NoteCommand) {
        match command {
            NoteCommand::End => self.end_note(),
            NoteCommand::Present(present) => self.present_are(present),
            NoteCommand::Answer(answer) => {
                self.end_question();
                if self.shared.speaker.with_untracked(|mind| mind.dialog()) == Dialog::Listening {
                    // Somebody talks meanwhile, and nothing could be recorded: the press is the answer.
                    self.feed(Input::Tap);
                }
                self.consent_given(answer);
            }
        }
    }

    /// Whether a note was asked for or is being recorded.
    pub(super) fn is_noting(&self) -> bool {
        self.noting.borrow().is_some()
    }

    /// Whose recording a capture is that begins now.
    pub(super) fn owner_of_capture(&self) -> Owner {
        let noting = self.noting.borrow();
        noting.as_ref().map_or(Owner::Cloud, |note| note.owner)
    }

    /// The capture of a note is over: whoever asked for it goes on once it lies in the vault.
    pub(super) fn note_ended(&self, duration_ms: u64) {
        let Some(note) = self.noting.take() else {
            return;
        };
        self.shared.note.set(None);
        // The next request has its own limits again.
        self.give_settings();
        let me = self.me.clone();
        self.recorder.then(move |kept| {
            if let Some(body) = me.upgrade() {
                (note.then)(body, kept, duration_ms);
            }
        });
    }

    /// A note that ended in any other way than by its end: cancelled, the microphone off, a crash.
    pub(super) fn note_broken_off(&self) {
        if self.is_noting() {
            self.note_ended(0);
        }
    }

    /// Says something while nothing else is said, as an answer to what the page or a button asked for.
    /// Whether it is being said: a speaker that is off, or listens to somebody else, says nothing, and
    /// the page shows it instead.
    pub(super) fn speak_up(&self, text: impl Into<String>, expects_reply: bool) -> bool {
        let text = text.into();
        self.feed(Input::Typed);
        let mind = self.shared.speaker;
        let waits = mind.with_untracked(|mind| mind.dialog() == Dialog::Thinking);
        if !waits {
            if !text.is_empty() {
                self.tell(NoticeKind::Told(text));
            }
            return false;
        }
        self.feed(Input::Reply {
            text,
            expects_reply,
        });
        true
    }
}
