//! What a thief of the database sees.

use std::collections::HashSet;

use hearsay::vault::VaultError;
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AesGcmParams, Crypto, CryptoKey};

use crate::support::{RATE, STORES, entries, fresh, head, noise, record, tail};

/// Every byte of a stored value, names of fields included.
fn bytes_of(value: &JsValue) -> Vec<u8> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return bytes.to_vec();
    }
    if let Some(text) = value.as_string() {
        return text.into_bytes();
    }
    if let Some(number) = value.as_f64() {
        return number.to_le_bytes().to_vec();
    }
    // Fails on a value of a kind that the vault never stores.
    let object: &Object = value.dyn_ref().unwrap();
    Object::entries(object)
        .iter()
        .flat_map(|entry| {
            entry
                .unchecked_into::<Array>()
                .iter()
                .flat_map(|part| bytes_of(&part))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Every byte of every store, and each value's bytes for itself.
async fn loot(name: &str) -> Vec<u8> {
    let mut loot = Vec::new();
    for store in STORES {
        for (key, value) in entries(name, store).await {
            loot.extend(bytes_of(&key));
            loot.extend(bytes_of(&value));
        }
    }
    loot
}

fn contains(loot: &[u8], secret: &[u8]) -> bool {
    loot.windows(secret.len()).any(|window| window == secret)
}

#[wasm_bindgen_test]
async fn no_eight_bytes_of_the_sound_are_stored() {
    let vault = fresh("t-secret-sound").await;
    let spoken = noise(11, RATE * 2);
    record(&vault, "a", 1, &spoken).await;
    let loot = loot("t-secret-sound").await;
    assert!(
        loot.len() > 2 * spoken.len(),
        "the sound was looked for in {} bytes",
        loot.len()
    );

    let integers = spoken
        .iter()
        .flat_map(|s| ((s * 32_768.0) as i16).to_le_bytes())
        .collect();
    let floats = spoken
        .iter()
        .flat_map(|sample| sample.to_le_bytes())
        .collect();
    let stored: HashSet<&[u8]> = loot.windows(8).collect();
    for (layout, plain) in [("16-bit", integers), ("float", floats)] as [(&str, Vec<u8>); 2] {
        let found = plain
            .windows(8)
            .filter(|window| stored.contains(window))
            .count();
        assert_eq!(found, 0, "{layout} samples lie open");
    }
}

#[wasm_bindgen_test]
async fn neither_head_nor_answer_can_be_read() {
    let vault = fresh("t-secret-words").await;
    let mut writer = vault.begin(head("an-id", 1_234)).await.unwrap();
    writer.append(&noise(12, RATE)).await.unwrap();
    writer
        .finish(tail("Your dentist is at nine."))
        .await
        .unwrap();
    vault
        .amend("an-id", |tail| {
            tail.answer = Some("Your dentist is at ten.".into());
        })
        .await
        .unwrap();
    let loot = loot("t-secret-words").await;
    assert!(contains(&loot, b"an-id"), "the search finds what lies open");
    for secret in [
        "dentist",
        "wake_word",
        "initiator",
        "0.8125",
        "silence",
        "duration",
        "marks",
    ] {
        assert!(!contains(&loot, secret.as_bytes()), "{secret} lies open");
    }
}

#[wasm_bindgen_test]
async fn every_recording_has_a_key_of_its_own_and_none_lies_open() {
    let vault = fresh("t-keys").await;
    record(&vault, "a", 1, &noise(13, RATE)).await;
    record(&vault, "b", 2, &noise(13, RATE)).await;
    let keys = entries("t-keys", "keys").await;
    assert_eq!(keys.len(), 2);
    // Layout, master, IV, 32 bytes of key, tag.
    assert!(keys.iter().all(|(_, key)| bytes_of(key).len() == 77));
    // The same sound under the other key does not open.
    let (a, b) = (crate::support::place("a", 0), crate::support::place("b", 0));
    let foreign = crate::support::value("t-keys", "pieces", &b).await;
    crate::support::meddle("t-keys", "pieces", &a, Some(&foreign)).await;
    assert!(vault.samples("a").await.is_err());
}

/// Whether the master opens a stored key as that of a recording of an owner, as one would who has
/// the master and knows the layout.
async fn unwraps(stored: &JsValue, owner: &str, id: &str) -> bool {
    let stored: &Uint8Array = stored.dyn_ref().unwrap();
    let masters = entries("t-keyring", "masters").await;
    let master: &CryptoKey = masters
        .iter()
        .find_map(|(_, value)| value.dyn_ref())
        .unwrap();
    let mut bound = b"hearsay-key-2\x02".to_vec();
    bound.extend(stored.slice(1, 17).to_vec());
    bound.extend(owner.as_bytes());
    bound.push(0);
    bound.extend(id.as_bytes());
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &stored.slice(17, 29));
    parameters.set_additional_data_u8_array(&Uint8Array::from(bound.as_slice()));
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).unwrap();
    let opened = crypto
        .unchecked_into::<Crypto>()
        .subtle()
        .unwrap_key_with_js_u8_array_and_object_and_str(
            "raw",
            &stored.slice(29, 77),
            master,
            &parameters,
            "AES-GCM",
            false,
            &Array::of1(&"decrypt".into()),
        )
        .unwrap();
    JsFuture::from(opened).await.is_ok()
}

