//! Sending: a copy under a key of its own for the recipient, a line of the ledger, an entry in both
//! mailboxes. Nothing is entered before the copy lies where it belongs.

use std::rc::Rc;

use hearsay_speaker::Owner;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::message::{
    Clip, ComposeInput, Contact, Content, ID_BYTES, Incoming, MOST_MESSAGES, MessageId, Outgoing,
    ProfileId, Reach, Receipt, Recipient, SendTrouble,
};
use hearsay_speaker::record::RecordingHead;
use leptos::prelude::*;

use super::carrier::{Address, Parcel};
use crate::body::controller::Body;
use crate::body::{clock, effects, random};

/// A message that is ready to go.
#[derive(Clone, Debug)]
struct Letter {
    id: MessageId,
    content: Content,
    /// The sender's copy, cut to what is sent, and its sound.
    sound: Option<(RecordRef, Vec<f32>)>,
    reply_to: Option<MessageId>,
}

impl Body {
    /// Sends what was made and tells the dialog.
    pub(super) async fn send_message(
        self: Rc<Self>,
        to: Recipient,
        content: Content,
        reply_to: Option<MessageId>,
    ) {
        let source = self.shared.messages.sound.get_untracked();
        let sent = match self.letter(content, reply_to).await {
            Some(letter) => Rc::clone(&self)
                .deliver(&to, &letter)
                .await
                .map(|()| letter),
            None => Err(SendTrouble::RecordingUnreadable),
        };
        match sent {
            Ok(letter) => {
                let kept = letter.sound.map(|(record, _)| record);
                // What was cut off goes for good.
                if let Some(source) = source.filter(|it| Some(it) != kept.as_ref()) {
                    self.destroy_sounds(vec![source]);
                }
                self.compose_step(ComposeInput::Sent);
            }
            Err(trouble) => self.compose_step(ComposeInput::NotSent(trouble)),
        }
    }

    async fn letter(&self, content: Content, reply_to: Option<MessageId>) -> Option<Letter> {
        let mut random = [0; ID_BYTES];
        random::fill(&mut random).ok()?;
        let (content, sound) = match content {
            Content::Text(text) => (Content::Text(text), None),
            Content::Sound(clip) => {
                let source = self.shared.messages.sound.get_untracked()?;
                let cut = self.cut(&source, clip).await?;
                (Content::Sound(Clip::whole(clip.ms())), Some(cut))
            }
        };
        Some(Letter {
            id: MessageId::new(random),
            content,
            sound,
            reply_to,
        })
    }

    async fn deliver(self: Rc<Self>, to: &Recipient, letter: &Letter) -> Result<(), SendTrouble> {
        let contact = match to {
            Recipient::Everyone => None,
            Recipient::Contact { id, .. } => {
                let people = self.shared.messages.people;
                let contact = people.with_untracked(|people| people.contact(*id).cloned());
                Some(contact.ok_or(SendTrouble::RecipientVanished)?)
            }
        };
        let reach = contact.as_ref().map(|contact| contact.reach.clone());
        let receipt = match reach {
            Some(Reach::Profile(profile)) => {
                let contact = contact.as_ref().ok_or(SendTrouble::RecipientVanished)?;
                self.deliver_here(profile, contact, letter).await?
            }
            other => {
                let address = address(other, contact.as_ref());
                Rc::clone(&self).carry(self.parcel(letter), address).await?;
                None
            }
        };
        self.note_sent(contact.as_ref(), letter, receipt);
        Ok(())
    }

