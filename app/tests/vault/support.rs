//! Recordings to store, and the database behind the vault's back.

use std::{future::poll_fn, task::Poll};

use gloo_timers::future::TimeoutFuture;
use hearsay::vault::{Keyring, Vault, VaultError};
use hearsay_speaker::{
    EndReason, Initiator, Owner,
    record::{Marks, Recording, RecordingHead, RecordingTail},
};
use idb::{Database, Factory, TransactionMode};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Samples a second.
pub const RATE: usize = 16_000;
/// Samples of one piece.
pub const PIECE: usize = RATE / 2;
/// Samples of one message of the hearing part.
pub const MESSAGE: usize = RATE / 10;

/// Stores of a vault.
pub const STORES: [&str; 6] = ["keys", "recordings", "pieces", "notes", "ledger", "masters"];

/// The keyring of all tests that do not lock.
pub async fn keyring() -> Keyring {
    Keyring::open_named("t-keyring").await.unwrap()
}

/// Opens a vault, made if need be.
pub async fn open(name: &str) -> Result<Vault, VaultError> {
    Vault::open_named(name, &keyring().await).await
}

/// Opens a vault as a page would that is so many versions ahead.
pub async fn open_ahead(name: &str, versions: u32) -> Result<Vault, VaultError> {
    Vault::open_ahead(name, versions, &keyring().await).await
}

/// Removes a database.
pub async fn remove(name: &str) {
    Factory::new().unwrap().delete(name).unwrap().await.unwrap();
}

/// A vault under a fresh name.
pub async fn fresh(name: &str) -> Vault {
    remove(name).await;
    open(name).await.unwrap()
}

/// Lets the browser finish what was dropped.
pub async fn settle() {
    TimeoutFuture::new(50).await;
}

/// Lets a future run for so many steps and drops it: the page dies. `None` if that was before its
/// end.
pub async fn cut<T>(future: impl Future<Output = T>, steps: usize) -> Option<T> {
    let (mut future, mut left) = (Box::pin(future), steps);
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// A head as the wake word makes it.
pub fn head(id: &str, started: u64) -> RecordingHead {
    RecordingHead {
        wake_score: Some(0.8125),
        ..RecordingHead::new(id, started, Initiator::WakeWord, Owner::Device, RATE as u32)
    }
}

/// A tail with an answer.
pub fn tail(answer: &str) -> RecordingTail {
    RecordingTail {
        spoke: true,
        marks: Marks {
            wake_start_ms: Some(500),
            wake_ms: Some(1_000),
            ..Marks::default()
        },
        answer: Some(answer.to_owned()),
        ..RecordingTail::new(1_700, EndReason::Silence)
    }
}

/// Noise that is the same for the same seed and differs in every sample.
pub fn noise(seed: u32, samples: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f32::from((state >> 16) as i16) / 32_768.0
    };
    (0..samples).map(|_| next()).collect()
}

/// Records samples in messages of 100 ms.
pub async fn record(vault: &Vault, id: &str, started: u64, samples: &[f32]) -> Recording {
    let mut writer = vault.begin(head(id, started)).await.unwrap();
    for message in samples.chunks(MESSAGE) {
        writer.append(message).await.unwrap();
    }
    writer.finish(tail("It is sunny.")).await.unwrap()
}

/// The database as a thief sees it.
pub async fn raw(name: &str) -> Database {
    Factory::new()
        .unwrap()
        .open(name, None)
        .unwrap()
        .await
        .unwrap()
}

/// All keys and values of a store.
pub async fn entries(name: &str, store: &str) -> Vec<(JsValue, JsValue)> {
    let database = raw(name).await;
    let transaction = database
        .transaction(&[store], TransactionMode::ReadOnly)
        .unwrap();
    let store = transaction.object_store(store).unwrap();
    let keys = store.get_all_keys(None, None).unwrap().await.unwrap();
    let values = store.get_all(None, None).unwrap().await.unwrap();
    database.close();
    keys.into_iter().zip(values).collect()
}

/// Puts a value behind the vault's back; `None` takes it out.
pub async fn meddle(name: &str, store: &str, key: &JsValue, value: Option<&JsValue>) {
    let database = raw(name).await;
    let transaction = database
        .transaction(&[store], TransactionMode::ReadWrite)
        .unwrap();
    let store = transaction.object_store(store).unwrap();
    match value {
        Some(value) => drop(store.put(value, Some(key)).unwrap()),
        None => drop(store.delete(key.clone()).unwrap()),
    }
    transaction.await.unwrap();
    database.close();
}

/// The database key of a piece.
pub fn place(id: &str, number: u32) -> JsValue {
    Array::of2(&id.into(), &number.into()).into()
}

/// One value.
pub async fn value(name: &str, store: &str, key: &JsValue) -> JsValue {
    let wanted = format!("{key:?}");
    let found = entries(name, store)
        .await
        .into_iter()
        .find(|(key, _)| format!("{key:?}") == wanted);
    found.unwrap().1
}

/// A copy with one bit turned.
pub fn turned(bytes: &JsValue, at: u32) -> JsValue {
    let bytes: Uint8Array = Uint8Array::new(bytes.dyn_ref::<Uint8Array>().unwrap());
    bytes.set_index(at, bytes.get_index(at) ^ 1);
    bytes.into()
}

/// Whether two signals are the same but for 16-bit rounding.
pub fn same(left: &[f32], right: &[f32]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(l, r)| (l - r).abs() <= 1.0 / 32_768.0)
}
