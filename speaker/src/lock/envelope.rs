//! The stored form of a wrapped master key, and how strictly it is read.
//!
//! One envelope for each way in. It holds nothing secret, but whoever can write the browser's
//! files can write anything into it, so reading refuses what could weaken the lock (few rounds, a
//! short salt) or hang the page (a thousand million rounds). All but the wrapped key itself goes
//! into the authenticated data of AES-GCM ([`Head::bound`]): an envelope with a changed head
//! does not open.

mod error;

use super::hierarchy::WayIn;
use core::fmt;
use data_encoding::BASE64;
pub use error::EnvelopeError;
use serde::{Deserialize, Serialize};

/// The format that is written.
pub const VERSION: u8 = 1;

/// Rounds of PBKDF2-HMAC-SHA-256 that are written. Source: OWASP Password Storage Cheat Sheet,
/// section PBKDF2 (600,000 since 2023).
pub const ROUNDS: u32 = 600_000;

/// Most rounds that are read: about ten seconds on a small computer. More is no envelope of this
/// page but a trap.
pub const MOST_ROUNDS: u32 = 10_000_000;

/// Bytes of salt. Source: NIST SP 800-132, §5.1 asks for at least 128 bits.
pub const SALT_BYTES: usize = 16;

/// Bytes of the wrapped key: 12 of nonce, 32 of key, 16 of tag (AES-256-GCM).
pub const WRAPPED_BYTES: usize = 60;

/// Longest text that is looked at, bytes: an envelope has about 250.
const LONGEST_TEXT: usize = 1_024;

/// How the key that wraps is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kdf {
    /// From what a person types; slow on purpose.
    #[serde(rename = "PBKDF2-SHA-256")]
    Pbkdf2Sha256,
    /// From a passkey's 32 secret bytes, which need no slowing down. Rounds are 0.
    #[serde(rename = "HKDF-SHA-256")]
    HkdfSha256,
}

/// A wrapped master key and how to get at it. `Debug` shows neither salt nor wrapped key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Envelope {
    way: WayIn,
    kdf: Kdf,
    rounds: u32,
    salt: [u8; SALT_BYTES],
    wrapped: [u8; WRAPPED_BYTES],
}

impl Envelope {
    /// An envelope to be filled: fresh random salt, the derivation that belongs to the way in.
    #[must_use]
    pub fn head(way: WayIn, salt: [u8; SALT_BYTES]) -> Head {
        let (kdf, rounds) = derivation(way);
        Head {
            way,
            kdf,
            rounds,
            salt,
        }
    }

    /// How to derive the key that opens it.
    #[must_use]
    pub fn opened_by(&self) -> Head {
        Head {
            way: self.way,
            kdf: self.kdf,
            rounds: self.rounds,
            salt: self.salt,
        }
    }

    /// Nonce, ciphertext and tag, one after another.
    #[must_use]
    pub fn wrapped(&self) -> &[u8; WRAPPED_BYTES] {
        &self.wrapped
    }

    /// An envelope from its text.
    ///
    /// # Errors
    ///
    /// See [`EnvelopeError`].
    pub fn parse(text: &str) -> Result<Self, EnvelopeError> {
        if text.len() > LONGEST_TEXT {
            return Err(EnvelopeError::Unreadable);
        }
        let version: VersionOnly =
            serde_json::from_str(text).map_err(|_| EnvelopeError::Unreadable)?;
        check_version(version.version)?;
        let wire: Wire = serde_json::from_str(text).map_err(|_| EnvelopeError::Unreadable)?;
        wire.try_into()
    }

    /// The text to be stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Strings and numbers always serialise; an empty text would be refused when read.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// All of an envelope but the wrapped key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What it is opened with.
    pub way: WayIn,
    /// How the key is derived.
    pub kdf: Kdf,
    /// Rounds of it.
    pub rounds: u32,
    /// Salt of it.
    pub salt: [u8; SALT_BYTES],
}

impl Head {
    /// The head as bytes, to be given to AES-GCM as additional authenticated data, for wrapping
    /// and unwrapping alike.
    #[must_use]
    pub fn bound(&self) -> Vec<u8> {
        let way = match self.way {
            WayIn::Passphrase => 1,
            WayIn::Passkey => 2,
            WayIn::RecoveryCode => 3,
        };
        let kdf = match self.kdf {
            Kdf::Pbkdf2Sha256 => 1,
            Kdf::HkdfSha256 => 2,
        };
        let mut out = b"hearsay envelope".to_vec();
        out.extend([VERSION, way, kdf]);
        out.extend(self.rounds.to_be_bytes());
        out.extend(self.salt);
        out
    }

    /// The envelope with the wrapped key in it.
    #[must_use]
    pub fn seal(self, wrapped: [u8; WRAPPED_BYTES]) -> Envelope {
        Envelope {
            way: self.way,
            kdf: self.kdf,
            rounds: self.rounds,
            salt: self.salt,
            wrapped,
        }
    }
}

fn derivation(way: WayIn) -> (Kdf, u32) {
    match way {
        WayIn::Passphrase | WayIn::RecoveryCode => (Kdf::Pbkdf2Sha256, ROUNDS),
        WayIn::Passkey => (Kdf::HkdfSha256, 0),
    }
}

/// What every version of the format has.
#[derive(Deserialize)]
struct VersionOnly {
    version: u8,
}

/// The text's fields.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    version: u8,
    way: WayIn,
    kdf: Kdf,
    rounds: u32,
    salt: String,
    wrapped: String,
}

fn check_version(found: u8) -> Result<(), EnvelopeError> {
    match found {
        VERSION => Ok(()),
        _ => Err(EnvelopeError::Version { found }),
    }
}

impl TryFrom<Wire> for Envelope {
    type Error = EnvelopeError;

    fn try_from(wire: Wire) -> Result<Self, EnvelopeError> {
        check_version(wire.version)?;
        let (kdf, fewest) = derivation(wire.way);
        if wire.kdf != kdf {
            return Err(EnvelopeError::Kdf);
        }
        let most = if kdf == Kdf::HkdfSha256 {
            0
        } else {
            MOST_ROUNDS
        };
        if !(fewest..=most).contains(&wire.rounds) {
            return Err(EnvelopeError::Rounds { found: wire.rounds });
        }
        Ok(Self {
            way: wire.way,
            kdf,
            rounds: wire.rounds,
            salt: bytes(&wire.salt).ok_or(EnvelopeError::Salt)?,
            wrapped: bytes(&wire.wrapped).ok_or(EnvelopeError::Wrapped)?,
        })
    }
}

/// So many bytes in base 64, not one more or less.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok()
}

impl From<Envelope> for Wire {
    fn from(envelope: Envelope) -> Self {
        Self {
            version: VERSION,
            way: envelope.way,
            kdf: envelope.kdf,
            rounds: envelope.rounds,
            salt: BASE64.encode(&envelope.salt),
            wrapped: BASE64.encode(&envelope.wrapped),
        }
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Envelope({:?}, {:?}, {} rounds)",
            self.way, self.kdf, self.rounds
        )
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Head({:?}, {:?}, {} rounds)",
            self.way, self.kdf, self.rounds
        )
    }
}
