//! What became of a message, and the receipts that tell its sender.

use super::mailbox::MessageId;
use crate::Millis;
use serde::{Deserialize, Serialize};

/// When each thing happened to a message, milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Status {
    /// It was sent.
    pub sent: Option<Millis>,
    /// It arrived at the recipient's.
    pub delivered: Option<Millis>,
    /// The recipient played it.
    pub played: Option<Millis>,
    /// The sender deleted their copy.
    pub deleted_by_sender: Option<Millis>,
    /// The recipient deleted theirs.
    pub deleted_by_recipient: Option<Millis>,
}

/// What a receipt tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// It arrived.
    Delivered,
    /// It was played.
    Played,
    /// The sender deleted their copy.
    DeletedBySender,
    /// The recipient deleted theirs.
    DeletedByRecipient,
}

/// What happened to a message at the other end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which message.
    pub message: MessageId,
    /// What happened.
    pub what: ReceiptKind,
    /// When, milliseconds since the Unix epoch.
    pub at: Millis,
}

impl Status {
    /// Notes a receipt. The first time counts: receipts may come twice or late.
    pub(super) fn note(&mut self, receipt: &Receipt) {
        // What was played has arrived, also where that receipt was lost.
        let slots: [Option<&mut Option<Millis>>; 2] = match receipt.what {
            ReceiptKind::Delivered => [Some(&mut self.delivered), None],
            ReceiptKind::Played => [Some(&mut self.delivered), Some(&mut self.played)],
            ReceiptKind::DeletedBySender => [Some(&mut self.deleted_by_sender), None],
            ReceiptKind::DeletedByRecipient => [Some(&mut self.deleted_by_recipient), None],
        };
        for slot in slots.into_iter().flatten() {
            slot.get_or_insert(receipt.at);
        }
    }

    /// What another copy of the same message knows, too; the earlier time counts.
    pub(super) fn take(&mut self, other: &Self) {
        let pairs = [
            (&mut self.sent, other.sent),
            (&mut self.delivered, other.delivered),
            (&mut self.played, other.played),
            (&mut self.deleted_by_sender, other.deleted_by_sender),
            (&mut self.deleted_by_recipient, other.deleted_by_recipient),
        ];
        for (mine, theirs) in pairs {
            *mine = match (*mine, theirs) {
                (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
                (mine, theirs) => mine.or(theirs),
            };
        }
    }

    /// What became of it in a word or a few, the latest last: `Sent, delivered, played`.
    #[must_use]
    pub fn label(&self) -> String {
        let parts = [
            (self.sent, "sent"),
            (self.delivered, "delivered"),
            (self.played, "played"),
            (self.deleted_by_recipient, "deleted by the recipient"),
            (self.deleted_by_sender, "deleted by the sender"),
        ];
        let said = parts.into_iter().filter(|(when, _)| when.is_some());
        let said: Vec<&str> = said.map(|(_, what)| what).collect();
        let text = said.join(", ");
        let mut letters = text.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let text: String = first.into_iter().chain(letters).collect();
        if text.is_empty() {
            return "Not sent".to_owned();
        }
        text
    }
}
