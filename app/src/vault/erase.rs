//! Deleting: the key first, then what it opened.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    row::Row,
    schema::{KEYS, PIECES, RECORDINGS},
    survey::pieces_of,
};

/// What a deletion destroyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Whether there was a key.
    pub key: bool,
    /// Pieces of sound.
    pub pieces: u32,
    /// Ciphertext in all, head and tail included, bytes.
    pub bytes: u64,
}

impl Vault {
    /// Deletes a recording. Two transactions: once the first is on the disk the key is gone, and a
    /// crash before the second leaves noise for [`Self::recover`] to sweep. Deleting what is not
    /// there destroys nothing and is no error.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn delete(&self, id: &str) -> Result<Destroyed, VaultError> {
        let key = self.destroy_key(id).await?;
        let mut destroyed = self.destroy_ciphertext(id).await?;
        destroyed.key = key;
        self.forget(id);
        Ok(destroyed)
    }

    async fn destroy_key(&self, id: &str) -> Result<bool, VaultError> {
        let id = JsValue::from_str(id);
        let transact = self.connection().write(&[KEYS])?;
        let keys = transact.store(KEYS)?;
        let there = keys.get_key(id.clone())?.await?.is_some();
        keys.delete(id)?;
        transact.settle().await?;
        Ok(there)
    }

    async fn destroy_ciphertext(&self, id: &str) -> Result<Destroyed, VaultError> {
        let key = JsValue::from_str(id);
        let range = pieces_of(id)?;
        let transact = self.connection().write(&[RECORDINGS, PIECES])?;
        let (recordings, store) = (transact.store(RECORDINGS)?, transact.store(PIECES)?);
        let row = recordings.get(key.clone())?.await?;
        let pieces = store.get_all(Some(range.clone().into()), None)?.await?;
        recordings.delete(key)?;
        store.delete(range)?;
        transact.settle().await?;

        let sealed = |piece: &JsValue| piece.dyn_ref().map_or(0, Uint8Array::length);
        let sound: u64 = pieces.iter().map(|piece| u64::from(sealed(piece))).sum();
        let ends = row
            .as_ref()
            .and_then(Row::from_js)
            .map_or(0, |row| row.bytes() - row.piece_bytes);
        let count = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
        Ok(Destroyed {
            key: false,
            pieces: count,
            bytes: sound + ends,
        })
    }
}
