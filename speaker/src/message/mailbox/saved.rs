//! The saved form of a mailbox.

use super::{MOST_DRAFTS, MOST_MESSAGES, MOST_SEEN, Mailbox, MailboxError};
use std::collections::BTreeSet;

/// The form that is written.
const VERSION: u8 = 1;

/// Longest text that is read, bytes: 500 written messages of a thousand four-byte characters and the
/// rest have about 3 MB.
const LONGEST_SAVED: usize = 4_000_000;

impl Mailbox {
    /// The text to save.
    #[must_use]
    pub fn to_text(&self) -> String {
        let written = Self {
            version: VERSION,
            ..self.clone()
        };
        // Strings and numbers always serialise; an empty text would be refused when read.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads what [`Self::to_text`] wrote, and whatever else stands in its place; what is beyond the
    /// limits or there twice is left out.
    ///
    /// # Errors
    /// [`MailboxError::Unreadable`].
    pub fn parse(text: &str) -> Result<Self, MailboxError> {
        if text.len() > LONGEST_SAVED {
            return Err(MailboxError::Unreadable);
        }
        let mut read: Self = serde_json::from_str(text).map_err(|_| MailboxError::Unreadable)?;
        if read.version != VERSION {
            return Err(MailboxError::Unreadable);
        }
        let mut ids = BTreeSet::new();
        read.messages.retain(|it| ids.insert(it.id.clone()));
        read.messages.truncate(MOST_MESSAGES);
        let mut drafts = BTreeSet::new();
        read.drafts.retain(|it| drafts.insert(it.id));
        read.drafts.truncate(MOST_DRAFTS);
        let highest = drafts.last().map_or(0, |id| id.0);
        read.last_draft = read.last_draft.max(highest);
        let mut seen = BTreeSet::new();
        read.seen.retain(|id| seen.insert(id.clone()));
        while read.seen.len() > MOST_SEEN {
            read.seen.pop_front();
        }
        Ok(read)
    }
}
