//! A connection to one database: opening it in bounded time, letting go of it when asked.
//!
//! Invariant: a connection that is no longer wanted is closed, however it came about. One that is
//! kept open by mistake blocks every later version of the page in every tab.

use std::{
    cell::{Cell, RefCell},
    fmt,
    future::{Future, IntoFuture, poll_fn},
    pin::Pin,
    rc::Rc,
    task::Poll,
};

use gloo_timers::future::TimeoutFuture;
use idb::{
    Database, DatabaseEvent, Event, Factory, Request, TransactionMode, event::VersionChangeEvent,
    request::OpenDatabaseRequest,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::{VaultError, schema, transact::Transact};

/// How long an opening may take before it is asked whether another tab blocks it, milliseconds. An
/// opening that nobody blocks takes tens of milliseconds; a tab that means to let go does so at once.
const PATIENCE_MS: u32 = 3_000;
/// How many times [`PATIENCE_MS`] is granted to an opening that is slow but not blocked.
const ROUNDS: u32 = 5;

/// Why a connection closed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Another tab needs a newer version of the database, or deletes it.
    TakenOver,
    /// The browser closed it: the site's data were cleared, or the disk failed.
    Lost,
}

type Listener = Box<dyn Fn(Closing)>;

/// Whether the connection still stands, and who wants to know.
#[derive(Default)]
struct Link {
    closed: Cell<Option<Closing>>,
    listener: RefCell<Option<Listener>>,
}

impl Link {
    fn close(&self, why: Closing) {
        self.closed.set(Some(why));
        if let Some(listener) = self.listener.borrow().as_ref() {
            listener(why);
        }
    }
}

/// An open database.
pub(super) struct Connection {
    raw: IdbDatabase,
    /// Keeps the handlers alive.
    _handlers: Database,
    link: Rc<Link>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Connection")
            .field(&self.raw.name())
            .finish()
    }
}

impl Connection {
    /// Opens (and first makes or upgrades) a database.
    pub(super) async fn open(name: &str, version: u32) -> Result<Self, VaultError> {
        let mut request = Factory::new()?
            .open(name, Some(version))
            .map_err(|error| refused(error.into()))?;
        let blocked = Rc::new(Cell::new(false));
        let failed = Rc::new(RefCell::new(None));
        request.on_blocked({
            let blocked = Rc::clone(&blocked);
            move |_| blocked.set(true)
        });
        request.on_upgrade_needed({
            let failed = Rc::clone(&failed);
            move |event| *failed.borrow_mut() = upgrade(&event).err()
        });
        let opened = in_time(request, &blocked).await;
        if let Some(reason) = failed.take() {
            return Err(reason);
        }
        opened.map(Self::watched)
    }

    fn watched(database: Database) -> Self {
        let raw = IdbDatabase::from(database);
        let mut handlers = Database::from(raw.clone());
        let link = Rc::new(Link::default());
        handlers.on_version_change({
            let (raw, link) = (raw.clone(), Rc::clone(&link));
            move |_| {
                raw.close();
                link.close(Closing::TakenOver);
            }
        });
        handlers.on_close({
            let link = Rc::clone(&link);
            move |_| link.close(Closing::Lost)
        });
        Self {
            raw,
            _handlers: handlers,
            link,
        }
    }

    /// Name of the database.
    pub(super) fn name(&self) -> String {
        self.raw.name()
    }

    /// Calls back when the connection closes by itself; at once if it already has.
    pub(super) fn on_closing(&self, listener: Listener) {
        if let Some(why) = self.link.closed.get() {
            listener(why);
        }
        *self.link.listener.borrow_mut() = Some(listener);
    }

    /// Whether it closed by itself.
    pub(super) fn is_closed(&self) -> bool {
        self.link.closed.get().is_some()
    }

    /// Begins a transaction that only reads, over the stores of the recordings.
    pub(super) fn read(&self) -> Result<Transact, VaultError> {
        self.read_from(&schema::SEALED)
    }

    /// Begins a transaction that only reads.
    pub(super) fn read_from(&self, stores: &[&str]) -> Result<Transact, VaultError> {
        self.begin(TransactionMode::ReadOnly, stores)
    }

    /// Begins a transaction that may write.
    pub(super) fn write(&self, stores: &[&str]) -> Result<Transact, VaultError> {
        self.begin(TransactionMode::ReadWrite, stores)
    }

    fn begin(&self, mode: TransactionMode, stores: &[&str]) -> Result<Transact, VaultError> {
        match self.link.closed.get() {
            Some(_) => Err(VaultError::Closed),
            None => Transact::begin(&self.raw, stores, mode),
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.raw.close();
    }
}

/// A browser that refuses to open anything throws `InvalidStateError` in some private windows.
fn refused(error: VaultError) -> VaultError {
    match error {
        VaultError::Closed => VaultError::Missing,
        other => other,
    }
}

/// Migrates; on failure the whole upgrade is undone and the opening fails.
fn upgrade(event: &VersionChangeEvent) -> Result<(), VaultError> {
    let upgrade = event
        .target()?
        .transaction()
        .ok_or_else(|| VaultError::Unexpected("an upgrade without a transaction".to_owned()))?;
    let migrated = schema::migrate(&event.database()?, &upgrade, event.old_version()?);
    if migrated.is_err() {
        upgrade.abort()?;
    }
    Ok(migrated?)
}

/// Waits for an opening; one that is given up is closed as soon as it succeeds after all.
async fn in_time(
    request: OpenDatabaseRequest,
    blocked: &Cell<bool>,
) -> Result<Database, VaultError> {
    let mut opening = request.into_future();
    for _ in 0..ROUNDS {
        if let Some(opened) = within(&mut opening, PATIENCE_MS).await {
            return opened.map_err(|error| refused(error.into()));
        }
        if blocked.get() {
            break;
        }
    }
    spawn_local(async move {
        if let Ok(database) = opening.await {
            database.close();
        }
    });
    if blocked.get() {
        return Err(VaultError::Blocked);
    }
    Err(VaultError::Unexpected(
        "the database did not open in time".to_owned(),
    ))
}

/// The future's output, or `None` once the time is over.
async fn within<F: Future + Unpin>(future: &mut F, milliseconds: u32) -> Option<F::Output> {
    let mut timer = TimeoutFuture::new(milliseconds);
    poll_fn(|context| {
        if let Poll::Ready(output) = Pin::new(&mut *future).poll(context) {
            return Poll::Ready(Some(output));
        }
        Pin::new(&mut timer).poll(context).map(|()| None)
    })
    .await
}
