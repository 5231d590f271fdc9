//! Sealed notes: what they keep from sight, and what a lock, a sweep and a change do to them.

use hearsay::vault::VaultError;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    home::Home,
    support::{entries, fresh, meddle, open, turned, value},
};

/// A text that would be found if it lay anywhere in clear.
const SECRET: &str = "Sam, on the third floor";

/// Where the key and the text of the paper "names" lie.
const PLACE: &str = "paper:names";

#[wasm_bindgen_test]
async fn a_paper_comes_back_gives_way_and_goes() {
    let vault = fresh("t-paper").await;
    assert_eq!(vault.paper::<String>("names").await, Ok(None));
    vault.set_paper("names", &"first").await.unwrap();
    vault.set_paper("names", &SECRET).await.unwrap();
    drop(vault);
    let vault = open("t-paper").await.unwrap();
    assert_eq!(vault.paper("names").await, Ok(Some(SECRET.to_owned())));
    vault.remove_paper("names").await.unwrap();
    vault.remove_paper("names").await.unwrap();
    assert_eq!(vault.paper::<String>("names").await, Ok(None));
    assert!(entries("t-paper", "keys").await.is_empty());
}

#[wasm_bindgen_test]
async fn its_text_lies_nowhere_in_clear_and_every_change_has_a_key_of_its_own() {
    let vault = fresh("t-paper-sealed").await;
    let mut keys = Vec::new();
    for _ in 0..2 {
        vault.set_paper("names", &SECRET).await.unwrap();
        let text = value("t-paper-sealed", "notes", &PLACE.into()).await;
        let text = Uint8Array::new(text.dyn_ref::<Uint8Array>().unwrap()).to_vec();
        let inside = text.windows(SECRET.len());
        assert_eq!(inside.filter(|it| *it == SECRET.as_bytes()).count(), 0);
        let key = value("t-paper-sealed", "keys", &PLACE.into()).await;
        keys.push(Uint8Array::new(key.dyn_ref::<Uint8Array>().unwrap()).to_vec());
    }
    assert_ne!(keys[0], keys[1]);
}

#[wasm_bindgen_test]
async fn it_is_no_recording_and_no_sweep_takes_it() {
    let vault = fresh("t-paper-swept").await;
    vault.set_paper("names", &SECRET).await.unwrap();
    assert_eq!(vault.recover().await.unwrap(), Vec::<String>::new());
    assert!(vault.list().await.unwrap().is_empty());
    assert_eq!(vault.paper("names").await, Ok(Some(SECRET.to_owned())));
}

#[wasm_bindgen_test]
async fn one_changed_bit_or_half_of_it_is_said_to_be_damaged() {
    let vault = fresh("t-paper-bad").await;
    for store in ["notes", "keys"] {
        vault.set_paper("names", &SECRET).await.unwrap();
        let stored = value("t-paper-bad", store, &PLACE.into()).await;
        let spoiled = turned(&stored, 40);
        for bad in [Some(&spoiled), Some(&7.into()), None] {
            meddle("t-paper-bad", store, &PLACE.into(), bad).await;
            let read = vault.paper::<String>("names").await;
            assert_eq!(read, Err(VaultError::Damaged), "{store} {bad:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_lock_shuts_it_and_opens_it_again() {
    let home = Home::fresh("t-paper-lock").await;
    let vault = home.vaults.first().unwrap();
    vault.set_paper("names", &SECRET).await.unwrap();
    home.set_lock().await.unwrap();
    assert_eq!(vault.paper("names").await, Ok(Some(SECRET.to_owned())));
    home.keyring.lock();
    let shut = Err(VaultError::Locked);
    assert_eq!(vault.paper::<String>("names").await, shut);
    let refused = vault.set_paper("names", &"new").await;
    assert_eq!(refused, Err(VaultError::Locked));
    home.unlock().await.unwrap();
    assert_eq!(vault.paper("names").await, Ok(Some(SECRET.to_owned())));
}
