//! One transaction: all of it or nothing, and the true reason if nothing.
//!
//! Invariants: between the start of a transaction and [`Transact::settle`] only requests of that
//! transaction are awaited (any other wait lets the browser commit early); a transaction that is
//! dropped before it is settled is aborted, so an early return never leaves half a change.

use std::future::IntoFuture;

use futures_util::future::join_all;
use idb::{ObjectStore, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use super::VaultError;

/// A transaction under way.
#[derive(Debug)]
pub(super) struct Transact {
    transaction: Transaction,
    raw: IdbTransaction,
    settled: bool,
}

impl Transact {
    /// Begins one. Writing transactions ask for strict durability: "complete" then means "on the
    /// disk", so that a power cut is no worse than a crashed page.
    pub(super) fn begin(
        database: &IdbDatabase,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Self, VaultError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let mode = match mode {
            TransactionMode::ReadOnly => "readonly",
            _ => "readwrite",
        };
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        // `web-sys` knows `transaction(names, mode, options)` only behind its unstable switch.
        let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        let raw: IdbTransaction = begin
            .call3(database, &names, &mode.into(), &options)?
            .dyn_into()?;
        Ok(Self {
            transaction: raw.clone().into(),
            raw,
            settled: false,
        })
    }

    /// One of the stores named at the beginning.
    pub(super) fn store(&self, name: &str) -> Result<ObjectStore, VaultError> {
        Ok(self.transaction.object_store(name)?)
    }

    /// Waits until everything asked for is on the disk, or undone.
    ///
    /// `idb`'s own future forgets why a transaction was aborted at commit, and that is where a full
    /// disk shows.
    pub(super) async fn settle(mut self) -> Result<(), VaultError> {
        let transaction = &mut self.transaction;
        let outcome = Promise::new(&mut |resolve, _| {
            let aborted = resolve.clone();
            transaction.on_complete(move |_| tell(&resolve, true));
            transaction.on_abort(move |_| tell(&aborted, false));
        });
        let committed = JsFuture::from(outcome).await?.is_truthy();
        self.settled = true;
        if committed {
            return Ok(());
        }
        Err(self.raw.error().map_or_else(
            || VaultError::Unexpected("transaction aborted".to_owned()),
            |reason| VaultError::exception(&reason),
        ))
    }
}

impl Drop for Transact {
    fn drop(&mut self) {
        if !self.settled {
            // Fails only where the transaction is over already: then there is nothing to undo.
            let _ = self.raw.abort();
        }
    }
}

/// Waits for requests that were made one after the other without waiting: the browser answers them
/// in their order, and a thousand take little longer than one.
pub(super) async fn together<R, T>(
    requests: impl Iterator<Item = Result<R, idb::Error>>,
) -> Result<Vec<T>, VaultError>
where
    R: IntoFuture<Output = Result<T, idb::Error>>,
{
    let requests = requests
        .map(|request| Ok(request?.into_future()))
        .collect::<Result<Vec<_>, VaultError>>()?;
    let answers = join_all(requests).await;
    answers
        .into_iter()
        .map(|answer| answer.map_err(Into::into))
        .collect()
}

fn tell(resolve: &Function, committed: bool) {
    // A promise's resolve function does not throw.
    let _ = resolve.call1(&JsValue::UNDEFINED, &committed.into());
}
