//! What is said, played and recorded about messages, one thing after the other.
//!
//! A step begins when the speaker is idle and nothing plays or is recorded; it is looked after every
//! sentence and with every heartbeat. Where the speaker is off, sentences are only shown.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::message::{ComposeInput, MessageId};
use hearsay_speaker::{Dialog, Input, Power};
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::shared::NoticeKind;

/// How far the told position may lag behind the heard one, milliseconds.
const LATE_MS: u32 = 500;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Say this.
    Say(String),
    /// Say this, and listen for the reply where the person spoke.
    Ask(String),
    /// Play a part of a recording, milliseconds.
    Play(RecordRef, u32, u32),
    /// Play a message of the profile in use.
    Message(MessageId),
    /// Record.
    Record,
}

/// The steps that wait.
#[derive(Debug, Default)]
pub(super) struct Queue {
    steps: RefCell<VecDeque<Step>>,
    /// A recording is being fetched to be played.
    fetching: Cell<bool>,
    /// Steps are being taken.
    walking: Cell<bool>,
}

impl Queue {
    /// Forgets what waits.
    pub(super) fn clear(&self) {
        self.steps.borrow_mut().clear();
    }

    /// Forgets recordings that have not begun. Whether there were any.
    pub(super) fn unrecord(&self) -> bool {
        let mut steps = self.steps.borrow_mut();
        let before = steps.len();
        steps.retain(|step| *step != Step::Record);
        steps.len() < before
    }

    fn next(&self) -> Option<Step> {
        self.steps.borrow_mut().pop_front()
    }
}

impl Body {
    /// Says, plays or records this after whatever waits already.
    pub(super) fn queue(&self, step: Step) {
        self.messaging.queue.steps.borrow_mut().push_back(step);
        self.messages_go_on();
    }

    /// Says something after whatever waits already.
    pub(in crate::body) fn say_in_turn(&self, text: String) {
        self.queue(Step::Say(text));
    }

    /// Takes the next steps, as far as nothing is in their way.
    pub(in crate::body) fn messages_go_on(&self) {
        if self.messaging.queue.walking.replace(true) {
            return;
        }
        while self.is_free()
            && let Some(step) = self.messaging.queue.next()
        {
            self.take(step);
        }
        self.messaging.queue.walking.set(false);
    }

    /// Whether nothing is said, played or heard.
    fn is_free(&self) -> bool {
        let idle = self
            .shared
            .speaker
            .try_with_untracked(|mind| mind.dialog() == Dialog::Idle)
            .unwrap_or_default();
        let quiet = !self.player.is_playing() && !self.messaging.queue.fetching.get();
        idle && quiet && !self.skill_is_open() && !self.voice.speaks() && !self.is_noting()
    }

    fn take(&self, step: Step) {
        match step {
            Step::Say(text) => self.say_of_messages(text),
            Step::Ask(text) => {
                let spoken = self.messaging.spoken.get();
                self.pronounce(text, spoken);
            }
            Step::Play(record, from_ms, to_ms) => self.play_part(record, from_ms, to_ms),
            Step::Message(id) => self.play_message(&id),
            Step::Record => self.record_part(),
        }
    }

    /// Says something about messages and shows it with them.
    pub(super) fn say_of_messages(&self, text: String) {
        self.pronounce(text, false);
    }

    fn pronounce(&self, text: String, expects_reply: bool) {
        self.shared.messages.said.set(text.clone());
        if matches!(self.power(), Power::On | Power::MicOff) {
            self.speak_up(text, expects_reply);
        } else {
            self.tell(NoticeKind::Told(text));
        }
    }

    fn play_part(&self, record: RecordRef, from_ms: u32, to_ms: u32) {
        self.messaging.queue.fetching.set(true);
        self.spawn(move |body| async move {
            Rc::clone(&body).play(record.clone(), from_ms).await;
            body.messaging.queue.fetching.set(false);
            TimeoutFuture::new(to_ms.saturating_sub(from_ms)).await;
            let playing = body.shared.playing.try_get_untracked().flatten();
            // Its position is told ten times a second, and playing began a little late.
            let ends = |ms: u32| ms.saturating_add(LATE_MS) >= to_ms;
            if playing.is_some_and(|it| it.record == record && ends(it.position_ms)) {
                body.stop_playing();
            }
            body.messages_go_on();
        });
    }

    /// Plays a whole recording.
    pub(super) fn play_whole(&self, record: RecordRef) {
        self.messaging.queue.fetching.set(true);
        self.spawn(move |body| async move {
            Rc::clone(&body).play(record, 0).await;
            body.messaging.queue.fetching.set(false);
        });
    }

    /// What was asked is answered by hand: nobody needs to listen for it any more.
    pub(in crate::body) fn end_question(&self) {
        self.messaging.queue.clear_words();
        let dialog = self.shared.speaker.with_untracked(|mind| mind.dialog());
        match dialog {
            Dialog::Expecting => self.feed(Input::Tap),
            Dialog::Speaking => self.feed(Input::Stop),
            _ => {}
        }
    }

    /// With every heartbeat: how long the recording is by now, and what waits.
    pub(in crate::body) fn messages_beat(&self) {
        if let Some(ms) = self.recorded_so_far() {
            self.compose_step(ComposeInput::Recorded(ms));
        }
        self.messages_go_on();
    }
}

impl Queue {
    /// Forgets sentences that wait: what they say is answered already.
    fn clear_words(&self) {
        let words = |step: &Step| matches!(step, Step::Say(_) | Step::Ask(_));
        self.steps.borrow_mut().retain(|step| !words(step));
    }
}
