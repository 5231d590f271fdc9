//! What a thief of the database sees.

use std::collections::HashSet;

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CryptoKey;

use crate::support::{RATE, entries, fresh, head, noise, record, tail};

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
    for store in ["keys", "recordings", "pieces"] {
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
            tail.answer = Some("Your dentist is at ten.".into())
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
async fn every_recording_has_a_key_of_its_own_that_cannot_be_taken_out() {
    let vault = fresh("t-keys").await;
    record(&vault, "a", 1, &noise(13, RATE)).await;
    record(&vault, "b", 2, &noise(13, RATE)).await;
    let keys = entries("t-keys", "keys").await;
    assert_eq!(keys.len(), 2);
    for (_, key) in &keys {
        let key: &CryptoKey = key.dyn_ref().unwrap();
        assert!(!key.extractable());
        assert_eq!(key.type_(), "secret");
    }
    // The same sound under the other key does not open.
    let (a, b) = (crate::support::place("a", 0), crate::support::place("b", 0));
    let foreign = crate::support::value("t-keys", "pieces", &b).await;
    crate::support::meddle("t-keys", "pieces", &a, Some(&foreign)).await;
    assert!(vault.samples("a").await.is_err());
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
