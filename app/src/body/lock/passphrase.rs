//! A passphrase as it is typed, made the same on every keyboard.

use std::fmt;

use js_sys::JsString;

use super::error::{FEWEST_CHARACTERS, LockError, MOST_BYTES};

/// How one letter that can be written in two ways is written (RFC 8265, §4.2, `OpaqueString`).
const FORM: &str = "NFC";

/// A passphrase, normalised. `Debug` does not show it.
pub(super) struct Plain(pub(super) String);

impl fmt::Debug for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plain(..)")
    }
}

/// A passphrase that is tried.
///
/// # Errors
/// [`LockError::TooLong`].
pub(super) fn plain(typed: &str) -> Result<Plain, LockError> {
    if typed.len() > MOST_BYTES {
        return Err(LockError::TooLong);
    }
    Ok(Plain(JsString::from(typed).normalize(FORM).into()))
}

/// A passphrase that is to be set.
///
/// # Errors
/// [`LockError::TooLong`] or [`LockError::TooShort`].
pub(super) fn new(typed: &str) -> Result<Plain, LockError> {
    let plain = plain(typed)?;
    if plain.0.chars().count() < FEWEST_CHARACTERS {
        return Err(LockError::TooShort);
    }
    Ok(plain)
}
