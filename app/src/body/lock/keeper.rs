//! What the body keeps of the lock in memory: no key, no passphrase.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use hearsay_speaker::Millis;
use hearsay_speaker::lock::envelope::Envelope;
use hearsay_speaker::lock::gate::Target;
use hearsay_speaker::lock::idle::{AutoLock, LockState};
use hearsay_speaker::lock::totp::Secret;
use web_sys::BroadcastChannel;

use super::weigh::Scales;
use crate::vault::Keyring;

/// An authenticator app that was shown its secret and has not yet given its first code. All that
/// needed the passphrase is done, so that the passphrase need not be kept.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    /// What page and app share.
    pub(super) secret: Secret,
    /// The same, encrypted under the master.
    pub(super) sealed: Vec<u8>,
    /// What stands beside the passphrase in the new envelope.
    pub(super) target: Target,
    /// The new envelope of the passphrase.
    pub(super) envelope: Envelope,
    /// The envelope that it takes the place of: another one means that the passphrase was changed.
    pub(super) replaces: Envelope,
}

/// What hears of time, hands and other tabs; it ends with this.
#[derive(Debug, Default)]
pub(super) struct Watching {
    pub(super) _listeners: Vec<EventListener>,
    pub(super) _ticker: Option<Interval>,
    pub(super) channel: Option<BroadcastChannel>,
}

/// The body's memory of the lock.
#[derive(Debug, Default)]
pub(in crate::body) struct Keeper {
    busy: Cell<bool>,
    /// Whether the vaults are open, and since when nobody did anything.
    pub(super) state: Cell<LockState>,
    /// When they lock themselves.
    pub(super) choice: Cell<AutoLock>,
    /// When activity was last counted.
    pub(super) counted: Cell<Millis>,
    /// Once it was needed.
    pub(super) keyring: RefCell<Option<Keyring>>,
    pub(super) pending: RefCell<Option<Pending>>,
    pub(super) watching: RefCell<Watching>,
    /// The estimator, once it was fetched.
    pub(super) scales: RefCell<Option<Rc<Scales>>>,
    /// Changes with every text to weigh; an older one is not weighed any more.
    pub(super) weighing: Cell<u32>,
}

/// The right to change the lock, until it is dropped.
pub(super) struct Turn<'a>(&'a Cell<bool>);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl Keeper {
    /// The right to change the lock, if nobody has it.
    pub(super) fn turn(&self) -> Option<Turn<'_>> {
        (!self.busy.replace(true)).then(|| Turn(&self.busy))
    }

    /// Whether the vaults were opened here and not locked since.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state.get(), LockState::Unlocked { .. })
    }
}
