//! Setting a lock, changing it, taking it away. None of it touches a recording's sound.

use hearsay_speaker::lock::hierarchy::WayIn;
use hearsay_speaker::lock::idle::{AutoLock, LockState, MOST_IDLE_MINUTES};
use hearsay_speaker::lock::say;
use hearsay_speaker::lock::totp::step_at;
use leptos::prelude::*;

use super::super::clock;
use super::super::controller::Body;
use super::error::LockError;
use super::master::{Ingredient, Master};
use super::note::{Note, Passkey};
use super::opening::{self, Opened};
use super::passphrase::{self, Plain};
use super::state::{spent, unfinished};
use super::watch::Word;
use super::{crypto, passkey};
use crate::shared::lock::{GivenKey, LockProgress, LockStatus, NewPassphrase};
use crate::vault::Keyring;

impl Body {
    /// The keyring, for what is only done while the vaults are open.
    pub(super) async fn keyring_while_open(&self) -> Result<Keyring, LockError> {
        let keyring = self.keyring().await?;
        if !self.lock.is_open() || keyring.is_locked() {
            return Err(LockError::NotOpen);
        }
        Ok(keyring)
    }

    /// Sets a lock: a fresh master, the passphrase's envelope, ten recovery codes.
    pub(super) async fn set_lock(&self, new: &NewPassphrase) -> Result<String, LockError> {
        let text = passphrase::new(&new.0)?;
        let keyring = self.keyring().await?;
        if keyring.lock_note().await?.is_some() {
            return Err(LockError::LockThere);
        }
        let master = Master::new()?;
        let mut note = Note::new();
        let codes = self.make_codes(&mut note, &master).await?;
        wrap_passphrase(&mut note, &master, &text).await?;
        note.ways().check()?;
        let vaults = self.store.all().await?;
        let set = keyring
            .set_lock(*master.bytes(), &note.to_text(), &vaults, self.counting())
            .await;
        drop(master);
        let rest = match set {
            Ok(()) => String::new(),
            // From its first step on the lock is in force, whatever failed later.
            Err(error) if keyring.lock_note().await?.is_none() => return Err(error.into()),
            Err(error) => unfinished(&error),
        };
        self.opened(&note);
        self.show_codes(codes);
        self.log_setting("lock");
        self.tell_tabs(Word::Changed);
        Ok(format!(
            "The lock is set. Write the recovery codes down before you go on.{rest}"
        ))
    }

    /// Another passphrase. With a recovery code it is also the way out when the authenticator app is
    /// lost: the app is taken away.
    pub(super) async fn change_passphrase(
        &self,
        given: &GivenKey,
        new: &NewPassphrase,
    ) -> Result<String, LockError> {
        let text = passphrase::new(&new.0)?;
        let keyring = self.keyring().await?;
        let mut opened = self.open_lock(&keyring, given).await?;
        let had_codes = opened.note.ways().codes;
        rewrap(&mut opened, &text).await?;
        let parted = had_codes && !opened.note.ways().codes;
        opening::store(&keyring, &opened.note).await?;
        self.log_setting("lock.passphrase");
        let mut told = say::PASSPHRASE_CHANGED.to_owned();
        if parted {
            told.push_str(" The authenticator app was taken away with the old one.");
        }
        told.push_str(&spent(&opened));
        if !self.lock.is_open() {
            told.push_str(&self.enter(&keyring, opened).await?);
        }
        Ok(told)
    }

    /// Adds a passkey, or puts another one in its place.
    pub(super) async fn add_passkey(&self, given: &GivenKey) -> Result<String, LockError> {
        let keyring = self.keyring_while_open().await?;
        let opened = self.open_lock(&keyring, given).await?;
        let (master, mut note) = (opened.master, opened.note);
        let made = passkey::make().await?;
        let envelope = crypto::wrap(&master, WayIn::Passkey, &made.secret.0).await?;
        drop(master);
        note.set_passkey(Some(&Passkey::new(&made.credential, &made.salt, &envelope)));
        note.ways().check()?;
        opening::store(&keyring, &note).await?;
        self.log_setting("lock.passkey");
        Ok("The passkey opens the vaults from now on.".to_owned())
    }

    /// Takes the passkey away.
    pub(super) async fn remove_passkey(&self, given: &GivenKey) -> Result<String, LockError> {
        let keyring = self.keyring_while_open().await?;
        let mut note = self.open_lock(&keyring, given).await?.note;
        note.set_passkey(None);
        note.ways().check()?;
        opening::store(&keyring, &note).await?;
        self.log_setting("lock.passkey");
        Ok(
            "The passkey opens nothing here any more; you may delete it where it is kept."
                .to_owned(),
        )
    }

    /// Takes the lock away.
    pub(super) async fn remove_lock(&self, given: &GivenKey) -> Result<String, LockError> {
        let keyring = self.keyring_while_open().await?;
        drop(self.open_lock(&keyring, given).await?);
        let vaults = self.store.all().await?;
        keyring.remove_lock(&vaults, self.counting()).await?;
        self.lock.state.set(LockState::Locked);
        self.lock.pending.take();
        self.shared.lock.shown_once.set(None);
        self.shared.lock.ways.set(Default::default());
        self.shared.lock.status.set(LockStatus::None);
        self.log_setting("lock");
        self.tell_tabs(Word::Changed);
        Ok(format!("The lock is gone. {}", say::NO_LOCK))
    }

    /// Sets when the vaults lock themselves.
    pub(super) async fn set_auto_lock(&self, choice: AutoLock) -> Result<String, LockError> {
        let keyring = self.keyring_while_open().await?;
        let choice = AutoLock {
            idle_minutes: choice
                .idle_minutes
                .map(|minutes| minutes.clamp(1, MOST_IDLE_MINUTES)),
        };
        let mut note = opening::read(&keyring).await?;
        note.set_auto_lock(choice);
        opening::store(&keyring, &note).await?;
        self.lock.choice.set(choice);
        self.log_setting("lock.idle");
        Ok(match choice.idle_minutes {
            Some(1) => "Locks after a minute without anything done.".to_owned(),
            Some(minutes) => format!("Locks after {minutes} minutes without anything done."),
            None => "Locks only when you ask, and when the page is closed or reloaded.".to_owned(),
        })
    }

    /// Tells how many keys are wrapped anew.
    fn counting(&self) -> impl FnMut(usize, usize) + use<> {
        let progress = self.shared.lock.progress;
        move |done, of| progress.set(LockProgress::Working { done, of })
    }
}

async fn wrap_passphrase(note: &mut Note, master: &Master, text: &Plain) -> Result<(), LockError> {
    let from = Ingredient(text.0.as_bytes().to_vec());
    let envelope = crypto::wrap(master, WayIn::Passphrase, &from.0).await?;
    note.set_passphrase(&envelope);
    Ok(())
}

/// Gives the opened lock another passphrase, with a fresh table where codes are in use.
async fn rewrap(opened: &mut Opened, text: &Plain) -> Result<(), LockError> {
    let (note, master) = (&mut opened.note, &opened.master);
    if opened.way == WayIn::RecoveryCode {
        note.remove_authenticator();
    }
    if !note.ways().codes {
        return wrap_passphrase(note, master, text).await;
    }
    let sealed = note.sealed_secret()?;
    let secret = opening::secret(master, &sealed).await?;
    let now = clock::now();
    // Every code that was to be seen so far is void.
    let used = Some(step_at(now));
    let gate = opening::gated(note, master, &secret, &text.0, now, used).await?;
    note.set_authenticator(&gate, &sealed);
    Ok(())
}
