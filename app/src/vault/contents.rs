//! Everything that an owner's vault holds, as it lies there.

use std::{cmp::Reverse, collections::HashMap};

use hearsay_speaker::{Millis, history::RecordRef};
use wasm_bindgen::JsValue;

use super::{
    Vault, VaultError,
    keyring::StoredKey,
    pages::size_of,
    papers::is_paper,
    row::Row,
    schema::{self, KEYS, LEDGER, MASTERS, NOTES, PIECES, RECORDINGS},
    survey::place,
};
use crate::shared::privacy::{Holding, VaultContents};

/// Most things listed singly; more than that nobody reads.
const LISTED: usize = 2_000;

impl Vault {
    /// Lists what is stored: every value of every store, the largest store first. Decrypts nothing
    /// and works while locked. Of more than 2,000 values every store has its share listed, the small
    /// ones all they hold, and all are counted.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn contents(&self) -> Result<VaultContents, VaultError> {
        let mut contents = VaultContents {
            owner: self.owner(),
            database: self.connection().name(),
            holdings: Vec::new(),
            bytes: 0,
            values: 0,
        };
        let mut since = HashMap::new();
        let mut stores: Vec<(u64, Vec<Holding>)> = Vec::new();
        // Rows before pieces: they know since when the pieces lie there.
        for store in [RECORDINGS, KEYS, PIECES, NOTES, LEDGER, MASTERS] {
            let (mut bytes, mut holdings) = (0, Vec::new());
            self.walk(store, |key, value| {
                let size = size_of(value);
                bytes += size;
                contents.values += 1;
                if holdings.len() < LISTED {
                    holdings.push(self.holding(store, key, value, size, &mut since));
                }
            })
            .await?;
            contents.bytes += bytes;
            stores.push((bytes, holdings));
        }
        share_out(&mut stores);
        stores.sort_by_key(|(bytes, _)| Reverse(*bytes));
        let holdings = stores.into_iter().flat_map(|(_, holdings)| holdings);
        contents.holdings = holdings.collect();
        Ok(contents)
    }

    fn holding(
        &self,
        store: &'static str,
        key: &JsValue,
        value: &JsValue,
        bytes: u64,
        since: &mut HashMap<String, Millis>,
    ) -> Holding {
        let row = Row::from_js(value).filter(|_| store == RECORDINGS);
        let (record, name) = match place(key) {
            Some((id, number)) => (Some(id.clone()), format!("{id}/{number}")),
            None => {
                let text = key.as_string();
                let name = text.clone().or_else(|| Some(key.as_f64()?.to_string()));
                let record = text.filter(|name| schema::SEALED.contains(&store) && !is_paper(name));
                (record, name.unwrap_or_default())
            }
        };
        if let Some((id, row)) = record.as_ref().zip(row.as_ref()) {
            since.insert(id.clone(), row.started);
        }
        Holding {
            store,
            what: what(store, &name, value).to_owned(),
            bytes,
            since: record.as_ref().and_then(|id| since.get(id).copied()),
            record: record.map(|id| RecordRef {
                owner: self.owner(),
                id,
            }),
            name,
        }
    }
}

/// Shortens the longest lists until all are [`LISTED`] together: thousands of pieces must not push
/// the master key off the list.
fn share_out(stores: &mut [(u64, Vec<Holding>)]) {
    stores.sort_by_key(|(_, holdings)| holdings.len());
    let (mut left, count) = (LISTED, stores.len());
    for (at, (_, holdings)) in stores.iter_mut().enumerate() {
        holdings.truncate(left / (count - at));
        left -= holdings.len();
    }
}

/// What a stored value is, in a few words.
fn what(store: &str, name: &str, value: &JsValue) -> &'static str {
    match store {
        KEYS => match StoredKey::from_js(value) {
            StoredKey::Wrapped(..) if is_paper(name) => {
                "key of a sealed note, wrapped by the master key"
            }
            StoredKey::Wrapped(..) => "key of a recording, wrapped by the master key",
            StoredKey::Bare(_) => "key of a recording, not wrapped yet",
            StoredKey::Nonsense => "something that is no key",
        },
        RECORDINGS => match Row::from_js(value) {
            Some(row) if row.tail.is_some() => "start, sizes, sealed head and tail",
            Some(_) => "start, sizes, sealed head; not finished",
            None => "something that is no recording",
        },
        PIECES => "sealed sound",
        NOTES if is_paper(name) => "sealed note",
        NOTES => "note of this page",
        LEDGER => "line of the ledger",
        MASTERS if name == "lock" => "the lock: envelopes of the master key",
        MASTERS if name.starts_with("key/") => "master key that the browser does not hand out",
        MASTERS if name.starts_with("vault/") => "name of a vault under this master key",
        _ => "which master key is in use",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holdings(count: usize) -> (u64, Vec<Holding>) {
        let holding = Holding {
            store: PIECES,
            name: String::new(),
            what: String::new(),
            bytes: 1,
            since: None,
            record: None,
        };
        (count as u64, vec![holding; count])
    }

    fn listed(counts: &[usize]) -> Vec<usize> {
        let mut stores: Vec<_> = counts.iter().copied().map(holdings).collect();
        share_out(&mut stores);
        stores.iter().map(|(_, holdings)| holdings.len()).collect()
    }

    #[test]
    fn few_are_all_listed_and_of_many_the_small_stores_keep_theirs() {
        assert_eq!(listed(&[5, 0, 900]), [0, 5, 900]);
        assert_eq!(listed(&[2_000, 3, 2_000, 1]), [1, 3, 998, 998]);
        assert_eq!(listed(&[9_000]), [LISTED]);
        assert_eq!(listed(&[]), [0; 0]);
    }
}
