//! Wrong tries slow down, and nobody's hands lock the vaults.

use crate::support::{Awake, PASSPHRASE, clean, move_clock, passphrase, until};
use hearsay::shared::lock::{LockCommand, LockStatus};
use hearsay_speaker::lock::idle::AutoLock;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: u64 = 60_000;

#[wasm_bindgen_test]
async fn wrong_tries_wait_after_a_reload_too_and_idle_vaults_lock_themselves() {
    clean().await;
    let awake = Awake::new().await;
    awake.set().await;
    let choice = AutoLock {
        idle_minutes: Some(3),
    };
    awake.ask(LockCommand::AutoLock(choice)).await.unwrap();

    // Activity just before the end keeps it open; its absence does not.
    move_clock(2 * MINUTE);
    awake.send(LockCommand::Active);
    move_clock(4 * MINUTE);
    gloo_timers::future::TimeoutFuture::new(2_500).await;
    assert!(awake.is_open(), "three minutes have not gone by since");
    move_clock(6 * MINUTE);
    until("it locks itself", || awake.status() == LockStatus::Locked).await;
    // Too late is too late.
    awake.send(LockCommand::Active);
    assert_eq!(awake.status(), LockStatus::Locked);

    // Eight wrong tries, a minute apart: the next one has to wait for 32 s.
    let mut ahead = 6 * MINUTE;
    for _ in 0..8 {
        ahead += MINUTE;
        move_clock(ahead);
        let refused = awake.unlock(passphrase("not this one")).await.unwrap_err();
        assert!(!refused.contains("Wait"), "{refused}");
    }
    assert!(awake.shared.lock.next_try.get_untracked().is_some());
    drop(awake);
    let awake = Awake::new().await;
    assert_eq!(awake.status(), LockStatus::Locked, "a reloaded page is");
    let early = awake.unlock(passphrase(PASSPHRASE)).await;
    assert!(early.unwrap_err().contains("Wait"), "the count was kept");
    move_clock(ahead - 5 * MINUTE);
    let early = awake.unlock(passphrase(PASSPHRASE)).await;
    assert!(early.unwrap_err().contains("Wait"), "the clock went back");
    move_clock(ahead + MINUTE);
    awake.unlock(passphrase(PASSPHRASE)).await.unwrap();
    assert_eq!(
        awake.shared.lock.auto_lock.get_untracked(),
        choice,
        "kept in the lock"
    );
    clean().await;
}
