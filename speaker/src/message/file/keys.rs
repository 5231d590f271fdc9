//! From what the page derived to the key and the check.

use super::error::FileError;
use super::header::NONCE_BYTES;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Bytes that the page derives from the code.
pub const DERIVED_BYTES: usize = 32;

/// Bytes of the check. Of wrong codes that pass their own check symbol, one in 2^64 passes this one.
pub(super) const CHECK_BYTES: usize = 8;

/// Bytes of tag behind a ciphertext of AES-GCM.
pub(super) const TAG_BYTES: usize = 16;

/// What AES-256-GCM is to be done with. `Debug` shows no key.
#[derive(Clone, PartialEq, Eq)]
pub struct Cipher {
    /// Key.
    pub key: [u8; DERIVED_BYTES],
    /// Nonce.
    pub nonce: [u8; NONCE_BYTES],
    /// What is authenticated along.
    pub additional: Vec<u8>,
    /// What to encrypt, or to decrypt; the tag stands at the end of a ciphertext.
    pub data: Vec<u8>,
}

impl core::fmt::Debug for Cipher {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Cipher({} bytes)", self.data.len())
    }
}

/// The key that encrypts.
pub(super) fn key(derived: &[u8]) -> Result<[u8; DERIVED_BYTES], FileError> {
    part(derived, b"hearsay message key 1")
}

/// What stands in the header for the code.
pub(super) fn check(derived: &[u8]) -> Result<[u8; CHECK_BYTES], FileError> {
    let whole = part(derived, b"hearsay message check 1")?;
    let first = whole.first_chunk::<CHECK_BYTES>();
    first.copied().ok_or(FileError::Derivation)
}

fn part(derived: &[u8], name: &[u8]) -> Result<[u8; DERIVED_BYTES], FileError> {
    if derived.len() != DERIVED_BYTES {
        return Err(FileError::Derivation);
    }
    let mac = Hmac::<Sha256>::new_from_slice(derived).map_err(|_| FileError::Derivation)?;
    Ok(mac.chain_update(name).finalize().into_bytes().into())
}
