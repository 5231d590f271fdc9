//! A lock: what it keeps closed, what still works, and what opens it.

use hearsay::vault::VaultError;
use hearsay_speaker::record::Condition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::earlier;
use crate::home::{Home, MASTER};
use crate::support::{PIECE, RATE, entries, head, meddle, noise, record, remove, same, tail};

#[wasm_bindgen_test]
async fn without_a_lock_everything_is_open() {
    let home = Home::fresh("t-no-lock").await;
    assert!(!home.keyring.is_locked());
    assert_eq!(home.keyring.lock_note().await, Ok(None));
    home.keyring.lock();
    assert!(!home.keyring.is_locked());
    home.fill().await;
    assert_eq!(home.masters().await, 1);
    assert_eq!(home.unlock().await, Err(VaultError::WrongKey));
    let note = home.keyring.set_lock_note("note").await;
    assert_eq!(note, Err(VaultError::Gone));
    assert_eq!(
        home.keyring.remove_lock(&home.vaults, |_, _| ()).await,
        Ok(())
    );
    let lists = home.lists().await;
    assert_eq!(Home::page("t-no-lock").await.lists().await, lists);
}

#[wasm_bindgen_test]
async fn everything_comes_back_after_locking_and_unlocking() {
    let home = Home::fresh("t-lock").await;
    home.fill().await;
    let before = home.lists().await;
    let conditions: Vec<Condition> = before[0].iter().map(|kept| kept.condition).collect();
    assert_eq!(
        conditions,
        [
            Condition::Whole,
            Condition::Whole,
            Condition::Damaged,
            Condition::Interrupted
        ]
    );
    let mut told = Vec::new();
    home.keyring
        .set_lock(MASTER, "note", &home.vaults, |done, of| {
            told.push((done, of));
        })
        .await
        .unwrap();
    assert_eq!(told, [(4, 5), (5, 5)]);
    assert!(!home.keyring.is_locked());
    assert_eq!(home.keyring.lock_note().await.unwrap().unwrap(), "note");
    assert_eq!(home.lists().await, before);
    assert_eq!(home.masters().await, 0, "the master lies nowhere");

    home.keyring.lock();
    assert!(home.keyring.is_locked());
    assert_eq!(home.vaults[0].list().await, Err(VaultError::Locked));
    home.keyring.set_lock_note("two tries").await.unwrap();
    let wrong = home.keyring.unlock([8; 32], &home.vaults).await;
    assert_eq!(wrong, Err(VaultError::WrongKey));
    assert!(home.keyring.is_locked());
    home.unlock().await.unwrap();
    assert_eq!(home.lists().await, before);

    let page = Home::page("t-lock").await;
    assert!(page.keyring.is_locked());
    assert_eq!(
        page.keyring.lock_note().await.unwrap().unwrap(),
        "two tries"
    );
    page.unlock().await.unwrap();
    assert_eq!(page.lists().await, before);
    let spoken = noise(101, RATE);
    assert!(same(
        &page.vaults[0].samples("whole").await.unwrap(),
        &spoken
    ));
}

#[wasm_bindgen_test]
async fn while_locked_nothing_that_needs_a_key_is_done() {
    let home = Home::fresh("t-locked").await;
    home.fill().await;
    home.set_lock().await.unwrap();
    home.keyring.lock();
    let vault = &home.vaults[0];
    let locked = Some(VaultError::Locked);
    assert_eq!(vault.list().await.err(), locked);
    let read = vault.read(1, 1, |_| panic!("something was read")).await;
    assert_eq!(read.err(), locked);
    assert_eq!(vault.samples("whole").await.err(), locked);
    assert_eq!(vault.samples("nobody").await.err(), locked);
    assert_eq!(vault.begin(head("new", 1)).await.err(), locked);
    let put = vault.put(head("new", 1), tail(""), &[]).await;
    assert_eq!(put.err(), locked);
    let amended = vault.amend("whole", |_| panic!("a tail was opened")).await;
    assert_eq!(amended.err(), locked);
    assert_eq!(home.set_lock().await.err(), locked);
    let removed = home.keyring.remove_lock(&home.vaults, |_, _| ()).await;
    assert_eq!(removed.err(), locked);
    assert_eq!(entries("t-locked", "keys").await.len(), 4);
}

