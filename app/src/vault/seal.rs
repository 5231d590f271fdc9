//! AES-256-GCM by the browser: a key a recording, a fresh IV a blob, every blob bound to its place.
//!
//! A sealed blob is `IV (12 bytes) ‖ ciphertext ‖ tag (16 bytes)`.
//!
//! **IV** (96 bits, NIST SP 800-38D §8.2.1, deterministic construction): one byte kind, seven random
//! bytes, four bytes piece number. Kind and number alone make the IVs of all blobs of a recording
//! distinct. The random bytes cover the one case in which a place is sealed twice, a piece tried
//! again after a full disk or a tail rewritten with an answer: the same IV would then need 56 random
//! bits to meet again among a handful of tries.
//!
//! **Additional data**: a label with the layout's version, kind, number and the recording's id. A
//! blob moved to another place or another recording does not open.

use js_sys::{ArrayBuffer, JSON, Object, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, SubtleCrypto};

use super::VaultError;

/// Bytes that sealing adds: IV and tag.
pub(super) const OVERHEAD: u64 = 12 + 16;

/// Bytes of an IV; 96 bits is what GCM is made for.
pub(super) const IV_BYTES: u32 = 12;
/// The browser's name of it.
pub(super) const ALGORITHM: &str = "AES-GCM";
/// Bits of every key.
pub(super) const KEY_BITS: u16 = 256;
/// Layout of additional data, version 1.
const LABEL: &[u8] = b"hearsay-vault-1";

/// The place of a blob inside its recording.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// What was known at the beginning.
    Head,
    /// Sound, by number from 0.
    Piece(u32),
    /// What was known at the end.
    Tail,
}

impl Place {
    fn kind_and_number(self) -> (u8, u32) {
        match self {
            Self::Head => (0, 0),
            Self::Piece(number) => (1, number),
            Self::Tail => (2, 0),
        }
    }
}

/// Makes a recording's key. It can be taken out of the browser's hands: to be wrapped it has to be.
pub(super) async fn new_key() -> Result<CryptoKey, VaultError> {
    let usages = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()?.generate_key_with_object(
        &AesKeyGenParams::new(ALGORITHM, KEY_BITS),
        true,
        &usages,
    )?;
    Ok(JsFuture::from(made).await?.dyn_into()?)
}

/// Seals bytes for one place of one recording.
pub(super) async fn seal(
    key: &CryptoKey,
    id: &str,
    place: Place,
    plain: &[u8],
) -> Result<Uint8Array, VaultError> {
    let iv = fresh_iv(place)?;
    let parameters = parameters(&iv, id, place);
    let sealed = subtle()?.encrypt_with_object_and_u8_array(&parameters, key, plain)?;
    let sealed: ArrayBuffer = JsFuture::from(sealed).await?.dyn_into()?;
    let blob = Uint8Array::new_with_length(IV_BYTES + sealed.byte_length());
    blob.set(&iv, 0);
    blob.set(&Uint8Array::new(&sealed), IV_BYTES);
    Ok(blob)
}

/// Opens a blob, or says [`VaultError::Damaged`] if one bit or its place is not what was sealed.
pub(super) async fn open(
    key: &CryptoKey,
    id: &str,
    place: Place,
    blob: &Uint8Array,
) -> Result<Vec<u8>, VaultError> {
    if u64::from(blob.length()) < OVERHEAD {
        return Err(VaultError::Damaged);
    }
    let parameters = parameters(&blob.slice(0, IV_BYTES), id, place);
    let sealed = blob.slice(IV_BYTES, blob.length());
    let opened = subtle()?.decrypt_with_object_and_js_u8_array(&parameters, key, &sealed)?;
    // GCM gives one answer for every kind of damage, `OperationError`, and no more is to be known.
    let opened = JsFuture::from(opened)
        .await
        .map_err(|_| VaultError::Damaged)?;
    Ok(Uint8Array::new(&opened).to_vec())
}

/// Seals a value as JSON.
pub(super) async fn seal_value<T: Serialize>(
    key: &CryptoKey,
    id: &str,
    place: Place,
    value: &T,
) -> Result<Uint8Array, VaultError> {
    let value = value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| VaultError::Unexpected(error.to_string()))?;
    let text = String::from(JSON::stringify(&value)?);
    seal(key, id, place, text.as_bytes()).await
}

/// Opens a value that [`seal_value`] sealed.
pub(super) async fn open_value<T: DeserializeOwned>(
    key: &CryptoKey,
    id: &str,
    place: Place,
    blob: &Uint8Array,
) -> Result<T, VaultError> {
    let text = open(key, id, place, blob).await?;
    let text = String::from_utf8(text).map_err(|_| VaultError::Damaged)?;
    let value = JSON::parse(&text).map_err(|_| VaultError::Damaged)?;
    serde_wasm_bindgen::from_value(value).map_err(|_| VaultError::Damaged)
}

fn fresh_iv(place: Place) -> Result<Uint8Array, VaultError> {
    let iv = random(IV_BYTES)?;
    let (kind, number) = place.kind_and_number();
    iv.set_index(0, kind);
    iv.set(
        &Uint8Array::from(number.to_be_bytes().as_slice()),
        IV_BYTES - 4,
    );
    Ok(iv)
}

/// Random bytes from the browser's generator.
pub(super) fn random(bytes: u32) -> Result<Uint8Array, VaultError> {
    let random = Uint8Array::new_with_length(bytes);
    crypto()?.get_random_values_with_array_buffer_view(&random)?;
    Ok(random)
}

fn parameters(iv: &Uint8Array, id: &str, place: Place) -> AesGcmParams {
    let (kind, number) = place.kind_and_number();
    let mut bound = LABEL.to_vec();
    bound.push(kind);
    bound.extend(number.to_be_bytes());
    bound.extend(id.as_bytes());
    let parameters = AesGcmParams::new_with_u8_array(ALGORITHM, iv);
    parameters.set_additional_data_u8_array(&Uint8Array::from(bound.as_slice()));
    parameters
}

fn crypto() -> Result<Crypto, VaultError> {
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into())?;
    crypto.dyn_into().map_err(|_: JsValue| VaultError::Insecure)
}

/// `crypto.subtle` is undefined outside secure contexts.
pub(super) fn subtle() -> Result<SubtleCrypto, VaultError> {
    let subtle: Object = crypto()?.subtle().into();
    subtle.dyn_into().map_err(|_| VaultError::Insecure)
}
