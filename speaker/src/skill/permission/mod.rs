//! What skills may ask a person for, what they were given, and the lines that tell every use of it.
//!
//! Invariant: nothing is given that was not granted, and every asking, granting, use and refusal is
//! a line of the skill's own ledger.

mod kind;
mod ledger;
mod profile;

pub use kind::Permission;
pub use ledger::{Happening, LedgerLine};
pub use profile::Profile;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person answered to each permission that a skill asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grants(BTreeMap<Permission, bool>);

impl Grants {
    /// Grants these.
    #[must_use]
    pub fn of(granted: impl IntoIterator<Item = Permission>) -> Self {
        Self(granted.into_iter().map(|one| (one, true)).collect())
    }

    /// Notes an answer.
    pub fn set(&mut self, permission: Permission, granted: bool) {
        self.0.insert(permission, granted);
    }

    /// Whether it was granted; what was never asked was not.
    #[must_use]
    pub fn has(&self, permission: Permission) -> bool {
        self.answer(permission).unwrap_or(false)
    }

    /// What the person answered, if anything.
    #[must_use]
    pub fn answer(&self, permission: Permission) -> Option<bool> {
        self.0.get(&permission).copied()
    }

    /// Forgets all answers.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// All answers.
    pub fn iter(&self) -> impl Iterator<Item = (Permission, bool)> {
        self.0
            .iter()
            .map(|(permission, granted)| (*permission, *granted))
    }
}
