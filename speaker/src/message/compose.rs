//! The dialog in which a message or an announcement comes about.
//!
//! To whom? → “What's the message?” → recording, with pause, again, review and trim → confirm → sent.
//! [`Compose::step`] takes what happened and gives the page its orders. The recording itself lies in
//! the vault; here is only how long it is and which part of it counts. Times are milliseconds of
//! recorded sound, not of a clock.
//!
//! The dialog ends with [`ComposeEffect::Ended`]. By then whatever was recorded has been sent, kept
//! ([`ComposeEffect::KeepDraft`]) or destroyed on demand ([`ComposeEffect::DropRecording`]).

mod input;
mod recording;
mod review;
mod send;

pub use input::{Clip, ComposeEffect, ComposeInput, Content, Recipient, SendTrouble};

use super::mailbox::MessageId;
use super::people::ContactId;
use super::say;
use serde::{Deserialize, Serialize};

/// Where the dialog stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Waits for the name of a contact.
    ToWhom,
    /// The question is being said; recording begins behind it.
    Starting,
    /// Sound is being recorded.
    Recording,
    /// Recording is held.
    Paused,
    /// The recording is being finished.
    Finishing,
    /// Something is there; what is to become of it?
    Review,
    /// On its way.
    Sending,
    /// Over.
    Ended,
}

/// A message or an announcement in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compose {
    pub(super) stage: Stage,
    pub(super) to: Option<Recipient>,
    pub(super) reply_to: Option<MessageId>,
    pub(super) content: Option<Content>,
    /// Milliseconds recorded so far.
    pub(super) recorded_ms: u64,
    /// Whether a recording lies in the vault, finished or not.
    pub(super) holds_recording: bool,
    /// What the end of the recording leads to.
    pub(super) then: Then,
    /// Whether a question was left unanswered.
    pub(super) asked_again: bool,
}

/// What the end of the recording leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Then {
    /// To the review.
    #[default]
    Review,
    /// To a draft, since the dialog was broken off.
    Draft,
    /// To nothing: it is destroyed.
    Discard,
    /// To another recording.
    Again,
}

impl Compose {
    /// Begins. `to` is whom it goes to, where that is known; `text` is what was said along, to be
    /// sent as it is. Without a contact it asks.
    #[must_use]
    pub fn begin(
        to: Option<Recipient>,
        text: Option<String>,
        reply_to: Option<MessageId>,
    ) -> (Self, Vec<ComposeEffect>) {
        let mut compose = Self {
            stage: Stage::ToWhom,
            to,
            reply_to,
            content: text.and_then(Content::text),
            recorded_ms: 0,
            holds_recording: false,
            then: Then::Review,
            asked_again: false,
        };
        let effects = compose.go_on();
        (compose, effects)
    }

    /// Takes a draft up again. Without a contact it asks for one.
    #[must_use]
    pub fn take_up(to: Option<Recipient>, content: Content) -> (Self, Vec<ComposeEffect>) {
        let mut compose = Self {
            stage: Stage::ToWhom,
            to,
            reply_to: None,
            holds_recording: matches!(content, Content::Sound(_)),
            content: Some(content),
            recorded_ms: 0,
            then: Then::Review,
            asked_again: false,
        };
        let effects = compose.go_on();
        (compose, effects)
    }

    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// Whom it goes to, where that is known.
    #[must_use]
    pub const fn to(&self) -> Option<&Recipient> {
        self.to.as_ref()
    }

    /// What will be sent, where there is something.
    #[must_use]
    pub const fn content(&self) -> Option<&Content> {
        self.content.as_ref()
    }

    /// The message that it answers.
    #[must_use]
    pub const fn reply_to(&self) -> Option<&MessageId> {
        self.reply_to.as_ref()
    }

    /// Milliseconds recorded so far.
    #[must_use]
    pub const fn recorded_ms(&self) -> u64 {
        self.recorded_ms
    }

    /// Takes what happened. Whatever makes no sense where the dialog stands does nothing.
    pub fn step(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        match (self.stage, input) {
            (Stage::Ended, _) => Vec::new(),
            (_, ComposeInput::ContactGone(id)) => self.contact_gone(id),
            (Stage::ToWhom, input) => self.whom(input),
            (Stage::Starting | Stage::Recording | Stage::Paused | Stage::Finishing, input) => {
                self.recording(input)
            }
            (Stage::Review, input) => self.review(input),
            (Stage::Sending, input) => self.sending(input),
        }
    }

