//! What version 1 left: recordings under bare keys, in a database of three stores. It is made here
//! by hand, so that these tests hold to what was released and not to what the code makes of it.

use hearsay::vault::{Vault, VaultError};
use hearsay_speaker::record::{Condition, Recording};
use idb::{DatabaseEvent, Factory, ObjectStoreParams};
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, SubtleCrypto};

use crate::support::{
    PIECE, cut, entries, head, meddle, noise, open, place, remove, same, settle, tail, turned,
    value,
};

fn subtle() -> SubtleCrypto {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap();
    crypto.unchecked_into::<Crypto>().subtle()
}

/// A key as version 1 made it: in the browser's hands for good.
async fn bare_key() -> CryptoKey {
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .generate_key_with_object(&AesKeyGenParams::new("AES-GCM", 256), false, &usages)
        .unwrap();
    JsFuture::from(made).await.unwrap().unchecked_into()
}

async fn seal(key: &CryptoKey, id: &str, kind: u8, number: u32, plain: &[u8]) -> Uint8Array {
    let mut iv = [kind; 12];
    iv[8..].copy_from_slice(&number.to_be_bytes());
    let mut bound = b"hearsay-vault-1".to_vec();
    bound.push(kind);
    bound.extend(number.to_be_bytes());
    bound.extend(id.as_bytes());
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(iv.as_slice()));
    parameters.set_additional_data_u8_array(&Uint8Array::from(bound.as_slice()));
    let sealed = subtle()
        .encrypt_with_object_and_u8_array(&parameters, key, plain)
        .unwrap();
    let sealed: ArrayBuffer = JsFuture::from(sealed).await.unwrap().unchecked_into();
    let blob = Uint8Array::new_with_length(12 + sealed.byte_length());
    blob.set(&Uint8Array::from(iv.as_slice()), 0);
    blob.set(&Uint8Array::new(&sealed), 12);
    blob
}

/// An empty database of version 1.
pub async fn database(name: &str) {
    remove(name).await;
    let mut request = Factory::new().unwrap().open(name, Some(1)).unwrap();
    request.on_upgrade_needed(|event| {
        let database = event.database().unwrap();
        for store in ["keys", "recordings", "pieces"] {
            database
                .create_object_store(store, ObjectStoreParams::new())
                .unwrap();
        }
    });
    request.await.unwrap().close();
}

/// Puts a recording into it; one that is not finished has no tail.
pub async fn recording(name: &str, id: &str, started: u64, samples: &[f32], finished: bool) {
    let key = bare_key().await;
    let row = Object::new();
    let set = |field: &str, value: &JsValue| {
        Reflect::set(&row, &field.into(), value).unwrap();
    };
    let mut bytes = 0;
    let pieces: Vec<&[f32]> = samples.chunks(PIECE).collect();
    for (number, piece) in (0..).zip(&pieces) {
        let pcm: Vec<u8> = piece
            .iter()
            .flat_map(|sample| ((sample * 32_768.0) as i16).to_le_bytes())
            .collect();
        let sealed = seal(&key, id, 1, number, &pcm).await;
        bytes += sealed.length();
        meddle(name, "pieces", &place(id, number), Some(&sealed)).await;
    }
    let head = serde_json::to_vec(&head(id, started)).unwrap();
    set("layout", &1.into());
    set("started", &(started as f64).into());
    set("pieces", &pieces.len().into());
    set("pieceBytes", &bytes.into());
    set("head", seal(&key, id, 0, 0, &head).await.as_ref());
    if finished {
        let tail = json!({"tail": tail("It is sunny."), "pieces": pieces.len(), "whole": true});
        let tail = serde_json::to_vec(&tail).unwrap();
        set("tail", seal(&key, id, 2, 0, &tail).await.as_ref());
    }
    meddle(name, "recordings", &id.into(), Some(&row)).await;
    meddle(name, "keys", &id.into(), Some(&key)).await;
}

/// How many keys the browser would use for anybody.
pub async fn bare_keys(name: &str) -> usize {
    let keys = entries(name, "keys").await;
    let bare = |key: &&(JsValue, JsValue)| key.1.is_instance_of::<CryptoKey>();
    keys.iter().filter(bare).count()
}

async fn of_version_1(name: &str) -> Vec<f32> {
    let spoken = noise(91, PIECE * 2 + 5);
    database(name).await;
    recording(name, "a", 3, &spoken, true).await;
    recording(name, "b", 2, &spoken, true).await;
    recording(name, "c", 1, &spoken[..PIECE], false).await;
    spoken
}

