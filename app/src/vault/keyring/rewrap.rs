//! Wrapping every key of a vault anew.
//!
//! Invariants: a key that was deleted meanwhile does not come back; a crash leaves every key wrapped
//! by the one master or the other, never by none.

use futures_util::future::join_all;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::{
    Keyring, Masters,
    master::Master,
    wrapped::{Of, StoredKey, rewrap},
};
use crate::vault::{Vault, VaultError, schema::KEYS, survey::entries, transact::together};

/// Keys wrapped in one transaction: a crash or a full disk undoes no more, and the page's other
/// transactions wait for no more.
const BATCH: usize = 200;

/// A key that another master wraps.
struct Stale {
    id: String,
    stored: Uint8Array,
    fresh: Option<Uint8Array>,
}

impl Keyring {
    /// How many keys of a vault are not wrapped by this master.
    pub(super) async fn stale(&self, vault: &Vault, to: &Master) -> Result<usize, VaultError> {
        let keys = stored_keys(vault).await?;
        let stale = keys.iter().filter(|(_, key)| match key {
            StoredKey::Bare(_) => true,
            StoredKey::Wrapped(id, _) => *id != to.id,
            StoredKey::Nonsense => false,
        });
        Ok(stale.count())
    }

    /// Wraps anew what `from` wraps. Gives how many were; those that none of these opens are left as
    /// they are. The masters come in by value: locking the vaults meanwhile must not make keys look
    /// as if nothing opened them.
    pub(super) async fn rewrap(
        &self,
        vault: &Vault,
        from: &Masters,
        to: &Master,
        mut told: impl FnMut(usize),
    ) -> Result<usize, VaultError> {
        let mut stale: Vec<Stale> = stored_keys(vault)
            .await?
            .into_iter()
            .filter_map(|(id, key)| match key {
                StoredKey::Wrapped(master, stored) if master != to.id => Some(Stale {
                    id,
                    stored,
                    fresh: None,
                }),
                _ => None,
            })
            .collect();
        let mut done = 0;
        for batch in stale.chunks_mut(BATCH) {
            join_all(batch.iter_mut().map(|key| wrap_anew(vault, from, to, key)))
                .await
                .into_iter()
                .collect::<Result<(), _>>()?;
            let replaced = replace(vault, batch).await?;
            done += replaced;
            told(replaced);
        }
        Ok(done)
    }
}

async fn wrap_anew(
    vault: &Vault,
    from: &Masters,
    to: &Master,
    key: &mut Stale,
) -> Result<(), VaultError> {
    let StoredKey::Wrapped(id, _) = StoredKey::from_js(&key.stored) else {
        return Ok(());
    };
    let Some(master) = from.get(&id).cloned() else {
        return Ok(());
    };
    let of = Of {
        owner: vault.owner(),
        id: &key.id,
    };
    match rewrap(&Master { id, key: master }, to, of, &key.stored).await {
        Ok(fresh) => key.fresh = Some(fresh),
        // Damaged before, and no more damaged after.
        Err(VaultError::Damaged) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

async fn stored_keys(vault: &Vault) -> Result<Vec<(String, StoredKey)>, VaultError> {
    let transact = vault.connection().read_from(&[KEYS])?;
    let keys = entries(&transact, KEYS).await?;
    Ok(keys
        .into_iter()
        .map(|(id, key)| (id, StoredKey::from_js(&key)))
        .collect())
}

/// Puts fresh keys in the place of those that were seen, where these still stand.
async fn replace(vault: &Vault, batch: &[Stale]) -> Result<usize, VaultError> {
    let transact = vault.connection().write(&[KEYS])?;
    let keys = transact.store(KEYS)?;
    let now = together(batch.iter().map(|key| keys.get(JsValue::from_str(&key.id)))).await?;
    let mut done = 0;
    for (key, now) in batch.iter().zip(now) {
        let Some(fresh) = key.fresh.as_ref() else {
            continue;
        };
        if now.is_some_and(|now| same(&now, &key.stored)) {
            keys.put(fresh, Some(&JsValue::from_str(&key.id)))?;
            done += 1;
        }
    }
    transact.settle().await?;
    Ok(done)
}

fn same(now: &JsValue, seen: &Uint8Array) -> bool {
    match StoredKey::from_js(now) {
        StoredKey::Wrapped(_, now) => now.to_vec() == seen.to_vec(),
        StoredKey::Bare(_) | StoredKey::Nonsense => false,
    }
}
