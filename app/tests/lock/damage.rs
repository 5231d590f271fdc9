//! What is stored of the lock was damaged or changed from outside.

use crate::support::{Awake, PASSPHRASE, clean, note, passphrase, plant, put_note};
use hearsay::shared::lock::{GivenKey, LockStatus};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_damaged_note_is_told_and_leaves_whatever_way_is_whole() {
    clean().await;
    plant().await;
    let awake = Awake::new().await;
    let codes = awake.set().await;
    drop(awake);
    let whole = note().await.unwrap();

    for nonsense in ["", "no lock", "{\"version\":1}", "{\"version\":99}"] {
        put_note(nonsense).await;
        let awake = Awake::new().await;
        assert_eq!(awake.status(), LockStatus::Locked, "{nonsense}");
        let told = awake.unlock(passphrase(PASSPHRASE)).await.unwrap_err();
        assert!(told.ends_with('.'), "{nonsense}: {told}");
        assert_eq!(awake.status(), LockStatus::Locked);
    }

    // Fewer rounds would make guessing cheap: such an envelope is not tried at all.
    put_note(&whole.replacen("600000", "1000", 1)).await;
    let awake = Awake::new().await;
    let told = awake.unlock(passphrase(PASSPHRASE)).await.unwrap_err();
    assert!(told.contains("rounds"), "{told}");
    awake
        .unlock(GivenKey::Recovery(codes[0].clone()))
        .await
        .unwrap();
    awake.until_listed().await;
    drop(awake);

    // A changed head: the envelope is bound to it.
    put_note(&whole.replacen("600000", "600001", 1)).await;
    let awake = Awake::new().await;
    assert!(awake.unlock(passphrase(PASSPHRASE)).await.is_err());
    drop(awake);
    put_note(&whole).await;
    let awake = Awake::new().await;
    awake.unlock(passphrase(PASSPHRASE)).await.unwrap();
    clean().await;
}