    /// To the next thing that is missing.
    fn go_on(&mut self) -> Vec<ComposeEffect> {
        let Some(to) = &self.to else {
            self.stage = Stage::ToWhom;
            return vec![ComposeEffect::Ask(say::TO_WHOM.to_owned())];
        };
        match &self.content {
            None => {
                let question = say::whats_the_message(to);
                self.start_recording(question)
            }
            // An announcement that was said in one breath plays at once.
            Some(_) if *to == Recipient::Everyone => self.send(),
            Some(content) => {
                let question = say::send_it(to, content);
                self.stage = Stage::Review;
                vec![ComposeEffect::Ask(question)]
            }
        }
    }

    fn whom(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        match input {
            ComposeInput::To(to) => {
                self.to = Some(to);
                self.asked_again = false;
                self.go_on()
            }
            ComposeInput::Unknown(name) => {
                if self.asked_again {
                    return self.nobody(&say::nobody_again(&name));
                }
                self.asked_again = true;
                vec![ComposeEffect::Ask(say::nobody(&name))]
            }
            ComposeInput::Silence if !self.asked_again => {
                self.asked_again = true;
                vec![ComposeEffect::Ask(say::TO_WHOM.to_owned())]
            }
            ComposeInput::Silence => self.nobody(say::NO_ANSWER),
            ComposeInput::Discard if self.holds_recording => self.drop_recording(say::DISCARDED),
            ComposeInput::Cancel
            | ComposeInput::Discard
            | ComposeInput::KeepDraft
            | ComposeInput::No => self.nobody(say::NOT_SENT),
            _ => Vec::new(),
        }
    }

    /// Nobody to send it to. A recording is a draft again; words that were said along are not kept.
    fn nobody(&mut self, sentence: &str) -> Vec<ComposeEffect> {
        if !self.holds_recording {
            return self.end(sentence);
        }
        let mut effects = vec![ComposeEffect::Say(say::KEPT.to_owned())];
        effects.extend(self.keep_draft());
        effects
    }

    fn contact_gone(&mut self, id: ContactId) -> Vec<ComposeEffect> {
        let ours = matches!(&self.to, Some(Recipient::Contact { id: to, .. }) if *to == id);
        if !ours {
            return Vec::new();
        }
        let sentence = match &self.to {
            Some(to) if self.has_something() => say::contact_gone(to, true),
            Some(to) => say::contact_gone(to, false),
            None => String::new(),
        };
        let mut effects = vec![ComposeEffect::Say(sentence)];
        // A draft to nobody: whom it goes to is asked when it is taken up again.
        self.to = None;
        effects.extend(self.break_off());
        effects
    }

    /// Whether there is something that must not be lost.
    fn has_something(&self) -> bool {
        self.holds_recording || self.content.is_some()
    }

    /// Ends with what is there kept as a draft; what is being recorded is finished first.
    fn break_off(&mut self) -> Vec<ComposeEffect> {
        match self.stage {
            Stage::Starting | Stage::Recording | Stage::Paused => {
                self.then = Then::Draft;
                self.stage = Stage::Finishing;
                vec![ComposeEffect::StopRecording]
            }
            Stage::Finishing => {
                self.then = Then::Draft;
                Vec::new()
            }
            _ => self.keep_draft(),
        }
    }

    /// Ends with a draft, where there is something to keep.
    fn keep_draft(&mut self) -> Vec<ComposeEffect> {
        self.stage = Stage::Ended;
        self.holds_recording = false;
        let draft = self.content.take().map(|content| ComposeEffect::KeepDraft {
            to: self.to.clone(),
            content,
            reply_to: self.reply_to.clone(),
        });
        draft.into_iter().chain([ComposeEffect::Ended]).collect()
    }

    /// Ends with nothing to keep.
    fn end(&mut self, sentence: &str) -> Vec<ComposeEffect> {
        self.stage = Stage::Ended;
        vec![
            ComposeEffect::Say(sentence.to_owned()),
            ComposeEffect::Ended,
        ]
    }
}
