//! Which record an entry is about, without leading anybody to it.

use super::hash::{Hash, from_hex, write_hex};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Bytes kept of the hash. With 64 bits two of a million records share one with a chance of
/// 3 in 100 million; a shared one misleads a reader of the ledger and nothing else.
const SUBJECT_BYTES: usize = 8;

/// Set before what is hashed, so that the hash is good for nothing else.
const PURPOSE: &[u8] = b"hearsay ledger subject 1";

/// Sixteen random bytes of this ledger, made by the body and kept on the device only: never part
/// of an export. Replacing them unlinks all older entries from records for good.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(not shown)")
    }
}

/// A record as the ledger knows it: the first 64 bits of SHA-256 over a fixed text, the [`Salt`]
/// and the record's random id. Shown as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject(pub [u8; SUBJECT_BYTES]);

impl Subject {
    /// The record with this id.
    #[must_use]
    pub fn of(salt: &Salt, id: &str) -> Self {
        let Hash(hash) = Hash::of(&[PURPOSE, &salt.0, id.as_bytes()].concat());
        let mut short = [0; SUBJECT_BYTES];
        for (to, from) in short.iter_mut().zip(hash) {
            *to = from;
        }
        Self(short)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = [0; SUBJECT_BYTES];
        from_hex(&text, &mut bytes).ok_or_else(|| D::Error::custom("not 16 hexadecimal digits"))?;
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_one_record_belong_together_only_under_one_salt() {
        let (salt, other) = (Salt([1; 16]), Salt([2; 16]));
        assert_eq!(Subject::of(&salt, "a"), Subject::of(&salt, "a"));
        assert_ne!(Subject::of(&salt, "a"), Subject::of(&salt, "b"));
        assert_ne!(Subject::of(&salt, "a"), Subject::of(&other, "a"));
    }

    #[test]
    fn the_salt_is_not_shown() {
        assert_eq!(format!("{:?}", Salt([7; 16])), "Salt(not shown)");
    }
}
