//! A message that comes in, from a profile, another speaker or a file.

use super::{Direction, MOST_MESSAGES, MOST_SEEN, Mailbox, Message, MessageId};
use crate::Millis;
use crate::message::LONGEST_NAME;
use crate::message::compose::Content;
use crate::message::people::ContactId;
use crate::message::status::{Receipt, ReceiptKind, Status};
use core::fmt;

/// A message that came, before it is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Identifier.
    pub id: MessageId,
    /// Who sent it, as that person calls themselves.
    pub from: String,
    /// The contact, where it is one.
    pub contact: Option<ContactId>,
    /// When it was sent.
    pub sent: Millis,
    /// What it says.
    pub content: Content,
    /// Identifier of the copy in this recipient's vault.
    pub recording: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<MessageId>,
}

/// Why a message was not taken; nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailboxError {
    /// There are as many messages as there can be.
    Full,
    /// There are as many drafts as there can be.
    DraftsFull,
    /// It was taken before, and perhaps deleted since.
    Twice,
    /// The saved text cannot be read.
    Unreadable,
}

impl fmt::Display for MailboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => write!(
                f,
                "There are {MOST_MESSAGES} messages already, and that is the most. Delete some first."
            ),
            Self::DraftsFull => f.write_str("There are too many drafts. Send or delete some first."),
            Self::Twice => f.write_str(
                "This message came before. It is not taken a second time, whether it was kept or deleted.",
            ),
            Self::Unreadable => f.write_str(
                "The saved list of messages cannot be read. The recordings are still in their vault.",
            ),
        }
    }
}

impl core::error::Error for MailboxError {}

impl Mailbox {
    /// Whether a message came before, kept or not.
    #[must_use]
    pub fn has_seen(&self, id: &MessageId) -> bool {
        self.seen.contains(id)
    }

    /// Takes a message in at `now`; the receipt goes to its sender.
    ///
    /// # Errors
    /// [`MailboxError::Twice`], [`MailboxError::Full`].
    pub fn receive(&mut self, incoming: Incoming, now: Millis) -> Result<Receipt, MailboxError> {
        let message = incoming.id.clone();
        self.leave(incoming, now)?;
        if let Some(newest) = self.messages.last_mut() {
            newest.status.delivered = Some(now);
        }
        Ok(Receipt {
            message,
            what: ReceiptKind::Delivered,
            at: now,
        })
    }

    /// The same, for somebody who is not there: it lies ready, but has not arrived.
    ///
    /// # Errors
    /// As [`Self::receive`].
    pub fn leave(&mut self, incoming: Incoming, now: Millis) -> Result<(), MailboxError> {
        if self.has_seen(&incoming.id) || self.message(&incoming.id).is_some() {
            return Err(MailboxError::Twice);
        }
        if self.messages.len() >= MOST_MESSAGES {
            return Err(MailboxError::Full);
        }
        if self.seen.len() >= MOST_SEEN {
            self.seen.pop_front();
        }
        self.seen.push_back(incoming.id.clone());
        self.messages.push(Message {
            id: incoming.id,
            direction: Direction::Received,
            who: called(&incoming.from),
            contact: incoming.contact,
            at: now,
            content: incoming.content,
            recording: incoming.recording,
            reply_to: incoming.reply_to,
            status: Status {
                sent: Some(incoming.sent),
                ..Status::default()
            },
        });
        Ok(())
    }

    /// Whether anything lies ready that has not arrived.
    #[must_use]
    pub fn has_waiting(&self) -> bool {
        self.received().any(|it| it.status.delivered.is_none())
    }

    /// Whoever reads this mailbox is there: what lay ready has arrived. The receipts go to the senders.
    pub fn arrive(&mut self, now: Millis) -> Vec<Receipt> {
        let waits = |it: &&mut Message| {
            it.direction == Direction::Received && it.status.delivered.is_none()
        };
        let waiting = self.messages.iter_mut().filter(waits);
        let arrived = waiting.map(|message| {
            message.status.delivered = Some(now);
            Receipt {
                message: message.id.clone(),
                what: ReceiptKind::Delivered,
                at: now,
            }
        });
        arrived.collect()
    }
}

/// What somebody calls themselves, as far as it can be shown.
fn called(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    match plain.trim() {
        "" => "somebody without a name".to_owned(),
        plain => plain.to_owned(),
    }
}
