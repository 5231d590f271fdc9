//! The browser's cryptography for the lock: deriving, wrapping, randomness.
//!
//! All of it is asynchronous: the browser derives off the main thread by itself. Nothing here keeps
//! a key. A wrapped text is `nonce (12 bytes) ‖ ciphertext ‖ tag (16)`, AES-256-GCM, with what it
//! belongs to as additional data; nonces are random, and every wrapping key wraps once or twice in
//! its life (NIST SP 800-38D, §8.2.2 allows 2^32).

use hearsay_speaker::lock::envelope::{Envelope, Head, Kdf};
use hearsay_speaker::lock::hierarchy::WayIn;
use js_sys::{Array, ArrayBuffer, Object, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{
    AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, HkdfParams, Pbkdf2Params, SubtleCrypto,
};

use super::super::js;
use super::error::LockError;
use super::master::Master;
use crate::vault::VaultError;

/// Bytes of a nonce; 96 bits is what GCM is made for.
const NONCE_BYTES: u32 = 12;
const CIPHER: &str = "AES-GCM";
const HASH: &str = "SHA-256";
const KEY_BITS: u16 = 256;

/// What a passkey's secret is derived for (HKDF's `info`, RFC 5869, §3.2).
const PASSKEY_INFO: &[u8] = b"hearsay passkey 1";
/// What the key around the authenticator's secret is derived for.
const SECRET_INFO: &[u8] = b"hearsay authenticator 1";

/// Fresh random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N], LockError> {
    let mut bytes = [0; N];
    crypto()?
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(|error| LockError::thrown(&error))?;
    Ok(bytes)
}

/// An envelope around the master, opened by these bytes.
pub(super) async fn wrap(
    master: &Master,
    way: WayIn,
    secret: &[u8],
) -> Result<Envelope, LockError> {
    let head = Envelope::head(way, random()?);
    let key = key_of(&head, secret).await?;
    let wrapped = seal(&key, &head.bound(), master.bytes()).await?;
    let wrapped = wrapped.try_into();
    // 12 + 32 + 16 by construction.
    let wrapped = wrapped.map_err(|_| LockError::Browser("length".to_owned()))?;
    Ok(head.seal(wrapped))
}

/// The master in an envelope; `None` if these bytes do not open it.
pub(super) async fn unwrap(
    envelope: &Envelope,
    secret: &[u8],
) -> Result<Option<Master>, LockError> {
    let head = envelope.opened_by();
    let key = key_of(&head, secret).await?;
    let opened = open(&key, &head.bound(), envelope.wrapped()).await?;
    Ok(opened.and_then(Master::from_opened))
}

/// The authenticator's secret under the master.
pub(super) async fn seal_secret(master: &Master, secret: &[u8]) -> Result<Vec<u8>, LockError> {
    let key = secret_key(master).await?;
    seal(&key, SECRET_INFO, secret).await
}

/// The authenticator's secret again; `None` if it is damaged.
pub(super) async fn open_secret(
    master: &Master,
    sealed: &[u8],
) -> Result<Option<Vec<u8>>, LockError> {
    let key = secret_key(master).await?;
    open(&key, SECRET_INFO, sealed).await
}

/// A key of its own: one key does one thing.
async fn secret_key(master: &Master) -> Result<CryptoKey, LockError> {
    let base = import(master.bytes(), "HKDF").await?;
    derive(&hkdf(SECRET_INFO, &[]), &base).await
}

async fn key_of(head: &Head, secret: &[u8]) -> Result<CryptoKey, LockError> {
    match head.kdf {
        Kdf::Pbkdf2Sha256 => {
            let base = import(secret, "PBKDF2").await?;
            let salt = Uint8Array::from(head.salt.as_slice());
            let how = Pbkdf2Params::new_with_str("PBKDF2", HASH, head.rounds, &salt);
            derive(&how, &base).await
        }
        Kdf::HkdfSha256 => {
            let base = import(secret, "HKDF").await?;
            derive(&hkdf(PASSKEY_INFO, &head.salt), &base).await
        }
    }
}