    /// Into the mailbox of another profile of this page. No receipt where it waits there for a speaker's
    /// window to take it.
    async fn deliver_here(
        &self,
        profile: ProfileId,
        contact: &Contact,
        letter: &Letter,
    ) -> Result<Option<Receipt>, SendTrouble> {
        let boxes = self.shared.messages.boxes;
        let room = boxes.with_untracked(|boxes| {
            let mailbox = boxes.get(&profile);
            mailbox.map(|it| it.messages().len() < MOST_MESSAGES)
        });
        if !room.ok_or(SendTrouble::RecipientVanished)? {
            return Err(SendTrouble::RecipientFull);
        }
        let recording = match &letter.sound {
            None => None,
            Some((record, samples)) => Some(self.copy_for(contact, record, samples).await?),
        };
        let me = self.my_contact();
        let incoming = Incoming {
            id: letter.id.clone(),
            from: me.as_ref().map(|me| me.name.clone()).unwrap_or_default(),
            contact: me.map(|me| me.id),
            sent: self.speaker_time().0,
            content: letter.content.clone(),
            recording,
            reply_to: letter.reply_to.clone(),
        };
        let now = self.speaker_time().0;
        let waits = self.waits_for_its_speaker(profile);
        let received = self.with_mailbox(profile, |mailbox| {
            if waits {
                mailbox.leave(incoming, now).map(|()| None)
            } else {
                mailbox.receive(incoming, now).map(Some)
            }
        });
        match received {
            Some(Ok(receipt)) => Ok(receipt),
            Some(Err(_)) => Err(SendTrouble::RecipientFull),
            None => Err(SendTrouble::RecipientVanished),
        }
    }

    /// The recipient's own copy: its identifier in the recipient's vault.
    async fn copy_for(
        &self,
        contact: &Contact,
        record: &RecordRef,
        samples: &[f32],
    ) -> Result<String, SendTrouble> {
        let unreadable = SendTrouble::RecordingUnreadable;
        let source = self.shared.library.get(record).ok_or(unreadable)?;
        let head = RecordingHead {
            id: effects::new_id(),
            owner: Owner::Recipient,
            holder: Some(contact.name.clone()),
            ahead_ms: self.speaker_time().1,
            copy_of: Some(source.head.id.clone()),
            started: clock::now(),
            ..source.head
        };
        let copy = self.put_copy(record, head, source.tail, samples).await;
        copy.map(|copy| copy.id).ok_or(SendTrouble::RecipientFull)
    }

    fn parcel(&self, letter: &Letter) -> Parcel {
        let sound = letter.sound.clone();
        let recording = sound
            .as_ref()
            .and_then(|(record, _)| self.shared.library.get(record));
        Parcel {
            id: letter.id.clone(),
            from: self.my_contact().map(|me| me.name).unwrap_or_default(),
            content: letter.content.clone(),
            samples: sound.map(|(_, samples)| samples).unwrap_or_default(),
            rate: recording.map_or(0, |it| it.head.sample_rate),
            reply_to: letter.reply_to.clone(),
        }
    }

    fn note_sent(&self, to: Option<&Contact>, letter: &Letter, receipt: Option<Receipt>) {
        let outgoing = Outgoing {
            id: letter.id.clone(),
            to: to.map_or_else(|| "everyone".to_owned(), |it| it.name.clone()),
            contact: to.map(|it| it.id),
            content: letter.content.clone(),
            recording: letter.sound.as_ref().map(|(record, _)| record.id.clone()),
            reply_to: letter.reply_to.clone(),
        };
        let now = self.speaker_time().0;
        let noted = self.with_my_mailbox(|mailbox| {
            let sent = mailbox.send(outgoing, now);
            receipt.iter().for_each(|receipt| {
                mailbox.note(receipt);
            });
            sent
        });
        // There was room when it was begun; it went out all the same.
        if let Some(Err(error)) = noted {
            self.say_of_messages(error.to_string());
        }
    }

    /// The contact of the profile in use.
    pub(super) fn my_contact(&self) -> Option<Contact> {
        self.contact_of(self.shared.messages.in_use.get_untracked()?)
    }
}

fn address(reach: Option<Reach>, contact: Option<&Contact>) -> Address {
    match reach {
        Some(Reach::Speaker(id)) => Address::Speaker(id),
        Some(Reach::File | Reach::Profile(_)) => {
            Address::File(contact.map(|it| it.name.clone()).unwrap_or_default())
        }
        None => Address::Everyone,
    }
}
