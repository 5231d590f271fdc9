//! Many recordings, or one as a whole, at once.

use std::{cell::RefCell, rc::Rc};

use futures_util::future::join;
use hearsay::vault::{Vault, VaultError};
use hearsay_speaker::{
    EndReason,
    record::{Condition, Recording},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    PIECE, RATE, STORES, cut, entries, fresh, head, meddle, noise, open, record, same, settle, tail,
};

async fn is_empty(name: &str) -> bool {
    for store in STORES {
        if !entries(name, store).await.is_empty() {
            return false;
        }
    }
    true
}

#[wasm_bindgen_test]
async fn a_recording_put_comes_back_as_one_that_was_spoken() {
    let vault = fresh("t-put").await;
    let spoken = noise(71, RATE * 40 + 7);
    let put = vault
        .put(head("a", 5), tail("It is sunny."), &spoken)
        .await
        .unwrap();
    assert_eq!(put.condition, Condition::Whole);
    assert_eq!(
        (&put.head, &put.tail),
        (&head("a", 5), &tail("It is sunny."))
    );
    assert_eq!(vault.list().await.unwrap(), [put]);
    assert!(same(&vault.samples("a").await.unwrap(), &spoken));

    let mut cut_off = tail("");
    cut_off.end_reason = EndReason::Interrupted;
    let put = vault.put(head("b", 6), cut_off, &[]).await.unwrap();
    assert_eq!(put.condition, Condition::Interrupted);
    assert_eq!(vault.list().await.unwrap()[0], put);
}

#[wasm_bindgen_test]
async fn what_cannot_be_put_whole_leaves_nothing() {
    let vault = fresh("t-put-full").await;
    let spoken = noise(72, PIECE * 3);
    vault.pretend_room(Some(PIECE as u64 * 4));
    let put = vault.put(head("a", 1), tail(""), &spoken).await;
    assert_eq!(put, Err(VaultError::Full));
    assert!(is_empty("t-put-full").await);
    vault.pretend_room(None);

    let kept = record(&vault, "a", 1, &spoken).await;
    assert!(vault.put(head("a", 2), tail(""), &[]).await.is_err());
    assert_eq!(vault.list().await.unwrap(), [kept]);
}

#[wasm_bindgen_test]
async fn a_page_that_dies_while_putting_leaves_all_or_nothing() {
    let vault = fresh("t-put-crash").await;
    let spoken = noise(73, PIECE * 3);
    for steps in 0.. {
        let id = format!("after-{steps}");
        let put = cut(vault.put(head(&id, 1), tail(""), &spoken), steps).await;
        settle().await;
        let there = [("keys", 1), ("recordings", 1), ("pieces", 3)];
        let mut left = Vec::new();
        for (store, whole) in there {
            left.push(entries("t-put-crash", store).await.len() / whole);
        }
        assert!(left == [0, 0, 0] || left == [1, 1, 1], "{steps}: {left:?}");
        if put.is_some() {
            assert_eq!(left, [1, 1, 1]);
            return;
        }
        vault.delete(&id).await.unwrap();
    }
}

/// One whole, one silent, one cut off, one damaged, one without a row: newest first.
async fn of_all_conditions(name: &str) -> Vault {
    let vault = fresh(name).await;
    for (id, started) in [("whole", 50), ("spoiled", 40), ("rowless", 30)] {
        record(&vault, id, started, &noise(74, RATE)).await;
    }
    record(&vault, "silent", 20, &[]).await;
    let mut writer = vault.begin(head("cut-off", 10)).await.unwrap();
    writer.append(&noise(75, RATE)).await.unwrap();
    drop(writer);
    meddle(name, "keys", &"spoiled".into(), Some(&7.into())).await;
    meddle(name, "recordings", &"rowless".into(), None).await;
    settle().await;
    vault
}

#[wasm_bindgen_test]
async fn reading_in_batches_gives_what_listing_gives() {
    let vault = of_all_conditions("t-read").await;
    let mut live = vault.begin(head("live", 60)).await.unwrap();
    live.append(&noise(76, RATE)).await.unwrap();
    let list = vault.list().await.unwrap();
    assert_eq!(list.len(), 5);
    for (first, then) in [(0, 1), (1, 1), (2, 2), (3, 500), (60, 500), (5, 0)] {
        let mut batches: Vec<Vec<Recording>> = Vec::new();
        let count = vault
            .read(first, then, |batch| batches.push(batch))
            .await
            .unwrap();
        assert_eq!(count, 5, "{first}, {then}");
        assert!(batches.iter().all(|batch| !batch.is_empty()));
        if first > 0 {
            // The one being written takes a place among the newest and is not given.
            assert!(batches[0].len() <= first);
        }
        assert_eq!(batches.concat(), list, "{first}, {then}");
    }
}