fn hkdf(info: &[u8], salt: &[u8]) -> Object {
    let (info, salt) = (Uint8Array::from(info), Uint8Array::from(salt));
    HkdfParams::new_with_str("HKDF", HASH, &info, &salt).unchecked_into()
}

/// Key material that only serves to derive from.
async fn import(secret: &[u8], algorithm: &str) -> Result<CryptoKey, LockError> {
    let bytes = Uint8Array::from(secret);
    let usages = Array::of1(&"deriveKey".into());
    let made = subtle()?.import_key_with_str("raw", &bytes, algorithm, false, &usages);
    let made = js::settled(made).await;
    // The browser has its own copy by now.
    bytes.fill(0, 0, bytes.length());
    key(made.map_err(|error| LockError::thrown(&error))?)
}

async fn derive(how: &Object, base: &CryptoKey) -> Result<CryptoKey, LockError> {
    let into = AesKeyGenParams::new(CIPHER, KEY_BITS);
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()?.derive_key_with_object_and_object(how, base, &into, false, &usages);
    let made = js::settled(made).await;
    key(made.map_err(|error| LockError::thrown(&error))?)
}

fn key(value: wasm_bindgen::JsValue) -> Result<CryptoKey, LockError> {
    js::of_class(value).ok_or_else(|| LockError::Browser("no key".to_owned()))
}

async fn seal(key: &CryptoKey, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, LockError> {
    let nonce: [u8; NONCE_BYTES as usize] = random()?;
    let bytes = Uint8Array::from(plain);
    let sealed = subtle()?.encrypt_with_object_and_js_u8_array(&gcm(&nonce, bound), key, &bytes);
    let sealed = js::settled(sealed).await;
    bytes.fill(0, 0, bytes.length());
    let sealed = sealed.map_err(|error| LockError::thrown(&error))?;
    let sealed: Option<ArrayBuffer> = js::of_class(sealed);
    let sealed = sealed.ok_or_else(|| LockError::Browser("no bytes".to_owned()))?;
    let mut out = nonce.to_vec();
    out.extend(Uint8Array::new(&sealed).to_vec());
    Ok(out)
}

/// `None` where key, text or what it is bound to is another one: GCM does not tell which.
async fn open(key: &CryptoKey, bound: &[u8], sealed: &[u8]) -> Result<Option<Vec<u8>>, LockError> {
    let Some((nonce, text)) = sealed.split_at_checked(NONCE_BYTES as usize) else {
        return Ok(None);
    };
    let opened = subtle()?.decrypt_with_object_and_u8_array(&gcm(nonce, bound), key, text);
    let opened = match js::settled(opened).await {
        Ok(opened) => opened,
        Err(error) if js::error_name(&error) == "OperationError" => return Ok(None),
        Err(error) => return Err(LockError::thrown(&error)),
    };
    let bytes = Uint8Array::new(&opened);
    let out = bytes.to_vec();
    bytes.fill(0, 0, bytes.length());
    Ok(Some(out))
}

fn gcm(nonce: &[u8], bound: &[u8]) -> AesGcmParams {
    let how = AesGcmParams::new_with_u8_array(CIPHER, &Uint8Array::from(nonce));
    how.set_additional_data_u8_array(&Uint8Array::from(bound));
    how
}

fn crypto() -> Result<Crypto, LockError> {
    js::of_class(js::get(&js_sys::global(), "crypto")).ok_or(LockError::Vault(VaultError::Insecure))
}

/// `crypto.subtle` is undefined outside secure contexts.
fn subtle() -> Result<SubtleCrypto, LockError> {
    let subtle = js::get(crypto()?.as_ref(), "subtle");
    js::of_class(subtle).ok_or(LockError::Vault(VaultError::Insecure))
}