#[wasm_bindgen_test]
async fn while_locked_deleting_counting_searching_and_noting_work() {
    let home = Home::fresh("t-locked-works").await;
    home.fill().await;
    home.set_lock().await.unwrap();
    home.keyring.lock();
    let vault = &home.vaults[0];
    let ids = vec!["whole".to_owned()];
    let needles = vault.traces(&ids).await.unwrap().remove(0).1;
    assert_eq!(needles.len(), 2);
    let values = vault.contents().await.unwrap().values;
    assert!(vault.delete("whole").await.unwrap().key);
    assert_eq!(vault.contents().await.unwrap().values, values - 4);
    let searched = vault.search(&needles, &ids, |_| ()).await.unwrap();
    assert!(searched.iter().all(|searched| searched.found == 0));
    vault.set_note("house", &1).await.unwrap();
    assert_eq!(vault.note::<u8>("house").await, Ok(Some(1)));
    let line = |_| vec![(0, "locked".to_owned())];
    vault.append_ledger(line).await.unwrap();
    assert_eq!(vault.ledger_lines().await.unwrap(), ["locked"]);
}

#[wasm_bindgen_test]
async fn while_locked_recovering_sweeps_leftovers_and_touches_nothing_else() {
    let home = Home::fresh("t-locked-recover").await;
    home.fill().await;
    record(&home.vaults[0], "leftover", 1, &noise(105, PIECE)).await;
    let kept = home.vaults[0].list().await.unwrap().len() - 1;
    home.set_lock().await.unwrap();
    home.keyring.lock();
    home.vaults[0].set_note("house", &1).await.unwrap();
    meddle("t-locked-recover", "keys", &"leftover".into(), None).await;
    assert!(home.vaults[0].recover().await.unwrap().is_empty());
    assert_eq!(entries("t-locked-recover", "recordings").await.len(), kept);
    assert_eq!(home.vaults[0].note::<u8>("house").await, Ok(Some(1)));
    home.unlock().await.unwrap();
    assert_eq!(home.vaults[0].recover().await.unwrap(), ["cut-off"]);
    assert_eq!(home.vaults[0].list().await.unwrap().len(), kept);
}

#[wasm_bindgen_test]
async fn a_lock_that_is_taken_away_leaves_everything_open() {
    let home = Home::fresh("t-unlock").await;
    home.fill().await;
    let before = home.lists().await;
    home.set_lock().await.unwrap();
    home.keyring
        .remove_lock(&home.vaults, |_, _| ())
        .await
        .unwrap();
    assert_eq!(home.lists().await, before);
    assert_eq!(home.keyring.lock_note().await, Ok(None));
    home.keyring.lock();
    assert!(!home.keyring.is_locked());
    let page = Home::page("t-unlock").await;
    assert!(!page.keyring.is_locked());
    assert_eq!(page.lists().await, before);
    assert_eq!(page.unlock().await, Err(VaultError::WrongKey));
    assert_eq!(page.masters().await, 1);
}

#[wasm_bindgen_test]
async fn another_master_under_a_lock_closes_the_old_one_out() {
    let home = Home::fresh("t-relock").await;
    home.fill().await;
    let before = home.lists().await;
    home.set_lock().await.unwrap();
    home.keyring
        .set_lock([9; 32], "second", &home.vaults, |_, _| ())
        .await
        .unwrap();
    assert_eq!(home.masters().await, 0);
    let page = Home::page("t-relock").await;
    assert_eq!(page.unlock().await, Err(VaultError::WrongKey));
    page.keyring.unlock([9; 32], &page.vaults).await.unwrap();
    assert_eq!(page.lists().await, before);
}

#[wasm_bindgen_test]
async fn a_lock_guards_what_version_1_left_too() {
    let (name, spoken) = ("t-lock-v1", noise(106, PIECE));
    earlier::database(name).await;
    remove("t-lock-v1-2").await;
    earlier::recording(name, "a", 1, &spoken, true).await;
    let home = Home::page(name).await;
    home.set_lock().await.unwrap();
    assert_eq!(earlier::bare_keys(name).await, 0);
    home.keyring.lock();
    assert_eq!(home.vaults[0].samples("a").await, Err(VaultError::Locked));
    home.unlock().await.unwrap();
    assert!(same(&home.vaults[0].samples("a").await.unwrap(), &spoken));
}

#[wasm_bindgen_test]
async fn a_vault_that_is_left_out_is_asked_for() {
    let home = Home::fresh("t-left-out").await;
    home.fill().await;
    let before = home.lists().await;
    let set = home
        .keyring
        .set_lock(MASTER, "note", &home.vaults[..1], |_, _| ())
        .await;
    assert!(matches!(set, Err(VaultError::Unexpected(_))));
    assert_eq!(home.keyring.lock_note().await, Ok(None));
    assert_eq!(Home::page("t-left-out").await.lists().await, before);
}
