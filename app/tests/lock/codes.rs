//! The authenticator app takes part in the opening.

use crate::support::{Awake, PASSPHRASE, clean, move_clock, note, passphrase, with_code};
use hearsay::shared::lock::{GivenKey, LockCommand, NewPassphrase};
use hearsay_speaker::lock::totp::{Secret, step_at};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A step of the clock, milliseconds.
const STEP: u64 = 30_000;

fn code_now(secret: &Secret) -> String {
    format!("{:06}", secret.code(step_at(js_sys::Date::now() as u64)))
}

#[wasm_bindgen_test]
async fn the_right_passphrase_does_not_open_without_the_current_code() {
    clean().await;
    let awake = Awake::new().await;
    let recovery = awake.set().await;
    let by_code = LockCommand::AddAuthenticator(GivenKey::Recovery(recovery[0].clone()));
    assert!(awake.ask(by_code).await.unwrap_err().contains("passphrase"));
    awake
        .ask(LockCommand::AddAuthenticator(passphrase(PASSPHRASE)))
        .await
        .unwrap();
    let (text, address) = awake.shown().authenticator.unwrap();
    let secret = Secret::from_base32(&text).unwrap();
    assert!(address.contains(&text), "the pattern holds the secret");
    assert!(!awake.shared.lock.ways.get_untracked().codes);

    let wrong = LockCommand::ConfirmAuthenticator("000000".to_owned());
    // One code in a million is the right one by chance.
    if code_now(&secret) != "000000" {
        assert!(awake.ask(wrong).await.is_err());
    }
    let first = code_now(&secret);
    awake
        .ask(LockCommand::ConfirmAuthenticator(first.clone()))
        .await
        .unwrap();
    assert!(awake.shared.lock.ways.get_untracked().codes);
    assert!(awake.shared.lock.shown_once.get_untracked().is_none());
    assert!(!note().await.unwrap().contains(&text), "only as ciphertext");

    awake.lock();
    assert!(awake.unlock(passphrase(PASSPHRASE)).await.is_err());
    let used = awake.unlock(with_code(PASSPHRASE, &first)).await;
    assert!(used.is_err(), "the code was used for setting up");
    move_clock(2 * STEP);
    let code = code_now(&secret);
    let other = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    let refused = awake.unlock(with_code(PASSPHRASE, &other)).await;
    assert!(refused.unwrap_err().contains("which of them"));
    awake.unlock(with_code(PASSPHRASE, &code)).await.unwrap();
    awake.lock();
    let again = awake.unlock(with_code(PASSPHRASE, &code)).await;
    assert!(again.is_err(), "each code opens once");

    // The app is lost: a recovery code and a new passphrase are the way out.
    let lost = LockCommand::ChangePassphrase(
        GivenKey::Recovery(recovery[1].clone()),
        NewPassphrase("quarry lantern bishop".to_owned()),
    );
    awake.ask(lost).await.unwrap();
    assert!(awake.is_open());
    assert!(!awake.shared.lock.ways.get_untracked().codes);
    awake.lock();
    awake
        .unlock(passphrase("quarry lantern bishop"))
        .await
        .unwrap();
    clean().await;
}
