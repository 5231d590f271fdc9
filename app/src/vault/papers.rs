//! Sealed notes: what is remembered beside the recordings and does tell content, such as names and
//! drafts.
//!
//! A paper's key lies among the recordings' keys under a name of its own, wrapped by the master like
//! all of them, so that a lock shuts papers too; its text lies sealed among the notes. Every change is
//! sealed with a fresh key, in one transaction with the text: what a paper said before is unreadable
//! from then on.

use js_sys::Uint8Array;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    keyring::StoredKey,
    locks::{self, Mode},
    schema::{KEYS, NOTES},
    seal::{self, Place},
};

/// What the names of all papers begin with; no recording's does.
const PREFIX: &str = "paper:";

/// Whether a name in the store of keys is a paper's.
pub(super) fn is_paper(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// Nobody else changes a paper for as long as this is held.
#[derive(Debug)]
pub struct Alone(
    #[expect(dead_code, reason = "held, and let go of when it is dropped")] locks::Held,
);

impl Vault {
    /// Waits until no other tab changes this paper; for those that read it, change it and write it.
    pub async fn alone(&self, name: &str) -> Alone {
        let lock = format!("{}#paper/{name}", self.connection().name());
        Alone(locks::hold(&lock, Mode::Alone).await)
    }

    /// A paper, if there is one.
    ///
    /// # Errors
    /// [`VaultError::Locked`]; [`VaultError::Damaged`] if it does not open or is no such paper;
    /// [`VaultError::Closed`].
    pub async fn paper<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, VaultError> {
        let id = format!("{PREFIX}{name}");
        let place = JsValue::from_str(&id);
        let transact = self.connection().read_from(&[KEYS, NOTES])?;
        let key = transact.store(KEYS)?.get(place.clone())?.await?;
        let sealed = transact.store(NOTES)?.get(place)?.await?;
        drop(transact);
        let (key, sealed) = match (key, sealed) {
            (None, None) => return Ok(None),
            (Some(key), Some(sealed)) => (key, sealed),
            _ => return Err(VaultError::Damaged),
        };
        let sealed: &Uint8Array = sealed.dyn_ref().ok_or(VaultError::Damaged)?;
        let key = StoredKey::from_js(&key);
        let key = self.keyring().key(self.of(&id), &key).await?;
        let text = seal::open(&key, &id, Place::Head, sealed).await?;
        let read = serde_json::from_slice(&text).map_err(|_| VaultError::Damaged)?;
        Ok(Some(read))
    }

    /// Writes a paper over the one of its name, whose key is destroyed with that.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Locked`], [`VaultError::Closed`]; the old one stays.
    pub async fn set_paper<T: Serialize>(&self, name: &str, value: &T) -> Result<(), VaultError> {
        let id = format!("{PREFIX}{name}");
        let text = serde_json::to_vec(value)
            .map_err(|_| VaultError::Unexpected(format!("the paper \"{name}\" is no JSON")))?;
        let fresh = self.keyring().fresh_key(self.of(&id)).await?;
        let sealed = seal::seal(&fresh.key, &id, Place::Head, &text).await?;
        self.take_room(u64::from(sealed.length()))?;
        let place = JsValue::from_str(&id);
        let transact = self.connection().write(&[KEYS, NOTES])?;
        transact.store(KEYS)?.put(&fresh.wrapped, Some(&place))?;
        transact.store(NOTES)?.put(&sealed, Some(&place))?;
        transact.settle().await
    }

    /// Takes a paper away, key and text; one that is not there is no error.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn remove_paper(&self, name: &str) -> Result<(), VaultError> {
        let place = JsValue::from_str(&format!("{PREFIX}{name}"));
        let transact = self.connection().write(&[KEYS, NOTES])?;
        transact.store(KEYS)?.delete(place.clone())?;
        transact.store(NOTES)?.delete(place)?;
        transact.settle().await
    }
}
