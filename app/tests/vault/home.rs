//! Two vaults under one keyring, as on the page: what the tests of the lock live in.

use hearsay::vault::{Keyring, Vault, VaultError};
use hearsay_speaker::record::Recording;
use wasm_bindgen::JsCast;
use web_sys::CryptoKey;

use crate::support::{PIECE, RATE, entries, head, meddle, noise, place, record, remove, settle};

/// What a lock guards in these tests.
pub const MASTER: [u8; 32] = [7; 32];

/// A keyring in the first of two vaults, as on the page, and the name of both.
#[derive(Debug)]
pub struct Home {
    /// Name of the first database; the second has `-2` behind it.
    pub name: &'static str,
    /// The keyring of both.
    pub keyring: Keyring,
    /// The vaults.
    pub vaults: Vec<Vault>,
}

impl Home {
    /// Nothing is there yet.
    pub async fn fresh(name: &'static str) -> Self {
        remove(name).await;
        remove(&format!("{name}-2")).await;
        Self::page(name).await
    }

    /// As a page finds it that has just been loaded.
    pub async fn page(name: &'static str) -> Self {
        let keyring = Keyring::open_named(name).await.unwrap();
        let mut vaults = Vec::new();
        for name in [name.to_owned(), format!("{name}-2")] {
            vaults.push(Vault::open_named(&name, &keyring).await.unwrap());
        }
        Self {
            name,
            keyring,
            vaults,
        }
    }

    /// One recording of each condition in the first vault, one in the second.
    pub async fn fill(&self) {
        let vault = &self.vaults[0];
        record(vault, "whole", 50, &noise(101, RATE)).await;
        record(vault, "silent", 40, &[]).await;
        record(vault, "damaged", 30, &noise(102, PIECE * 2)).await;
        let mut writer = vault.begin(head("cut-off", 20)).await.unwrap();
        writer.append(&noise(103, PIECE)).await.unwrap();
        drop(writer);
        meddle(self.name, "pieces", &place("damaged", 1), None).await;
        record(&self.vaults[1], "elsewhere", 10, &noise(104, PIECE)).await;
        settle().await;
    }

    /// Everything that both list.
    pub async fn lists(&self) -> Vec<Vec<Recording>> {
        let mut lists = Vec::new();
        for vault in &self.vaults {
            lists.push(vault.list().await.unwrap());
        }
        lists
    }

    /// Sets a lock with [`MASTER`].
    pub async fn set_lock(&self) -> Result<(), VaultError> {
        self.keyring
            .set_lock(MASTER, "note", &self.vaults, |_, _| ())
            .await
    }

    /// Opens with [`MASTER`].
    pub async fn unlock(&self) -> Result<(), VaultError> {
        self.keyring.unlock(MASTER, &self.vaults).await
    }

    /// Master keys that lie beside the recordings.
    pub async fn masters(&self) -> usize {
        let masters = entries(self.name, "masters").await;
        let keys = masters
            .iter()
            .filter(|(_, value)| value.is_instance_of::<CryptoKey>());
        keys.count()
    }
}
