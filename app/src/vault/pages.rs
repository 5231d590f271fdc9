//! Walking through a store without holding all of it in memory.

use idb::KeyRange;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{Vault, VaultError};

/// Values read in one transaction: 64 pieces of sound are 1 MB.
const PAGE: u32 = 64;

impl Vault {
    /// Calls back with every key and value of a store, in the order of the keys. What is added or
    /// removed meanwhile may or may not be seen.
    pub(super) async fn walk(
        &self,
        store: &str,
        mut see: impl FnMut(&JsValue, &JsValue),
    ) -> Result<(), VaultError> {
        let mut after: Option<JsValue> = None;
        loop {
            let range = match &after {
                Some(key) => Some(KeyRange::lower_bound(key, Some(true))?.into()),
                None => None,
            };
            let transact = self.connection().read_from(&[store])?;
            let at = transact.store(store)?;
            let keys = at.get_all_keys(range.clone(), Some(PAGE))?.await?;
            let values = at.get_all(range, Some(PAGE))?.await?;
            drop(transact);
            for (key, value) in keys.iter().zip(&values) {
                see(key, value);
            }
            match keys.into_iter().next_back() {
                Some(last) => after = Some(last),
                None => return Ok(()),
            }
        }
    }
}

/// The parts of a stored value that are texts or bytes, and the size of all of it: texts in UTF-8,
/// numbers as 8 bytes, a `CryptoKey` as the 32 bytes that it stands for. Names of fields do not
/// count.
pub(super) fn weigh(value: &JsValue, part: &mut impl FnMut(&[u8])) -> u64 {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        let bytes = bytes.to_vec();
        part(&bytes);
        return bytes.len() as u64;
    }
    if let Some(text) = value.as_string() {
        part(text.as_bytes());
        return text.len() as u64;
    }
    if value.as_f64().is_some() {
        return 8;
    }
    if value.is_instance_of::<web_sys::CryptoKey>() {
        return 32;
    }
    match value.dyn_ref::<Object>() {
        Some(fields) => Object::values(fields)
            .iter()
            .map(|field| weigh(&field, part))
            .sum(),
        None => 0,
    }
}
