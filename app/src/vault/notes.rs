//! What is remembered beside the recordings: notes by name, and the ledger's lines by number.
//!
//! Neither is encrypted, and both can be read and written while the vaults are locked: what lies
//! here must tell no content.

use idb::CursorDirection;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::{
    Vault, VaultError,
    schema::{LEDGER, NOTES},
};

impl Vault {
    /// A note, if there is one.
    ///
    /// # Errors
    /// [`VaultError::Unexpected`] if what lies there is not such a note, [`VaultError::Closed`].
    pub async fn note<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, VaultError> {
        let transact = self.connection().read_from(&[NOTES])?;
        let value = transact.store(NOTES)?.get(JsValue::from_str(name))?.await?;
        let Some(value) = value else {
            return Ok(None);
        };
        let unreadable = || VaultError::Unexpected(format!("the note \"{name}\" is unreadable"));
        let text = value.as_string().ok_or_else(unreadable)?;
        serde_json::from_str(&text).map_err(|_| unreadable())
    }

    /// Writes a note over the one of its name.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Closed`]; the old one stays.
    pub async fn set_note<T: Serialize>(&self, name: &str, value: &T) -> Result<(), VaultError> {
        let text = serde_json::to_string(value)
            .map_err(|_| VaultError::Unexpected(format!("the note \"{name}\" is no JSON")))?;
        let transact = self.connection().write(&[NOTES])?;
        let notes = transact.store(NOTES)?;
        notes.put(&text.into(), Some(&JsValue::from_str(name)))?;
        transact.settle().await
    }

    /// Takes a note away; one that is not there is no error.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn remove_note(&self, name: &str) -> Result<(), VaultError> {
        let transact = self.connection().write(&[NOTES])?;
        transact.store(NOTES)?.delete(JsValue::from_str(name))?;
        transact.settle().await
    }

    /// The ledger's lines by their numbers, oldest first. What is not text comes as an empty line:
    /// a line that somebody spoiled must not look as if it had never been.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn ledger_lines(&self) -> Result<Vec<String>, VaultError> {
        let transact = self.connection().read_from(&[LEDGER])?;
        let lines = transact.store(LEDGER)?.get_all(None, None)?.await?;
        Ok(lines
            .into_iter()
            .map(|line| line.as_string().unwrap_or_default())
            .collect())
    }

    /// Appends to the ledger. `make` gets the last line (`None` where there is none) and gives those
    /// that follow, each with its number. Reading and writing are one transaction: two tabs cannot
    /// follow the same line. Where one number is taken nothing is appended.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Closed`]; the ledger is as it was.
    pub async fn append_ledger(
        &self,
        make: impl FnOnce(Option<String>) -> Vec<(u64, String)>,
    ) -> Result<(), VaultError> {
        let transact = self.connection().write(&[LEDGER])?;
        let ledger = transact.store(LEDGER)?;
        let last = ledger
            .open_cursor(None, Some(CursorDirection::Prev))?
            .await?;
        let last = match last {
            Some(last) => Some(last.value()?.as_string().unwrap_or_default()),
            None => None,
        };
        for (number, line) in make(last) {
            // Exact up to 2^53, which no ledger reaches.
            ledger.add(&line.into(), Some(&(number as f64).into()))?;
        }
        transact.settle().await
    }
}
