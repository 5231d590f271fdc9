//! The vault itself: opening it, and the two ways in which a recording comes to lie in it.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use hearsay_speaker::{Owner, record::RecordingHead};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use super::{
    Closing, Keyring, VaultError, Writer,
    connect::Connection,
    keyring::{Fresh, Of},
    live,
    row::Row,
    schema::{self, KEYS, PIECES, RECORDINGS},
    seal::{self, Place},
};

/// One owner's recordings. Cheap to clone; the connection closes with the last clone.
#[derive(Clone, Debug)]
pub struct Vault {
    inner: Rc<Inner>,
}

#[derive(Debug)]
struct Inner {
    connection: Connection,
    owner: Owner,
    keyring: Keyring,
    /// Recordings whose every piece was opened since the page was loaded, and whether all did.
    checked: RefCell<HashMap<String, bool>>,
    room: Cell<Option<u64>>,
}

impl Vault {
    /// Opens an owner's vault, making it if need be; locked or not.
    ///
    /// # Errors
    /// [`VaultError::Missing`] without `IndexedDB`, [`VaultError::Blocked`] if another tab holds an
    /// older version for more than 3 s, [`VaultError::Newer`] if this page is the older one.
    pub async fn open(owner: Owner, keyring: &Keyring) -> Result<Self, VaultError> {
        Self::connect(
            schema::database_name(owner),
            owner,
            schema::VERSION,
            keyring,
        )
        .await
    }

    /// Opens the device's vault under another database name, so that tests do not meet.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_named(name: &str, keyring: &Keyring) -> Result<Self, VaultError> {
        Self::connect(name, Owner::Device, schema::VERSION, keyring).await
    }

    /// Opens a vault as a page would that is `versions` database versions ahead; for tests of what
    /// happens between tabs of different versions.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_ahead(
        name: &str,
        versions: u32,
        keyring: &Keyring,
    ) -> Result<Self, VaultError> {
        Self::connect(name, Owner::Device, schema::VERSION + versions, keyring).await
    }

    async fn connect(
        name: &str,
        owner: Owner,
        version: u32,
        keyring: &Keyring,
    ) -> Result<Self, VaultError> {
        let connection = Connection::open(name, version).await?;
        keyring.add_vault(name).await?;
        let (checked, room) = Default::default();
        Ok(Self {
            inner: Rc::new(Inner {
                connection,
                owner,
                keyring: keyring.clone(),
                checked,
                room,
            }),
        })
    }

    /// Calls back when the vault closes by itself; from then on everything is
    /// [`VaultError::Closed`]. One listener at a time; at once if it has happened already.
    pub fn on_closing(&self, listener: impl Fn(Closing) + 'static) {
        self.inner.connection.on_closing(Box::new(listener));
    }

    /// Behaves as if so many bytes of ciphertext still fitted (`None`: as many as the browser
    /// gives). For tests: a browser's real quota cannot be filled in one.
    pub fn pretend_room(&self, bytes: Option<u64>) {
        self.inner.room.set(bytes);
    }

    /// Begins a recording: its key and its sealed head are on the disk when this returns.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Insecure`], [`VaultError::Closed`],
    /// [`VaultError::Locked`]. Nothing is left of a recording that could not begin.
    pub async fn begin(&self, head: RecordingHead) -> Result<Writer, VaultError> {
        let live = live::hold(&self.inner.connection.name(), &head.id).await;
        let fresh = self.keyring().fresh_key(self.of(&head.id)).await?;
        let sealed = seal::seal_value(&fresh.key, &head.id, Place::Head, &head).await?;
        let row = Row {
            started: head.started,
            pieces: 0,
            piece_bytes: 0,
            head: sealed,
            tail: None,
        };
        self.insert(&head.id, &fresh, &row, &[]).await?;
        Ok(Writer::new(self.clone(), live, fresh.key, head, row))
    }

    /// Key, row and pieces of a new recording, together. An identifier that is taken is refused.
    pub(super) async fn insert(
        &self,
        id: &str,
        fresh: &Fresh,
        row: &Row,
        pieces: &[Uint8Array],
    ) -> Result<(), VaultError> {
        self.take_room(row.bytes())?;
        let value = row.to_js()?;
        let id = JsValue::from_str(id);
        let transact = self.connection().write(&schema::SEALED)?;
        transact.store(KEYS)?.add(&fresh.wrapped, Some(&id))?;
        transact.store(RECORDINGS)?.add(&value, Some(&id))?;
        let store = transact.store(PIECES)?;
        for (number, piece) in (0u32..).zip(pieces) {
            store.add(piece, Some(&Array::of2(&id, &number.into())))?;
        }
        transact.settle().await
    }

    /// Writes a row and, with it, the piece that it counts as its last. A recording whose key is
    /// gone is not written any more: ciphertext that nobody could read must not come to be.
    pub(super) async fn update(
        &self,
        id: &str,
        row: &Row,
        piece: Option<&Uint8Array>,
    ) -> Result<(), VaultError> {
        let fresh = piece.or(row.tail.as_ref()).map_or(0, Uint8Array::length);
        self.take_room(u64::from(fresh))?;
        let value = row.to_js()?;
        let key = JsValue::from_str(id);
        let transact = self.connection().write(&schema::SEALED)?;
        if transact.store(KEYS)?.get_key(key.clone())?.await?.is_none() {
            return Err(VaultError::Gone);
        }
        transact.store(RECORDINGS)?.put(&value, Some(&key))?;
        if let Some(piece) = piece {
            let place = Array::of2(&key, &row.pieces.saturating_sub(1).into());
            transact.store(PIECES)?.put(piece, Some(&place))?;
        }
        transact.settle().await
    }

    /// Takes from the room that [`Self::pretend_room`] left.
    pub(super) fn take_room(&self, bytes: u64) -> Result<(), VaultError> {
        let Some(room) = self.inner.room.get() else {
            return Ok(());
        };
        let Some(left) = room.checked_sub(bytes) else {
            let full = web_sys::DomException::new_with_message_and_name("", "QuotaExceededError")?;
            return Err(VaultError::exception(&full));
        };
        self.inner.room.set(Some(left));
        Ok(())
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.inner.connection
    }

    /// Whose it is.
    #[must_use]
    pub fn owner(&self) -> Owner {
        self.inner.owner
    }

    pub(super) fn keyring(&self) -> &Keyring {
        &self.inner.keyring
    }

    /// What a recording's key is bound to.
    pub(super) fn of<'a>(&self, id: &'a str) -> Of<'a> {
        Of {
            owner: self.inner.owner,
            id,
        }
    }

    /// Remembers whether every piece of a recording opened.
    pub(super) fn set_checked(&self, id: &str, sound: bool) {
        self.inner.checked.borrow_mut().insert(id.to_owned(), sound);
    }

    /// Whether every piece of a recording opened, if it was tried.
    pub(super) fn checked(&self, id: &str) -> Option<bool> {
        self.inner.checked.borrow().get(id).copied()
    }

    /// Forgets a recording that was deleted.
    pub(super) fn forget(&self, id: &str) {
        self.inner.checked.borrow_mut().remove(id);
    }
}
