//! Playing messages, deleting them, and the receipts of both.

use hearsay_speaker::Owner;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::message::{
    Content, Deleted, Direction, Mailbox, Message, MessageId, ProfileId, Receipt,
};
use leptos::prelude::*;

use super::queue::Step;
use crate::body::controller::Body;

/// Where the sound of a message lies: what was received is the recipient's, all else the device's.
pub(super) fn record(direction: Direction, id: String) -> RecordRef {
    let owner = match direction {
        Direction::Received => Owner::Recipient,
        Direction::Sent => Owner::Device,
    };
    RecordRef { owner, id }
}

/// The recordings of these messages.
pub(super) fn records(mailbox: &Mailbox, ids: &[MessageId]) -> Vec<RecordRef> {
    let all = ids.iter().filter_map(|id| mailbox.message(id));
    all.filter_map(sound).collect()
}

fn sound(message: &Message) -> Option<RecordRef> {
    let id = message.recording.clone()?;
    Some(record(message.direction, id))
}

impl Body {
    /// Plays these, in this order, each with its sender where there are several.
    pub(super) fn play_messages(&self, ids: Vec<MessageId>) {
        let several = ids.len() > 1;
        for id in ids {
            let name = self.my_message(&id).map(|message| message.who);
            if let Some(name) = name.filter(|_| several) {
                self.queue(Step::Say(format!("From {name}.")));
            }
            self.queue(Step::Message(id));
        }
    }

    /// Plays one now and tells its sender.
    pub(super) fn play_message(&self, id: &MessageId) {
        let Some(message) = self.my_message(id) else {
            return self.say_of_messages("That message is not there any more.".to_owned());
        };
        match (sound(&message), message.content) {
            (Some(record), _) => self.play_whole(record),
            (None, Content::Text(text)) => self.say_of_messages(text),
            (None, Content::Sound(_)) => {
                return self.say_of_messages("The sound of that message is gone.".to_owned());
            }
        }
        let now = self.speaker_time().0;
        let receipt = self
            .with_my_mailbox(|mailbox| mailbox.play(id, now))
            .flatten();
        if let Some((receipt, me)) = receipt.zip(self.shared.messages.in_use.get_untracked()) {
            self.send_receipts(me, &[receipt]);
        }
    }

    fn my_message(&self, id: &MessageId) -> Option<Message> {
        let mailbox = self.shared.messages.mailbox()?;
        mailbox.message(id).cloned()
    }

    /// Deletes these, their sound with them, and says what stays with the others.
    pub(super) fn delete_messages(&self, ids: &[MessageId], answered: bool) {
        let now = self.speaker_time().0;
        let deleted = self.with_my_mailbox(|mailbox| {
            let doomed = records(mailbox, ids);
            (mailbox.delete(ids, now), doomed)
        });
        let Some((deleted, doomed)) = deleted else {
            return;
        };
        self.destroy_sounds(doomed);
        if let Some(me) = self.shared.messages.in_use.get_untracked() {
            self.send_receipts(me, &deleted.receipts);
        }
        let sentence = stays(&deleted);
        if answered {
            self.shared.messages.said.set(sentence);
        } else {
            self.say_of_messages(sentence);
        }
    }

    /// Tells the other mailboxes of this page what became of messages that they have, too.
    pub(super) fn send_receipts(&self, from: ProfileId, receipts: &[Receipt]) {
        let boxes = self.shared.messages.boxes;
        let others: Vec<ProfileId> =
            boxes.with_untracked(|boxes| boxes.keys().copied().filter(|it| *it != from).collect());
        for receipt in receipts {
            for other in &others {
                let has = boxes.with_untracked(|boxes| {
                    let mailbox = boxes.get(other);
                    mailbox.is_some_and(|it| it.message(&receipt.message).is_some())
                });
                if has {
                    self.with_mailbox(*other, |mailbox| mailbox.note(receipt));
                }
            }
        }
    }
}

fn stays(deleted: &Deleted) -> String {
    let all: Vec<String> = deleted.stays.iter().map(ToString::to_string).collect();
    format!("Deleted. {}", all.join(" "))
}
