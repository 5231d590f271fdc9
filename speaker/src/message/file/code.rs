//! The one-time code that opens a message file.
//!
//! Fifteen random symbols of five bits and one that checks them: `XXXX-XXXX-XXXX-XXXX`, as long as the
//! number of a bank card, which people are used to read to each other. A file can be attacked for ever
//! and by many machines at once, so the code must hold by itself: 2^75 codes at 600,000 rounds each are
//! about 2^95 hashes, a thousand years of a trillion machines that do 10^6 a second each. The check
//! symbol tells a slip before the slow derivation begins.

use crate::lock::symbols::{self, Misread, shown};
use core::fmt;

/// Random symbols.
const SYMBOLS: usize = 15;

/// Random bytes that a code is made of; of each, five bits are used.
pub const CODE_RANDOM_BYTES: usize = SYMBOLS;

/// Symbols between hyphens.
const GROUP: usize = 4;

/// Most characters that are looked at: somebody may paste more than a code.
const LONGEST: usize = 200;

/// A code. `Display` shows it, `Debug` does not.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; SYMBOLS]);

/// Why a typed code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Too few or too many symbols.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that no code has.
    Symbol,
    /// The check symbol does not fit.
    Slip,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(
                f,
                "A message code has {} letters and digits; this has {found}. Ask the sender for all of it.",
                SYMBOLS + 1
            ),
            Self::Symbol => f.write_str(
                "A message code has only letters and digits, and never a U. Compare it with what the sender gave you.",
            ),
            Self::Slip => f.write_str(
                "There is a slip in this code: a letter or digit is wrong, or two are swapped. Compare it with what the sender gave you.",
            ),
        }
    }
}

impl core::error::Error for CodeError {}

impl From<Misread> for CodeError {
    fn from(misread: Misread) -> Self {
        match misread {
            Misread::Length { found } => Self::Length { found },
            Misread::Symbol => Self::Symbol,
            Misread::Slip => Self::Slip,
        }
    }
}

impl Code {
    /// A code from fresh random bytes.
    #[must_use]
    pub fn new(random: [u8; CODE_RANDOM_BYTES]) -> Self {
        Self(random.map(|byte| byte & 31))
    }

    /// A code as typed: small letters, spaces and hyphens allowed; O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        Ok(Self(symbols::read(typed.chars().take(LONGEST))?))
    }

    /// What the key is derived from: the symbols as they are shown, without hyphens, so that any
    /// program can do it.
    pub(super) fn password(&self) -> Vec<u8> {
        let letters = self.0.iter().map(|symbol| shown(*symbol));
        letters.collect::<String>().into_bytes()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        symbols::write(&self.0, GROUP, f)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}
