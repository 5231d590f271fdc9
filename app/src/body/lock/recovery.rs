//! Making recovery codes: each with an envelope of its own.

use hearsay_speaker::lock::hierarchy::WayIn;
use hearsay_speaker::lock::recovery::{RecoverySlots, codes};
use leptos::prelude::*;

use super::super::controller::Body;
use super::error::LockError;
use super::master::{Master, overwrite};
use super::note::Note;
use super::{crypto, opening};
use crate::shared::lock::{GivenKey, LockProgress, ShownOnce};

impl Body {
    /// Puts fresh codes in the place of the old ones and gives them as text. Ten slow derivations,
    /// told one by one.
    pub(super) async fn make_codes(
        &self,
        note: &mut Note,
        master: &Master,
    ) -> Result<Vec<String>, LockError> {
        let mut random = crypto::random()?;
        let codes = codes(&random);
        overwrite(&mut random);
        let of = codes.len();
        let mut envelopes = Vec::with_capacity(of);
        for (done, code) in codes.iter().enumerate() {
            self.shared
                .lock
                .progress
                .set(LockProgress::Working { done, of });
            let wrapped = crypto::wrap(master, WayIn::RecoveryCode, code.as_bytes()).await?;
            envelopes.push(wrapped);
        }
        note.set_recovery(&RecoverySlots::new(&codes, crypto::random()?), &envelopes);
        Ok(codes.iter().map(ToString::to_string).collect())
    }

    /// New recovery codes; the old ones are void.
    pub(super) async fn new_recovery_codes(&self, given: &GivenKey) -> Result<String, LockError> {
        let keyring = self.keyring_while_open().await?;
        let mut opened = self.open_lock(&keyring, given).await?;
        let codes = self.make_codes(&mut opened.note, &opened.master).await?;
        opening::store(&keyring, &opened.note).await?;
        self.show_codes(codes);
        self.log_setting("lock.recovery");
        Ok("These are the new recovery codes; the old ones open nothing any more.".to_owned())
    }

    /// Shows codes this once.
    pub(super) fn show_codes(&self, recovery: Vec<String>) {
        self.shared.lock.shown_once.set(Some(ShownOnce {
            authenticator: None,
            recovery,
        }));
    }
}
