//! Voice messages: who they go to, how they are made, what becomes of them.
//!
//! - [`People`]: contacts and the profiles that share this page;
//! - [`Compose`]: the dialog from “to whom?” to “sent”, as a state machine;
//! - [`Mailbox`]: messages of one profile with what became of each, receipts, drafts;
//! - [`file`]: a message for another person as an encrypted file and a one-time code;
//! - [`speech_bounds`]: where the silence of a recording ends and begins, for trimming.
//!
//! Pure: time, random bytes and what the vault did come in as arguments. Sound never does, except
//! where a file of it is put together.
//!
//! Invariants, held for any inputs in any order (`tests/message`): what was recorded is sent, kept as
//! a draft, or destroyed because a person said so; a message that was seen once is not taken again;
//! nothing grows beyond its limit; nothing panics.

mod compose;
pub mod file;
mod mailbox;
mod people;
mod say;
mod status;
mod trim;

pub use compose::{
    Clip, Compose, ComposeEffect, ComposeInput, Content, Recipient, SendTrouble, Stage,
};
pub use mailbox::{
    Deleted, Direction, Draft, DraftId, ID_BYTES, Incoming, MOST_DRAFTS, MOST_MESSAGES, MOST_SEEN,
    Mailbox, MailboxError, Message, MessageId, Outgoing, Stays,
};
pub use people::{
    Contact, ContactId, MOST_CONTACTS, MOST_PROFILES, People, PeopleError, Profile, ProfileId,
    Reach,
};
pub use status::{Receipt, ReceiptKind, Status};
pub use trim::speech_bounds;

use crate::Millis;

/// Longest recording of a message, milliseconds. Vendors publish no limit of theirs; a minute is what a
/// person listens to, and at 16 kHz it is under 2 MB.
pub const LONGEST_MS: Millis = 60_000;

/// Shortest recording that is worth sending, milliseconds: a short word takes a third of a second.
pub const SHORTEST_MS: Millis = 300;

/// Longest written message, characters: about a minute of speech.
pub const LONGEST_TEXT: usize = 1_000;

/// Longest name, characters; what a command can hold.
pub const LONGEST_NAME: usize = 60;
