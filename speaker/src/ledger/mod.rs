//! The activity ledger: an append-only chain of what happened, without content.
//!
//! Every [`Entry`] carries the hash of the one before it, so an edit, a gap, a swap or an insertion
//! anywhere breaks the chain at a place that [`check`] names. Two things a chain alone cannot show:
//! entries cut off its end, and a chain that somebody with the same tools wrote anew from the start.
//! Both are found by [`check_against`] a [`Checkpoint`] that a person kept somewhere else.
//!
//! **No content.** An entry says which kind of thing happened and when (real time, also while the
//! time machine is elsewhere). It never holds words, sound, the value of a setting or a name.
//!
//! **Which record.** A record is named by a [`Subject`]: 64 bits of a salted hash of its random id.
//! With the salt, which stays on the device, its lines can be told to be about one record (kept,
//! played, deleted) as long as that is wanted. Without it, or after it was replaced, they lead
//! neither to a deleted record nor to a copy of it that somebody else holds under its id. The plain
//! id would: it is part of the names of exported files.
//!
//! **Stored form.** One line of JSON an entry ([`write_lines`]); a line that says the same in other
//! letters counts as edited, so every bit of it is protected. What is hashed is not the line but
//! the byte encoding in `encoding.rs`.

mod check;
mod checkpoint;
mod crockford;
mod encoding;
mod error;
mod event;
mod hash;
mod lines;
mod subject;

pub use check::{ChainFault, Problem, Verdict, check, check_against};
pub use checkpoint::Checkpoint;
pub use error::LedgerError;
pub use event::{Event, SettingName};
pub use hash::Hash;
pub use lines::{Read, RefusedLine, read_lines, write_lines};
pub use subject::{Salt, Subject};

use crate::Millis;
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Position in the ledger, from 0.
    pub number: u64,
    /// Real time at which it was written; may lie before that of the entry before, where the clock
    /// was set back.
    pub time: Millis,
    /// What happened.
    pub event: Event,
    /// The record that it happened to, where it was one.
    pub subject: Option<Subject>,
    /// Hash of the entry before; [`Hash::ZERO`] in the first.
    pub previous: Hash,
    /// Hash of everything above.
    pub hash: Hash,
}

/// The entry that follows `head`, the last one so far (`None` in an empty ledger). `now` is real
/// time. The caller stores it before anything else is appended: two entries after one head are a
/// fork, which [`check`] finds.
#[must_use]
pub fn append(head: Option<&Entry>, event: Event, subject: Option<Subject>, now: Millis) -> Entry {
    let mut entry = Entry {
        number: head.map_or(0, |head| head.number.saturating_add(1)),
        time: now,
        event,
        subject,
        previous: head.map_or(Hash::ZERO, |head| head.hash),
        hash: Hash::ZERO,
    };
    entry.hash = encoding::hash(&entry);
    entry
}
