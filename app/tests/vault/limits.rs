//! No room, no storage, no cryptography.

use hearsay::vault::{Keyring, Vault, VaultError};
use hearsay_speaker::{FaultKind, record::Condition};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{PIECE, entries, fresh, head, keyring, noise, open, record, same, tail};

/// Ciphertext of one piece, bytes.
const PIECE_BYTES: u64 = PIECE as u64 * 2 + 28;

#[wasm_bindgen_test]
async fn a_full_disk_is_said_and_what_was_written_stays() {
    let vault = fresh("t-full").await;
    let spoken = noise(51, PIECE * 4);
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    vault.pretend_room(Some(PIECE_BYTES * 2 + 10));
    writer.append(&spoken[..PIECE]).await.unwrap();
    writer.append(&spoken[PIECE..PIECE * 2]).await.unwrap();
    let error = writer
        .append(&spoken[PIECE * 2..PIECE * 3])
        .await
        .unwrap_err();
    assert_eq!(error, VaultError::Full);
    assert_eq!(error.fault(), FaultKind::StorageFull);
    // No room even for a tail.
    assert_eq!(writer.finish(tail("")).await, Err(VaultError::Full));
    let list = vault.list().await.unwrap();
    assert_eq!(list[0].condition, Condition::Interrupted);
    assert!(same(
        &vault.samples("a").await.unwrap(),
        &spoken[..PIECE * 2]
    ));

    // Still none at the next start, then some.
    assert_eq!(vault.recover().await, Err(VaultError::Full));
    vault.pretend_room(None);
    assert_eq!(vault.recover().await.unwrap(), ["a"]);
    assert_eq!(
        vault.list().await.unwrap()[0].condition,
        Condition::Interrupted
    );
}

#[wasm_bindgen_test]
async fn room_made_in_time_loses_nothing() {
    let vault = fresh("t-room").await;
    let spoken = noise(52, PIECE * 3);
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    vault.pretend_room(Some(PIECE_BYTES));
    writer.append(&spoken[..PIECE]).await.unwrap();
    assert_eq!(
        writer.append(&spoken[PIECE..PIECE * 2]).await,
        Err(VaultError::Full)
    );
    vault.pretend_room(None);
    writer.append(&spoken[PIECE * 2..]).await.unwrap();
    let kept = writer.finish(tail("")).await.unwrap();
    assert_eq!(kept.condition, Condition::Whole);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn a_caller_that_gave_up_gets_a_recording_labelled_interrupted() {
    let vault = fresh("t-gave-up").await;
    let spoken = noise(56, PIECE);
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    vault.pretend_room(Some(10));
    assert_eq!(writer.append(&spoken).await, Err(VaultError::Full));
    vault.pretend_room(None);
    let kept = writer.finish(tail("")).await.unwrap();
    assert_eq!(kept.condition, Condition::Interrupted);
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn a_recording_that_lost_its_end_keeps_its_tail_and_says_so() {
    let vault = fresh("t-full-end").await;
    let spoken = noise(53, PIECE + PIECE / 2);
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    writer.append(&spoken[..PIECE]).await.unwrap();
    writer.append(&spoken[PIECE..]).await.unwrap();
    vault.pretend_room(Some(1_000));
    assert_eq!(
        writer.finish(tail("It is sunny.")).await,
        Err(VaultError::Full)
    );
    let kept = &vault.list().await.unwrap()[0];
    assert_eq!(kept.condition, Condition::Interrupted);
    assert_eq!(kept.tail, tail("It is sunny."));
    assert!(same(&vault.samples("a").await.unwrap(), &spoken[..PIECE]));
}

#[wasm_bindgen_test]
async fn a_recording_that_cannot_begin_leaves_nothing() {
    let vault = fresh("t-full-start").await;
    vault.pretend_room(Some(10));
    assert_eq!(
        vault.begin(head("a", 1)).await.unwrap_err(),
        VaultError::Full
    );
    for store in ["keys", "recordings", "pieces"] {
        assert!(entries("t-full-start", store).await.is_empty());
    }
}

#[wasm_bindgen_test]
async fn deleting_works_on_a_full_disk() {
    let vault = fresh("t-full-delete").await;
    record(&vault, "a", 1, &noise(54, PIECE)).await;
    vault.pretend_room(Some(0));
    assert!(vault.delete("a").await.unwrap().key);
}

/// Hides a global of the page while the guard lives.
struct Hidden {
    name: &'static str,
    before: JsValue,
}

impl Hidden {
    fn new(name: &'static str) -> Self {
        let global = js_sys::global();
        let before = Object::get_own_property_descriptor(&global, &name.into());
        define(name, &JsValue::UNDEFINED);
        Self { name, before }
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let descriptor = self.before.clone().into();
        Reflect::define_property(&js_sys::global(), &self.name.into(), &descriptor).unwrap();
    }
}

fn define(name: &str, value: &JsValue) {
    let descriptor = Object::new();
    Reflect::set(&descriptor, &"value".into(), value).unwrap();
    Reflect::set(&descriptor, &"configurable".into(), &true.into()).unwrap();
    assert!(Reflect::define_property(&js_sys::global(), &name.into(), &descriptor).unwrap());
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_is_told_apart() {
    let keyring = keyring().await;
    let hidden = Hidden::new("indexedDB");
    let error = Vault::open_named("t-none", &keyring).await.map(|_| ());
    let no_keyring = Keyring::open_named("t-none").await.map(|_| ());
    drop(hidden);
    assert_eq!(no_keyring, Err(VaultError::Missing));
    let error = error.unwrap_err();
    assert_eq!(error, VaultError::Missing);
    assert_eq!(error.fault(), FaultKind::StorageMissing);
    assert!(open("t-none").await.is_ok());
}

#[wasm_bindgen_test]
async fn a_page_without_cryptography_writes_nothing_and_condemns_nothing() {
    let vault = fresh("t-insecure").await;
    record(&vault, "a", 1, &noise(55, PIECE)).await;
    let hidden = Hidden::new("crypto");
    let begun = vault.begin(head("b", 2)).await.map(|_| ());
    let listed = vault.list().await;
    drop(hidden);
    assert_eq!(begun, Err(VaultError::Insecure));
    assert_eq!(listed, Err(VaultError::Insecure));
    assert_eq!(vault.list().await.unwrap()[0].condition, Condition::Whole);
}

#[wasm_bindgen_test]
fn every_error_has_a_sentence_of_its_own() {
    use VaultError as E;
    let all = [
        E::Missing,
        E::Insecure,
        E::Blocked,
        E::Newer,
        E::Closed,
        E::Full,
        E::Damaged,
        E::Gone,
        E::Locked,
        E::WrongKey,
        E::Unexpected("words".to_owned()),
    ];
    let sentences: std::collections::HashSet<_> = all.iter().map(ToString::to_string).collect();
    assert_eq!(sentences.len(), all.len());
    assert!(sentences.iter().all(|sentence| sentence.len() > 20));
}
