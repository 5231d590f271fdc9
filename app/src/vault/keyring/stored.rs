//! What the device's database knows of master keys.
//!
//! | key in `masters` | value |
//! |---|---|
//! | `current` | id of the master that wraps new keys, hexadecimal |
//! | `key/ID` | a master as a non-extractable `CryptoKey`: the current one while there is no lock, and any other for as long as keys wrapped by it may be left |
//! | `lock` | the lock's own text; there exactly while a lock is set |
//! | `vault/NAME` | empty; a database whose keys a master here may have wrapped |

use std::collections::{HashMap, HashSet};

use idb::ObjectStore;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::master::{Master, MasterId};
use crate::vault::{VaultError, connect::Connection, schema::MASTERS};

const CURRENT: &str = "current";
const LOCK: &str = "lock";
const KEY: &str = "key/";
const VAULT: &str = "vault/";

/// Everything that is stored, at one moment.
#[derive(Debug, Default)]
pub(super) struct Stored {
    /// The master that wraps new keys.
    pub(super) current: Option<MasterId>,
    /// Masters that lie here.
    pub(super) masters: HashMap<MasterId, CryptoKey>,
    /// The lock's text.
    pub(super) lock: Option<String>,
    /// Databases that hold wrapped keys.
    pub(super) vaults: HashSet<String>,
}

impl Stored {
    /// Reads it.
    pub(super) async fn read(connection: &Connection) -> Result<Self, VaultError> {
        let transact = connection.read_from(&[MASTERS])?;
        let store = transact.store(MASTERS)?;
        let names = store.get_all_keys(None, None)?.await?;
        let values = store.get_all(None, None)?.await?;
        let mut stored = Self::default();
        for (name, value) in names.iter().zip(values) {
            if let Some(name) = name.as_string() {
                stored.take(&name, &value);
            }
        }
        Ok(stored)
    }

    fn take(&mut self, name: &str, value: &JsValue) {
        let text = value.as_string();
        match name {
            CURRENT => self.current = text.and_then(|id| MasterId::parse(&id)),
            LOCK => self.lock = text,
            _ => {
                if let Some(vault) = name.strip_prefix(VAULT) {
                    self.vaults.insert(vault.to_owned());
                }
                let id = name.strip_prefix(KEY).and_then(MasterId::parse);
                if let Some((id, key)) = id.zip(value.dyn_ref::<CryptoKey>()) {
                    self.masters.insert(id, key.clone());
                }
            }
        }
    }

    /// Whether masters lie here that wrap nothing new: a change that was not finished.
    pub(super) fn is_unfinished(&self) -> bool {
        let others = self.masters.keys().any(|id| Some(*id) != self.current);
        others || (self.lock.is_some() && !self.masters.is_empty())
    }
}

/// A change of what is stored, made at once.
pub(super) struct Change {
    transact: crate::vault::transact::Transact,
    store: ObjectStore,
}

impl Change {
    /// Begins one.
    pub(super) fn begin(connection: &Connection) -> Result<Self, VaultError> {
        let transact = connection.write(&[MASTERS])?;
        let store = transact.store(MASTERS)?;
        Ok(Self { transact, store })
    }

    /// Whether a lock is set, as this transaction sees it.
    pub(super) async fn has_lock(&self) -> Result<bool, VaultError> {
        Ok(self
            .store
            .get_key(JsValue::from_str(LOCK))?
            .await?
            .is_some())
    }

    /// Whether there is a current master, as this transaction sees it: in hand here, or guarded.
    pub(super) async fn has_master(&self) -> Result<bool, VaultError> {
        let current = self.store.get(JsValue::from_str(CURRENT))?.await?;
        let Some(id) = current.and_then(|id| MasterId::parse(&id.as_string()?)) else {
            return Ok(false);
        };
        let name = JsValue::from_str(&format!("{KEY}{id}"));
        Ok(self.store.get_key(name)?.await?.is_some())
    }

    /// Makes a master the current one.
    pub(super) fn set_current(&self, id: MasterId) -> Result<(), VaultError> {
        self.put(CURRENT, &id.to_string().into())
    }

    /// Keeps a master here.
    pub(super) fn keep(&self, master: &Master) -> Result<(), VaultError> {
        self.put(&format!("{KEY}{}", master.id), &master.key)
    }

    /// Destroys a master that is kept here.
    pub(super) fn destroy(&self, id: MasterId) -> Result<(), VaultError> {
        self.remove(&format!("{KEY}{id}"))
    }

    /// Sets the lock's text.
    pub(super) fn set_lock(&self, text: &str) -> Result<(), VaultError> {
        self.put(LOCK, &text.into())
    }

    /// Takes the lock away.
    pub(super) fn remove_lock(&self) -> Result<(), VaultError> {
        self.remove(LOCK)
    }

    /// Remembers a database that holds wrapped keys.
    pub(super) fn add_vault(&self, name: &str) -> Result<(), VaultError> {
        self.put(&format!("{VAULT}{name}"), &"".into())
    }

    /// Waits until it is on the disk.
    pub(super) async fn settle(self) -> Result<(), VaultError> {
        self.transact.settle().await
    }

    fn put(&self, name: &str, value: &JsValue) -> Result<(), VaultError> {
        self.store.put(value, Some(&JsValue::from_str(name)))?;
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), VaultError> {
        self.store.delete(JsValue::from_str(name))?;
        Ok(())
    }
}
