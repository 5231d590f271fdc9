//! Passkeys that make a key: `WebAuthn` with the PRF extension.
//!
//! A passkey gives the same 32 secret bytes each time it is asked with the same salt, and gives them
//! to nobody without the person's finger or PIN (`WebAuthn` Level 3, §10.1.4). No server takes part:
//! challenge and attestation, which prove something to one, mean nothing here. Everything is asked
//! through plain objects, because what the extension gives is newer than the bindings.

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::super::js;
use super::crypto;
use super::error::LockError;
use super::master::Ingredient;
use super::note::PASSKEY_SALT_BYTES;

/// Time for a person to find the passkey, milliseconds. Source: `WebAuthn` Level 3, §15.1 recommends
/// five to ten minutes where the person is to be verified.
const TIMEOUT_MS: u32 = 300_000;

/// Signatures that passkeys are made for: ES256 and RS256, as every browser advises. None is used.
const ALGORITHMS: [i32; 2] = [-7, -257];

/// Name under which the passkey is listed by the device.
const NAME: &str = "Hearsay vaults";

/// A passkey that was just made.
#[derive(Debug)]
pub(super) struct Made {
    /// The browser's name for it.
    pub(super) credential: Vec<u8>,
    /// What it is to be asked with.
    pub(super) salt: [u8; PASSKEY_SALT_BYTES],
    /// What it answered.
    pub(super) secret: Ingredient,
}

/// Whether passkeys that make keys may be had here. A browser that does not tell may have them:
/// making one shows.
pub(super) async fn offered() -> bool {
    let kind = js::get(&js_sys::global(), "PublicKeyCredential");
    if !js::present(&kind) || is_number(&host()) {
        return false;
    }
    let Some(ask) = js::of_class::<Function>(js::get(&kind, "getClientCapabilities")) else {
        return true;
    };
    let asked = ask.call0(&kind).and_then(|promise| promise.dyn_into());
    match js::settled(asked).await {
        Ok(told) => js::get(&told, "extension:prf").as_bool() != Some(false),
        Err(_) => true,
    }
}

/// Makes a passkey and asks it for its secret.
///
/// # Errors
/// [`LockError::Cancelled`], [`LockError::NoPrf`], [`LockError::NoPasskeys`] or the browser's own.
pub(super) async fn make() -> Result<Made, LockError> {
    let salt: [u8; PASSKEY_SALT_BYTES] = crypto::random()?;
    let made = ask_browser("create", &creation(&salt)?).await?;
    let credential = bytes(&js::get(&made, "rawId")).ok_or(LockError::NoPrf)?;
    let results = prf(&made);
    if js::get(&results, "enabled").as_bool() != Some(true) {
        return Err(LockError::NoPrf);
    }
    // Some answer at once, others only when they are asked again.
    let secret = match secret_in(&results) {
        Some(secret) => secret,
        None => ask(&credential, &salt).await?,
    };
    Ok(Made {
        credential,
        salt,
        secret,
    })
}

/// Asks a passkey for its secret.
///
/// # Errors
/// As [`make`].
pub(super) async fn ask(credential: &[u8], salt: &[u8]) -> Result<Ingredient, LockError> {
    let answer = ask_browser("get", &request(credential, salt)?).await?;
    secret_in(&prf(&answer)).ok_or(LockError::NoPrf)
}

async fn ask_browser(method: &str, public_key: &Object) -> Result<JsValue, LockError> {
    let navigator = js::get(&js_sys::global(), "navigator");
    let container = js::get(&navigator, "credentials");
    let method: Function =
        js::of_class(js::get(&container, method)).ok_or(LockError::NoPasskeys)?;
    let options = js::object(&[("publicKey", public_key)]);
    let promise = method.call1(&container, &options);
    let promise = promise.and_then(|promise| promise.dyn_into::<Promise>());
    js::settled(promise).await.map_err(|error| named(&error))
}

