//! The vaults of all owners and the keyring that opens them, each opened when first needed and a
//! vault again after it was closed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hearsay_speaker::Owner;

use crate::vault::{Closing, Keyring, Vault, VaultError};

/// Every owner there is.
const OWNERS: [Owner; 5] = [
    Owner::Device,
    Owner::Cloud,
    Owner::Reviewers,
    Owner::SkillProvider,
    Owner::Recipient,
];

/// The vaults.
#[derive(Debug, Default)]
pub(super) struct Store {
    keyring: RefCell<Option<Keyring>>,
    open: Rc<RefCell<HashMap<Owner, Vault>>>,
}

impl Store {
    /// The keyring, open: the same for as long as the page lives.
    ///
    /// # Errors
    /// As [`Keyring::open`]; the next call tries again.
    pub(super) async fn keyring(&self) -> Result<Keyring, VaultError> {
        let known = self.keyring.borrow().clone();
        if let Some(keyring) = known {
            return Ok(keyring);
        }
        let opened = Keyring::open().await?;
        // Whoever opened one meanwhile was first: two would not know of each other's unlocking.
        Ok(self.keyring.borrow_mut().get_or_insert(opened).clone())
    }

    /// An owner's vault, open; locked or not.
    ///
    /// # Errors
    /// As [`Vault::open`]; the next call tries again.
    pub(super) async fn vault(&self, owner: Owner) -> Result<Vault, VaultError> {
        let open = self.open.borrow().get(&owner).cloned();
        match open {
            Some(vault) => Ok(vault),
            None => self.open_anew(owner).await,
        }
    }

    /// The vaults of all owners, open.
    ///
    /// # Errors
    /// As [`Self::vault`].
    pub(super) async fn all(&self) -> Result<Vec<Vault>, VaultError> {
        let mut vaults = Vec::with_capacity(OWNERS.len());
        for owner in OWNERS {
            vaults.push(self.vault(owner).await?);
        }
        Ok(vaults)
    }

    async fn open_anew(&self, owner: Owner) -> Result<Vault, VaultError> {
        let vault = Vault::open(owner, &self.keyring().await?).await?;
        let open = Rc::downgrade(&self.open);
        // A closed vault is forgotten, so that the next use opens it again or says why it cannot.
        vault.on_closing(move |_: Closing| {
            if let Some(open) = open.upgrade() {
                open.borrow_mut().remove(&owner);
            }
        });
        self.open.borrow_mut().insert(owner, vault.clone());
        Ok(vault)
    }
}
