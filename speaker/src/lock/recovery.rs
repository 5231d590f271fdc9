//! Recovery codes: ten, each opens the vault once.
//!
//! A code is 100 random bits, written in D. Crockford's base 32 (no I, L, O, U) as `XXXXXXX-XXXXXXX-
//! XXXXXXX`; the last of the 21 symbols checks the others, so that a slip is told before anything
//! slow begins. Each code makes a key of its own, around the master key in an envelope of its own
//! (see [`hierarchy`](super::hierarchy)); what is kept here are salted hashes that tell which code
//! was typed and which are used up. A fast hash is enough: 2^100 guesses are out of reach at any
//! speed, unlike those for a passphrase.

use super::symbols::{self, Misread};
use core::fmt;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Codes made at once.
pub const CODES: usize = 10;

/// Random symbols a code: 5 bits each.
const SYMBOLS: usize = 20;

/// Random bytes that ten codes are made from; of each, five bits are used.
pub const RANDOM_BYTES: usize = CODES * SYMBOLS;

/// Symbols between hyphens.
const GROUP: usize = 7;

/// Bytes of salt.
pub const SALT_BYTES: usize = 16;

/// Keeps these hashes apart from all others.
const DOMAIN: &[u8] = b"hearsay recovery code 1";

/// Format of [`RecoverySlots`].
const VERSION: u8 = 1;

/// A code. `Display` shows it, `Debug` does not.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; SYMBOLS]);

/// Why a typed code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryError {
    /// Too few or too many symbols.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that no code has.
    Symbol,
    /// The check symbol does not fit.
    Slip,
    /// None of the codes that are left.
    Unknown,
}

impl fmt::Display for RecoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(
                f,
                "A recovery code has {} letters and digits; this has {found}. Compare it with \
                 your paper.",
                SYMBOLS + 1
            ),
            Self::Symbol => f.write_str(
                "A recovery code has only letters and digits, and never a U. Compare it with your \
                 paper.",
            ),
            Self::Slip => f.write_str(
                "There is a slip in this code: a letter or digit is wrong, or two are swapped. \
                 Compare it with your paper.",
            ),
            Self::Unknown => f.write_str(
                "This is none of the codes that are left. It may be used up or of an earlier set; \
                 try another.",
            ),
        }
    }
}

impl core::error::Error for RecoveryError {}

impl From<Misread> for RecoveryError {
    fn from(misread: Misread) -> Self {
        match misread {
            Misread::Length { found } => Self::Length { found },
            Misread::Symbol => Self::Symbol,
            Misread::Slip => Self::Slip,
        }
    }
}

/// Ten codes from fresh random bytes.
#[must_use]
pub fn codes(random: &[u8; RANDOM_BYTES]) -> Vec<RecoveryCode> {
    let whole = random.as_chunks::<SYMBOLS>().0;
    whole
        .iter()
        .map(|bytes| RecoveryCode(bytes.map(|byte| byte & 31)))
        .collect()
}

impl RecoveryCode {
    /// A code as typed: small letters, spaces and hyphens allowed; O is read as 0, I and L as 1.
    ///
    /// # Errors
    ///
    /// [`RecoveryError::Symbol`], [`RecoveryError::Length`] or [`RecoveryError::Slip`].
    pub fn parse(typed: &str) -> Result<Self, RecoveryError> {
        Ok(Self(symbols::read(typed.chars())?))
    }

    /// What the code's key is to be derived from: one byte a symbol, 0..=31.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; SYMBOLS] {
        &self.0
    }

    fn hash(&self, salt: &[u8]) -> [u8; 32] {
        let hash = Sha256::new().chain_update(DOMAIN).chain_update(salt);
        hash.chain_update(self.0).finalize().into()
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        symbols::write(&self.0, GROUP, f)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

/// What is stored of ten codes. No code can be got back from it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoverySlots {
    version: u8,
    salt: [u8; SALT_BYTES],
    /// Hashes; a used code leaves nothing.
    slots: [Option<[u8; 32]>; CODES],
}

impl RecoverySlots {
    /// What to store of `codes`, with fresh random salt.
    #[must_use]
    pub fn new(codes: &[RecoveryCode], salt: [u8; SALT_BYTES]) -> Self {
        let mut slots = [None; CODES];
        for (slot, code) in slots.iter_mut().zip(codes) {
            *slot = Some(code.hash(&salt));
        }
        Self {
            version: VERSION,
            salt,
            slots,
        }
    }

    /// Codes that are not used up.
    #[must_use]
    pub fn left(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// Whether the stored form is one that this program writes.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.version == VERSION
    }

    /// Uses a code up: its slot (0..=9, the envelope to open) and the state to be stored, together
    /// with the removal of that envelope, once the vault is open.
    ///
    /// # Errors
    ///
    /// [`RecoveryError::Unknown`].
    pub fn spend(&self, code: &RecoveryCode) -> Result<(usize, Self), RecoveryError> {
        let hash = code.hash(&self.salt);
        // Every slot is compared: how long it takes does not tell which fits.
        let mut found = None;
        for (at, slot) in self.slots.iter().enumerate() {
            let same = slot.as_ref().is_some_and(|slot| slot.ct_eq(&hash).into());
            if same {
                found = Some(at);
            }
        }
        let at = found.ok_or(RecoveryError::Unknown)?;
        let mut after = self.clone();
        if let Some(slot) = after.slots.get_mut(at) {
            *slot = None;
        }
        Ok((at, after))
    }
}

impl fmt::Debug for RecoverySlots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoverySlots({} left)", self.left())
    }
}
