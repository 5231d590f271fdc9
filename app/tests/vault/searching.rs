//! What is stored is counted, and what should be gone is found where it is not.

use hearsay::vault::Vault;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{PIECE, RATE, STORES, entries, fresh, meddle, noise, place, record, value};

const ID: &str = "3f9a2c7e81d4";

fn ids() -> Vec<String> {
    vec![ID.to_owned()]
}

/// Needles of the recording, as they are kept for a receipt.
async fn needles(vault: &Vault) -> Vec<Vec<u8>> {
    let traces = vault.traces(&ids()).await.unwrap();
    assert_eq!(traces.len(), 1);
    assert_eq!(traces[0].0, ID);
    assert!(traces[0].1.iter().all(|trace| trace.len() == 32));
    traces[0].1.clone()
}

/// Stores in which something was found, and how often.
async fn found(vault: &Vault, needles: &[Vec<u8>], names: &[String]) -> Vec<(String, usize)> {
    let searched = vault.search(needles, names, |_| ()).await.unwrap();
    searched
        .into_iter()
        .filter(|searched| searched.found > 0)
        .map(|searched| (searched.place, searched.found))
        .collect()
}

fn at(name: &str, found: &[(&str, usize)]) -> Vec<(String, usize)> {
    found
        .iter()
        .map(|(store, count)| (format!("{name}/{store}"), *count))
        .collect()
}

#[wasm_bindgen_test]
async fn a_recording_is_found_while_it_is_there_and_nothing_of_it_after() {
    let vault = fresh("t-search").await;
    record(&vault, ID, 1, &noise(81, RATE)).await;
    record(&vault, "b0b0b0b0b0b0", 2, &noise(82, RATE)).await;
    let needles = needles(&vault).await;
    assert_eq!(needles.len(), 2);
    assert_eq!(
        found(&vault, &needles, &[]).await,
        at("t-search", &[("recordings", 1), ("pieces", 1)])
    );
    assert_eq!(
        found(&vault, &[], &ids()).await,
        at("t-search", &[("keys", 1), ("recordings", 1), ("pieces", 2)])
    );
    vault.delete(ID).await.unwrap();
    let mut seen = 0;
    let searched = vault
        .search(&needles, &ids(), |count| seen = count)
        .await
        .unwrap();
    assert!(searched.iter().all(|searched| searched.found == 0));
    // The other one was looked through: key, row, two pieces.
    assert_eq!(seen, 4);
    let bytes: u64 = searched.iter().map(|searched| searched.bytes).sum();
    assert!(bytes > 2 * RATE as u64, "{bytes} bytes looked through");
}

#[wasm_bindgen_test]
async fn a_sabotaged_deletion_is_found_out() {
    let vault = fresh("t-sabotage").await;
    record(&vault, ID, 1, &noise(83, PIECE * 3)).await;
    let needles = needles(&vault).await;
    let first = value("t-sabotage", "pieces", &place(ID, 0)).await;
    let third = value("t-sabotage", "pieces", &place(ID, 2)).await;
    vault.delete(ID).await.unwrap();
    assert!(found(&vault, &needles, &ids()).await.is_empty());

    // Its first piece under another name, in the middle of something else.
    let piece: Uint8Array = first.unchecked_into();
    let hidden = Uint8Array::new_with_length(piece.length() + 5);
    hidden.set(&piece, 5);
    let elsewhere = place("other", 9);
    meddle("t-sabotage", "pieces", &elsewhere, Some(&hidden)).await;
    assert_eq!(
        found(&vault, &needles, &ids()).await,
        at("t-sabotage", &[("pieces", 1)])
    );
    // A later piece where it was: its bytes are not among the traces, its name is.
    meddle("t-sabotage", "pieces", &place(ID, 2), Some(&third)).await;
    assert_eq!(
        found(&vault, &needles, &ids()).await,
        at("t-sabotage", &[("pieces", 2)])
    );
}

#[wasm_bindgen_test]
async fn a_planted_pattern_is_found_in_every_store() {
    let vault = fresh("t-planted").await;
    record(&vault, "a", 1, &noise(84, PIECE)).await;
    let pattern = b"planted-pattern".to_vec();
    for store in STORES {
        let planted = format!("xx{}xx", String::from_utf8_lossy(&pattern));
        meddle(
            "t-planted",
            store,
            &"somewhere".into(),
            Some(&planted.into()),
        )
        .await;
    }
    let everywhere = STORES.map(|store| (store, 1));
    assert_eq!(
        found(&vault, std::slice::from_ref(&pattern), &[]).await,
        at("t-planted", &everywhere)
    );
    assert!(
        found(&vault, &[b"planted-patterm".to_vec()], &[])
            .await
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn everything_stored_is_listed_and_counted() {
    let vault = fresh("t-contents").await;
    // More pieces than are read at once.
    let kept = record(&vault, ID, 5, &noise(85, PIECE * 70)).await;
    vault.set_note("house", &"twelve bytes").await.unwrap();
    vault
        .append_ledger(|_| vec![(0, "a line".to_owned())])
        .await
        .unwrap();
    let contents = vault.contents().await.unwrap();
    let mut stored = 0;
    for store in STORES {
        let listed = contents.holdings.iter().filter(|held| held.store == store);
        let there = entries("t-contents", store).await.len();
        assert_eq!(listed.count(), there, "{store}");
        stored += there;
    }
    assert_eq!(contents.values, stored);
    assert_eq!(contents.values, 70 + 1 + 1 + 2);
    assert_eq!(contents.database, "t-contents");
    assert_eq!(contents.holdings[0].store, "pieces", "the largest first");
    let bytes: u64 = contents.holdings.iter().map(|held| held.bytes).sum();
    assert_eq!(contents.bytes, bytes);
    // Ciphertext; layout, start and two sizes of 8 bytes each; key; note with its quotes; line.
    assert_eq!(contents.bytes, kept.bytes + 4 * 8 + 77 + 14 + 6);
    let of_it = |held: &&hearsay::shared::privacy::Holding| {
        held.record.as_ref().is_some_and(|record| record.id == ID) && held.since == Some(5)
    };
    assert_eq!(contents.holdings.iter().filter(of_it).count(), 72);
}
