//! What an archive holds besides recordings and the ledger: the rules for keeping, and what
//! deletions left with the owners.
//!
//! Remnants of an import are merged. Rules are not applied: they could delete at once what is being
//! taken in, and nobody asked for them.

use hearsay_speaker::archive::{ArchiveError, LATEST};
use hearsay_speaker::history::OWNERS;
use hearsay_speaker::remnant::{Remnant, Remnants};
use leptos::prelude::*;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::body::controller::Body;
use crate::body::keeping::REMNANTS;
use crate::shared::privacy::{House, Privacy};
use crate::vault::VaultError;

/// Most remnants taken from one archive: as many as records that the history is made for.
const MOST_REMNANTS: usize = 10_000;

#[derive(Serialize)]
struct Written {
    house: House,
    remnants: Remnants,
}

#[derive(Default, Deserialize)]
struct Read {
    #[serde(default)]
    house: Option<IgnoredAny>,
    #[serde(default)]
    remnants: Vec<Remnant>,
}

/// What was found in an archive.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// Whether there are rules for keeping.
    pub(super) rules: bool,
    /// What deletions left.
    pub(super) remnants: Vec<Remnant>,
}

/// The extras as JSON; `None` where nothing can be said any more.
pub(super) fn write(privacy: &Privacy) -> Option<String> {
    let written = Written {
        house: privacy.house.try_get_untracked()?,
        remnants: privacy.remnants.try_get_untracked()?,
    };
    serde_json::to_string(&written).ok()
}

/// Reads extras of anybody's making.
///
/// # Errors
/// [`ArchiveError::RecordBroken`].
pub(super) fn read(json: &str) -> Result<Extras, ArchiveError> {
    let read: Read = serde_json::from_str(json).map_err(|_| ArchiveError::RecordBroken)?;
    let tellable = |remnant: &Remnant| remnant.started <= LATEST && remnant.deleted <= LATEST;
    Ok(Extras {
        rules: read.house.is_some(),
        remnants: read
            .remnants
            .into_iter()
            .filter(tellable)
            .take(MOST_REMNANTS)
            .collect(),
    })
}

impl Body {
    /// Adds remnants to those of their owners. Returns how many are new.
    pub(super) async fn merge_remnants(&self, others: &[Remnant]) -> Result<usize, VaultError> {
        let mut added = 0;
        for owner in OWNERS {
            let of_owner = others.iter().filter(|remnant| remnant.owner == owner);
            let of_owner: Vec<Remnant> = of_owner.cloned().collect();
            if of_owner.is_empty() {
                continue;
            }
            let vault = self.store.vault(owner).await?;
            let mut remnants: Remnants = vault.note(REMNANTS).await?.unwrap_or_default();
            let new = remnants.merge(of_owner);
            if new > 0 {
                vault.set_note(REMNANTS, &remnants).await?;
            }
            added += new;
        }
        if added > 0 {
            self.read_remnants().await?;
        }
        Ok(added)
    }
}
