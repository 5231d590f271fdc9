//! The lines of a skill's ledger: what it asked for, got, used and was refused. Never content.

use super::Permission;
use crate::Millis;
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// When.
    pub at: Millis,
    /// The skill's identifier.
    pub skill: String,
    /// What happened.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// The skill was added by a person.
    Added,
    /// It was switched on.
    Enabled,
    /// It was switched off.
    Disabled,
    /// It was thrown away.
    Removed,
    /// A person approved it as a recorder by hand.
    Approved,
    /// It asked for a permission.
    Asked(Permission),
    /// The person granted one.
    Granted(Permission),
    /// The person denied one.
    Denied(Permission),
    /// It used one.
    Used(Permission),
    /// It tried to use one that it does not hold, and got nothing.
    Refused(Permission),
    /// It was opened.
    Opened,
    /// Its session ended.
    Closed,
    /// It played notes.
    PlayedNotes,
    /// It saw the list of its notes.
    ListedNotes,
    /// It deleted notes.
    DeletedNotes,
}

impl LedgerLine {
    /// The line as a sentence, without time and skill.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.what {
            Happening::Added => "Added by you.".to_owned(),
            Happening::Enabled => "Enabled.".to_owned(),
            Happening::Disabled => "Disabled.".to_owned(),
            Happening::Removed => "Removed.".to_owned(),
            Happening::Approved => "Approved by you as a recorder.".to_owned(),
            Happening::Asked(permission) => format!("Asked for {permission}."),
            Happening::Granted(permission) => format!("You granted {permission}."),
            Happening::Denied(permission) => format!("You denied {permission}."),
            Happening::Used(permission) => format!("Used {permission}."),
            Happening::Refused(permission) => {
                format!("Tried to use {permission} without permission and was refused.")
            }
            Happening::Opened => "Opened.".to_owned(),
            Happening::Closed => "Closed.".to_owned(),
            Happening::PlayedNotes => "Played notes that it keeps.".to_owned(),
            Happening::ListedNotes => "Looked at the list of its notes.".to_owned(),
            Happening::DeletedNotes => "Deleted notes that it kept.".to_owned(),
        }
    }
}
