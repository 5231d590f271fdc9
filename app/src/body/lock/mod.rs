//! The lock: carrying out what `hearsay_speaker::lock` decides.
//!
//! ```text
//! given key ─► opening ─► Master (raw, one function long) ─► Keyring (a key that stays inside)
//!                 │ note: envelopes, table, codes, tries        │
//!                 └── stored before an answer is shown          └── wraps every recording's key
//! ```
//! [`opening`] turns what a person gives into the master key, [`changes`] sets, changes and removes,
//! [`state`] opens and closes the vaults and tells the glass, [`watch`] counts idle time and hears
//! other tabs, [`weigh`] asks the estimator. Invariants: a master's bytes and a passphrase never
//! outlive the function that needs them and are in no signal, error or log; one change of the lock
//! at a time.

mod authenticator;
mod changes;
mod crypto;
mod error;
mod keeper;
mod master;
mod note;
mod opening;
mod passkey;
mod passphrase;
mod recovery;
mod state;
mod watch;
mod weigh;

use std::rc::Rc;

use hearsay_speaker::lock::idle::LockEvent;
use leptos::prelude::*;

use super::controller::Body;
use crate::shared::lock::{LockCommand, LockProgress, Weighed};
use error::LockError;
pub(super) use keeper::Keeper;

impl Body {
    /// Does what a person asked about the lock.
    pub(super) fn obey_lock(&self, command: LockCommand) {
        match command {
            LockCommand::LockNow => self.lock_up("Locked."),
            LockCommand::Active => self.lock_event(LockEvent::Active),
            LockCommand::Seen => self.shared.lock.shown_once.set(None),
            LockCommand::Weigh(text) => self.spawn(|body| body.weigh(text)),
            other => self.spawn(|body| body.work_at_lock(other)),
        }
    }

    /// Does something that takes time, one after another, and tells how it went.
    async fn work_at_lock(self: Rc<Self>, command: LockCommand) {
        let progress = self.shared.lock.progress;
        let Some(_turn) = self.lock.turn() else {
            self.tell(crate::shared::NoticeKind::Told(LockError::Busy.to_string()));
            return;
        };
        progress.set(LockProgress::Working { done: 0, of: 0 });
        let outcome = self.change_lock(command).await;
        // What became of tries and codes is shown with the answer, not after it.
        self.show_lock().await;
        if outcome.is_ok() {
            self.shared.lock.weighed.set(Weighed::Nothing);
        }
        progress.set(match outcome {
            Ok(done) => LockProgress::Done(done),
            // A person's own decision is no failure.
            Err(cancelled @ LockError::Cancelled) => LockProgress::Done(cancelled.to_string()),
            Err(error) => LockProgress::Refused(error.to_string()),
        });
    }

    async fn change_lock(&self, command: LockCommand) -> Result<String, LockError> {
        match command {
            LockCommand::Set(new) => self.set_lock(&new).await,
            LockCommand::Unlock(given) => self.unlock(&given).await,
            LockCommand::ChangePassphrase(given, new) => self.change_passphrase(&given, &new).await,
            LockCommand::AddAuthenticator(given) => self.add_authenticator(&given).await,
            LockCommand::ConfirmAuthenticator(code) => self.confirm_authenticator(&code).await,
            LockCommand::RemoveAuthenticator(given) => self.remove_authenticator(&given).await,
            LockCommand::AddPasskey(given) => self.add_passkey(&given).await,
            LockCommand::RemovePasskey(given) => self.remove_passkey(&given).await,
            LockCommand::NewRecoveryCodes(given) => self.new_recovery_codes(&given).await,
            LockCommand::Remove(given) => self.remove_lock(&given).await,
            LockCommand::AutoLock(choice) => self.set_auto_lock(choice).await,
            // Done at once, by `obey_lock`.
            LockCommand::LockNow
            | LockCommand::Active
            | LockCommand::Seen
            | LockCommand::Weigh(_) => Ok(String::new()),
        }
    }
}
