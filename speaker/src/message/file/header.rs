//! The part of a message file that anybody can read.

use super::error::FileError;
use super::keys::CHECK_BYTES;
use super::{LARGEST_FILE, MAGIC, VERSION};
use crate::message::mailbox::MessageId;
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

/// Rounds of PBKDF2-HMAC-SHA-256 that are written. Source: OWASP Password Storage Cheat Sheet (600,000
/// since 2023).
pub const ROUNDS: u32 = 600_000;

/// Most rounds that are read: some seconds on a small computer. More is a trap.
const MOST_ROUNDS: u32 = 5_000_000;

/// Bytes of salt. Source: NIST SP 800-132, §5.1 asks for at least 128 bits.
pub const SALT_BYTES: usize = 16;

/// Bytes of nonce of AES-GCM (NIST SP 800-38D, §5.2.1.1).
pub const NONCE_BYTES: usize = 12;

/// Longest header that is read, bytes; one has about 250.
const LONGEST: usize = 1_024;

/// Bytes before the header.
const BEFORE: usize = MAGIC.len() + 3;

const KDF: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// How the page makes the bytes that a key comes from: PBKDF2-HMAC-SHA-256, 32 bytes. `Debug` does not
/// show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The code.
    pub password: Vec<u8>,
    /// Salt.
    pub salt: [u8; SALT_BYTES],
    /// Rounds.
    pub rounds: u32,
}

impl core::fmt::Debug for Derivation {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Derivation({} rounds)", self.rounds)
    }
}

/// All that anybody can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) id: MessageId,
    pub(super) rounds: u32,
    pub(super) salt: [u8; SALT_BYTES],
    pub(super) nonce: [u8; NONCE_BYTES],
    pub(super) check: [u8; CHECK_BYTES],
    /// Bytes of ciphertext.
    pub(super) length: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: MessageId,
    kdf: String,
    rounds: u32,
    salt: String,
    cipher: String,
    nonce: String,
    check: String,
    length: usize,
}

impl Header {
    /// All bytes before the ciphertext, which are authenticated along with it.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, FileError> {
        let wire = Wire {
            id: self.id.clone(),
            kdf: KDF.to_owned(),
            rounds: self.rounds,
            salt: BASE64.encode(&self.salt),
            cipher: CIPHER.to_owned(),
            nonce: BASE64.encode(&self.nonce),
            check: BASE64.encode(&self.check),
            length: self.length,
        };
        let json = serde_json::to_vec(&wire).map_err(|_| FileError::BadHeader)?;
        let length = u16::try_from(json.len()).map_err(|_| FileError::BadHeader)?;
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend(length.to_be_bytes());
        out.extend(json);
        Ok(out)
    }

    /// The header and how many bytes it takes. The ciphertext behind it is as long as it says.
    pub(super) fn read(file: &[u8]) -> Result<(Self, usize), FileError> {
        if file.len() > LARGEST_FILE {
            return Err(FileError::TooLarge);
        }
        let rest = match file.strip_prefix(MAGIC.as_slice()) {
            Some(rest) => rest,
            // Cut off within the first bytes.
            None if !file.is_empty() && MAGIC.starts_with(file) => {
                return Err(FileError::Truncated {
                    missing: BEFORE - file.len(),
                });
            }
            None => return Err(FileError::NotOurs),
        };
        let missing = |missing| FileError::Truncated { missing };
        let (version, rest) = rest.split_first().ok_or(missing(3))?;
        match *version {
            VERSION => {}
            0 => return Err(FileError::NotOurs),
            _ => return Err(FileError::Newer),
        }
        let (length, rest) = rest.split_first_chunk::<2>().ok_or(missing(2))?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length > LONGEST {
            return Err(FileError::BadHeader);
        }
        let json = rest
            .get(..length)
            .ok_or(missing(length.saturating_sub(rest.len())))?;
        let header = Self::from_json(json)?;
        let behind = rest.len() - length;
        if behind < header.length {
            return Err(missing(header.length - behind));
        }
        if behind > header.length {
            return Err(FileError::Forged);
        }
        Ok((header, BEFORE + length))
    }

    fn from_json(json: &[u8]) -> Result<Self, FileError> {
        let wire: Wire = serde_json::from_slice(json).map_err(|_| FileError::BadHeader)?;
        let known = wire.kdf == KDF && wire.cipher == CIPHER;
        let sane = (ROUNDS..=MOST_ROUNDS).contains(&wire.rounds) && wire.length <= LARGEST_FILE;
        if !known || !sane {
            return Err(FileError::BadHeader);
        }
        Ok(Self {
            id: wire.id,
            rounds: wire.rounds,
            salt: bytes(&wire.salt)?,
            nonce: bytes(&wire.nonce)?,
            check: bytes(&wire.check)?,
            length: wire.length,
        })
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], FileError> {
    let bytes = BASE64.decode(text.as_bytes());
    let bytes = bytes.map_err(|_| FileError::BadHeader)?;
    bytes.try_into().map_err(|_| FileError::BadHeader)
}
