//! A recording's key as it is stored: wrapped by a master key, bound to its recording.
//!
//! ```text
//! layout (1 byte) ‖ master's id (16) ‖ IV (12) ‖ wrapped key (32) ‖ tag (16)
//! ```
//!
//! **Additional data**: a label, the layout, the master's id, the owner of the database and the
//! recording's id. A wrapped key moved to another recording, owner or master does not open.
//!
//! **IV**: 96 random bits. NIST SP 800-38D §8.3 allows 2^32 random IVs a key; a master wraps one key
//! a recording and each at most once more when the lock changes.
//!
//! Keys are wrapped and unwrapped by the browser (`wrapKey`, `unwrapKey`): their bytes never come
//! into the page's memory.

use hearsay_speaker::Owner;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey};

use super::master::{Master, MasterId};
use crate::vault::{
    VaultError,
    locks::Held,
    schema,
    seal::{ALGORITHM, IV_BYTES, new_key, random, subtle},
};

/// Layout of a stored key, its first byte.
const LAYOUT: u8 = 2;
/// Bytes of a master's id.
const ID_BYTES: u32 = 16;
/// Where the IV begins.
const IV_AT: u32 = 1 + ID_BYTES;
/// Where the wrapped key begins.
const KEY_AT: u32 = IV_AT + IV_BYTES;
/// Bytes of the whole: the key has 32, GCM's tag 16.
const LENGTH: u32 = KEY_AT + 32 + 16;
const LABEL: &[u8] = b"hearsay-key-2";

/// What lies in the store of keys for one recording.
#[derive(Clone, Debug)]
pub(in crate::vault) enum StoredKey {
    /// As version 1 kept it: a key that the browser does not hand out, but uses for everybody.
    Bare(CryptoKey),
    /// Wrapped by the master of that id.
    Wrapped(MasterId, Uint8Array),
    /// Nothing that this page ever stores.
    Nonsense,
}

impl StoredKey {
    /// Reads what is stored.
    pub(in crate::vault) fn from_js(value: &JsValue) -> Self {
        if let Some(key) = value.dyn_ref::<CryptoKey>() {
            return Self::Bare(key.clone());
        }
        let Some(bytes) = value.dyn_ref::<Uint8Array>() else {
            return Self::Nonsense;
        };
        if bytes.length() != LENGTH || bytes.get_index(0) != LAYOUT {
            return Self::Nonsense;
        }
        let mut id = [0; ID_BYTES as usize];
        bytes.subarray(1, IV_AT).copy_to(&mut id);
        Self::Wrapped(MasterId(id), bytes.clone())
    }
}

/// Whose recording a key belongs to.
#[derive(Clone, Copy, Debug)]
pub(in crate::vault) struct Of<'a> {
    /// Owner of the database.
    pub(in crate::vault) owner: Owner,
    /// Identifier of the recording.
    pub(in crate::vault) id: &'a str,
}

/// A fresh key and how it is to be stored. Drop it only once it is.
#[derive(Debug)]
pub(in crate::vault) struct Fresh {
    /// Seals and opens; not extractable.
    pub(in crate::vault) key: CryptoKey,
    /// What goes into the store.
    pub(in crate::vault) wrapped: Uint8Array,
    /// Keeps the master from becoming another meanwhile.
    _held: Held,
}

impl Fresh {
    /// Makes one. The extractable twin, which wrapping needs, lives no longer than this call.
    pub(super) async fn make(master: &Master, of: Of<'_>, held: Held) -> Result<Self, VaultError> {
        let wrapped = wrap(master, of, &new_key().await?).await?;
        Ok(Self {
            key: unwrap(master, of, &wrapped, false).await?,
            wrapped,
            _held: held,
        })
    }
}

/// Wraps a recording's key, which must be extractable.
async fn wrap(master: &Master, of: Of<'_>, key: &CryptoKey) -> Result<Uint8Array, VaultError> {
    let iv = random(IV_BYTES)?;
    let parameters = parameters(master.id, of, &iv);
    let wrapped = subtle()?.wrap_key_with_object("raw", key, &master.key, &parameters)?;
    let wrapped: ArrayBuffer = JsFuture::from(wrapped).await?.dyn_into()?;
    let stored = Uint8Array::new_with_length(KEY_AT + wrapped.byte_length());
    stored.set_index(0, LAYOUT);
    stored.set(&Uint8Array::from(master.id.0.as_slice()), 1);
    stored.set(&iv, IV_AT);
    stored.set(&Uint8Array::new(&wrapped), KEY_AT);
    Ok(stored)
}

/// Opens a wrapped key; [`VaultError::Damaged`] if a bit, its place or the master is another.
pub(super) async fn unwrap(
    master: &Master,
    of: Of<'_>,
    stored: &Uint8Array,
    extractable: bool,
) -> Result<CryptoKey, VaultError> {
    let parameters = parameters(master.id, of, &stored.slice(IV_AT, KEY_AT));
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let opened = subtle()?.unwrap_key_with_js_u8_array_and_object_and_str(
        "raw",
        &stored.slice(KEY_AT, stored.length()),
        &master.key,
        &parameters,
        ALGORITHM,
        extractable,
        &usages,
    )?;
    let opened = JsFuture::from(opened).await;
    Ok(opened.map_err(|_| VaultError::Damaged)?.dyn_into()?)
}

/// Wraps anew what another master wrapped.
pub(super) async fn rewrap(
    from: &Master,
    to: &Master,
    of: Of<'_>,
    stored: &Uint8Array,
) -> Result<Uint8Array, VaultError> {
    let key = unwrap(from, of, stored, true).await?;
    wrap(to, of, &key).await
}

fn parameters(master: MasterId, of: Of<'_>, iv: &Uint8Array) -> AesGcmParams {
    let mut bound = LABEL.to_vec();
    bound.push(LAYOUT);
    bound.extend(master.0);
    bound.extend(schema::database_name(of.owner).as_bytes());
    // No owner's name holds a zero byte: where it ends is certain.
    bound.push(0);
    bound.extend(of.id.as_bytes());
    let parameters = AesGcmParams::new_with_u8_array(ALGORITHM, iv);
    parameters.set_additional_data_u8_array(&Uint8Array::from(bound.as_slice()));
    parameters
}
