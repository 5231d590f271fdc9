//! Tabs of different versions on the same database.

use std::{cell::Cell, rc::Rc};

use hearsay::vault::{Closing, VaultError};
use hearsay_speaker::FaultKind;
use idb::Factory;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{PIECE, fresh, head, noise, open, open_ahead, raw, record, same, settle};

#[wasm_bindgen_test]
async fn an_older_page_lets_go_and_says_so() {
    let old = fresh("t-upgrade").await;
    let spoken = noise(61, PIECE);
    record(&old, "a", 1, &spoken).await;
    let mut writer = old.begin(head("b", 2)).await.unwrap();
    let told = Rc::new(Cell::new(None));
    old.on_closing({
        let told = Rc::clone(&told);
        move |why| told.set(Some(why))
    });
    let new = open_ahead("t-upgrade", 1).await.unwrap();
    assert_eq!(told.get(), Some(Closing::TakenOver));
    assert_eq!(old.list().await, Err(VaultError::Closed));
    assert_eq!(writer.append(&spoken).await, Err(VaultError::Closed));
    assert!(same(&new.samples("a").await.unwrap(), &spoken));

    let error = open("t-upgrade").await.unwrap_err();
    assert_eq!(error, VaultError::Newer);
    assert_eq!(error.fault(), FaultKind::StorageBlocked);
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_blocks_for_three_seconds_and_not_for_ever() {
    drop(fresh("t-blocked").await);
    settle().await;
    let stubborn = raw("t-blocked").await;
    let started = js_sys::Date::now();
    let error = open_ahead("t-blocked", 1).await.unwrap_err();
    let waited = js_sys::Date::now() - started;
    assert_eq!(error, VaultError::Blocked);
    assert!((2_900.0..6_000.0).contains(&waited), "waited {waited} ms");

    stubborn.close();
    settle().await;
    // The opening that was given up has been closed too, or this would be blocked again.
    assert!(open_ahead("t-blocked", 2).await.is_ok());
}

#[wasm_bindgen_test]
async fn clearing_the_database_closes_the_vault() {
    let vault = fresh("t-cleared").await;
    let told = Rc::new(Cell::new(None));
    vault.on_closing({
        let told = Rc::clone(&told);
        move |why| told.set(Some(why))
    });
    Factory::new()
        .unwrap()
        .delete("t-cleared")
        .unwrap()
        .await
        .unwrap();
    assert_eq!(told.get(), Some(Closing::TakenOver));
    assert_eq!(vault.list().await, Err(VaultError::Closed));
    let late = Rc::new(Cell::new(None));
    vault.on_closing({
        let late = Rc::clone(&late);
        move |why| late.set(Some(why))
    });
    assert_eq!(
        late.get(),
        Some(Closing::TakenOver),
        "told at once if it has happened already"
    );
}

#[wasm_bindgen_test]
async fn two_tabs_of_one_version_share_a_vault() {
    let (here, there) = (fresh("t-shared").await, open("t-shared").await.unwrap());
    let kept = record(&here, "a", 1, &noise(62, PIECE)).await;
    assert_eq!(there.list().await.unwrap(), [kept]);
    there.delete("a").await.unwrap();
    assert!(here.list().await.unwrap().is_empty());
    assert_eq!(here.samples("a").await, Err(VaultError::Gone));
}
