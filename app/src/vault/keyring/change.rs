//! Setting a lock, opening it, taking it away.
//!
//! A change of master has three steps, each of which a crash may follow:
//!
//! 1. One transaction stores the note and the new master's id, and sees to it that the old master
//!    lies beside them. From here on new recordings use the new one.
//! 2. Every key is wrapped anew, in batches. Keys that have their turn still to come open with the
//!    old master.
//! 3. The old master is destroyed.
//!
//! A change that was cut off shows in masters that lie there without being the current one;
//! [`Keyring::unlock`] finishes it. Taking a lock away stores its fresh master first and makes it
//! the current one last, in one transaction with the end of the note: cut off before that, the next
//! unlocking takes everything back under the lock.

use super::{Keyring, Masters, Stored, master::Master, master::MasterId, stored::Change};
use crate::vault::{Vault, VaultError, locks::Mode};

impl Keyring {
    /// Sets a lock, or another master under the lock that is set: `master` (32 random bytes) becomes
    /// the master, `note` is kept beside it as [`Self::lock_note`]. `vaults` are all that were ever
    /// opened with this keyring; `told` hears how many keys are done, of how many.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if a lock is set and not open. After any other failure
    /// [`Self::lock_note`] says whether the lock is in force; if so the next [`Self::unlock`]
    /// finishes the rest, and until then the old master lies beside the recordings.
    pub async fn set_lock(
        &self,
        master: [u8; 32],
        note: &str,
        vaults: &[Vault],
        told: impl FnMut(usize, usize),
    ) -> Result<(), VaultError> {
        let _changing = self.hold("change", Mode::Alone).await;
        self.ready().await?;
        self.check_complete(vaults)?;
        let new = Master::import(master).await?;
        {
            let _alone = self.hold("master", Mode::Alone).await;
            let old = self.current_in_hand()?;
            let change = Change::begin(&*self.connection().await?)?;
            if old.id != new.id {
                change.keep(&old)?;
            }
            change.set_current(new.id)?;
            change.set_lock(note)?;
            // In hand before it is the current one, or whoever asks in between would be locked out.
            self.take(new);
            change.settle().await?;
        }
        self.refresh().await?;
        self.finish(vaults, told).await
    }

    /// Opens the vaults with the master that the lock guarded, and finishes a change that was cut
    /// off.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] if it is not the master, or no lock is set. After any other failure
    /// [`Self::is_locked`] says whether the vaults are open all the same: then only the finishing
    /// failed, and the next unlocking tries again.
    pub async fn unlock(&self, master: [u8; 32], vaults: &[Vault]) -> Result<(), VaultError> {
        let _changing = self.hold("change", Mode::Alone).await;
        self.refresh().await?;
        let id = MasterId::of(&master).await?;
        let expected = {
            let known = self.inner.known.borrow();
            known.current.filter(|_| known.lock_is_set)
        };
        if expected != Some(id) {
            return Err(VaultError::WrongKey);
        }
        self.take(Master::import(master).await?);
        self.refresh().await?;
        let unfinished = self.inner.known.borrow().unfinished;
        if unfinished {
            self.finish(vaults, |_, _| ()).await?;
        }
        Ok(())
    }

    /// Takes the lock away: a fresh master that the browser does not hand out wraps everything anew.
    /// Without a lock there is nothing to do.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if the lock is not open. After any other failure the lock is in force
    /// as before; the next [`Self::unlock`] takes back what was wrapped for its end.
    pub async fn remove_lock(
        &self,
        vaults: &[Vault],
        mut told: impl FnMut(usize, usize),
    ) -> Result<(), VaultError> {
        let _changing = self.hold("change", Mode::Alone).await;
        self.ready().await?;
        if !self.inner.known.borrow().lock_is_set {
            return Ok(());
        }
        self.check_complete(vaults)?;
        let fresh = Master::generate().await?;
        let change = Change::begin(&*self.connection().await?)?;
        change.keep(&fresh)?;
        change.settle().await?;
        self.refresh().await?;
        let masters = self.in_hand();
        self.rewrap_all(vaults, &masters, &fresh, &mut told).await?;

        // Whoever wrapped a key with the old master meanwhile is done; nobody begins.
        let _alone = self.hold("master", Mode::Alone).await;
        self.rewrap_all(vaults, &masters, &fresh, &mut |_, _| ())
            .await?;
        // Locked meanwhile: that wish is the newer one.
        self.check_open()?;
        let change = Change::begin(&*self.connection().await?)?;
        change.set_current(fresh.id)?;
        change.remove_lock()?;
        change.settle().await?;
        self.refresh().await?;
        self.destroy_others(vaults, &masters).await
    }

