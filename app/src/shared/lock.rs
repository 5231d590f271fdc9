//! The lock, as the glass sees it. No passphrase, code or key is ever in a signal, but for the
//! moment in which recovery codes and the authenticator's secret are shown to the person.

use hearsay_speaker::{
    Millis,
    lock::{hierarchy::WaysIn, idle::AutoLock, strength::Strength},
};
use leptos::prelude::*;
use std::fmt;

/// How the lock stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockStatus {
    /// Not known yet.
    #[default]
    Unknown,
    /// There is no lock: the master key lies beside the recordings.
    None,
    /// Locked: nothing can be read.
    Locked,
    /// Open, and locks itself at that time where one is set (real time).
    Open {
        /// When it locks by itself.
        locks_at: Option<Millis>,
    },
}

/// What is going on about the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LockProgress {
    /// Nothing.
    #[default]
    Idle,
    /// A key is being derived, or keys are being wrapped anew: so many of so many.
    Working {
        /// Done.
        done: usize,
        /// Of; 0 where it cannot be counted.
        of: usize,
    },
    /// It did not work; the sentence says why and what to do.
    Refused(String),
    /// It worked; the sentence says what was done.
    Done(String),
}

/// How hard the passphrase that is being typed is to guess.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Weighed {
    /// Nothing was typed.
    #[default]
    Nothing,
    /// The estimator is being fetched.
    Fetching,
    /// The estimator could not be had: the strength cannot be shown.
    Missing,
    /// The estimate.
    Known(Strength),
}

/// Shown once, then forgotten. Its `Debug` tells nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownOnce {
    /// The authenticator's secret as text, and the address that its QR code holds.
    pub authenticator: Option<(String, String)>,
    /// Recovery codes.
    pub recovery: Vec<String>,
}

impl fmt::Debug for ShownOnce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownOnce")
    }
}

/// The signals. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Lock {
    /// How it stands.
    pub status: RwSignal<LockStatus>,
    /// Ways in that are set up.
    pub ways: RwSignal<WaysIn>,
    /// Recovery codes left.
    pub codes_left: RwSignal<usize>,
    /// What is going on.
    pub progress: RwSignal<LockProgress>,
    /// When the next try is allowed (real time), after wrong ones.
    pub next_try: RwSignal<Option<Millis>>,
    /// When it locks by itself.
    pub auto_lock: RwSignal<AutoLock>,
    /// What is shown this once.
    pub shown_once: RwSignal<Option<ShownOnce>>,
    /// Whether this browser may have passkeys with the PRF extension.
    pub passkeys: RwSignal<bool>,
    /// How hard the passphrase being typed is to guess.
    pub weighed: RwSignal<Weighed>,
}

impl Default for Lock {
    fn default() -> Self {
        Self::new()
    }
}

impl Lock {
    /// Nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            status: RwSignal::default(),
            ways: RwSignal::default(),
            codes_left: RwSignal::default(),
            progress: RwSignal::default(),
            next_try: RwSignal::default(),
            auto_lock: RwSignal::default(),
            shown_once: RwSignal::default(),
            passkeys: RwSignal::default(),
            weighed: RwSignal::default(),
        }
    }
}

/// What opens the lock, as a person gives it.
#[derive(Clone, PartialEq, Eq)]
pub enum GivenKey {
    /// A passphrase, and the authenticator's code where one is set up.
    Passphrase {
        /// The passphrase.
        text: String,
        /// The code as typed; empty where there is no authenticator.
        code: String,
    },
    /// A passkey; the browser asks for it.
    Passkey,
    /// A recovery code, as typed.
    Recovery(String),
}

/// Never the secret itself.
impl fmt::Debug for GivenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase { .. } => "Passphrase",
            Self::Passkey => "Passkey",
            Self::Recovery(_) => "Recovery",
        })
    }
}

/// A new passphrase. Its `Debug` tells nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassphrase(pub String);

impl fmt::Debug for NewPassphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassphrase")
    }
}

/// What the glass asks about the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockCommand {
    /// Set a lock: passphrase now, recovery codes come with it.
    Set(NewPassphrase),
    /// Open.
    Unlock(GivenKey),
    /// Lock now.
    LockNow,
    /// Another passphrase; the old one (or another way in) first.
    ChangePassphrase(GivenKey, NewPassphrase),
    /// Add an authenticator: shows its secret, in force once a code of it was given.
    AddAuthenticator(GivenKey),
    /// The first code of the new authenticator.
    ConfirmAuthenticator(String),
    /// Take the authenticator away.
    RemoveAuthenticator(GivenKey),
    /// Add a passkey.
    AddPasskey(GivenKey),
    /// Take the passkey away.
    RemovePasskey(GivenKey),
    /// New recovery codes; the old ones are void.
    NewRecoveryCodes(GivenKey),
    /// Take the lock away.
    Remove(GivenKey),
    /// When it locks by itself.
    AutoLock(AutoLock),
    /// Say how hard this is to guess; nothing is kept of it.
    Weigh(NewPassphrase),
    /// What was shown once was seen.
    Seen,
    /// The person did something on the page.
    Active,
}
