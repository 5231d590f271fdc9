//! Passphrase and recovery codes, from setting a lock to taking it away.

use crate::support::{Awake, PASSPHRASE, ciphertext, clean, note, passphrase, plant, until};
use hearsay::shared::library::Reading;
use hearsay::shared::lock::{GivenKey, LockCommand, LockStatus, NewPassphrase, ShownOnce, Weighed};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const OTHER: &str = "quarry lantern bishop seven";

#[wasm_bindgen_test]
async fn a_lock_is_set_opened_changed_and_taken_away_and_no_sound_is_encrypted_anew() {
    clean().await;
    plant().await;
    let awake = Awake::new().await;
    assert_eq!(awake.status(), LockStatus::None);
    awake.until_listed().await;
    let before = ciphertext().await;

    let short = LockCommand::Set(NewPassphrase("short".to_owned()));
    assert!(awake.ask(short).await.unwrap_err().contains("8 characters"));
    assert_eq!(note().await, None);

    let codes = awake.set().await;
    assert_eq!(codes.len(), 10);
    assert_eq!(awake.shared.lock.codes_left.get_untracked(), 10);
    let stored = note().await.unwrap();
    assert!(!stored.contains(PASSPHRASE) && !codes.iter().any(|code| stored.contains(code)));

    awake.lock();
    assert!(awake.shared.library.all().is_empty());
    assert_eq!(
        awake.shared.library.reading.get_untracked(),
        Reading::Locked
    );
    let wrong = awake.unlock(passphrase(OTHER)).await.unwrap_err();
    assert!(wrong.contains("not the passphrase"), "{wrong}");
    assert_eq!(awake.status(), LockStatus::Locked);
    assert!(awake.shared.library.all().is_empty());
    awake.unlock(passphrase(PASSPHRASE)).await.unwrap();
    assert!(awake.is_open());
    awake.until_listed().await;

    let change = |given| LockCommand::ChangePassphrase(given, NewPassphrase(OTHER.to_owned()));
    assert!(awake.ask(change(passphrase("wrong one"))).await.is_err());
    awake.ask(change(passphrase(PASSPHRASE))).await.unwrap();
    awake.lock();
    assert!(awake.unlock(passphrase(PASSPHRASE)).await.is_err());
    let recovery = || GivenKey::Recovery(codes[3].to_lowercase().replace('-', " "));
    let opened = awake.unlock(recovery()).await.unwrap();
    assert!(opened.contains("9 are left"), "{opened}");
    awake.lock();
    let again = awake.unlock(recovery()).await.unwrap_err();
    assert!(again.contains("none of the codes"), "{again}");
    let slip = GivenKey::Recovery(codes[4].replacen('-', "0", 1));
    assert!(awake.unlock(slip).await.is_err());

    awake.unlock(passphrase(OTHER)).await.unwrap();
    awake.until_listed().await;
    assert_eq!(ciphertext().await, before, "the sound stayed as it was");
    awake
        .ask(LockCommand::Remove(passphrase(OTHER)))
        .await
        .unwrap();
    assert_eq!(awake.status(), LockStatus::None);
    assert_eq!(note().await, None);
    assert_eq!(ciphertext().await, before);
    drop(awake);
    let awake = Awake::new().await;
    awake.until_listed().await;
}

#[wasm_bindgen_test]
async fn a_strength_that_cannot_be_fetched_is_missing_and_the_passphrase_is_not_kept() {
    let awake = Awake::new().await;
    let weighed = awake.shared.lock.weighed;
    awake.send(LockCommand::Weigh(NewPassphrase(PASSPHRASE.to_owned())));
    // The server of these tests has no such module.
    until("it is told", || weighed.get_untracked() == Weighed::Missing).await;
}

#[wasm_bindgen_test]
fn nothing_secret_is_in_a_debug_text() {
    let secret = "zebulonia";
    let texts = [
        format!("{:?}", LockCommand::Set(NewPassphrase(secret.to_owned()))),
        format!("{:?}", LockCommand::Weigh(NewPassphrase(secret.to_owned()))),
        format!("{:?}", LockCommand::Unlock(passphrase(secret))),
        format!("{:?}", GivenKey::Recovery(secret.to_owned())),
        format!(
            "{:?}",
            ShownOnce {
                authenticator: Some((secret.to_owned(), secret.to_owned())),
                recovery: vec![secret.to_owned()],
            }
        ),
    ];
    for text in texts {
        assert!(!text.contains(secret), "{text}");
    }
}