/// The exceptions of `WebAuthn` Level 3, §5.1.3 and §5.1.4. A closed question and one whose time ran
/// out are the same on purpose, so that no page learns which passkeys there are.
fn named(error: &JsValue) -> LockError {
    match js::error_name(error).as_str() {
        "NotAllowedError" | "AbortError" => LockError::Cancelled,
        "SecurityError" => LockError::NoPasskeys,
        "NotSupportedError" | "ConstraintError" => LockError::NoPrf,
        _ => LockError::thrown(error),
    }
}

fn creation(salt: &[u8]) -> Result<Object, LockError> {
    let algorithms: Array = ALGORITHMS
        .iter()
        .map(|algorithm| {
            js::object(&[
                ("type", &"public-key".into()),
                ("alg", &JsValue::from_f64(f64::from(*algorithm))),
            ])
        })
        .collect();
    let user = js::object(&[
        ("id", &random_array::<16>()?),
        ("name", &NAME.into()),
        ("displayName", &NAME.into()),
    ]);
    // The secret differs with and without verification of the person, so it is always asked for.
    let selection = js::object(&[
        ("residentKey", &"preferred".into()),
        ("userVerification", &"required".into()),
    ]);
    Ok(js::object(&[
        ("challenge", &random_array::<32>()?),
        ("rp", &js::object(&[("name", &"Hearsay".into())])),
        ("user", &user),
        ("pubKeyCredParams", &algorithms),
        ("authenticatorSelection", &selection),
        ("timeout", &JsValue::from(TIMEOUT_MS)),
        ("attestation", &"none".into()),
        ("extensions", &extension(salt)),
    ]))
}

fn request(credential: &[u8], salt: &[u8]) -> Result<Object, LockError> {
    let allowed = js::object(&[
        ("type", &"public-key".into()),
        ("id", &Uint8Array::from(credential)),
    ]);
    Ok(js::object(&[
        ("challenge", &random_array::<32>()?),
        ("allowCredentials", &Array::of1(&allowed)),
        ("userVerification", &"required".into()),
        ("timeout", &JsValue::from(TIMEOUT_MS)),
        ("extensions", &extension(salt)),
    ]))
}

fn extension(salt: &[u8]) -> Object {
    let eval = js::object(&[("first", &Uint8Array::from(salt))]);
    js::object(&[("prf", &js::object(&[("eval", &eval)]))])
}

fn random_array<const N: usize>() -> Result<JsValue, LockError> {
    Ok(Uint8Array::from(crypto::random::<N>()?.as_slice()).into())
}

/// What the extension gave; `undefined` where the browser knows none.
fn prf(credential: &JsValue) -> JsValue {
    let results: Option<Function> = js::of_class(js::get(credential, "getClientExtensionResults"));
    let results = results.and_then(|results| results.call0(credential).ok());
    js::get(&results.unwrap_or_default(), "prf")
}

fn secret_in(prf: &JsValue) -> Option<Ingredient> {
    let first = js::get(&js::get(prf, "results"), "first");
    bytes(&first)
        .filter(|secret| !secret.is_empty())
        .map(Ingredient)
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    if let Some(view) = value.dyn_ref::<Uint8Array>() {
        return Some(view.to_vec());
    }
    let buffer: ArrayBuffer = js::of_class(value.clone())?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn host() -> String {
    let location = web_sys::window().map(|window| window.location());
    location
        .and_then(|location| location.hostname().ok())
        .unwrap_or_default()
}

/// Whether an address is a number: passkeys belong to names (`WebAuthn` Level 3, §5.1.3).
fn is_number(host: &str) -> bool {
    host.starts_with('[') || host.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_names() {
        for number in ["127.0.0.1", "[::1]", "10.0.0.7", ""] {
            assert!(is_number(number), "{number}");
        }
        for name in ["localhost", "hearsay.example", "1.example"] {
            assert!(!is_number(name), "{name}");
        }
    }
}
