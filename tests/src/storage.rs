//! What lies in the browser's databases, read from outside the page's own code.

use crate::{Outcome, page::Page, probe::items};
use serde_json::Value;

const SCRIPT: &str = include_str!("scripts/dump.js");

/// All databases of the page's origin.
#[derive(Clone, Debug, Default)]
pub struct Dump {
    /// Entries of every store.
    pub stores: Vec<Store>,
    /// Every byte that lies in any value, one run of bytes a binary or text.
    pub bytes: Vec<Vec<u8>>,
    /// `CryptoKey`s whose bytes a script could read out.
    pub readable_keys: usize,
}

/// One object store.
#[derive(Clone, Debug)]
pub struct Store {
    /// Database.
    pub database: String,
    /// Name.
    pub name: String,
    /// Entries in it.
    pub entries: usize,
}

impl Dump {
    /// Reads everything.
    ///
    /// # Errors
    /// When a database cannot be opened.
    pub async fn of(page: &Page) -> Outcome<Self> {
        let found = page.run_async(SCRIPT, vec![]).await?;
        let stores = items(found.get("stores").unwrap_or(&Value::Null))
            .filter_map(store)
            .collect();
        let texts = items(found.get("bytes").unwrap_or(&Value::Null)).filter_map(Value::as_str);
        let bytes = texts.map(from_hex).collect::<Outcome<_>>()?;
        let readable = found
            .get("readable")
            .and_then(Value::as_u64)
            .unwrap_or_default();
        Ok(Self {
            stores,
            bytes,
            readable_keys: readable as usize,
        })
    }

    /// Entries in all stores of this name.
    #[must_use]
    pub fn entries(&self, store: &str) -> usize {
        self.stores
            .iter()
            .filter(|s| s.name == store)
            .map(|s| s.entries)
            .sum()
    }

    /// Entries in the stores that hold recordings: keys, rows and pieces.
    #[must_use]
    pub fn of_recordings(&self) -> usize {
        ["keys", "recordings", "pieces"]
            .into_iter()
            .map(|store| self.entries(store))
            .sum()
    }

    /// Whether these bytes lie anywhere.
    #[must_use]
    pub fn holds(&self, needle: &[u8]) -> bool {
        self.bytes
            .iter()
            .any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
    }
}

fn store(value: &Value) -> Option<Store> {
    Some(Store {
        database: value.get("database")?.as_str()?.to_owned(),
        name: value.get("name")?.as_str()?.to_owned(),
        entries: value.get("entries")?.as_u64()? as usize,
    })
}

fn from_hex(text: &str) -> Outcome<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| Ok(u8::from_str_radix(std::str::from_utf8(pair)?, 16)?))
        .collect()
}
