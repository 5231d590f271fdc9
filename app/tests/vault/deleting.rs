//! Deleting leaves nothing.

use hearsay::vault::VaultError;
use hearsay_speaker::record::Condition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{MESSAGE, RATE, entries, fresh, head, noise, record, tail};

async fn left(name: &str) -> [usize; 3] {
    let mut left = [0; 3];
    for (count, store) in left.iter_mut().zip(["keys", "recordings", "pieces"]) {
        *count = entries(name, store).await.len();
    }
    left
}

#[wasm_bindgen_test]
async fn key_and_ciphertext_go_and_the_others_stay() {
    let vault = fresh("t-delete").await;
    let kept = record(&vault, "a", 1, &noise(21, RATE)).await;
    record(&vault, "ab", 2, &noise(22, RATE * 2)).await;
    let destroyed = vault.delete("ab").await.unwrap();
    assert!(destroyed.key);
    assert_eq!(destroyed.pieces, 4);
    assert!(destroyed.bytes > RATE as u64 * 4);
    assert_eq!(left("t-delete").await, [1, 1, 2]);
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert_eq!(vault.samples("ab").await, Err(VaultError::Gone));
}

#[wasm_bindgen_test]
async fn a_recording_under_way_can_be_dropped() {
    let vault = fresh("t-drop").await;
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    writer.append(&noise(23, RATE)).await.unwrap();
    let destroyed = writer.drop_it().await.unwrap();
    assert!(destroyed.key);
    assert_eq!(destroyed.pieces, 1);
    assert_eq!(left("t-drop").await, [0, 0, 0]);
}

#[wasm_bindgen_test]
async fn nothing_is_written_to_a_recording_deleted_under_way() {
    let vault = fresh("t-delete-live").await;
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    writer.append(&noise(24, RATE)).await.unwrap();
    vault.delete("a").await.unwrap();
    assert_eq!(writer.append(&noise(24, RATE)).await, Err(VaultError::Gone));
    assert_eq!(writer.finish(tail("")).await, Err(VaultError::Gone));
    assert_eq!(left("t-delete-live").await, [0, 0, 0]);
}

#[wasm_bindgen_test]
async fn a_damaged_recording_can_be_deleted() {
    let vault = fresh("t-delete-damaged").await;
    record(&vault, "a", 1, &noise(25, MESSAGE)).await;
    crate::support::meddle(
        "t-delete-damaged",
        "recordings",
        &"a".into(),
        Some(&7.into()),
    )
    .await;
    assert_eq!(vault.list().await.unwrap()[0].condition, Condition::Damaged);
    assert!(vault.delete("a").await.unwrap().key);
    assert_eq!(left("t-delete-damaged").await, [0, 0, 0]);
}
