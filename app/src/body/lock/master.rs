//! The master key's raw bytes, for as short as can be.
//!
//! They exist only between the opening of an envelope (or the making of a lock) and the moment in
//! which the vaults' keyring has them as a key that does not come out again. Dropping overwrites
//! them; what the browser copied on the way is overwritten where it can be reached.

use std::fmt;
use std::hint::black_box;

use super::crypto;
use super::error::LockError;

/// Bytes of a master key: AES-256.
pub(super) const MASTER_BYTES: usize = 32;

/// The master key. Neither `Clone` nor `Copy`: there is one of it at a time.
pub(super) struct Master([u8; MASTER_BYTES]);

impl Master {
    /// A fresh one.
    pub(super) fn new() -> Result<Self, LockError> {
        Ok(Self(crypto::random()?))
    }

    /// The master in the text of an opened envelope; takes care of overwriting the text.
    pub(super) fn from_opened(mut opened: Vec<u8>) -> Option<Self> {
        let master = opened.as_slice().try_into().ok().map(Self);
        overwrite(&mut opened);
        master
    }

    /// The bytes, to be wrapped or handed to the keyring.
    pub(super) fn bytes(&self) -> &[u8; MASTER_BYTES] {
        &self.0
    }
}

impl Drop for Master {
    fn drop(&mut self) {
        overwrite(&mut self.0);
    }
}

impl fmt::Debug for Master {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Master(..)")
    }
}

/// Bytes that something is derived from; overwritten when dropped.
pub(super) struct Ingredient(pub(super) Vec<u8>);

impl Drop for Ingredient {
    fn drop(&mut self) {
        overwrite(&mut self.0);
    }
}

impl fmt::Debug for Ingredient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ingredient(..)")
    }
}

/// Zeros in the place of secrets.
pub(super) fn overwrite(bytes: &mut [u8]) {
    bytes.fill(0);
    // Keeps the compiler from leaving the overwriting out.
    black_box(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_32_bytes_are_a_master_and_no_debug_shows_them() {
        assert!(Master::from_opened(vec![7; 31]).is_none());
        assert!(Master::from_opened(vec![7; 33]).is_none());
        let master = Master::from_opened(vec![7; 32]);
        assert_eq!(format!("{master:?}"), "Some(Master(..))");
        assert_eq!(format!("{:?}", Ingredient(vec![7; 9])), "Ingredient(..)");
    }
}
