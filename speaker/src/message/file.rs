//! A message for another person as an encrypted file and a one-time code.
//!
//! Layout: [`MAGIC`], one byte of version, two bytes of header length (big-endian), the header as JSON,
//! the ciphertext. The header says how the key is made and nothing about the people; who sends, and
//! what, is in the ciphertext: two bytes of length, [`Meta`] as JSON, a WAV file.
//!
//! The key is made of the code by PBKDF2, then split in two with HMAC: one part encrypts (AES-256-GCM,
//! all before the ciphertext authenticated along), the other is written into the header as a check.
//! With it a wrong code is told from a changed file. The page does PBKDF2 and AES with `WebCrypto`;
//! the steps are types here, each of which takes the bytes that the one before asked for:
//!
//! - writing: [`Sealing::new`] → derive → [`Sealing::encrypt`] → encrypt → [`Encryption::finish`];
//! - reading: [`Opening::new`] → derive → [`Opening::decrypt`] → decrypt → [`Decryption::finish`].

mod code;
mod error;
mod header;
mod keys;
mod open;
mod plain;
mod seal;

pub use code::{CODE_RANDOM_BYTES, Code, CodeError};
pub use error::FileError;
pub use header::{Derivation, NONCE_BYTES, ROUNDS, SALT_BYTES};
pub use keys::{Cipher, DERIVED_BYTES};
pub use open::{Decryption, Opened, Opening, peek};
pub use plain::Meta;
pub use seal::{Encryption, Sealing};

/// First bytes of a message file.
pub const MAGIC: &[u8; 8] = b"HEARSAYM";

/// The form that is written.
pub const VERSION: u8 = 1;

/// What a message file is called, without its name.
pub const EXTENSION: &str = "hearsay-message";

/// Largest file that is looked at, bytes: a minute of 16-bit samples at 16 kHz is 1,920,044, the rest is
/// words; a minute at 48 kHz would be refused, since this page writes none.
pub const LARGEST_FILE: usize = 2_000_000;

/// The content of a file alone, to be tried with any bytes by the fuzz target and nobody else: the
/// length of the recording, milliseconds.
#[doc(hidden)]
#[must_use]
pub fn read_plain(bytes: &[u8]) -> Option<crate::Millis> {
    plain::read(bytes).ok().map(|(_, length_ms, _)| length_ms)
}