async fn is_all_there(vault: &Vault, spoken: &[f32]) -> Vec<Recording> {
    let list = vault.list().await.unwrap();
    let ids: Vec<&str> = list.iter().map(|kept| kept.head.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(list[0].head, head("a", 3));
    assert_eq!(list[0].tail, tail("It is sunny."));
    assert_eq!(list[1].condition, Condition::Whole);
    assert_eq!(list[2].condition, Condition::Interrupted);
    for kept in &list[..2] {
        assert!(same(&vault.samples(&kept.head.id).await.unwrap(), spoken));
    }
    assert!(same(&vault.samples("c").await.unwrap(), &spoken[..PIECE]));
    list
}

#[wasm_bindgen_test]
async fn a_vault_of_version_1_can_be_read_and_is_sealed_anew() {
    let spoken = of_version_1("t-v1").await;
    let vault = open("t-v1").await.unwrap();
    let before = is_all_there(&vault, &spoken).await;
    assert_eq!(bare_keys("t-v1").await, 3);
    let mut told = Vec::new();
    let count = vault
        .migrate(|done, of| told.push((done, of)))
        .await
        .unwrap();
    assert_eq!((count, told), (3, vec![(1, 3), (2, 3), (3, 3)]));
    assert_eq!(bare_keys("t-v1").await, 0);
    assert_eq!(is_all_there(&vault, &spoken).await, before);
    let page = open("t-v1").await.unwrap();
    assert_eq!(is_all_there(&page, &spoken).await, before);
    assert_eq!(page.migrate(|_, _| ()).await, Ok(0));
    assert_eq!(page.recover().await.unwrap(), ["c"]);
}

#[wasm_bindgen_test]
async fn rows_of_version_1_are_found_by_their_start() {
    let spoken = of_version_1("t-v1-index").await;
    let vault = open("t-v1-index").await.unwrap();
    let mut batches = Vec::new();
    vault.read(1, 1, |batch| batches.push(batch)).await.unwrap();
    assert_eq!(batches.concat(), is_all_there(&vault, &spoken).await);
}

#[wasm_bindgen_test]
async fn a_page_that_dies_while_sealing_anew_loses_nothing() {
    let spoken = of_version_1("t-v1-crash").await;
    for steps in 0.. {
        let vault = open("t-v1-crash").await.unwrap();
        let done = cut(vault.migrate(|_, _| ()), steps).await;
        settle().await;
        is_all_there(&open("t-v1-crash").await.unwrap(), &spoken).await;
        if done.is_some() {
            assert_eq!(bare_keys("t-v1-crash").await, 0);
            return;
        }
    }
}

#[wasm_bindgen_test]
async fn a_full_disk_leaves_what_is_not_sealed_anew_as_it_was() {
    let spoken = of_version_1("t-v1-full").await;
    let vault = open("t-v1-full").await.unwrap();
    vault.pretend_room(Some(PIECE as u64 * 5));
    assert_eq!(vault.migrate(|_, _| ()).await, Err(VaultError::Full));
    assert_eq!(bare_keys("t-v1-full").await, 2);
    is_all_there(&vault, &spoken).await;
    vault.pretend_room(None);
    assert_eq!(vault.migrate(|_, _| ()).await, Ok(2));
    is_all_there(&vault, &spoken).await;
}

#[wasm_bindgen_test]
async fn what_was_damaged_stays_damaged_and_loses_its_bare_key_too() {
    let spoken = of_version_1("t-v1-damaged").await;
    let piece = turned(&value("t-v1-damaged", "pieces", &place("a", 1)).await, 40);
    meddle("t-v1-damaged", "pieces", &place("a", 1), Some(&piece)).await;
    meddle("t-v1-damaged", "recordings", &"b".into(), Some(&7.into())).await;
    let vault = open("t-v1-damaged").await.unwrap();
    assert_eq!(vault.migrate(|_, _| ()).await, Ok(3));
    assert_eq!(bare_keys("t-v1-damaged").await, 0);
    for id in ["a", "b"] {
        assert_eq!(vault.samples(id).await, Err(VaultError::Damaged), "{id}");
    }
    let list = open("t-v1-damaged").await.unwrap().list().await.unwrap();
    let damaged = list
        .iter()
        .filter(|kept| kept.condition == Condition::Damaged);
    assert_eq!(damaged.count(), 2);
    assert!(same(&vault.samples("c").await.unwrap(), &spoken[..PIECE]));
}
