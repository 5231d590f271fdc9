//! What a vault holds at one moment, by identifier and without opening anything.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    keyring::StoredKey,
    live,
    papers::is_paper,
    row::Row,
    schema::{KEYS, PIECES, RECORDINGS},
    transact::Transact,
};

/// One recording as it is stored.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its identifier.
    pub(super) id: String,
    /// Its row; `None` where there is none or what lies there is not a row.
    pub(super) row: Option<Row>,
    /// Its key, where there is one.
    pub(super) key: Option<StoredKey>,
    /// Numbers of its pieces, ascending.
    pub(super) pieces: Vec<f64>,
}

impl Found {
    /// Whether exactly the pieces `0..count` are there.
    pub(super) fn has_pieces(&self, count: u32) -> bool {
        are_numbered(&self.pieces, count)
    }

    /// Whether it was never finished.
    pub(super) fn is_unfinished(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.tail.is_none())
    }
}

/// One moment's view of keys, rows and pieces.
#[derive(Debug)]
pub(super) struct Survey {
    /// Keys.
    pub(super) keys: BTreeMap<String, StoredKey>,
    /// Rows; `None` where what lies there is not a row.
    pub(super) rows: BTreeMap<String, Option<Row>>,
    /// Numbers of the pieces, ascending.
    pub(super) pieces: BTreeMap<String, Vec<f64>>,
    /// Recordings being written, here or in another tab.
    live: HashSet<String>,
}

impl Survey {
    /// Looks at everything in one transaction. Who is writing is asked before and after it: a
    /// recording that began or ended meanwhile shows in one of the two answers.
    pub(super) async fn take(vault: &Vault) -> Result<Self, VaultError> {
        let database = vault.connection().name();
        let mut live = live::held(&database).await;
        let transact = vault.connection().read()?;
        let keys = entries(&transact, KEYS).await?;
        let rows = entries(&transact, RECORDINGS).await?;
        let places = transact.store(PIECES)?.get_all_keys(None, None)?.await?;
        drop(transact);
        live.extend(live::held(&database).await);

        let mut pieces = BTreeMap::<String, Vec<f64>>::new();
        for (id, number) in places.iter().filter_map(place) {
            pieces.entry(id).or_default().push(number);
        }
        Ok(Self {
            keys: keys
                .into_iter()
                .filter(|(id, _)| !is_paper(id))
                .map(|(id, key)| (id, StoredKey::from_js(&key)))
                .collect(),
            rows: rows
                .into_iter()
                .map(|(id, row)| (id, Row::from_js(&row)))
                .collect(),
            pieces,
            live,
        })
    }

    /// Everything that takes room as a recording, whole or not.
    pub(super) fn recordings(&self) -> BTreeSet<&str> {
        self.rows
            .keys()
            .chain(self.pieces.keys())
            .map(String::as_str)
            .collect()
    }

    /// Everything that has left anything at all.
    pub(super) fn all(&self) -> BTreeSet<&str> {
        self.recordings()
            .into_iter()
            .chain(self.keys.keys().map(String::as_str))
            .collect()
    }

    /// Everything about one recording.
    pub(super) fn found(&self, id: &str) -> Found {
        Found {
            id: id.to_owned(),
            row: self.rows.get(id).cloned().flatten(),
            key: self.keys.get(id).cloned(),
            pieces: self.pieces.get(id).cloned().unwrap_or_default(),
        }
    }

    /// What is to be listed: everything but what is being written.
    pub(super) fn listed(&self) -> Vec<Found> {
        let mut listed: Vec<Found> = self
            .recordings()
            .into_iter()
            .map(|id| self.found(id))
            .filter(|found| !(found.is_unfinished() && self.is_live(&found.id)))
            .collect();
        listed.sort_by_key(|found| Reverse(found.row.as_ref().map_or(0, |row| row.started)));
        listed
    }

    /// Whether somebody is writing it.
    pub(super) fn is_live(&self, id: &str) -> bool {
        self.live.contains(id)
    }
}

/// Whether numbers in ascending order are exactly `0..count`.
pub(super) fn are_numbered(numbers: &[f64], count: u32) -> bool {
    numbers.len() == count as usize && (0..count).zip(numbers).all(|(i, n)| f64::from(i) == *n)
}

/// Recording and number of a piece's database key; `None` for a key that this page never makes.
pub(super) fn place(key: &JsValue) -> Option<(String, f64)> {
    let key: &Array = key.dyn_ref()?;
    Some((key.get(0).as_string()?, key.get(1).as_f64()?))
}

/// Every database key of a recording's pieces: an array sorts after `[id]` and before `[id, []]`
/// whatever its second part.
pub(super) fn pieces_of(id: &str) -> Result<idb::KeyRange, VaultError> {
    let id = JsValue::from_str(id);
    let (first, last) = (Array::of1(&id), Array::of2(&id, &Array::new()));
    Ok(idb::KeyRange::bound(&first, &last, None, None)?)
}

/// All values of a store by their keys.
pub(super) async fn entries(
    transact: &Transact,
    store: &str,
) -> Result<Vec<(String, JsValue)>, VaultError> {
    let store = transact.store(store)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    Ok(keys
        .into_iter()
        .zip(values)
        .filter_map(|(key, value)| Some((key.as_string()?, value)))
        .collect())
}
