//! Why something about the lock did not work, each with a sentence that a person can act on. No
//! secret is ever in one.

use std::fmt;

use hearsay_speaker::lock::{
    envelope::EnvelopeError, gate::GateError, hierarchy::WaysInError, recovery::RecoveryError,
    totp::CodeError,
};
use wasm_bindgen::JsValue;

use super::super::js;
use crate::vault::VaultError;

/// Fewest characters of a new passphrase. Source: NIST SP 800-63B, §5.1.1.2 asks for at least 8;
/// whether one is good is the estimator's to say.
pub(super) const FEWEST_CHARACTERS: usize = 8;

/// Most bytes of a passphrase: a page of text. Longer ones are pasted by mistake.
pub(super) const MOST_BYTES: usize = 4_096;

/// Why it did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LockError {
    /// There is no lock.
    NoLock,
    /// There is a lock already.
    LockThere,
    /// The vaults have to be open for this.
    NotOpen,
    /// Something about the lock is being done already.
    Busy,
    /// A wrong passphrase, or a wrong code beside it.
    Wrong {
        /// Whether a code was part of it.
        with_code: bool,
    },
    /// Too soon after wrong tries.
    Wait {
        /// Seconds to wait.
        seconds: u64,
    },
    /// A new passphrase of too few characters.
    TooShort,
    /// A passphrase that is too long.
    TooLong,
    /// What is stored of the lock cannot be read at all.
    Damaged,
    /// It was stored by a later version.
    Newer,
    /// The lock opens, but not what is locked.
    OtherMaster,
    /// This way in is not set up.
    NotSetUp(&'static str),
    /// An authenticator can only be joined with or parted from a passphrase that is typed.
    NeedsPassphrase,
    /// No authenticator waits for its first code.
    NothingToConfirm,
    /// A passkey that cannot make a key.
    NoPrf,
    /// The browser or this address has no passkeys.
    NoPasskeys,
    /// The person, or the browser after a time, ended the question for a passkey.
    Cancelled,
    /// An authenticator's code.
    Code(CodeError),
    /// An authenticator's code at the gate.
    Gate(GateError),
    /// A recovery code.
    Recovery(RecoveryError),
    /// A stored envelope.
    Envelope(EnvelopeError),
    /// A set of ways in.
    Ways(WaysInError),
    /// The vaults.
    Vault(VaultError),
    /// The browser refused; holds the exception's name.
    Browser(String),
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::NoLock => "There is no lock. It may have been taken away in another tab.",
            Self::LockThere => "There is a lock already. It may have been set in another tab.",
            Self::NotOpen => "The vaults are locked. Open them first.",
            Self::Busy => "The lock is still busy with what was asked before. Try again then.",
            Self::Wrong { with_code: false } => "This is not the passphrase. Try again.",
            Self::Wrong { with_code: true } => {
                "Passphrase or code is wrong; which of them cannot be told. Try again."
            }
            Self::Wait { seconds } => {
                return write!(f, "Too many wrong tries. Wait {seconds} seconds.");
            }
            Self::TooShort => {
                return write!(
                    f,
                    "A passphrase needs at least {FEWEST_CHARACTERS} characters; a few random \
                     words are better."
                );
            }
            Self::TooLong => "This is too long for a passphrase. Was something else pasted?",
            Self::Damaged => {
                "What is stored of the lock is damaged as a whole, and without it nothing opens \
                 the recordings. Put back a copy of the browser's files, or clear this site's \
                 data in the browser to begin anew."
            }
            Self::Newer => "The lock was written by a later version of this page. Reload the page.",
            Self::OtherMaster => {
                "The lock opened, but its key is not the one that the recordings were locked \
                 with. What is stored was changed from outside or put back in part."
            }
            Self::NotSetUp(what) => return write!(f, "No {what} is set up. Open it another way."),
            Self::NeedsPassphrase => {
                "The code and the passphrase make one key together, so this needs the passphrase \
                 (and a code, where they are in use). Without them, set a new passphrase with a \
                 recovery code: that takes the authenticator app away as well."
            }
            Self::NothingToConfirm => {
                "No new authenticator app waits for its first code. Begin again with “Add”."
            }
            Self::NoPrf => {
                "This passkey cannot make a key (it has no PRF extension), so it cannot open the \
                 vaults. Nothing was changed; you may delete the passkey again where it is kept."
            }
            Self::NoPasskeys => {
                "There are no passkeys here: they need a browser that has them, and an address \
                 that is a name (localhost, not 127.0.0.1)."
            }
            Self::Cancelled => {
                "The passkey was not used: the question was closed, or its time ran out. Nothing \
                 was changed."
            }
            Self::Code(error) => return error.fmt(f),
            Self::Gate(error) => return error.fmt(f),
            Self::Recovery(error) => return error.fmt(f),
            Self::Envelope(error) => return error.fmt(f),
            Self::Ways(error) => return error.fmt(f),
            Self::Vault(error) => return error.fmt(f),
            Self::Browser(name) => {
                return write!(
                    f,
                    "The browser's cryptography refused ({name}). Reload the page and try again."
                );
            }
        };
        f.write_str(sentence)
    }
}

impl std::error::Error for LockError {}

impl LockError {
    /// Names an exception; only its name, because messages may repeat what was given.
    pub(super) fn thrown(error: &JsValue) -> Self {
        Self::Browser(js::error_name(error))
    }
}

impl From<VaultError> for LockError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl From<EnvelopeError> for LockError {
    fn from(error: EnvelopeError) -> Self {
        Self::Envelope(error)
    }
}

impl From<GateError> for LockError {
    fn from(error: GateError) -> Self {
        Self::Gate(error)
    }
}

impl From<RecoveryError> for LockError {
    fn from(error: RecoveryError) -> Self {
        Self::Recovery(error)
    }
}

impl From<CodeError> for LockError {
    fn from(error: CodeError) -> Self {
        Self::Code(error)
    }
}

impl From<WaysInError> for LockError {
    fn from(error: WaysInError) -> Self {
        Self::Ways(error)
    }
}
