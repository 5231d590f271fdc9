//! The messages of one profile: received, sent, and drafts.

mod entry;
mod incoming;
mod merging;
mod removing;
mod saved;

pub use entry::{Direction, Draft, DraftId, ID_BYTES, Message, MessageId, Outgoing};
pub use incoming::{Incoming, MailboxError};
pub use removing::{Deleted, Stays};

use super::compose::{Content, Recipient};
use super::status::{Receipt, ReceiptKind, Status};
use crate::Millis;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Most messages, received and sent together. With a minute each they are a gigabyte; a browser may
/// give less, and says so by itself.
pub const MOST_MESSAGES: usize = 500;

/// Most drafts. The oldest is never thrown away for a new one: the new one is refused.
pub const MOST_DRAFTS: usize = 50;

/// Most identifiers of messages that were seen once and must not come again, deleted ones too.
pub const MOST_SEEN: usize = 5_000;

/// Messages of one profile. Newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mailbox {
    version: u8,
    last_draft: u64,
    messages: Vec<Message>,
    drafts: Vec<Draft>,
    /// Every message that ever came in, oldest first: against being taken twice.
    seen: VecDeque<MessageId>,
}

impl Mailbox {
    /// All messages, oldest first.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// A message by its identifier.
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<&Message> {
        self.messages.iter().find(|it| it.id == *id)
    }

    /// Received messages that were not played yet, oldest first.
    pub fn unread(&self) -> impl Iterator<Item = &Message> {
        let received = self.received();
        received.filter(|it| it.status.played.is_none())
    }

    /// Received messages, oldest first.
    pub fn received(&self) -> impl Iterator<Item = &Message> {
        let all = self.messages.iter();
        all.filter(|it| it.direction == Direction::Received)
    }

    /// Sent messages, oldest first.
    pub fn sent(&self) -> impl Iterator<Item = &Message> {
        let all = self.messages.iter();
        all.filter(|it| it.direction == Direction::Sent)
    }

    /// Drafts, oldest first.
    #[must_use]
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// Notes a message as sent at `now`.
    ///
    /// # Errors
    /// [`MailboxError::Full`], [`MailboxError::Twice`].
    pub fn send(&mut self, outgoing: Outgoing, now: Millis) -> Result<(), MailboxError> {
        if self.message(&outgoing.id).is_some() {
            return Err(MailboxError::Twice);
        }
        if self.messages.len() >= MOST_MESSAGES {
            return Err(MailboxError::Full);
        }
        self.messages.push(Message {
            id: outgoing.id,
            direction: Direction::Sent,
            who: outgoing.to,
            contact: outgoing.contact,
            at: now,
            content: outgoing.content,
            recording: outgoing.recording,
            reply_to: outgoing.reply_to,
            status: Status {
                sent: Some(now),
                ..Status::default()
            },
        });
        Ok(())
    }

    /// Notes that a received message was played; the receipt goes to its sender. `None` where it is no
    /// received one, or was played before.
    pub fn play(&mut self, id: &MessageId, now: Millis) -> Option<Receipt> {
        let message = self.messages.iter_mut().find(|it| it.id == *id)?;
        let first = message.direction == Direction::Received && message.status.played.is_none();
        if !first {
            return None;
        }
        let receipt = Receipt {
            message: id.clone(),
            what: ReceiptKind::Played,
            at: now,
        };
        message.status.note(&receipt);
        Some(receipt)
    }

    /// Takes a receipt in. Those of messages that are not here, or that make no sense, are ignored.
    pub fn note(&mut self, receipt: &Receipt) -> bool {
        let found = self.messages.iter_mut().find(|it| it.id == receipt.message);
        let Some(message) = found else { return false };
        // A recipient tells what they did, a sender what they did; neither speaks for the other.
        let theirs = match message.direction {
            Direction::Sent => receipt.what != ReceiptKind::DeletedBySender,
            Direction::Received => receipt.what == ReceiptKind::DeletedBySender,
        };
        if theirs {
            message.status.note(receipt);
        }
        theirs
    }

    /// Keeps a draft.
    ///
    /// # Errors
    /// [`MailboxError::DraftsFull`]: then the recording still lies in the vault, and the page keeps it
    /// there until a draft is gone.
    pub fn keep_draft(
        &mut self,
        (to, content): (Option<Recipient>, Content),
        recording: Option<String>,
        now: Millis,
    ) -> Result<DraftId, MailboxError> {
        if self.drafts.len() >= MOST_DRAFTS {
            return Err(MailboxError::DraftsFull);
        }
        self.last_draft = self.last_draft.saturating_add(1);
        let id = DraftId(self.last_draft);
        self.drafts.push(Draft {
            id,
            to,
            content,
            recording,
            at: now,
        });
        Ok(id)
    }

    /// Takes a draft out, to be sent or thrown away.
    pub fn take_draft(&mut self, id: DraftId) -> Option<Draft> {
        let at = self.drafts.iter().position(|it| it.id == id)?;
        Some(self.drafts.remove(at))
    }

    /// “You have 2 new messages: from Sam and Mum.”
    #[must_use]
    pub fn missed(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        let mut number = 0;
        for message in self.unread() {
            number += 1;
            if !names.contains(&message.who.as_str()) {
                names.push(&message.who);
            }
        }
        const MOST: usize = 4;
        let named = match names.as_slice() {
            [] => return "You have no new messages.".to_owned(),
            [only] => (*only).to_owned(),
            many if many.len() > MOST => {
                let shown: Vec<&str> = many.iter().take(MOST).copied().collect();
                format!("{} and others", shown.join(", "))
            }
            [before @ .., last] => format!("{} and {last}", before.join(", ")),
        };
        match number {
            1 => format!("You have a new message from {named}."),
            _ => format!("You have {number} new messages: from {named}."),
        }
    }
}
