//! Opening and closing the vaults, and telling the glass how the lock stands.

use std::collections::HashMap;

use hearsay_speaker::ledger::Event;
use hearsay_speaker::lock::idle::LockEvent;
use hearsay_speaker::lock::recovery;
use leptos::prelude::*;

use super::super::clock;
use super::super::controller::Body;
use super::error::LockError;
use super::note::Note;
use super::opening::{self, Opened};
use super::watch::Word;
use crate::shared::library::Reading;
use crate::shared::lock::{GivenKey, LockProgress, LockStatus, Weighed};
use crate::vault::{Keyring, VaultError};

impl Body {
    /// The keyring, remembered so that locking never has to wait for it.
    pub(super) async fn keyring(&self) -> Result<Keyring, LockError> {
        let keyring = self.store.keyring().await?;
        self.lock.keyring.replace(Some(keyring.clone()));
        Ok(keyring)
    }

    /// Opens the vaults.
    pub(super) async fn unlock(&self, given: &GivenKey) -> Result<String, LockError> {
        let keyring = self.keyring().await?;
        let opened = self.open_lock(&keyring, given).await?;
        let way = spent(&opened);
        let unfinished = self.enter(&keyring, opened).await?;
        Ok(format!("The vaults are open.{way}{unfinished}"))
    }

    /// Opens the lock; a wrong try is written into the ledger.
    pub(super) async fn open_lock(
        &self,
        keyring: &Keyring,
        given: &GivenKey,
    ) -> Result<Opened, LockError> {
        let opened = opening::open(keyring, given, clock::now()).await;
        let wrong = matches!(
            opened,
            Err(LockError::Wrong { .. }
                | LockError::OtherMaster
                | LockError::Recovery(recovery::RecoveryError::Unknown))
        );
        if wrong {
            self.log(Event::WrongPassphrase, None);
        }
        opened
    }

    /// Hands the master to the keyring and reads everything again. Gives a sentence where a change
    /// that was cut off could not be finished yet.
    pub(super) async fn enter(
        &self,
        keyring: &Keyring,
        opened: Opened,
    ) -> Result<String, LockError> {
        let vaults = self.store.all().await?;
        let handed = keyring.unlock(*opened.master.bytes(), &vaults).await;
        let note = opened.note;
        drop(opened.master);
        let unfinished = match handed {
            Ok(()) => String::new(),
            Err(VaultError::WrongKey) => return Err(LockError::OtherMaster),
            Err(error) if keyring.is_locked() => return Err(error.into()),
            Err(error) => unfinished(&error),
        };
        self.opened(&note);
        self.log(Event::Unlocked, None);
        // What could not be read, recovered or swept while locked has its turn now.
        self.spawn(Self::open_history);
        Ok(unfinished)
    }

    /// Counts idle time from now on.
    pub(super) fn opened(&self, note: &Note) {
        let (now, choice) = (clock::now(), note.auto_lock());
        self.lock.choice.set(choice);
        self.lock.counted.set(now);
        let state = self.lock.state.get();
        self.lock
            .state
            .set(state.step(LockEvent::Unlocked, now, choice));
        self.shared.lock.status.set(self.open_status());
    }

    /// Whether nothing that was read may be shown.
    pub(in crate::body) fn is_shut(&self) -> bool {
        self.shared.lock.status.try_get_untracked() == Some(LockStatus::Locked)
    }

    /// How it stands while it is open.
    pub(super) fn open_status(&self) -> LockStatus {
        LockStatus::Open {
            locks_at: self.lock.state.get().locks_at(self.lock.choice.get()),
        }
    }

    /// Locks the vaults and forgets everything that was read from them. Without an open lock there
    /// is nothing to do.
    pub(super) fn lock_up(&self, why: &str) {
        if !self.lock.is_open() {
            return;
        }
        self.close_vaults();
        self.log(Event::Locked, None);
        self.tell_tabs(Word::Locked);
        self.shared
            .lock
            .progress
            .set(LockProgress::Done(why.to_owned()));
    }

    /// The same without a word to anybody.
    pub(super) fn close_vaults(&self) {
        if let Some(keyring) = self.lock.keyring.borrow().as_ref() {
            keyring.lock();
        }
        let state = self.lock.state.get();
        let choice = self.lock.choice.get();
        self.lock
            .state
            .set(state.step(LockEvent::LockNow, clock::now(), choice));
        self.lock.pending.take();
        self.forget();
        self.shared.lock.status.set(LockStatus::Locked);
    }

    /// Takes everything off the screen that came out of a vault.
    fn forget(&self) {
        self.stop_playing();
        let shared = self.shared;
        shared.library.clear();
        shared.library.reading.set(Reading::Locked);
        shared.overviews.set(HashMap::new());
        shared.privacy.anonymising.set(None);
        shared.privacy.cost.set(None);
        shared.archive.foreign.set(None);
        self.forget_words();
        self.forget_messages();
        shared.lock.shown_once.set(None);
        shared.lock.weighed.set(Weighed::Nothing);
    }

    /// Reads the stored lock and shows how it stands. A damaged one is told where it is tried.
    pub(super) async fn show_lock(&self) {
        let Ok(keyring) = self.keyring().await else {
            return;
        };
        let lock = self.shared.lock;
        match opening::read(&keyring).await {
            Ok(note) => {
                lock.ways.set(note.ways());
                lock.codes_left.set(note.ways().recovery_codes);
                lock.auto_lock.set(note.auto_lock());
                let (now, tries) = (clock::now(), note.tries());
                let next = tries.at(now).next_try();
                lock.next_try.set((next > now).then_some(next));
            }
            Err(LockError::NoLock) => return lock.status.set(LockStatus::None),
            Err(LockError::Vault(_)) => return,
            Err(error) => lock.progress.set(LockProgress::Refused(error.to_string())),
        }
        if keyring.is_locked() || !self.lock.is_open() {
            lock.status.set(LockStatus::Locked);
        } else {
            lock.status.set(self.open_status());
        }
    }
}

/// What became of a recovery code.
pub(super) fn spent(opened: &Opened) -> String {
    use hearsay_speaker::lock::hierarchy::WayIn;
    if opened.way != WayIn::RecoveryCode {
        return String::new();
    }
    match opened.note.ways().recovery_codes {
        0 => " The recovery code is used up and was the last one: make new ones now.".to_owned(),
        1 => " The recovery code is used up; one is left.".to_owned(),
        left => format!(" The recovery code is used up; {left} are left."),
    }
}

/// A change whose rest has to wait.
pub(super) fn unfinished(error: &VaultError) -> String {
    format!(
        " Not every recording's key could be wrapped anew yet, which the next opening does: {error}"
    )
}
