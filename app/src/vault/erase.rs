//! Deleting: the keys first, then what they opened. Works while the vaults are locked.

mod runs;

use std::collections::{HashMap, HashSet};

use idb::ObjectStore;
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
const BATCH: usize = 2_000;

/// Up to so many recordings are asked for one by one; more are deleted in runs, which costs a look at
/// everything that lies between them.
const FEW: usize = 20;

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
    /// on, then their ciphertext, 2,000 recordings a transaction. `told` hears how many are done.
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
        let mut sorted: Vec<&str> = ids.iter().map(String::as_str).collect();
        // As the database sorts.
        sorted.sort_unstable_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        let mut all = HashMap::with_capacity(ids.len());
        for batch in sorted.chunks(BATCH) {
            all.extend(self.destroy_ciphertext(batch).await?);
            batch.iter().for_each(|id| self.forget(id));
            told(all.len());
        }
        let destroyed = ids.into_iter().map(|id| {
            let mut destroyed = all.remove(&id).unwrap_or_default();
            destroyed.key = had_keys.contains(&id);
            (id, destroyed)
        });
        Ok(destroyed.collect())
    }

    /// Gives which of them had a key.
    async fn destroy_keys(&self, ids: &[String]) -> Result<HashSet<String>, VaultError> {
        let transact = self.connection().write(&[KEYS])?;
        let keys = transact.store(KEYS)?;
        if ids.len() > FEW {
            let doomed = ids.iter().map(String::as_str).collect();
            let there = runs::delete_names(&keys, &doomed).await?;
            transact.settle().await?;
            return Ok(there);
        }
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

    /// `ids` in the store's order.
    async fn destroy_ciphertext(
        &self,
        ids: &[&str],
    ) -> Result<HashMap<String, Destroyed>, VaultError> {
        let transact = self.connection().write(&[RECORDINGS, PIECES])?;
        let (recordings, pieces) = (transact.store(RECORDINGS)?, transact.store(PIECES)?);
        let destroyed = if ids.len() > FEW {
            runs::delete_ciphertext(&recordings, &pieces, ids).await?
        } else {
            each(&recordings, &pieces, ids).await?
        };
        transact.settle().await?;
        Ok(destroyed)
    }
}

/// Deletes a few, asked for one by one.
async fn each(
    recordings: &ObjectStore,
    store: &ObjectStore,
    ids: &[&str],
) -> Result<HashMap<String, Destroyed>, VaultError> {
    let ranges = ids
        .iter()
        .map(|id| pieces_of(id))
        .collect::<Result<Vec<_>, _>>()?;
    let rows = together(ids.iter().map(|id| recordings.get(JsValue::from_str(id)))).await?;
    let places = ranges
        .iter()
        .map(|range| store.get_all_keys(Some(range.clone().into()), None));
    let places = together(places).await?;
    let mut destroyed = HashMap::with_capacity(ids.len());
    for (((id, row), places), range) in ids.iter().zip(&rows).zip(&places).zip(ranges) {
        let row = row.as_ref().and_then(Row::from_js);
        let was = what_was(row.as_ref(), places.len(), id, store).await?;
        destroyed.insert((*id).to_owned(), was);
        recordings.delete(JsValue::from_str(id))?;
        store.delete(range)?;
    }
    Ok(destroyed)
}

/// What there is of a recording with this row and so many pieces.
async fn what_was(
    row: Option<&Row>,
    places: usize,
    id: &str,
    store: &ObjectStore,
) -> Result<Destroyed, VaultError> {
    // The row counts its own pieces; only where the count is wrong are they looked at.
    let sound = match row.filter(|row| row.pieces as usize == places) {
        Some(row) => row.piece_bytes,
        None if places == 0 => 0,
        None => sizes(&store.get_all(Some(pieces_of(id)?.into()), None)?.await?),
    };
    let ends = row.map_or(0, |row| row.bytes() - row.piece_bytes);
    Ok(Destroyed {
        key: false,
        pieces: u32::try_from(places).unwrap_or(u32::MAX),
        bytes: sound + ends,
    })
}

fn sizes(pieces: &[JsValue]) -> u64 {
    let size = |piece: &JsValue| piece.dyn_ref().map_or(0, Uint8Array::length);
    pieces.iter().map(|piece| u64::from(size(piece))).sum()
}
