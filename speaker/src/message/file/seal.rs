//! Writing a message file.

use super::code::Code;
use super::error::FileError;
use super::header::{Derivation, Header, NONCE_BYTES, ROUNDS, SALT_BYTES};
use super::keys::{self, Cipher, TAG_BYTES};
use super::plain::{self, Meta};
use crate::message::mailbox::MessageId;

/// A file in the making: what goes in is known, the key is not yet. `Debug` shows nothing of either.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealing {
    id: MessageId,
    code: Code,
    salt: [u8; SALT_BYTES],
    nonce: [u8; NONCE_BYTES],
    plain: Vec<u8>,
}

/// A file in the making: only the ciphertext is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// To be encrypted by the page.
    pub cipher: Cipher,
}

impl core::fmt::Debug for Sealing {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Sealing({})", self.id)
    }
}

impl Sealing {
    /// Begins. Salt and nonce are fresh random bytes; `wav` is empty for written messages.
    ///
    /// # Errors
    /// [`FileError::TooLong`], or [`FileError::BadContent`] for what could not be read again.
    pub fn new(
        id: MessageId,
        code: Code,
        (salt, nonce): ([u8; SALT_BYTES], [u8; NONCE_BYTES]),
        (meta, wav): (&Meta, &[u8]),
    ) -> Result<Self, FileError> {
        let plain = plain::write(meta, wav)?;
        Ok(Self {
            id,
            code,
            salt,
            nonce,
            plain,
        })
    }

    /// What the page is to derive.
    #[must_use]
    pub fn derive(&self) -> Derivation {
        Derivation {
            password: self.code.password(),
            salt: self.salt,
            rounds: ROUNDS,
        }
    }

    /// What the page is to encrypt, once it has derived the bytes.
    ///
    /// # Errors
    /// [`FileError::Derivation`] for bytes that are none.
    pub fn encrypt(self, derived: &[u8]) -> Result<Encryption, FileError> {
        let header = Header {
            id: self.id,
            rounds: ROUNDS,
            salt: self.salt,
            nonce: self.nonce,
            check: keys::check(derived)?,
            length: self.plain.len() + TAG_BYTES,
        };
        Ok(Encryption {
            cipher: Cipher {
                key: keys::key(derived)?,
                nonce: self.nonce,
                additional: header.to_bytes()?,
                data: self.plain,
            },
        })
    }
}

impl Encryption {
    /// The file, once the page has encrypted.
    ///
    /// # Errors
    /// [`FileError::Derivation`] for a ciphertext of the wrong length.
    pub fn finish(self, ciphertext: &[u8]) -> Result<Vec<u8>, FileError> {
        if ciphertext.len() != self.cipher.data.len() + TAG_BYTES {
            return Err(FileError::Derivation);
        }
        let mut file = self.cipher.additional;
        file.extend(ciphertext);
        Ok(file)
    }
}
