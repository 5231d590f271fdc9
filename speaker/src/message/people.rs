//! Contacts, and the profiles of those who share this page.

mod saved;

use super::LONGEST_NAME;
use crate::understand::spoken_words;
use core::fmt;
use serde::{Deserialize, Serialize};

/// Most contacts; as many as the grammar takes in.
pub const MOST_CONTACTS: usize = 300;

/// Most profiles: a household, not a company.
pub const MOST_PROFILES: usize = 20;

/// Most words of a name; what can be said in one breath.
const MOST_WORDS: usize = 6;

/// Number of a contact; each is given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContactId(pub u64);

/// Number of a profile; each is given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProfileId(pub u64);

/// Where a contact's messages go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// To a profile of this page.
    Profile(ProfileId),
    /// To another speaker of this browser, by its identifier.
    Speaker(String),
    /// Into an encrypted file.
    File,
}

/// Somebody to whom messages go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The number.
    pub id: ContactId,
    /// As the person wrote it.
    pub name: String,
    /// Where messages go.
    pub reach: Reach,
}

/// Somebody who uses this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The number.
    pub id: ProfileId,
    /// As the person wrote it.
    pub name: String,
    /// Whether it is whoever is at the speaker of this name: this page in a window of its own.
    #[serde(default)]
    pub speaker: bool,
}

/// All contacts and profiles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct People {
    version: u8,
    last_id: u64,
    contacts: Vec<Contact>,
    profiles: Vec<Profile>,
}

/// Why a name was not taken; nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleError {
    /// No name.
    Empty,
    /// Too many characters.
    TooLong,
    /// Too many words to be said in one breath.
    TooManyWords,
    /// No letters that can be said.
    Unsayable,
    /// Somebody of that name is there already.
    Taken,
    /// There are as many as there can be.
    Full,
    /// Nobody of that number is there.
    Gone,
    /// The saved text cannot be read.
    Unreadable,
}

impl fmt::Display for PeopleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Write a name."),
            Self::TooLong => write!(f, "A name has {LONGEST_NAME} characters at most. Write a shorter one."),
            Self::TooManyWords => write!(f, "A name has {MOST_WORDS} words at most. Write a shorter one."),
            Self::Unsayable => f.write_str("This name has no letters that the speaker can say. Write it as it sounds, in the letters A to Z."),
            Self::Taken => f.write_str("Somebody is called that already, so nobody could tell them apart by voice. Add a second name."),
            Self::Full => f.write_str("There are as many as can be. Remove somebody first."),
            Self::Gone => f.write_str("That person is not there any more."),
            Self::Unreadable => f.write_str("The saved contacts cannot be read, so there are none now. Add again whom you need."),
        }
    }
}

impl core::error::Error for PeopleError {}

impl People {
    /// All contacts, in the order in which they were added.
    #[must_use]
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// All profiles, in the order in which they were added.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// A contact by its number.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|it| it.id == id)
    }

    /// Whoever is called that, however it is written.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Contact> {
        let words = spoken_words(name);
        let mut all = self.contacts.iter();
        all.find(|it| !words.is_empty() && spoken_words(&it.name) == words)
    }

    /// Adds a contact.
    ///
    /// # Errors
    /// Why the name cannot be had.
    pub fn add(&mut self, name: &str, reach: Reach) -> Result<ContactId, PeopleError> {
        let name = self.usable(name, None)?;
        if self.contacts.len() >= MOST_CONTACTS {
            return Err(PeopleError::Full);
        }
        let id = ContactId(self.number());
        self.contacts.push(Contact { id, name, reach });
        Ok(id)
    }

    /// Adds a profile, and a contact of the same name by which the others write to it.
    ///
    /// # Errors
    /// Why the name cannot be had.
    pub fn add_profile(&mut self, name: &str) -> Result<ProfileId, PeopleError> {
        if self.profiles.len() >= MOST_PROFILES || self.contacts.len() >= MOST_CONTACTS {
            return Err(PeopleError::Full);
        }
        let name = self.usable(name, None)?;
        let id = ProfileId(self.number());
        self.add(&name, Reach::Profile(id))?;
        self.profiles.push(Profile {
            id,
            name,
            speaker: false,
        });
        Ok(id)
    }

    /// The profile of a speaker: the one of its name, or a new one.
    ///
    /// # Errors
    /// Why the name cannot be had; [`PeopleError::Taken`] if it is that of somebody elsewhere.
    pub fn add_speaker(&mut self, name: &str) -> Result<ProfileId, PeopleError> {
        let id = match self.find(name).map(|contact| &contact.reach) {
            Some(Reach::Profile(id)) => *id,
            Some(_) => return Err(PeopleError::Taken),
            None => self.add_profile(name)?,
        };
        for it in self.profiles.iter_mut().filter(|it| it.id == id) {
            it.speaker = true;
        }
        Ok(id)
    }

    /// Calls a contact otherwise; its profile too, if it has one here.
    ///
    /// # Errors
    /// Why the name cannot be had.
    pub fn rename(&mut self, id: ContactId, name: &str) -> Result<(), PeopleError> {
        let name = self.usable(name, Some(id))?;
        let found = self.contacts.iter_mut().find(|it| it.id == id);
        let contact = found.ok_or(PeopleError::Gone)?;
        contact.name.clone_from(&name);
        if let Reach::Profile(profile) = contact.reach {
            for it in self.profiles.iter_mut().filter(|it| it.id == profile) {
                it.name.clone_from(&name);
            }
        }
        Ok(())
    }

    /// Removes a contact, and its profile, if it has one here.
    ///
    /// # Errors
    /// [`PeopleError::Gone`].
    pub fn remove(&mut self, id: ContactId) -> Result<Contact, PeopleError> {
        let at = self.contacts.iter().position(|it| it.id == id);
        let contact = self.contacts.remove(at.ok_or(PeopleError::Gone)?);
        if let Reach::Profile(profile) = contact.reach {
            self.profiles.retain(|it| it.id != profile);
        }
        Ok(contact)
    }

    /// A name that can be written, said and told from the others; `but` may be called that already.
    fn usable(&self, name: &str, but: Option<ContactId>) -> Result<String, PeopleError> {
        let plain: String = name.chars().filter(|c| !c.is_control()).collect();
        let plain = plain.trim();
        if plain.is_empty() {
            return Err(PeopleError::Empty);
        }
        if plain.chars().count() > LONGEST_NAME {
            return Err(PeopleError::TooLong);
        }
        let words = spoken_words(plain);
        match words.len() {
            0 => return Err(PeopleError::Unsayable),
            1..=MOST_WORDS => {}
            _ => return Err(PeopleError::TooManyWords),
        }
        match self.find(plain) {
            Some(found) if Some(found.id) != but => Err(PeopleError::Taken),
            _ => Ok(plain.to_owned()),
        }
    }

    fn number(&mut self) -> u64 {
        self.last_id = self.last_id.saturating_add(1);
        self.last_id
    }
}
