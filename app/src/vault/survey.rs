//! What a vault holds at one moment, by identifier and without opening anything.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::{
    Vault, VaultError, live,
    row::Row,
    schema::{KEYS, PIECES, RECORDINGS},
    transact::Transact,
};

/// One moment's view of all three stores.
#[derive(Debug)]
pub(super) struct Survey {
    /// Keys; `None` where what lies there is not a key.
    pub(super) keys: BTreeMap<String, Option<CryptoKey>>,
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
                .map(|(id, key)| (id, key.dyn_into().ok()))
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

    /// The key of a recording, where there is one.
    pub(super) fn key(&self, id: &str) -> Option<&CryptoKey> {
        self.keys.get(id)?.as_ref()
    }

    /// The row of a recording, where there is one.
    pub(super) fn row(&self, id: &str) -> Option<&Row> {
        self.rows.get(id)?.as_ref()
    }

    /// Whether somebody is writing it.
    pub(super) fn is_live(&self, id: &str) -> bool {
        self.live.contains(id)
    }

    /// Whether exactly the pieces `0..count` are there.
    pub(super) fn has_pieces(&self, id: &str, count: u32) -> bool {
        let numbers = self.pieces.get(id).map_or(&[] as &[f64], Vec::as_slice);
        are_numbered(numbers, count)
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
async fn entries(transact: &Transact, store: &str) -> Result<Vec<(String, JsValue)>, VaultError> {
    let store = transact.store(store)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    Ok(keys
        .into_iter()
        .zip(values)
        .filter_map(|(key, value)| Some((key.as_string()?, value)))
        .collect())
}
