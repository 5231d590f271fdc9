//! The vault of the (simulated) cloud, opened when first needed and again after it was closed.

use std::cell::RefCell;
use std::rc::Rc;

use hearsay_speaker::Owner;

use crate::vault::{Closing, Vault, VaultError};

/// The vault in which everything that this page records lies.
#[derive(Debug, Default)]
pub(super) struct Store {
    open: Rc<RefCell<Option<Vault>>>,
}

impl Store {
    /// The vault, open.
    ///
    /// # Errors
    /// As [`Vault::open`]; the next call tries again.
    pub(super) async fn vault(&self) -> Result<Vault, VaultError> {
        let open = self.open.borrow().clone();
        match open {
            Some(vault) => Ok(vault),
            None => self.open_anew().await,
        }
    }

    async fn open_anew(&self) -> Result<Vault, VaultError> {
        let vault = Vault::open(Owner::Cloud).await?;
        let open = Rc::downgrade(&self.open);
        // A closed vault is forgotten, so that the next use opens it again or says why it cannot.
        vault.on_closing(move |_: Closing| {
            if let Some(open) = open.upgrade() {
                open.replace(None);
            }
        });
        self.open.replace(Some(vault.clone()));
        Ok(vault)
    }
}
