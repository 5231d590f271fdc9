//! Which key wraps which.
//!
//! ```text
//! recording key  ◄──  master key  ◄──┬── passphrase (and code)   PBKDF2, see `envelope`
//! one a recording      one           ├── passkey                 PRF extension, HKDF
//!                                    └── recovery code           PBKDF2, one envelope a code
//! ```
//!
//! Every way in is an [`Envelope`](super::envelope::Envelope) of its own around the same master
//! key, so that a way can be added, changed or taken away without touching a recording. These are
//! names, never bytes: keys stay in the browser's key store, not extractable while it can be
//! avoided.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// AES-256-GCM, one a recording; destroying it destroys the recording.
    Recording,
    /// AES-256, one a vault; wraps the recording keys.
    Master,
    /// Wraps the master key; made anew at each unlocking, never stored.
    From(WayIn),
}

/// What a person opens the vault with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayIn {
    /// A passphrase, with the authenticator's code where one is set up.
    Passphrase,
    /// A passkey whose PRF extension yields a secret.
    Passkey,
    /// One of the recovery codes.
    RecoveryCode,
}

/// What a person changes about the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Another passphrase.
    Passphrase,
    /// The authenticator app added, taken away or its table renewed after an unlocking.
    Codes,
    /// A passkey added or taken away.
    Passkey,
    /// New recovery codes.
    RecoveryCodes,
    /// The suspicion that somebody has the master key.
    MasterKey,
}

impl Key {
    /// The keys that wrap this one.
    #[must_use]
    pub fn wrapped_by(self) -> &'static [Self] {
        match self {
            Self::Recording => &[Self::Master],
            Self::Master => &[
                Self::From(WayIn::Passphrase),
                Self::From(WayIn::Passkey),
                Self::From(WayIn::RecoveryCode),
            ],
            Self::From(_) => &[],
        }
    }
}

impl Change {
    /// The keys that have to be wrapped anew. No change encrypts sound anew.
    #[must_use]
    pub fn wraps_anew(self) -> &'static [Key] {
        match self {
            Self::Passphrase | Self::Codes | Self::Passkey | Self::RecoveryCodes => &[Key::Master],
            Self::MasterKey => &[Key::Recording, Key::Master],
        }
    }
}

/// Which ways in are set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysIn {
    /// A passphrase.
    pub passphrase: bool,
    /// Codes beside the passphrase.
    pub codes: bool,
    /// A passkey.
    pub passkey: bool,
    /// Recovery codes that are not used up.
    pub recovery_codes: usize,
}

/// Why a set of ways in is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaysInError {
    /// Nothing opens the vault.
    None,
    /// A passkey or codes without a recovery code: losing a device would lose everything.
    NoRecovery,
    /// Codes without a passphrase: a million possibilities are no lock.
    CodesAlone,
}

impl WaysIn {
    /// Whether the lock may be set like this.
    ///
    /// # Errors
    ///
    /// See [`WaysInError`].
    pub fn check(self) -> Result<(), WaysInError> {
        if self.codes && !self.passphrase {
            return Err(WaysInError::CodesAlone);
        }
        if (self.passkey || self.codes) && self.recovery_codes == 0 {
            return Err(WaysInError::NoRecovery);
        }
        if !self.passphrase && !self.passkey && self.recovery_codes == 0 {
            return Err(WaysInError::None);
        }
        Ok(())
    }
}

impl fmt::Display for WaysInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "Nothing would open the vault again. Set a passphrase or a passkey.",
            Self::NoRecovery => {
                "Make recovery codes first: a lost device must not mean lost recordings."
            }
            Self::CodesAlone => {
                "Codes of an authenticator app are no lock by themselves. Set a passphrase too."
            }
        })
    }
}

impl core::error::Error for WaysInError {}
