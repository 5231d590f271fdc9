//! The saved form of contacts and profiles.

use super::{Contact, MOST_CONTACTS, MOST_PROFILES, People, PeopleError, ProfileId, Reach};
use std::collections::BTreeSet;

/// Longest identifier of another speaker, characters.
const LONGEST_ID: usize = 64;

/// The form that is written.
const VERSION: u8 = 1;

/// Longest text that is read, bytes: 300 contacts with long names have about 60,000.
const LONGEST_SAVED: usize = 200_000;

impl People {
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

    /// Reads what [`Self::to_text`] wrote, and whatever else stands in its place; who could not have
    /// been added is left out.
    ///
    /// # Errors
    /// [`PeopleError::Unreadable`].
    pub fn parse(text: &str) -> Result<Self, PeopleError> {
        if text.len() > LONGEST_SAVED {
            return Err(PeopleError::Unreadable);
        }
        let read: Self = serde_json::from_str(text).map_err(|_| PeopleError::Unreadable)?;
        if read.version != VERSION {
            return Err(PeopleError::Unreadable);
        }
        Ok(read.within_limits())
    }

    fn within_limits(self) -> Self {
        let mut kept = Self {
            // Twice as far as a script counts exactly leaves no number twice (2^53).
            last_id: self.last_id.min(1 << 53),
            ..Self::default()
        };
        let mut numbers = BTreeSet::new();
        for contact in self.contacts.into_iter().take(MOST_CONTACTS) {
            let reachable = match &contact.reach {
                Reach::Speaker(id) => id.chars().count() <= LONGEST_ID,
                Reach::Profile(id) => self.profiles.iter().any(|it| it.id == *id),
                Reach::File => true,
            };
            let known = contact.id.0 <= kept.last_id && numbers.insert(contact.id.0);
            let Ok(name) = kept.usable(&contact.name, None) else {
                continue;
            };
            if reachable && known {
                kept.contacts.push(Contact { name, ..contact });
            }
        }
        let mut numbers = BTreeSet::new();
        kept.profiles = self.profiles;
        kept.profiles.truncate(MOST_PROFILES);
        kept.profiles.retain(|it| {
            let mut contacts = kept.contacts.iter();
            let contact = contacts.find(|contact| contact.reach == Reach::Profile(it.id));
            contact.is_some_and(|contact| contact.name == it.name) && numbers.insert(it.id)
        });
        let profiles: BTreeSet<ProfileId> = kept.profiles.iter().map(|it| it.id).collect();
        kept.contacts.retain(|it| match it.reach {
            Reach::Profile(id) => profiles.contains(&id),
            Reach::Speaker(_) | Reach::File => true,
        });
        kept
    }
}
