//! The passkey as it is stored.

use data_encoding::BASE64;
use hearsay_speaker::lock::envelope::{Envelope, EnvelopeError};
use serde::{Deserialize, Serialize};

use super::decoded;
use crate::body::lock::error::LockError;

/// Bytes of the salt that a passkey's secret is made for (any length would do; `WebAuthn` Level 3,
/// §10.1.4 hashes it).
pub(in crate::body::lock) const PASSKEY_SALT_BYTES: usize = 32;

/// A passkey: which one, what it is asked with, and its envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::body::lock) struct Passkey {
    credential: String,
    salt: String,
    envelope: String,
}

impl Passkey {
    /// A passkey by the browser's name for it, the salt it is asked with, and its envelope.
    pub(in crate::body::lock) fn new(
        credential: &[u8],
        salt: &[u8; PASSKEY_SALT_BYTES],
        envelope: &Envelope,
    ) -> Self {
        Self {
            credential: BASE64.encode(credential),
            salt: BASE64.encode(salt),
            envelope: envelope.to_text(),
        }
    }

    /// What to ask the browser with: the passkey's name and the salt.
    pub(in crate::body::lock) fn asked_with(&self) -> Result<(Vec<u8>, Vec<u8>), LockError> {
        let salt = decoded(&self.salt).filter(|salt| salt.len() == PASSKEY_SALT_BYTES);
        decoded(&self.credential)
            .zip(salt)
            .ok_or(LockError::Envelope(EnvelopeError::Unreadable))
    }

    /// Its envelope.
    pub(in crate::body::lock) fn envelope(&self) -> Result<Envelope, LockError> {
        Ok(Envelope::parse(&self.envelope)?)
    }
}
