//! Walking through a store without holding all of it in memory.

use idb::KeyRange;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

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

/// Size of a stored value: texts in UTF-8, numbers as 8 bytes, a `CryptoKey` as the 32 bytes that it
/// stands for, an object as the sum of its fields without their names.
pub(super) fn size_of(value: &JsValue) -> u64 {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return u64::from(bytes.length());
    }
    if let Some(text) = value.as_string() {
        return text.len() as u64;
    }
    if value.as_f64().is_some() {
        return 8;
    }
    if value.is_instance_of::<CryptoKey>() {
        return 32;
    }
    fields(value).iter().map(size_of).sum()
}

/// Whether any text or bytes in a stored value are as wanted.
pub(super) fn any_part(value: &JsValue, wanted: &impl Fn(&[u8]) -> bool) -> bool {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return wanted(&bytes.to_vec());
    }
    if let Some(text) = value.as_string() {
        return wanted(text.as_bytes());
    }
    fields(value).iter().any(|field| any_part(field, wanted))
}

/// Values of an object's own fields; none of anything else.
fn fields(value: &JsValue) -> Vec<JsValue> {
    let object = value.dyn_ref::<Object>();
    object.map_or_else(Vec::new, |object| Object::values(object).to_vec())
}
