//! Deleting messages, and what stays with whoever else has them.

use super::{Direction, Mailbox, Message, MessageId};
use crate::Millis;
use crate::message::compose::Content;
use crate::message::status::{Receipt, ReceiptKind};

/// What a deletion leaves at the other end. Displays as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stays {
    /// The recipient has a copy of their own.
    WithRecipient {
        /// Who.
        who: String,
        /// Whether they played it.
        played: bool,
        /// Whether it is a recording; words otherwise.
        sound: bool,
    },
    /// It never arrived, so nobody has it, unless it still does.
    OnItsWay {
        /// To whom.
        who: String,
    },
    /// The recipient deleted theirs before.
    Nothing,
    /// The sender has what they recorded.
    WithSender {
        /// Who.
        who: String,
        /// Whether they deleted it.
        deleted: bool,
    },
}

/// What was deleted: recordings to destroy, receipts to send, and what stays elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Identifiers of the recordings in the vault: key first, then ciphertext.
    pub recordings: Vec<String>,
    /// To be told to the other ends.
    pub receipts: Vec<Receipt>,
    /// What stays where, one for each message.
    pub stays: Vec<Stays>,
}

impl core::fmt::Display for Stays {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::WithRecipient { who, played, sound } => {
                let what = if *sound { "recording" } else { "text" };
                let heard = if *played {
                    "has played it"
                } else {
                    "has not played it yet"
                };
                write!(
                    f,
                    "{who} keeps a copy of the {what} and {heard}; only {who} can delete that."
                )
            }
            Self::OnItsWay { who } => write!(
                f,
                "It was not known to have reached {who}; if it still does, {who} has a copy."
            ),
            Self::Nothing => f.write_str("No copy stays: the recipient deleted theirs before."),
            Self::WithSender { who, deleted: true } => {
                write!(f, "{who}, who sent it, had deleted it as well.")
            }
            Self::WithSender { who, .. } => {
                write!(f, "{who}, who sent it, still has it.")
            }
        }
    }
}

impl Mailbox {
    /// Deletes these messages; those that are not there are passed over. Identifiers of received ones
    /// stay known, so that they do not come again.
    pub fn delete(&mut self, ids: &[MessageId], now: Millis) -> Deleted {
        let mut deleted = Deleted::default();
        for id in ids {
            let Some(at) = self.messages.iter().position(|it| it.id == *id) else {
                continue;
            };
            let message = self.messages.remove(at);
            deleted.stays.push(stays(&message));
            deleted.receipts.push(Receipt {
                message: message.id,
                what: match message.direction {
                    Direction::Sent => ReceiptKind::DeletedBySender,
                    Direction::Received => ReceiptKind::DeletedByRecipient,
                },
                at: now,
            });
            deleted.recordings.extend(message.recording);
        }
        deleted
    }
}

fn stays(message: &Message) -> Stays {
    let who = message.who.clone();
    let status = &message.status;
    match message.direction {
        Direction::Received => Stays::WithSender {
            who,
            deleted: status.deleted_by_sender.is_some(),
        },
        Direction::Sent if status.deleted_by_recipient.is_some() => Stays::Nothing,
        Direction::Sent if status.delivered.is_none() => Stays::OnItsWay { who },
        Direction::Sent => Stays::WithRecipient {
            who,
            played: status.played.is_some(),
            sound: matches!(message.content, Content::Sound(_)),
        },
    }
}
