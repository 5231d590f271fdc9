//! "Verify": a look through every database for what a receipt says is gone.
//!
//! Looked for are the first bytes of each recording's sealed head and sound, as stored, and its name
//! as a database key. Nothing is decrypted: the keys are gone. What a page cannot look into are the
//! browser's own files, which may hold deleted bytes until it tidies up.

use std::rc::Rc;

use hearsay_speaker::history::OWNERS;
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::shared::privacy::{KeptReceipt, Rescan, Searched};
use crate::vault::VaultError;

impl Body {
    /// Looks for leftovers of the receipt with this number.
    pub(super) async fn verify(self: Rc<Self>, number: u32) {
        let receipts = self.shared.privacy.receipts.get_untracked();
        let Some(kept) = receipts.into_iter().find(|kept| kept.number == number) else {
            return;
        };
        self.shared.privacy.rescan.set(Some(Rescan {
            receipt: number,
            searched: Vec::new(),
            finished: false,
        }));
        if let Err(error) = self.search_everywhere(&kept).await {
            self.storage_failed(&error);
            self.shared.privacy.rescan.set(None);
            return;
        }
        self.shared.privacy.rescan.update(|rescan| {
            if let Some(rescan) = rescan {
                rescan.finished = true;
            }
        });
    }

    async fn search_everywhere(&self, kept: &KeptReceipt) -> Result<(), VaultError> {
        let needles: Vec<Vec<u8>> = kept.traces.iter().filter_map(|text| bytes(text)).collect();
        for owner in OWNERS {
            let of_owner = kept.receipt.records.iter().filter(|it| it.owner == owner);
            let names: Vec<String> = of_owner.map(|record| record.id.clone()).collect();
            let vault = self.store.vault(owner).await?;
            let searched = vault.search(&needles, &names, |_| {}).await?;
            self.found(searched);
        }
        let names: Vec<&str> = kept
            .receipt
            .records
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        self.found(local_storage(&names).into_iter().collect());
        Ok(())
    }

    fn found(&self, searched: Vec<Searched>) {
        self.shared.privacy.rescan.update(|rescan| {
            if let Some(rescan) = rescan {
                rescan.searched.extend(searched);
            }
        });
    }
}

/// Settings are kept in `localStorage`; no recording should ever be named there.
fn local_storage(names: &[&str]) -> Option<Searched> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let mut searched = Searched {
        place: "localStorage".to_owned(),
        ..Searched::default()
    };
    for index in 0..storage.length().ok()? {
        let Some(key) = storage.key(index).ok().flatten() else {
            continue;
        };
        let value = storage.get_item(&key).ok().flatten().unwrap_or_default();
        searched.values += 1;
        searched.bytes += (key.len() + value.len()) as u64;
        let named = names
            .iter()
            .filter(|name| key.contains(**name) || value.contains(**name));
        searched.found += named.count();
    }
    Some(searched)
}

/// Bytes from hexadecimal digits.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
