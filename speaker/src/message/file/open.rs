//! Reading a message file.

use super::code::Code;
use super::error::FileError;
use super::header::{Derivation, Header};
use super::keys::{self, Cipher, TAG_BYTES};
use super::plain::{self, Meta};
use crate::Millis;
use crate::message::mailbox::{Mailbox, MessageId};
use subtle::ConstantTimeEq;

/// A file whose key is not known yet. `Debug` shows nothing secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    header: Header,
    additional: Vec<u8>,
    ciphertext: Vec<u8>,
    code: Code,
}

/// A file whose code is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decryption {
    id: MessageId,
    /// To be decrypted by the page.
    pub cipher: Cipher,
}

/// A message out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its identifier.
    pub id: MessageId,
    /// About it.
    pub meta: Meta,
    /// Length of the recording, milliseconds; 0 for written messages.
    pub length_ms: Millis,
    /// A WAV file; empty for written messages.
    pub wav: Vec<u8>,
}

impl core::fmt::Debug for Opening {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Opening({})", self.header.id)
    }
}

/// Whether a file can be a message, before a code is asked for: its identifier.
///
/// # Errors
/// What is wrong with it as far as anybody can see; [`FileError::Replayed`] if it was opened before.
pub fn peek(file: &[u8], mailbox: &Mailbox) -> Result<MessageId, FileError> {
    let (header, _) = Header::read(file)?;
    if mailbox.has_seen(&header.id) {
        return Err(FileError::Replayed);
    }
    Ok(header.id)
}

impl Opening {
    /// Begins.
    ///
    /// # Errors
    /// As [`peek`].
    pub fn new(file: &[u8], code: Code, mailbox: &Mailbox) -> Result<Self, FileError> {
        peek(file, mailbox)?;
        let (header, at) = Header::read(file)?;
        let (additional, ciphertext) = file.split_at_checked(at).ok_or(FileError::BadHeader)?;
        if ciphertext.len() < TAG_BYTES {
            return Err(FileError::BadHeader);
        }
        Ok(Self {
            header,
            additional: additional.to_vec(),
            ciphertext: ciphertext.to_vec(),
            code,
        })
    }

    /// What the page is to derive.
    #[must_use]
    pub fn derive(&self) -> Derivation {
        Derivation {
            password: self.code.password(),
            salt: self.header.salt,
            rounds: self.header.rounds,
        }
    }

    /// What the page is to decrypt, once it has derived the bytes.
    ///
    /// # Errors
    /// [`FileError::WrongCode`], [`FileError::Derivation`].
    pub fn decrypt(self, derived: &[u8]) -> Result<Decryption, FileError> {
        let check = keys::check(derived)?;
        if !bool::from(check.ct_eq(&self.header.check)) {
            return Err(FileError::WrongCode);
        }
        Ok(Decryption {
            id: self.header.id,
            cipher: Cipher {
                key: keys::key(derived)?,
                nonce: self.header.nonce,
                additional: self.additional,
                data: self.ciphertext,
            },
        })
    }
}

impl Decryption {
    /// The message, once the page has decrypted; `None` where AES-GCM refused.
    ///
    /// # Errors
    /// [`FileError::Forged`], [`FileError::BadContent`].
    pub fn finish(self, plain: Option<&[u8]>) -> Result<Opened, FileError> {
        let (meta, length_ms, wav) = plain::read(plain.ok_or(FileError::Forged)?)?;
        Ok(Opened {
            id: self.id,
            meta,
            length_ms,
            wav,
        })
    }
}
