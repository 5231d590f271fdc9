//! Passkeys, with a browser that answers as it is told to.

use crate::support::{Awake, PASSPHRASE, clean, passphrase, script};
use hearsay::shared::lock::{GivenKey, LockCommand, LockStatus};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A browser with one passkey: its secret depends on the salt, as a real one's.
const BROWSER: &str = "
    window.passkey = { prf: true, cancel: false, seed: 1, asked: [] };
    const answer = (kind, options) => {
        const { prf, cancel, seed, asked } = window.passkey;
        asked.push(options.publicKey);
        if (cancel) return Promise.reject(new DOMException('closed', 'NotAllowedError'));
        const salt = new Uint8Array(options.publicKey.extensions.prf.eval.first);
        const first = salt.map(byte => byte ^ seed).buffer;
        const results = kind === 'get' ? { results: { first } } : { enabled: prf };
        return Promise.resolve({
            rawId: Uint8Array.of(7, 7, 7).buffer,
            getClientExtensionResults: () => (prf ? { prf: results } : {}),
        });
    };
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: {
        create: options => answer('create', options),
        get: options => answer('get', options),
    }});";

#[wasm_bindgen_test]
async fn a_passkey_opens_after_it_was_added_and_only_with_its_own_secret() {
    clean().await;
    script(BROWSER);
    let awake = Awake::new().await;
    awake.set().await;
    let add = || LockCommand::AddPasskey(passphrase(PASSPHRASE));

    script("window.passkey.prf = false");
    let told = awake.ask(add()).await.unwrap_err();
    assert!(told.contains("PRF"), "{told}");
    script("window.passkey.prf = true; window.passkey.cancel = true");
    let told = awake.ask(add()).await.unwrap();
    assert!(told.contains("Nothing was changed"), "{told}");
    assert!(!awake.shared.lock.ways.get_untracked().passkey);

    script("window.passkey.cancel = false; window.passkey.asked = []");
    awake.ask(add()).await.unwrap();
    assert!(awake.shared.lock.ways.get_untracked().passkey);
    let verified = script(
        "return window.passkey.asked.every(asked => asked.challenge.length === 32 &&
            (asked.authenticatorSelection ?? asked).userVerification === 'required')",
    );
    assert!(verified.is_truthy(), "the person is always verified");

    awake.lock();
    script("window.passkey.seed = 2");
    assert!(awake.unlock(GivenKey::Passkey).await.is_err());
    assert_eq!(awake.status(), LockStatus::Locked);
    script("window.passkey.seed = 1");
    awake.unlock(GivenKey::Passkey).await.unwrap();
    assert!(awake.is_open());

    awake
        .ask(LockCommand::RemovePasskey(GivenKey::Passkey))
        .await
        .unwrap();
    awake.lock();
    let none = awake.unlock(GivenKey::Passkey).await.unwrap_err();
    assert!(none.contains("No passkey"), "{none}");
    script("delete navigator.credentials");
    clean().await;
}
