//! A checkpoint: the state of the ledger in a line that a person can keep and type.

use super::{Entry, LedgerError, crockford};
use crate::Millis;
use core::fmt;
use core::str::FromStr;

/// Bytes kept of the last entry's hash. 128 bits: to make another ledger that fits one checkpoint
/// takes 2^128 tries.
const HASH_BYTES: usize = 16;

/// Kind of code; the first byte, below 128 because 43 symbols hold one bit less than 27 bytes.
const VERSION: u8 = 1;

/// Version 1, count 4, time 6, hash 16.
const BYTES: usize = 27;

/// Symbols of 5 bits for 27 bytes less a bit.
const SYMBOLS: usize = 43;

/// Letters between two hyphens.
const GROUP: usize = 4;

/// Begins the text of the QR code, so that whoever scans it knows what it is.
const QR_PREFIX: &str = "HEARSAY-LEDGER:";

/// Longest text looked at: the code, its prefix, and room for generous spacing.
const LONGEST_TEXT: usize = 256;

/// Latest time that a code can hold: 48 bits of milliseconds, the year 10889.
const LATEST: Millis = (1 << 48) - 1;

/// How far the ledger had come, when, and its hash. Displays as 11 groups of 4 letters (54
/// characters); [`FromStr`] reads that back, and the QR code's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Entries so far.
    pub count: u32,
    /// Time of the last of them; 0 without any.
    pub time: Millis,
    /// First 128 bits of the last one's hash; zeros without any.
    pub hash: [u8; HASH_BYTES],
}

impl Checkpoint {
    /// The state after `last`, the ledger's last entry.
    #[must_use]
    pub fn of(last: Option<&Entry>) -> Self {
        let mut hash = [0; HASH_BYTES];
        let Some(last) = last else {
            return Self {
                count: 0,
                time: 0,
                hash,
            };
        };
        for (to, from) in hash.iter_mut().zip(last.hash.0) {
            *to = from;
        }
        Self {
            count: u32::try_from(last.number.saturating_add(1)).unwrap_or(u32::MAX),
            time: last.time.min(LATEST),
            hash,
        }
    }

    /// The text for a QR code.
    #[must_use]
    pub fn qr_payload(&self) -> String {
        format!("{QR_PREFIX}{self}")
    }

    fn to_bytes(self) -> Vec<u8> {
        let time = self.time.min(LATEST).to_be_bytes();
        let mut bytes = vec![VERSION];
        bytes.extend(self.count.to_be_bytes());
        bytes.extend(time.iter().skip(2));
        bytes.extend(self.hash);
        bytes
    }

    fn from_bytes(bytes: [u8; BYTES]) -> Result<Self, LedgerError> {
        let [version, rest @ ..] = bytes;
        if version != VERSION {
            return Err(LedgerError::CodeVersion(version));
        }
        let number = |from: usize, count: usize| {
            let part = rest.iter().skip(from).take(count);
            part.fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
        };
        let mut hash = [0; HASH_BYTES];
        for (to, from) in hash.iter_mut().zip(rest.iter().skip(10)) {
            *to = *from;
        }
        Ok(Self {
            count: u32::try_from(number(0, 4)).unwrap_or(u32::MAX),
            time: number(4, 6),
            hash,
        })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = crockford::encode(&self.to_bytes(), SYMBOLS);
        for (place, letter) in code.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl FromStr for Checkpoint {
    type Err = LedgerError;

    /// Reads a code in any case, with any hyphens and spaces, with or without the QR code's prefix.
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let text = text.trim();
        let code = match text.split_at_checked(QR_PREFIX.len()) {
            Some((prefix, code)) if prefix.eq_ignore_ascii_case(QR_PREFIX) => code,
            _ => text,
        };
        let letters: Vec<char> = code
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .take(LONGEST_TEXT)
            .collect();
        if letters.len() != SYMBOLS + 1 {
            return Err(LedgerError::CodeLength {
                found: letters.len(),
            });
        }
        let mut bytes = [0; BYTES];
        crockford::decode(&letters, &mut bytes)?;
        Self::from_bytes(bytes)
    }
}
