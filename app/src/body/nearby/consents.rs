//! Who may drop in here: decided on this page, kept in a note of the device's vault, one for each
//! speaker. Nobody may before a person has said so.

use std::rc::Rc;

use hearsay_speaker::Owner;
use hearsay_speaker::nearby::{Consent, Consents, MOST_SPEAKERS, NearbyInput};
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::vault::VaultError;

/// The note, with the speaker's name behind it where it has one.
const NOTE: &str = "drop-in";

/// Most names that are remembered: twice as many speakers as can be there at once.
const MOST: usize = 2 * MOST_SPEAKERS;

impl Body {
    /// Reads what was decided.
    pub(in crate::body) async fn read_consents(self: Rc<Self>) {
        match self.stored_consents().await {
            Ok(consents) => {
                self.shared.nearby.consents.set(consents);
                self.tell_consents();
            }
            Err(error) => self.storage_failed(&error),
        }
    }

    async fn stored_consents(&self) -> Result<Consents, VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        let stored = vault.note(&self.who.own(NOTE)).await?;
        Ok(stored.unwrap_or_default())
    }

    /// Decides whether the speaker of this name may drop in here.
    pub(super) fn consent(&self, name: String, consent: Consent) {
        let changed = self.shared.nearby.consents.try_update(|consents| {
            let room = consents.len() < MOST || consents.contains_key(&name);
            if consent == Consent::Never {
                return consents.remove(&name).is_some();
            }
            room && consents.insert(name, consent) != Some(consent)
        });
        if changed == Some(true) {
            self.log_setting("drop_in");
            self.tell_consents();
            self.spawn(Self::save_consents);
        }
    }

    async fn save_consents(self: Rc<Self>) {
        let consents = self.shared.nearby.consents.get_untracked();
        let saved = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_note(&self.who.own(NOTE), &consents).await,
            Err(error) => Err(error),
        };
        if let Err(error) = saved {
            self.storage_failed(&error);
        }
    }

    /// Lets the machine know. A speaker that was not started hears and plays nothing, so nobody drops in.
    pub(super) fn tell_consents(&self) {
        let (_, runs) = self.neighbours.told.get();
        let consents = self.shared.nearby.consents.get_untracked();
        let consents = if runs { consents } else { Consents::new() };
        self.nearby(NearbyInput::Consents(consents));
    }
}