#[wasm_bindgen_test]
async fn a_wrapped_key_is_bound_to_its_recording_and_its_owner() {
    let vault = fresh("t-key-bound").await;
    record(&vault, "a", 1, &noise(15, RATE)).await;
    let key = crate::support::value("t-key-bound", "keys", &"a".into()).await;
    assert!(unwraps(&key, "hearsay-device", "a").await);
    assert!(!unwraps(&key, "hearsay-device", "b").await);
    assert!(!unwraps(&key, "hearsay-cloud", "a").await);
}

#[wasm_bindgen_test]
async fn no_byte_of_a_wrapped_key_can_be_changed() {
    let vault = fresh("t-key-bytes").await;
    let spoken = noise(16, RATE);
    record(&vault, "a", 1, &spoken).await;
    let key = crate::support::value("t-key-bytes", "keys", &"a".into()).await;
    for at in 0..77 {
        let spoiled = crate::support::turned(&key, at);
        crate::support::meddle("t-key-bytes", "keys", &"a".into(), Some(&spoiled)).await;
        let samples = vault.samples("a").await;
        assert_eq!(samples, Err(VaultError::Damaged), "byte {at}");
    }
    crate::support::meddle("t-key-bytes", "keys", &"a".into(), Some(&key)).await;
    assert_eq!(vault.samples("a").await.unwrap().len(), spoken.len());
}

#[wasm_bindgen_test]
async fn the_browser_does_not_hand_out_the_master() {
    drop(fresh("t-master").await);
    let masters = entries("t-keyring", "masters").await;
    let keys: Vec<&CryptoKey> = masters
        .iter()
        .filter_map(|(_, value)| value.dyn_ref())
        .collect();
    assert_eq!(keys.len(), 1);
    assert!(!keys[0].extractable());
    assert_eq!(keys[0].type_(), "secret");
    // It wraps and unwraps and is no use for anything else.
    let usages = Array::from(&js_sys::Reflect::get(keys[0], &"usages".into()).unwrap());
    let usages: HashSet<String> = usages
        .iter()
        .filter_map(|usage| usage.as_string())
        .collect();
    assert_eq!(
        usages,
        HashSet::from(["wrapKey".to_owned(), "unwrapKey".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn no_initialisation_vector_is_used_twice() {
    let vault = fresh("t-iv").await;
    record(&vault, "a", 1, &noise(14, RATE * 10)).await;
    let mut seen = HashSet::new();
    for round in 0..3 {
        vault
            .amend("a", |tail| tail.answer = Some("Yes.".into()))
            .await
            .unwrap();
        let row = entries("t-iv", "recordings").await.remove(0).1;
        let tail = js_sys::Reflect::get(&row, &"tail".into()).unwrap();
        assert!(
            seen.insert(bytes_of(&tail)[..12].to_vec()),
            "tail of round {round}"
        );
    }
    for (_, piece) in entries("t-iv", "pieces").await {
        assert!(seen.insert(bytes_of(&piece)[..12].to_vec()));
    }
    assert_eq!(seen.len(), 3 + 20);
}
