//! The page dies while recording, or while deleting.

use hearsay::vault::Vault;
use hearsay_speaker::{EndReason, record::Condition};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    MESSAGE, RATE, entries, fresh, head, meddle, noise, open, record, same, settle, tail,
};

/// Records without finishing.
async fn crash(vault: &Vault, id: &str, started: u64, samples: &[f32]) {
    let mut writer = vault.begin(head(id, started)).await.unwrap();
    for message in samples.chunks(MESSAGE) {
        writer.append(message).await.unwrap();
    }
    drop(writer);
    settle().await;
}

#[wasm_bindgen_test]
async fn all_but_the_last_second_survives_and_is_labelled() {
    let vault = fresh("t-crash").await;
    for messages in [5, 17, 23, 30] {
        let id = format!("after-{messages}");
        let spoken = noise(31, messages * MESSAGE);
        crash(&vault, &id, 1, &spoken).await;
        assert_eq!(vault.recover().await.unwrap(), [id.as_str()]);

        let samples = vault.samples(&id).await.unwrap();
        assert!(
            spoken.len() - samples.len() <= RATE,
            "{} samples lost",
            spoken.len() - samples.len()
        );
        assert!(same(&samples, &spoken[..samples.len()]));
        let list = vault.list().await.unwrap();
        let kept = list.iter().find(|kept| kept.head.id == id).unwrap();
        assert_eq!(kept.head, head(&id, 1));
        assert_eq!(kept.condition, Condition::Interrupted);
        assert_eq!(kept.tail.end_reason, EndReason::Interrupted);
        assert_eq!(kept.tail.duration_ms as usize, samples.len() / 16);
    }
}

#[wasm_bindgen_test]
async fn it_is_listed_even_before_it_is_recovered_and_recovered_once() {
    let vault = fresh("t-crash-list").await;
    let spoken = noise(32, RATE);
    crash(&vault, "a", 1, &spoken).await;
    let before = vault.list().await.unwrap();
    assert_eq!(before[0].condition, Condition::Interrupted);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));
    assert_eq!(vault.recover().await.unwrap(), ["a"]);
    assert!(vault.recover().await.unwrap().is_empty());
    assert_eq!(vault.list().await.unwrap()[0].tail, before[0].tail);
}

#[wasm_bindgen_test]
async fn a_recording_that_died_before_its_first_piece_is_swept() {
    let vault = fresh("t-crash-early").await;
    crash(&vault, "a", 1, &noise(33, MESSAGE)).await;
    assert!(vault.recover().await.unwrap().is_empty());
    assert!(vault.list().await.unwrap().is_empty());
    assert!(entries("t-crash-early", "keys").await.is_empty());
}

#[wasm_bindgen_test]
async fn a_recording_that_is_being_written_is_left_alone() {
    let vault = fresh("t-live").await;
    let spoken = noise(34, RATE * 2);
    let mut writer = vault.begin(head("a", 1)).await.unwrap();
    writer.append(&spoken[..RATE]).await.unwrap();

    let other_tab = open("t-live").await.unwrap();
    assert!(other_tab.recover().await.unwrap().is_empty());
    assert!(other_tab.list().await.unwrap().is_empty());

    writer.append(&spoken[RATE..]).await.unwrap();
    let kept = writer.finish(tail("It is sunny.")).await.unwrap();
    assert_eq!(kept.condition, Condition::Whole);
    assert_eq!(other_tab.list().await.unwrap(), [kept]);
    assert!(same(&other_tab.samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn ciphertext_without_its_key_is_swept() {
    let vault = fresh("t-orphan").await;
    let kept = record(&vault, "a", 1, &noise(35, RATE)).await;
    record(&vault, "b", 2, &noise(36, RATE)).await;
    // What a crash between the two transactions of a deletion leaves.
    meddle("t-orphan", "keys", &"b".into(), None).await;
    assert!(vault.recover().await.unwrap().is_empty());
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert_eq!(entries("t-orphan", "pieces").await.len(), 2);
    assert_eq!(entries("t-orphan", "recordings").await.len(), 1);
}

#[wasm_bindgen_test]
async fn a_key_without_ciphertext_is_swept() {
    let vault = fresh("t-stray-key").await;
    record(&vault, "a", 1, &[]).await;
    meddle("t-stray-key", "recordings", &"a".into(), None).await;
    assert!(vault.recover().await.unwrap().is_empty());
    assert!(entries("t-stray-key", "keys").await.is_empty());
}
