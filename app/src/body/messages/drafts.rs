//! Drafts: what was made and not sent, with its recording in the device's vault.

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::message::{Compose, Content, Direction, DraftId, ProfileId, Recipient};
use leptos::prelude::*;

use super::dialog::is_sound;
use super::reading::record;
use crate::body::controller::Body;

/// A draft and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    profile: ProfileId,
    to: Option<Recipient>,
    content: Content,
    recording: Option<String>,
}

impl Body {
    /// Keeps what was made. While the vaults are locked it waits for them to open.
    pub(super) fn keep_draft(&self, to: Option<Recipient>, content: Content) {
        let state = self.shared.messages;
        let sound = state.sound.get_untracked().filter(|_| is_sound(&content));
        let Some(profile) = self.messaging.writer.get() else {
            return;
        };
        let kept = Kept {
            profile,
            to,
            content,
            recording: sound.map(|record| record.id),
        };
        if state.known.get_untracked() {
            self.put_draft(kept);
        } else {
            self.messaging.held_back.replace(Some(kept));
        }
    }

    /// The vaults are open again: what came about meanwhile is kept.
    pub(super) fn keep_held_back(&self) {
        let held_back = self.messaging.held_back.take();
        held_back.into_iter().for_each(|kept| self.put_draft(kept));
    }

    fn put_draft(&self, kept: Kept) {
        let now = self.speaker_time().0;
        let put = self.with_mailbox(kept.profile, |mailbox| {
            mailbox.keep_draft((kept.to, kept.content), kept.recording, now)
        });
        if let Some(Err(error)) = put {
            self.say_of_messages(format!(
                "{error} The recording is in the history, with those of the device."
            ));
        }
    }

    /// Takes a draft up again; it leaves the list until it is sent or kept once more.
    pub(super) fn take_up(&self, id: DraftId) {
        if !self.may_compose() {
            return;
        }
        let Some(draft) = self
            .with_my_mailbox(|mailbox| mailbox.take_draft(id))
            .flatten()
        else {
            return;
        };
        self.shared
            .messages
            .sound
            .set(draft.recording.map(|id| record(Direction::Sent, id)));
        let (compose, effects) = Compose::take_up(draft.to, draft.content);
        self.follow(compose, effects);
    }

    /// Destroys a draft and its recording.
    pub(super) fn drop_draft(&self, id: DraftId) {
        let draft = self
            .with_my_mailbox(|mailbox| mailbox.take_draft(id))
            .flatten();
        let sound: Vec<RecordRef> = draft
            .and_then(|draft| draft.recording)
            .map(|id| record(Direction::Sent, id))
            .into_iter()
            .collect();
        self.destroy_sounds(sound);
        self.say_of_messages("The draft is deleted; nobody else has it.".to_owned());
    }
}
