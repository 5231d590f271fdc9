//! The dialog in which a message is made: begun, told what happened, and its orders carried out.

use hearsay_speaker::message::{
    Clip, Compose, ComposeEffect, ComposeInput, Content, MOST_MESSAGES, MailboxError, MessageId,
    Reach, Recipient, Stage,
};
use leptos::prelude::*;

use super::queue::Step;
use crate::body::controller::Body;

/// Said in place of a question where nothing may be kept.
const GUEST: &str =
    "Guest mode is on and keeps nothing, so no message can be made. Turn guest mode off first.";

/// Said where another one would come into the way of a recording.
const BUSY: &str = "A message is being recorded. Finish it first.";

impl Body {
    /// Begins a message.
    pub(super) fn compose(
        &self,
        to: Option<Recipient>,
        text: Option<String>,
        reply_to: Option<MessageId>,
    ) {
        if !self.may_compose() {
            return;
        }
        if self.is_me(to.as_ref()) {
            return self.say_of_messages(
                "That is who uses this page now. Choose somebody else.".to_owned(),
            );
        }
        let (compose, effects) = Compose::begin(to, text, reply_to);
        self.follow(compose, effects);
    }

    /// Whether a message may be begun; why not is said. One that waits for an answer is kept as a
    /// draft.
    pub(super) fn may_compose(&self) -> bool {
        let full = self
            .shared
            .messages
            .mailbox()
            .is_some_and(|mailbox| mailbox.messages().len() >= MOST_MESSAGES);
        let refused = if self.setting(|settings| settings.guest) {
            Some(GUEST.to_owned())
        } else if self.is_recording_message() {
            Some(BUSY.to_owned())
        } else {
            full.then(|| MailboxError::Full.to_string())
        };
        if let Some(sentence) = refused {
            self.say_of_messages(sentence);
            return false;
        }
        self.messaging.queue.clear();
        self.compose_step(ComposeInput::Cancel);
        true
    }

    /// Goes on with a dialog that has just begun.
    pub(super) fn follow(&self, compose: Compose, effects: Vec<ComposeEffect>) {
        let state = self.shared.messages;
        self.messaging.writer.set(state.in_use.get_untracked());
        state.compose.set(Some(compose));
        effects.into_iter().for_each(|effect| self.effect(effect));
    }

    /// Tells the dialog what happened.
    pub(super) fn compose_step(&self, input: ComposeInput) {
        if let ComposeInput::To(to) = &input
            && self.is_me(Some(to))
        {
            return self.queue(Step::Ask(
                "That is who uses this page now. To whom?".to_owned(),
            ));
        }
        let effects = self.shared.messages.compose.try_update(|compose| {
            let compose = compose.as_mut()?;
            Some(compose.step(input))
        });
        let effects = effects.flatten().unwrap_or_default();
        effects.into_iter().for_each(|effect| self.effect(effect));
        self.messages_go_on();
    }

    /// Whether a message is in the making.
    pub(super) fn is_composing(&self) -> bool {
        let compose = self.shared.messages.compose;
        compose.with_untracked(|it| it.as_ref().is_some_and(|it| it.stage() != Stage::Ended))
    }

    fn is_recording_message(&self) -> bool {
        use Stage::{Finishing, Paused, Recording, Sending, Starting};
        let busy = |it: &Compose| {
            matches!(
                it.stage(),
                Starting | Recording | Paused | Finishing | Sending
            )
        };
        let compose = self.shared.messages.compose;
        compose.with_untracked(|it| it.as_ref().is_some_and(busy))
    }

    /// The dialog, for whoever answers.
    pub(in crate::body) fn composing(&self) -> Option<Compose> {
        self.shared.messages.compose.get_untracked()
    }

    /// The vaults are locked: what is there becomes a draft.
    pub(super) fn break_off_composing(&self) {
        self.compose_step(ComposeInput::Cancel);
        self.messaging.queue.clear();
    }

    fn is_me(&self, to: Option<&Recipient>) -> bool {
        let state = self.shared.messages;
        let Some((Recipient::Contact { id, .. }, me)) = to.zip(state.in_use.get_untracked()) else {
            return false;
        };
        let reach = |people: &hearsay_speaker::message::People| {
            people.contact(*id).map(|contact| contact.reach.clone())
        };
        state.people.with_untracked(reach) == Some(Reach::Profile(me))
    }

    fn effect(&self, effect: ComposeEffect) {
        match effect {
            ComposeEffect::Say(text) | ComposeEffect::ReadText(text) => {
                self.queue(Step::Say(text));
            }
            ComposeEffect::Ask(text) => self.queue(Step::Ask(text)),
            ComposeEffect::StartRecording { .. } | ComposeEffect::ResumeRecording => {
                self.queue(Step::Record);
            }
            ComposeEffect::PauseRecording => self.pause_recording(),
            ComposeEffect::StopRecording => self.stop_recording(),
            ComposeEffect::DropRecording => self.drop_sound(),
            ComposeEffect::PlayRecording(clip) => self.queue_clip(clip),
            ComposeEffect::FindSilence => self.find_silence(),
            ComposeEffect::Send {
                to,
                content,
                reply_to,
            } => self.spawn(move |body| body.send_message(to, content, reply_to)),
            ComposeEffect::KeepDraft { to, content, .. } => self.keep_draft(to, content),
            ComposeEffect::Ended => self.end_composing(),
        }
    }

    fn queue_clip(&self, clip: Clip) {
        let ms = |ms: u64| u32::try_from(ms).unwrap_or(u32::MAX);
        if let Some(record) = self.shared.messages.sound.get_untracked() {
            self.queue(Step::Play(record, ms(clip.from_ms()), ms(clip.to_ms())));
        }
    }

    fn end_composing(&self) {
        self.shared.messages.compose.set(None);
        self.shared.messages.sound.set(None);
    }
}

/// Whether there is sound in it.
pub(super) const fn is_sound(content: &Content) -> bool {
    matches!(content, Content::Sound(_))
}
