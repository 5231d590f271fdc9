//! The keyring: one master key that wraps the key of every recording of every owner.
//!
//! Without a lock the master lies beside the recordings, as a key that the browser uses but does not
//! hand out. With a lock it lies nowhere: the lock keeps it in envelopes whose text is opaque here,
//! hands it over at unlocking, and it is in memory until the vaults are locked again.
//!
//! Several tabs have a keyring each over the same database. Two Web Locks, named after it, keep them
//! apart: `#change` is held alone while the master changes, `#master` together by whoever wraps a
//! new key and alone at the one moment in which the current master becomes another. Nobody can wrap
//! a key with a master that has just been given up.

mod change;
mod known;
mod master;
mod rewrap;
mod stored;
mod wrapped;

use std::{cell::RefCell, fmt, rc::Rc};

use hearsay_speaker::Owner;
use web_sys::CryptoKey;

use known::{Known, Masters};
use master::{Master, MasterId};
use stored::{Change, Stored};
use wrapped::unwrap;
pub(super) use wrapped::{Fresh, Of, StoredKey};

use super::{
    VaultError,
    connect::Connection,
    locks::{self, Held, Mode},
    schema,
};

/// The master key, or the knowledge that it is locked away. Cheap to clone; clones are one.
#[derive(Clone)]
pub struct Keyring {
    inner: Rc<Inner>,
}

struct Inner {
    database: String,
    connection: RefCell<Option<Rc<Connection>>>,
    known: RefCell<Known>,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keyring")
    }
}

impl Keyring {
    /// Opens the keyring of this browser. The first time, a master is made.
    ///
    /// # Errors
    /// As [`super::Vault::open`], and [`VaultError::Insecure`].
    pub async fn open() -> Result<Self, VaultError> {
        Self::open_named(schema::database_name(Owner::Device)).await
    }

    /// Opens the keyring that lies in another database, so that tests do not meet.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_named(device_database: &str) -> Result<Self, VaultError> {
        let keyring = Self {
            inner: Rc::new(Inner {
                database: device_database.to_owned(),
                connection: RefCell::default(),
                known: RefCell::default(),
            }),
        };
        keyring.refresh().await?;
        Ok(keyring)
    }

    /// Whether a lock is set and the master is not in hand, as far as this tab knows: another tab's
    /// change shows with the next use of a vault.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.inner.known.borrow().is_locked()
    }

    /// The lock's own text; there exactly while a lock is set.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn lock_note(&self) -> Result<Option<String>, VaultError> {
        let connection = self.connection().await?;
        let stored = Stored::read(&connection).await?;
        let note = stored.lock.clone();
        self.inner.known.borrow_mut().learn(stored);
        Ok(note)
    }

    /// Replaces the lock's text; also while locked.
    ///
    /// # Errors
    /// [`VaultError::Gone`] if no lock is set (any more), [`VaultError::Full`].
    pub async fn set_lock_note(&self, text: &str) -> Result<(), VaultError> {
        let change = Change::begin(&*self.connection().await?)?;
        if !change.has_lock().await? {
            return Err(VaultError::Gone);
        }
        change.set_lock(text)?;
        change.settle().await
    }

    /// Forgets the master. Everything that needs a key is [`VaultError::Locked`] from here on, in
    /// this tab. Without a lock there is nothing to forget.
    pub fn lock(&self) {
        let mut known = self.inner.known.borrow_mut();
        if known.lock_is_set {
            known.masters.clear();
        }
    }

    /// A fresh key for a recording, wrapped by the master that is the current one in all tabs; it
    /// stays the current one for as long as the key's wrapping is held.
    pub(super) async fn fresh_key(&self, of: Of<'_>) -> Result<Fresh, VaultError> {
        let held = self.hold("master", Mode::Together).await;
        self.refresh().await?;
        Fresh::make(&self.current_in_hand()?, of, held).await
    }

    /// Looks what other tabs have done; [`VaultError::Locked`] if the vaults are locked.
    pub(super) async fn ready(&self) -> Result<(), VaultError> {
        self.refresh().await?;
        self.check_open()
    }

    /// The key of a recording.
    pub(super) async fn key(
        &self,
        of: Of<'_>,
        stored: &StoredKey,
    ) -> Result<CryptoKey, VaultError> {
        self.check_open()?;
        match stored {
            StoredKey::Bare(key) => Ok(key.clone()),
            StoredKey::Nonsense => Err(VaultError::Damaged),
            StoredKey::Wrapped(id, wrapped) => {
                let master = self.master(*id).await?.ok_or(VaultError::Damaged)?;
                unwrap(&master, of, wrapped, false).await
            }
        }
    }

    /// A master by its id; one that is not known may have been made by another tab a moment ago.
    async fn master(&self, id: MasterId) -> Result<Option<Master>, VaultError> {
        let known = self.inner.known.borrow().master(id);
        if known.is_some() {
            return Ok(known);
        }
        self.ready().await?;
        Ok(self.inner.known.borrow().master(id))
    }

    fn current_in_hand(&self) -> Result<Master, VaultError> {
        self.check_open()?;
        let known = self.inner.known.borrow();
        let master = known.current.and_then(|id| known.master(id));
        master.ok_or(VaultError::Locked)
    }

    fn check_open(&self) -> Result<(), VaultError> {
        if self.is_locked() {
            return Err(VaultError::Locked);
        }
        Ok(())
    }

    /// Remembers that a database holds keys wrapped by this keyring.
    pub(super) async fn add_vault(&self, name: &str) -> Result<(), VaultError> {
        if self.inner.known.borrow().vaults.contains(name) {
            return Ok(());
        }
        let change = Change::begin(&*self.connection().await?)?;
        change.add_vault(name)?;
        change.settle().await?;
        self.inner.known.borrow_mut().vaults.insert(name.to_owned());
        Ok(())
    }

    async fn refresh(&self) -> Result<(), VaultError> {
        let connection = self.connection().await?;
        let stored = Stored::read(&connection).await?;
        let missing = stored.lock.is_none()
            && !stored
                .current
                .is_some_and(|id| stored.masters.contains_key(&id));
        self.inner.known.borrow_mut().learn(stored);
        if missing {
            self.make_first(&connection).await?;
        }
        Ok(())
    }

    /// Makes a master, unless another tab is faster.
    async fn make_first(&self, connection: &Connection) -> Result<(), VaultError> {
        let master = Master::generate().await?;
        let change = Change::begin(connection)?;
        if !change.has_lock().await? && !change.has_master().await? {
            change.keep(&master)?;
            change.set_current(master.id)?;
        }
        change.settle().await?;
        let stored = Stored::read(connection).await?;
        self.inner.known.borrow_mut().learn(stored);
        Ok(())
    }

    /// The connection, opened again if it was closed.
    async fn connection(&self) -> Result<Rc<Connection>, VaultError> {
        let open = self.inner.connection.borrow().clone();
        if let Some(open) = open.filter(|open| !open.is_closed()) {
            return Ok(open);
        }
        let connection = Connection::open(&self.inner.database, schema::VERSION).await?;
        let connection = Rc::new(connection);
        *self.inner.connection.borrow_mut() = Some(Rc::clone(&connection));
        Ok(connection)
    }

    async fn hold(&self, what: &str, mode: Mode) -> Held {
        locks::hold(&format!("{}#{what}", self.inner.database), mode).await
    }
}