#[wasm_bindgen_test]
async fn an_empty_vault_gives_no_batch() {
    let vault = fresh("t-read-none").await;
    let count = vault.read(60, 500, |_| panic!("a batch of nothing")).await;
    assert_eq!(count, Ok(0));
}

#[wasm_bindgen_test]
async fn deleting_many_says_of_each_what_was_destroyed() {
    let vault = of_all_conditions("t-many").await;
    let kept = record(&vault, "kept", 1, &noise(77, PIECE)).await;
    let sizes: Vec<(String, u64)> = (vault.list().await.unwrap().into_iter())
        .map(|recording| (recording.head.id, recording.bytes))
        .collect();
    let ids: Vec<String> = ["cut-off", "whole", "nobody", "spoiled", "rowless", "silent"]
        .map(str::to_owned)
        .to_vec();
    let told = Rc::new(RefCell::new(Vec::new()));
    let twice = [ids.clone(), ids.clone()].concat();
    let destroyed = vault
        .delete_many(&twice, |done| told.borrow_mut().push(done))
        .await
        .unwrap();
    assert_eq!(told.take(), [6]);
    assert!(destroyed.iter().map(|(id, _)| id).eq(&ids));
    for (id, destroyed) in &destroyed {
        assert_eq!(destroyed.key, id != "nobody", "{id}");
        if id == "rowless" {
            assert_eq!((destroyed.pieces, destroyed.bytes), (2, 2 * (16_000 + 28)));
        } else if let Some((_, bytes)) = sizes.iter().find(|(known, _)| known == id) {
            assert_eq!(destroyed.bytes, *bytes, "{id}");
        }
    }
    assert_eq!(vault.list().await.unwrap(), [kept]);
    assert_eq!(entries("t-many", "keys").await.len(), 1);
    assert_eq!(entries("t-many", "pieces").await.len(), 1);
}

#[wasm_bindgen_test]
async fn what_lies_between_the_deleted_stays() {
    let vault = fresh("t-runs").await;
    let id = |n: usize| format!("r{n:03}");
    for n in 0..60 {
        record(&vault, &id(n), n as u64, &noise(n as u32, PIECE / 4)).await;
    }
    let stays = |n: &usize| n % 20 == 7;
    let doomed: Vec<String> = (0..60).filter(|n| !stays(n)).map(id).rev().collect();
    let before = vault.list().await.unwrap();
    let destroyed = vault.delete_many(&doomed, |_| ()).await.unwrap();
    assert!(destroyed.iter().map(|(id, _)| id).eq(&doomed));
    for (name, was) in &destroyed {
        let known = before.iter().find(|it| it.head.id == *name).unwrap();
        assert_eq!(
            (was.key, was.pieces, was.bytes),
            (true, 1, known.bytes),
            "{name}"
        );
    }
    let mut left: Vec<String> = vault
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|it| it.head.id)
        .collect();
    left.sort();
    assert_eq!(left, ["r007", "r027", "r047"]);
    assert_eq!(entries("t-runs", "keys").await.len(), 3);
    assert_eq!(entries("t-runs", "pieces").await.len(), 3);
    for name in &left {
        assert!(vault.samples(name).await.is_ok(), "{name}");
    }
}

#[wasm_bindgen_test]
async fn once_deleting_many_has_begun_no_key_or_all_keys_are_left() {
    let ids: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
    for steps in 0.. {
        let vault = fresh("t-many-crash").await;
        for id in &ids {
            record(&vault, id, 1, &noise(78, PIECE)).await;
        }
        let done = cut(vault.delete_many(&ids, |_| ()), steps).await;
        settle().await;
        let keys = entries("t-many-crash", "keys").await.len();
        assert!(keys == 0 || keys == 3, "{steps}: {keys} keys");
        vault.recover().await.unwrap();
        assert_eq!(vault.list().await.unwrap().len(), keys);
        if done.is_some() {
            assert!(is_empty("t-many-crash").await);
            return;
        }
    }
}

#[wasm_bindgen_test]
async fn two_tabs_that_amend_one_recording_both_have_their_way() {
    let here = fresh("t-amend").await;
    record(&here, "a", 1, &noise(79, PIECE)).await;
    let there = open("t-amend").await.unwrap();
    let (answered, shortened) = join(
        here.amend("a", |tail| tail.answer = Some("Twice.".to_owned())),
        there.amend("a", |tail| tail.duration_ms = 3),
    )
    .await;
    assert!(answered.is_ok() && shortened.is_ok());
    let tail = here.list().await.unwrap().remove(0).tail;
    assert_eq!(
        (tail.answer.as_deref(), tail.duration_ms),
        (Some("Twice."), 3)
    );
}
