//! What goes in comes out.

use hearsay::vault::VaultError;
use hearsay_speaker::record::Condition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{MESSAGE, PIECE, RATE, entries, fresh, head, noise, record, same, tail};

#[wasm_bindgen_test]
async fn a_recording_comes_back_as_it_was_spoken() {
    let vault = fresh("t-round-trip").await;
    let spoken = noise(1, RATE * 17 / 10 + 7);
    let kept = record(&vault, "a", 1_000, &spoken).await;
    assert_eq!(kept.head, head("a", 1_000));
    assert_eq!(kept.tail, tail("It is sunny."));
    assert_eq!(kept.condition, Condition::Whole);
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn it_survives_closing_and_opening_again() {
    let vault = fresh("t-reopen").await;
    let spoken = noise(2, RATE);
    let kept = record(&vault, "a", 1_000, &spoken).await;
    drop(vault);
    let vault = crate::support::open("t-reopen").await.unwrap();
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn the_newest_is_listed_first() {
    let vault = fresh("t-order").await;
    for (id, started) in [("b", 2_000), ("c", 3_000), ("a", 1_000)] {
        record(&vault, id, started, &noise(3, 100)).await;
    }
    let ids: Vec<_> = vault
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|kept| kept.head.id)
        .collect();
    assert_eq!(ids, ["c", "b", "a"]);
}

#[wasm_bindgen_test]
async fn sound_is_on_the_disk_within_half_a_second() {
    let vault = fresh("t-pieces").await;
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    for (message, sound) in noise(4, RATE * 2).chunks(MESSAGE).enumerate() {
        writer.append(sound).await.unwrap();
        let heard = (message + 1) * MESSAGE;
        assert_eq!(
            entries("t-pieces", "pieces").await.len(),
            heard / PIECE,
            "{heard} samples"
        );
    }
}

#[wasm_bindgen_test]
async fn the_size_listed_is_the_ciphertext_held() {
    let vault = fresh("t-size").await;
    let kept = record(&vault, "a", 1, &noise(5, RATE)).await;
    let destroyed = vault.delete("a").await.unwrap();
    assert_eq!(kept.bytes, destroyed.bytes);
    assert!(kept.bytes > 2 * RATE as u64);
}

#[wasm_bindgen_test]
async fn a_recording_without_sound_is_kept_too() {
    let vault = fresh("t-silent").await;
    let kept = record(&vault, "a", 1, &[]).await;
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert!(vault.samples("a").await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn the_answer_can_follow_later() {
    let vault = fresh("t-answer").await;
    record(&vault, "a", 1, &noise(6, RATE)).await;
    let kept = vault
        .amend("a", |tail| tail.answer = Some("Twenty past nine.".into()))
        .await
        .unwrap();
    assert_eq!(kept.tail, tail("Twenty past nine."));
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert_eq!(
        vault.amend("b", |tail| tail.answer = Some("".into())).await,
        Err(VaultError::Gone)
    );
}

#[wasm_bindgen_test]
async fn an_identifier_is_used_once() {
    let vault = fresh("t-twice").await;
    let spoken = noise(7, RATE);
    record(&vault, "a", 1, &spoken).await;
    let error = vault.begin(head("a", 2)).await.unwrap_err();
    // The browser's reason for undoing a transaction comes through.
    assert!(matches!(&error, VaultError::Unexpected(words) if words.contains("ConstraintError")));
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn what_is_not_there_is_said_to_be_gone() {
    let vault = fresh("t-gone").await;
    assert_eq!(vault.samples("a").await, Err(VaultError::Gone));
    assert_eq!(
        vault.delete("a").await.unwrap(),
        hearsay::vault::Destroyed::default()
    );
}
