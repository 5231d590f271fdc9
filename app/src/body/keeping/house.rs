//! The house rules: keeping them, and what follows from a change.

use std::rc::Rc;

use hearsay_speaker::Owner;
use leptos::prelude::*;

use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::privacy::House;
use crate::vault::VaultError;

/// Note in the device's vault.
const NAME: &str = "house";

impl Body {
    /// Reads the rules that were stored.
    pub(super) async fn read_house(&self) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        if let Some(house) = vault.note::<House>(NAME).await? {
            self.shared.privacy.house.set(agreed(house));
        }
        Ok(())
    }

    /// Takes new rules, and deletes what they no longer allow. The glass has asked before.
    pub(super) async fn change_house(self: Rc<Self>, new: House) {
        let new = agreed(new);
        let old = self.house(Clone::clone);
        if new == old {
            return;
        }
        let stored = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_note(NAME, &new).await,
            Err(error) => Err(error),
        };
        if let Err(error) = stored {
            self.storage_failed(&error);
            return;
        }
        changed(&old, &new).for_each(|name| self.log_setting(name));
        self.tabs.tell(Note::HistoryChanged);
        let adapts = old.adaptation != new.adaptation;
        self.shared.privacy.house.set(new);
        if adapts {
            self.give_settings();
        }
        self.sweep().await;
        self.weigh_cost();
    }

    /// Reads something of the rules without subscribing.
    pub(in crate::body) fn house<T: Default>(&self, read: impl FnOnce(&House) -> T) -> T {
        self.shared
            .privacy
            .house
            .try_with_untracked(read)
            .unwrap_or_default()
    }
}

/// One figure in two places must be the same.
fn agreed(mut house: House) -> House {
    house.rules.clip_hours = house.help.hours;
    house
}

/// Names of the settings that differ.
fn changed<'a>(old: &'a House, new: &'a House) -> impl Iterator<Item = &'static str> + 'a {
    [
        ("retention", old.rules != new.rules),
        ("save_recordings", old.saving != new.saving),
        ("help_improve", old.help != new.help),
        (
            "deletion_by_voice",
            old.deletion_by_voice != new.deletion_by_voice,
        ),
        ("personal_threshold", old.adaptation != new.adaptation),
        ("preset", old.preset != new.preset),
        ("profile", old.profile != new.profile),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
}
