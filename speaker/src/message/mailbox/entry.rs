//! A message, and a draft of one.

use crate::Millis;
use crate::message::compose::{Content, Recipient};
use crate::message::people::ContactId;
use crate::message::status::Status;
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Random bytes that an identifier is made of: two of 2^128 never meet.
pub const ID_BYTES: usize = 16;

/// Identifier of a message: 32 hexadecimal digits, the same at both ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MessageId(String);

impl MessageId {
    /// An identifier from fresh random bytes.
    #[must_use]
    pub fn new(random: [u8; ID_BYTES]) -> Self {
        Self(random.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads one; `None` if it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let sound = text.len() == 2 * ID_BYTES && text.bytes().all(digit);
        sound.then(|| Self(text.to_owned()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for MessageId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not 32 hexadecimal digits"))
    }
}

/// Number of a draft; each is given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DraftId(pub u64);

/// Whether a message came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// It came.
    Received,
    /// It went.
    Sent,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Identifier.
    pub id: MessageId,
    /// Whether it came or went.
    pub direction: Direction,
    /// Who sent it, or whom it went to, as that person was called then.
    pub who: String,
    /// The contact, where it is one.
    pub contact: Option<ContactId>,
    /// When it was sent, or came.
    pub at: Millis,
    /// What it says.
    pub content: Content,
    /// Identifier of the recording in the vault; `None` for written ones.
    pub recording: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<MessageId>,
    /// What became of it.
    pub status: Status,
}

/// A message that has just gone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Identifier.
    pub id: MessageId,
    /// What the recipient is called.
    pub to: String,
    /// The contact.
    pub contact: Option<ContactId>,
    /// What it says.
    pub content: Content,
    /// Identifier of the sender's copy in the vault.
    pub recording: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<MessageId>,
}

/// A message that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its number.
    pub id: DraftId,
    /// Whom it was meant for; `None` if that contact is gone.
    pub to: Option<Recipient>,
    /// What it says.
    pub content: Content,
    /// Identifier of the recording in the vault.
    pub recording: Option<String>,
    /// When it was kept.
    pub at: Millis,
}