    /// Takes a master in hand that lies nowhere. What else is in hand stays.
    fn take(&self, master: Master) {
        let mut known = self.inner.known.borrow_mut();
        known.masters.insert(master.id, master.key);
    }

    fn in_hand(&self) -> Masters {
        self.inner.known.borrow().masters.clone()
    }

    /// Brings everything under the current master and destroys the others.
    async fn finish(
        &self,
        vaults: &[Vault],
        mut told: impl FnMut(usize, usize),
    ) -> Result<(), VaultError> {
        self.check_complete(vaults)?;
        let (master, masters) = (self.current_in_hand()?, self.in_hand());
        let bare = self.reseal_all(vaults, &master, &mut told).await?;
        let mut told = |done, of| told(bare + done, bare + of);
        self.rewrap_all(vaults, &masters, &master, &mut told)
            .await?;
        self.destroy_others(vaults, &masters).await
    }

    /// Gives every recording that version 1 left a wrapped key: a lock would not guard the bare ones.
    async fn reseal_all(
        &self,
        vaults: &[Vault],
        master: &Master,
        told: &mut impl FnMut(usize, usize),
    ) -> Result<usize, VaultError> {
        let mut of = 0;
        for vault in vaults {
            of += self.stale(vault, master).await?;
        }
        let mut before = 0;
        for vault in vaults {
            before += vault.migrate(|done, _| told(before + done, of)).await?;
        }
        Ok(before)
    }

    async fn rewrap_all(
        &self,
        vaults: &[Vault],
        from: &Masters,
        to: &Master,
        told: &mut impl FnMut(usize, usize),
    ) -> Result<(), VaultError> {
        let mut of = 0;
        for vault in vaults {
            of += self.stale(vault, to).await?;
        }
        let mut done = 0;
        for vault in vaults {
            let mut batch = |keys| {
                done += keys;
                told(done, of);
            };
            // Until nothing is left that could be wrapped.
            while self.rewrap(vault, from, to, &mut batch).await? > 0 {}
        }
        Ok(())
    }

    /// The end of a change: of the masters that were asked for every key, those that wrap nothing any
    /// more.
    async fn destroy_others(&self, vaults: &[Vault], asked: &Masters) -> Result<(), VaultError> {
        let connection = self.connection().await?;
        let stored = Stored::read(&connection).await?;
        self.inner.known.borrow_mut().vaults = stored.vaults.clone();
        self.check_complete(vaults)?;
        let current = stored.current;
        let guarded = stored.lock.is_some();
        let change = Change::begin(&connection)?;
        for id in stored.masters.keys().filter(|id| asked.contains_key(id)) {
            if guarded || Some(*id) != current {
                change.destroy(*id)?;
            }
        }
        change.settle().await?;
        let stored = Stored::read(&connection).await?;
        self.inner.known.borrow_mut().learn(stored);
        Ok(())
    }

    /// Keys in a vault that was left out would be lost with their master.
    fn check_complete(&self, vaults: &[Vault]) -> Result<(), VaultError> {
        let known = self.inner.known.borrow();
        let given = |name: &String| {
            vaults
                .iter()
                .any(|vault| vault.connection().name() == *name)
        };
        match known.vaults.iter().find(|name| !given(name)) {
            Some(name) => Err(VaultError::Unexpected(format!("{name} was left out"))),
            None => Ok(()),
        }
    }
}
