//! The vaults of all owners, each opened when first needed and again after it was closed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hearsay_speaker::Owner;

use crate::vault::{Closing, Vault, VaultError};

/// The vaults.
#[derive(Debug, Default)]
pub(super) struct Store {
    open: Rc<RefCell<HashMap<Owner, Vault>>>,
}

impl Store {
    /// An owner's vault, open.
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

    async fn open_anew(&self, owner: Owner) -> Result<Vault, VaultError> {
        let vault = Vault::open(owner).await?;
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
