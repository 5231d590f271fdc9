//! Changing a lock while the page dies, while another tab works, while somebody records or deletes.

use std::collections::HashSet;

use futures_util::future::{join, join3};
use gloo_timers::future::TimeoutFuture;
use hearsay::vault::VaultError;
use hearsay_speaker::record::Recording;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::home::{Home, MASTER};
use crate::support::{PIECE, cut, entries, head, noise, record, same, settle, tail};

/// Masters that wrap a key.
async fn wrapping(name: &str) -> HashSet<Vec<u8>> {
    let mut masters = HashSet::new();
    for name in [name.to_owned(), format!("{name}-2")] {
        for (_, key) in entries(&name, "keys").await {
            let key: Uint8Array = key.unchecked_into();
            masters.insert(key.slice(1, 17).to_vec());
        }
    }
    masters
}

/// A page loaded after the other one died: everything is there, and nothing is left unfinished.
async fn is_as_before(name: &'static str, before: &[Vec<Recording>]) -> Home {
    let page = Home::page(name).await;
    if page.keyring.lock_note().await.unwrap().is_some() {
        assert!(page.keyring.is_locked());
        assert_eq!(page.vaults[0].list().await, Err(VaultError::Locked));
        page.unlock().await.unwrap();
        assert_eq!(page.masters().await, 0);
        assert_eq!(wrapping(name).await.len(), 1);
    }
    assert_eq!(page.lists().await, before);
    page
}

#[wasm_bindgen_test]
async fn a_page_that_dies_while_setting_a_lock_loses_nothing() {
    let home = Home::fresh("t-set-crash").await;
    home.fill().await;
    let before = home.lists().await;
    let (mut unset, mut set) = (0, 0);
    for steps in 0.. {
        let page = Home::page("t-set-crash").await;
        let done = cut(page.set_lock(), steps).await;
        settle().await;
        let page = is_as_before("t-set-crash", &before).await;
        if done.is_some() {
            break;
        }
        if page.keyring.lock_note().await.unwrap().is_some() {
            set += 1;
            page.keyring
                .remove_lock(&page.vaults, |_, _| ())
                .await
                .unwrap();
        } else {
            unset += 1;
        }
    }
    assert!(
        unset > 5 && set > 5,
        "{unset} before, {set} after the lock was in force"
    );
}

#[wasm_bindgen_test]
async fn a_page_that_dies_while_taking_a_lock_away_loses_nothing() {
    let home = Home::fresh("t-remove-crash").await;
    home.fill().await;
    let before = home.lists().await;
    home.set_lock().await.unwrap();
    for steps in 0.. {
        let page = Home::page("t-remove-crash").await;
        page.unlock().await.unwrap();
        let done = cut(page.keyring.remove_lock(&page.vaults, |_, _| ()), steps).await;
        settle().await;
        let page = is_as_before("t-remove-crash", &before).await;
        if page.keyring.lock_note().await.unwrap().is_none() {
            if done.is_some() {
                assert_eq!(wrapping("t-remove-crash").await.len(), 1);
                assert_eq!(page.masters().await, 1);
                return;
            }
            page.set_lock().await.unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn another_tab_is_locked_out_by_a_lock_and_let_in_by_its_end() {
    let here = Home::fresh("t-two-tabs").await;
    here.fill().await;
    let before = here.lists().await;
    let there = Home::page("t-two-tabs").await;
    assert_eq!(there.lists().await, before);
    here.set_lock().await.unwrap();
    // Asked at once, by a tab that has the old master in hand.
    assert_eq!(
        there.vaults[0].begin(head("new", 1)).await.err(),
        Some(VaultError::Locked)
    );
    assert!(there.keyring.is_locked());
    there.unlock().await.unwrap();
    assert_eq!(there.lists().await, before);
    here.keyring
        .remove_lock(&here.vaults, |_, _| ())
        .await
        .unwrap();
    assert_eq!(there.lists().await, before);
    let kept = record(&there.vaults[1], "after", 1, &noise(111, PIECE)).await;
    assert!(here.vaults[1].list().await.unwrap().contains(&kept));
}

#[wasm_bindgen_test]
async fn what_is_recorded_while_a_lock_is_set_or_taken_away_is_kept() {
    let home = Home::fresh("t-meanwhile").await;
    home.fill().await;
    let spoken = noise(112, PIECE);
    let record_some = |prefix: &'static str| {
        let (vault, spoken) = (home.vaults[1].clone(), spoken.clone());
        async move {
            for number in 0..12 {
                let id = format!("{prefix}-{number}");
                if number % 2 == 0 {
                    record(&vault, &id, 1, &spoken).await;
                } else {
                    vault.put(head(&id, 1), tail(""), &spoken).await.unwrap();
                }
            }
        }
    };
    let (set, ()) = join(home.set_lock(), record_some("set")).await;
    set.unwrap();
    let page = Home::page("t-meanwhile").await;
    page.unlock().await.unwrap();
    for number in 0..12 {
        let samples = page.vaults[1].samples(&format!("set-{number}")).await;
        assert!(same(&samples.unwrap(), &spoken), "{number}");
    }
    let (removed, ()) = join(
        home.keyring.remove_lock(&home.vaults, |_, _| ()),
        record_some("removed"),
    )
    .await;
    removed.unwrap();
    let page = Home::page("t-meanwhile").await;
    for number in 0..12 {
        let samples = page.vaults[1].samples(&format!("removed-{number}")).await;
        assert!(same(&samples.unwrap(), &spoken), "{number}");
    }
    assert_eq!(wrapping("t-meanwhile").await.len(), 1);
}

#[wasm_bindgen_test]
async fn what_is_deleted_while_keys_are_wrapped_anew_does_not_come_back() {
    for milliseconds in 0..20 {
        let home = Home::fresh("t-meanwhile-gone").await;
        home.fill().await;
        let delete = async {
            TimeoutFuture::new(milliseconds).await;
            home.vaults[0].delete("whole").await
        };
        let (set, deleted) = join(home.set_lock(), delete).await;
        set.unwrap();
        assert!(deleted.unwrap().key);
        assert_eq!(entries("t-meanwhile-gone", "keys").await.len(), 3);
    }
}

#[wasm_bindgen_test]
async fn locking_while_a_lock_is_changed_loses_nothing() {
    for milliseconds in 0..20 {
        let home = Home::fresh("t-meanwhile-locked").await;
        home.fill().await;
        let before = home.lists().await;
        home.set_lock().await.unwrap();
        let page = Home::page("t-meanwhile-locked").await;
        let lock = async {
            TimeoutFuture::new(milliseconds).await;
            home.keyring.lock();
        };
        // Whichever of them is refused because the vaults are locked: nothing may be lost.
        let change = home
            .keyring
            .set_lock([9; 32], "second", &home.vaults, |_, _| ());
        let (changed, (), _) = join3(change, lock, page.unlock()).await;
        assert!(matches!(changed, Ok(()) | Err(VaultError::Locked)));
        let page = Home::page("t-meanwhile-locked").await;
        let opened = match page.keyring.unlock([9; 32], &page.vaults).await {
            Err(VaultError::WrongKey) => page.keyring.unlock(MASTER, &page.vaults).await,
            other => other,
        };
        opened.unwrap();
        assert_eq!(page.lists().await, before, "locked after {milliseconds} ms");
    }
}
