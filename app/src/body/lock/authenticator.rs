//! An authenticator app: shown its secret, in force with its first code, taken away.

use hearsay_speaker::lock::gate::{Gate, Target};
use hearsay_speaker::lock::hierarchy::WayIn;
use hearsay_speaker::lock::totp::{Secret, parse, steps_around};
use leptos::prelude::*;

use super::super::clock;
use super::super::controller::Body;
use super::error::LockError;
use super::keeper::Pending;
use super::master::Ingredient;
use super::{crypto, opening, passphrase};
use crate::shared::lock::{GivenKey, ShownOnce};

impl Body {
    /// Shows a new app its secret. Nothing changes before its first code.
    pub(super) async fn add_authenticator(&self, given: &GivenKey) -> Result<String, LockError> {
        let GivenKey::Passphrase { text, .. } = given else {
            return Err(LockError::NeedsPassphrase);
        };
        let keyring = self.keyring_while_open().await?;
        let opened = self.open_lock(&keyring, given).await?;
        let (master, note) = (opened.master, opened.note);
        let secret = Secret::new(crypto::random()?);
        let target = Target::new(crypto::random()?);
        let from = Ingredient(target.beside(&passphrase::plain(text)?.0));
        let pending = Pending {
            sealed: crypto::seal_secret(&master, secret.as_bytes()).await?,
            envelope: crypto::wrap(&master, WayIn::Passphrase, &from.0).await?,
            replaces: note.passphrase()?,
            target,
            secret,
        };
        let shown = (pending.secret.to_base32(), pending.secret.uri(&label()));
        self.lock.pending.replace(Some(pending));
        self.shared.lock.shown_once.set(Some(ShownOnce {
            authenticator: Some(shown),
            recovery: Vec::new(),
        }));
        Ok("Scan the pattern with the app, then type the code that it shows.".to_owned())
    }

    /// Takes the first code: from here on the passphrase opens with codes only.
    pub(super) async fn confirm_authenticator(&self, typed: &str) -> Result<String, LockError> {
        let pending = self.lock.pending.borrow().clone();
        let pending = pending.ok_or(LockError::NothingToConfirm)?;
        let keyring = self.keyring_while_open().await?;
        let mut note = opening::read(&keyring).await?;
        if note.passphrase()? != pending.replaces {
            self.lock.pending.take();
            return Err(LockError::NothingToConfirm);
        }
        let now = clock::now();
        let used = note.used().accept(&pending.secret, typed, now)?;
        let code = parse(typed)?;
        let step = steps_around(now)
            .filter(|step| pending.secret.code(*step) == code)
            .max();
        let gate = Gate::new(&pending.secret, pending.target, now, step);
        note.set_used(used);
        note.set_passphrase(&pending.envelope);
        note.set_authenticator(&gate, &pending.sealed);
        note.ways().check()?;
        opening::store(&keyring, &note).await?;
        self.lock.pending.take();
        self.shared.lock.shown_once.set(None);
        self.log_setting("lock.authenticator");
        Ok("From now on the passphrase opens only together with a code of the app.".to_owned())
    }

    /// Takes the app away.
    pub(super) async fn remove_authenticator(&self, given: &GivenKey) -> Result<String, LockError> {
        let GivenKey::Passphrase { text, .. } = given else {
            return Err(LockError::NeedsPassphrase);
        };
        let keyring = self.keyring_while_open().await?;
        let mut opened = self.open_lock(&keyring, given).await?;
        let text = passphrase::plain(text)?;
        let from = Ingredient(text.0.as_bytes().to_vec());
        let envelope = crypto::wrap(&opened.master, WayIn::Passphrase, &from.0).await?;
        opened.note.set_passphrase(&envelope);
        opened.note.remove_authenticator();
        opening::store(&keyring, &opened.note).await?;
        self.lock.pending.take();
        self.log_setting("lock.authenticator");
        Ok("The passphrase opens without a code again.".to_owned())
    }
}

/// What the app calls this vault: where it is.
fn label() -> String {
    let host = web_sys::window().and_then(|window| window.location().host().ok());
    host.filter(|host| !host.is_empty())
        .unwrap_or_else(|| "this browser".to_owned())
}
