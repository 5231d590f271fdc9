//! What the browser does for a message file: the slow derivation from the code, and AES-256-GCM.

use hearsay_speaker::message::file::{Cipher, DERIVED_BYTES, Derivation, FileError};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{AesGcmParams, CryptoKey, Pbkdf2Params, SubtleCrypto};

use crate::body::js;

/// Bits that are derived.
const DERIVED_BITS: u32 = 8 * DERIVED_BYTES as u32;

/// The bytes that a file's keys are made of.
///
/// # Errors
/// [`FileError::Derivation`].
pub(super) async fn derive(with: &Derivation) -> Result<Vec<u8>, FileError> {
    derived(with).await.ok_or(FileError::Derivation)
}

async fn derived(with: &Derivation) -> Option<Vec<u8>> {
    let password = Uint8Array::from(with.password.as_slice());
    let usages = Array::of1(&"deriveBits".into());
    let imported = subtle()?.import_key_with_str("raw", &password, "PBKDF2", false, &usages);
    let base: CryptoKey = js::of_class(js::settled(imported).await.ok()?)?;
    let salt = Uint8Array::from(with.salt.as_slice());
    let how = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", with.rounds, &salt);
    let bits = subtle()?.derive_bits_with_object(&how, &base, DERIVED_BITS);
    bytes(js::settled(bits).await.ok()?)
}

/// The ciphertext, the tag at its end.
///
/// # Errors
/// [`FileError::Derivation`].
pub(super) async fn encrypt(cipher: &Cipher) -> Result<Vec<u8>, FileError> {
    encrypted(cipher).await.ok_or(FileError::Derivation)
}

async fn encrypted(cipher: &Cipher) -> Option<Vec<u8>> {
    let key = key(cipher).await?;
    let plain = Uint8Array::from(cipher.data.as_slice());
    let done = subtle()?.encrypt_with_object_and_js_u8_array(&gcm(cipher), &key, &plain);
    bytes(js::settled(done).await.ok()?)
}

/// What was encrypted; `None` where key, text or header is another one.
pub(super) async fn decrypt(cipher: &Cipher) -> Option<Vec<u8>> {
    let key = key(cipher).await?;
    let done = subtle()?.decrypt_with_object_and_u8_array(&gcm(cipher), &key, &cipher.data);
    bytes(js::settled(done).await.ok()?)
}

async fn key(cipher: &Cipher) -> Option<CryptoKey> {
    let raw = Uint8Array::from(cipher.key.as_slice());
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let imported = subtle()?.import_key_with_str("raw", &raw, "AES-GCM", false, &usages);
    let imported = js::settled(imported).await;
    // The browser has its own copy by now.
    raw.fill(0, 0, raw.length());
    js::of_class(imported.ok()?)
}

fn gcm(cipher: &Cipher) -> AesGcmParams {
    let nonce = Uint8Array::from(cipher.nonce.as_slice());
    let how = AesGcmParams::new_with_u8_array("AES-GCM", &nonce);
    how.set_additional_data_u8_array(&Uint8Array::from(cipher.additional.as_slice()));
    how
}

fn bytes(value: JsValue) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = js::of_class(value)?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// `crypto.subtle` is undefined outside secure contexts.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = js::get(&js_sys::global(), "crypto");
    js::of_class(js::get(&crypto, "subtle"))
}
