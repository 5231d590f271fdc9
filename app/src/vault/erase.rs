//! Deleting: the keys first, then what they opened. Works while the vaults are locked.

use std::collections::HashSet;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    row::Row,
    schema::{KEYS, PIECES, RECORDINGS},
    survey::pieces_of,
    transact::together,
};

/// Recordings whose ciphertext goes in one transaction: few enough that the page's other
/// transactions need not wait for long.
const BATCH: usize = 200;

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
        let destroyed = self.delete_many(&[id.to_owned()], |_| ()).await?;
        Ok(destroyed
            .into_iter()
            .map(|(_, destroyed)| destroyed)
            .next()
            .unwrap_or_default())
    }

    /// Deletes recordings: the keys of all in one transaction, so that none can be read from then
    /// on, then their ciphertext, 200 recordings a transaction. `told` hears how many are done.
    /// Gives what was destroyed of each, in their order; one that is named twice is deleted once.
    ///
    /// # Errors
    /// As [`Self::delete`]. What is left of ciphertext after a failure is noise, and
    /// [`Self::recover`] sweeps it.
    pub async fn delete_many(
        &self,
        ids: &[String],
        mut told: impl FnMut(usize),
    ) -> Result<Vec<(String, Destroyed)>, VaultError> {
        let mut named = HashSet::new();
        let ids: Vec<String> = ids
            .iter()
            .filter(|id| named.insert(id.as_str()))
            .cloned()
            .collect();
        let had_keys = self.destroy_keys(&ids).await?;
        let mut all = Vec::with_capacity(ids.len());
        for batch in ids.chunks(BATCH) {
            let destroyed = self.destroy_ciphertext(batch).await?;
            for (id, mut destroyed) in batch.iter().zip(destroyed) {
                destroyed.key = had_keys.contains(id);
                self.forget(id);
                all.push((id.clone(), destroyed));
            }
            told(all.len());
        }
        Ok(all)
    }

    /// Gives which of them had a key.
    async fn destroy_keys(&self, ids: &[String]) -> Result<HashSet<String>, VaultError> {
        let transact = self.connection().write(&[KEYS])?;
        let keys = transact.store(KEYS)?;
        let there = together(ids.iter().map(|id| keys.get_key(JsValue::from_str(id)))).await?;
        let there: HashSet<String> = ids
            .iter()
            .zip(there)
            .filter_map(|(id, key)| key.map(|_| id.clone()))
            .collect();
        for id in &there {
            keys.delete(JsValue::from_str(id))?;
        }
        transact.settle().await?;
        Ok(there)
    }

    async fn destroy_ciphertext(&self, ids: &[String]) -> Result<Vec<Destroyed>, VaultError> {
        let ranges = ids
            .iter()
            .map(|id| pieces_of(id))
            .collect::<Result<Vec<_>, _>>()?;
        let transact = self.connection().write(&[RECORDINGS, PIECES])?;
        let (recordings, store) = (transact.store(RECORDINGS)?, transact.store(PIECES)?);
        let rows = together(ids.iter().map(|id| recordings.get(JsValue::from_str(id)))).await?;
        let places = ranges
            .iter()
            .map(|range| store.get_all_keys(Some(range.clone().into()), None));
        let places = together(places).await?;
        let mut destroyed = Vec::with_capacity(ids.len());
        for ((row, places), range) in rows.iter().zip(&places).zip(&ranges) {
            let row = row.as_ref().and_then(Row::from_js);
            // The row counts its own pieces; only where the count is wrong are they looked at.
            let counted = row
                .as_ref()
                .filter(|row| row.pieces as usize == places.len());
            let sound = match counted {
                Some(row) => row.piece_bytes,
                None => sizes(&store.get_all(Some(range.clone().into()), None)?.await?),
            };
            let ends = row.map_or(0, |row| row.bytes() - row.piece_bytes);
            destroyed.push(Destroyed {
                key: false,
                pieces: u32::try_from(places.len()).unwrap_or(u32::MAX),
                bytes: sound + ends,
            });
        }
        for (id, range) in ids.iter().zip(ranges) {
            recordings.delete(JsValue::from_str(id))?;
            store.delete(range)?;
        }
        transact.settle().await?;
        Ok(destroyed)
    }
}

fn sizes(pieces: &[JsValue]) -> u64 {
    let size = |piece: &JsValue| piece.dyn_ref().map_or(0, Uint8Array::length);
    pieces.iter().map(|piece| u64::from(size(piece))).sum()
}
