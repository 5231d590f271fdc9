//! What a skill gets when it uses a permission: details of a person who does not exist.
//!
//! Real details have no business in a demonstration; the page may set others that are as little real.

use super::Permission;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A person's details.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profile(BTreeMap<Permission, String>);

/// A person who does not exist: the address and e-mail are reserved for examples (RFC 2606), the
/// number is one of those that regulators keep free for fiction.
impl Default for Profile {
    fn default() -> Self {
        let details = [
            (Permission::Address, "1 Example Street, Exampleton"),
            (Permission::PostalCode, "EX1 0AA"),
            (Permission::FullName, "Robin Example"),
            (Permission::GivenName, "Robin"),
            (Permission::Email, "robin@example.com"),
            (Permission::Phone, "+44 1632 960 000"),
            (Permission::Location, "Exampleton"),
            (Permission::Contacts, "Sam, Alex and Kim"),
            (Permission::ListsRead, "milk and bread"),
            (
                Permission::Personalisation,
                "the first person of the household",
            ),
        ];
        let owned = details.map(|(permission, text)| (permission, text.to_owned()));
        Self(owned.into_iter().collect())
    }
}

impl Profile {
    /// The detail that a permission opens; `None` where there is nothing to read.
    #[must_use]
    pub fn detail(&self, permission: Permission) -> Option<&str> {
        self.0.get(&permission).map(String::as_str)
    }

    /// Sets a detail.
    pub fn set(&mut self, permission: Permission, detail: String) {
        self.0.insert(permission, detail);
    }
}
