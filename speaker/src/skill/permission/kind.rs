//! The permissions, their names and the scopes by which skill JSON knows them.

use core::fmt;
use serde::{Deserialize, Serialize};

/// Something that belongs to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Recording notes with the page's recorder. No part of the vendor's list: only approved
    /// recorder skills can hold it.
    Microphone,
    /// The postal address.
    Address,
    /// Country and postal code.
    PostalCode,
    /// The full name.
    FullName,
    /// The given name.
    GivenName,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// Where the device is now.
    Location,
    /// The contacts. No part of the vendor's list for custom skills.
    Contacts,
    /// Reading shopping and to-do lists.
    ListsRead,
    /// Changing shopping and to-do lists.
    ListsWrite,
    /// Setting reminders.
    Reminders,
    /// Knowing who of the household speaks.
    Personalisation,
}

impl Permission {
    /// All of them, in the order in which a person is shown them.
    pub const ALL: [Self; 13] = [
        Self::Microphone,
        Self::Location,
        Self::Contacts,
        Self::Address,
        Self::PostalCode,
        Self::FullName,
        Self::GivenName,
        Self::Email,
        Self::Phone,
        Self::ListsRead,
        Self::ListsWrite,
        Self::Reminders,
        Self::Personalisation,
    ];

    /// Its short name, as our own skill files have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Microphone => "microphone",
            Self::Address => "address",
            Self::PostalCode => "postal_code",
            Self::FullName => "full_name",
            Self::GivenName => "given_name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Location => "location",
            Self::Contacts => "contacts",
            Self::ListsRead => "lists_read",
            Self::ListsWrite => "lists_write",
            Self::Reminders => "reminders",
            Self::Personalisation => "personalisation",
        }
    }

    /// The scope by which request and response JSON know it.
    #[must_use]
    pub const fn scope(self) -> &'static str {
        match self {
            Self::Microphone => "hearsay::recorder:microphone",
            Self::Address => "read::alexa:device:all:address",
            Self::PostalCode => "read::alexa:device:all:address:country_and_postal_code",
            Self::FullName => "alexa::profile:name:read",
            Self::GivenName => "alexa::profile:given_name:read",
            Self::Email => "alexa::profile:email:read",
            Self::Phone => "alexa::profile:mobile_number:read",
            Self::Location => "alexa::devices:all:geolocation:read",
            Self::Contacts => "hearsay::contacts:read",
            Self::ListsRead => "read::alexa:household:list",
            Self::ListsWrite => "write::alexa:household:list",
            Self::Reminders => "alexa::alerts:reminders:skill:readwrite",
            Self::Personalisation => "alexa::person_id:read",
        }
    }

    /// The permission of a short name or scope.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL
            .into_iter()
            .find(|one| one.name() == name || one.scope() == name)
    }

    /// Whether it is this page's own, and the real platform has none like it.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Microphone | Self::Contacts)
    }

    /// What it means to a person, for the sentence “It may … .”
    #[must_use]
    pub const fn means(self) -> &'static str {
        match self {
            Self::Microphone => "record notes with your microphone when you open it",
            Self::Address => "know your postal address",
            Self::PostalCode => "know your country and postal code",
            Self::FullName => "know your full name",
            Self::GivenName => "know your given name",
            Self::Email => "know your e-mail address",
            Self::Phone => "know your telephone number",
            Self::Location => "know where this device is",
            Self::Contacts => "read your contacts",
            Self::ListsRead => "read your lists",
            Self::ListsWrite => "change your lists",
            Self::Reminders => "set reminders for you",
            Self::Personalisation => "know who of the household is speaking",
        }
    }
}

/// As a person would call it.
impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Microphone => "the microphone",
            Self::Address => "your address",
            Self::PostalCode => "your postal code",
            Self::FullName => "your full name",
            Self::GivenName => "your given name",
            Self::Email => "your e-mail address",
            Self::Phone => "your telephone number",
            Self::Location => "your location",
            Self::Contacts => "your contacts",
            Self::ListsRead => "your lists",
            Self::ListsWrite => "changing your lists",
            Self::Reminders => "setting reminders",
            Self::Personalisation => "knowing who speaks",
        })
    }
}
