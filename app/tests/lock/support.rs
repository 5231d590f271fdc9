//! A body with empty vaults, a clock that can be moved, and the databases as a thief sees them.

use gloo_timers::future::TimeoutFuture;
use hearsay::body;
use hearsay::shared::lock::{
    GivenKey, LockCommand, LockProgress, LockStatus, NewPassphrase, ShownOnce,
};
use hearsay::shared::{Command, Shared, library::Reading};
use hearsay::vault::{Keyring, Vault};
use hearsay_speaker::history::OWNERS;
use hearsay_speaker::record::{RecordingHead, RecordingTail};
use hearsay_speaker::{EndReason, Initiator, Owner};
use idb::{Database, Factory, TransactionMode};
use js_sys::{Function, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

pub const PASSPHRASE: &str = "plinth gasket oboe marmot";
const RATE: u32 = 16_000;

/// A body of its own; taken down at the end.
pub struct Awake {
    pub shared: Shared,
    owner: leptos::prelude::Owner,
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

fn database(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => "hearsay-device",
        Owner::Cloud => "hearsay-cloud",
        Owner::Reviewers => "hearsay-reviewers",
        Owner::SkillProvider => "hearsay-skill-provider",
        Owner::Recipient => "hearsay-recipient",
    }
}

/// Empty databases, and the true time.
pub async fn clean() {
    move_clock(0);
    for owner in OWNERS {
        let name = database(owner);
        Factory::new().unwrap().delete(name).unwrap().await.unwrap();
    }
}

/// Two recordings in the cloud's vault.
pub async fn plant() {
    let keyring = Keyring::open().await.unwrap();
    let vault = Vault::open(Owner::Cloud, &keyring).await.unwrap();
    for id in ["one", "two"] {
        let head = RecordingHead::new(id, 1_000, Initiator::WakeWord, Owner::Cloud, RATE);
        let tail = RecordingTail::new(500, EndReason::Silence);
        let samples = vec![0.25; 8_000];
        vault.put(head, tail, &samples).await.unwrap();
    }
}

/// Moves what the page takes for now, milliseconds ahead of the true time.
pub fn move_clock(ahead: u64) {
    let text = format!(
        "window.trueNow ??= Date.now.bind(Date); Date.now = () => window.trueNow() + {ahead};"
    );
    Function::new_no_args(&text).call0(&JsValue::NULL).unwrap();
}

/// Runs a script in the page.
pub fn script(text: &str) -> JsValue {
    Function::new_no_args(text).call0(&JsValue::NULL).unwrap()
}

/// Waits until something holds; a minute is far more than anything here takes.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..3_000 {
        if holds() {
            return;
        }
        TimeoutFuture::new(20).await;
    }
    panic!("waited in vain until {what}");
}

impl Awake {
    /// A body that has looked at its lock and read its vaults.
    pub async fn new() -> Self {
        let owner = leptos::prelude::Owner::new();
        let shared = owner.with(|| {
            let shared = Shared::new();
            body::wake_up(shared);
            shared
        });
        let awake = Self { shared, owner };
        until("the lock is known", || {
            awake.status() != LockStatus::Unknown
        })
        .await;
        let reading = shared.library.reading;
        until("the vaults are read", || {
            matches!(reading.get_untracked(), Reading::Whole | Reading::Locked)
        })
        .await;
        awake
    }

    pub fn status(&self) -> LockStatus {
        self.shared.lock.status.get_untracked()
    }

    pub fn is_open(&self) -> bool {
        matches!(self.status(), LockStatus::Open { .. })
    }

    pub fn send(&self, command: LockCommand) {
        self.shared.send(Command::Lock(command));
    }

    /// Sends a command and waits for its outcome: the sentence, and whether it worked.
    pub async fn ask(&self, command: LockCommand) -> Result<String, String> {
        let progress = self.shared.lock.progress;
        progress.set(LockProgress::Idle);
        let what = format!("{command:?} is answered");
        self.send(command);
        until(&what, || {
            matches!(
                progress.get_untracked(),
                LockProgress::Done(_) | LockProgress::Refused(_)
            )
        })
        .await;
        match progress.get_untracked() {
            LockProgress::Refused(why) => Err(why),
            LockProgress::Done(what) => Ok(what),
            other => panic!("{other:?}"),
        }
    }

    /// Sets a lock; gives the recovery codes.
    pub async fn set(&self) -> Vec<String> {
        let new = NewPassphrase(PASSPHRASE.to_owned());
        self.ask(LockCommand::Set(new)).await.unwrap();
        assert!(self.is_open());
        let codes = self.shown().recovery;
        self.send(LockCommand::Seen);
        codes
    }

    pub fn shown(&self) -> ShownOnce {
        self.shared.lock.shown_once.get_untracked().unwrap()
    }

    pub async fn unlock(&self, given: GivenKey) -> Result<String, String> {
        self.ask(LockCommand::Unlock(given)).await
    }

    pub fn lock(&self) {
        self.send(LockCommand::LockNow);
        assert_eq!(self.status(), LockStatus::Locked);
    }

    /// Waits until both recordings are listed.
    pub async fn until_listed(&self) {
        until("the recordings are listed", || {
            self.shared.library.all().len() == 2
        })
        .await;
    }
}

pub fn passphrase(text: &str) -> GivenKey {
    with_code(text, "")
}

pub fn with_code(text: &str, code: &str) -> GivenKey {
    GivenKey::Passphrase {
        text: text.to_owned(),
        code: code.to_owned(),
    }
}

async fn raw(owner: Owner) -> Database {
    let opening = Factory::new().unwrap().open(database(owner), None);
    opening.unwrap().await.unwrap()
}

/// Everything in the cloud's recordings and pieces, as bytes.
pub async fn ciphertext() -> Vec<Vec<u8>> {
    let database = raw(Owner::Cloud).await;
    let mut found = Vec::new();
    for name in ["recordings", "pieces"] {
        let transaction = database
            .transaction(&[name], TransactionMode::ReadOnly)
            .unwrap();
        let store = transaction.object_store(name).unwrap();
        for value in store.get_all(None, None).unwrap().await.unwrap() {
            collect(&value, &mut found);
        }
    }
    database.close();
    assert!(found.len() >= 4, "heads and pieces of two recordings");
    found
}

/// Every array of bytes in a value, however deep.
fn collect(value: &JsValue, found: &mut Vec<Vec<u8>>) {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        found.push(bytes.to_vec());
    } else if value.is_object() {
        let values = js_sys::Object::values(value.unchecked_ref());
        values.iter().for_each(|value| collect(&value, found));
    }
}

/// The stored text of the lock.
pub async fn note() -> Option<String> {
    let database = raw(Owner::Device).await;
    let transaction = database
        .transaction(&["masters"], TransactionMode::ReadOnly)
        .unwrap();
    let store = transaction.object_store("masters").unwrap();
    let key = JsValue::from_str("lock");
    let found = store.get(key).unwrap().await.unwrap();
    database.close();
    found.and_then(|text| text.as_string())
}

/// Puts another text in its place, behind the page's back.
pub async fn put_note(text: &str) {
    let database = raw(Owner::Device).await;
    let transaction = database
        .transaction(&["masters"], TransactionMode::ReadWrite)
        .unwrap();
    let store = transaction.object_store("masters").unwrap();
    let key = JsValue::from_str("lock");
    store.put(&text.into(), Some(&key)).unwrap();
    transaction.await.unwrap();
    database.close();
}
