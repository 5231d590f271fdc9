//! How the code of an authenticator app takes part in opening the vault.
//!
//! A page without a server cannot keep the app's secret from whoever has its files, so comparing
//! codes would be a door without a wall. Instead the code goes into the key, after the TOTP factor
//! of V. Nair and D. Song, "Multi-Factor Key Derivation Function (MFKDF)", USENIX Security 2023:
//!
//! - A random number below a million, the *target*, is part of what the passphrase's key is derived
//!   from. It is stored nowhere.
//! - Stored is, for every step of the next 30 days, the difference between the target and that
//!   step's code. A difference without its code tells nothing about the target.
//! - The code that a person types plus the difference of its step is the target again.
//!
//! So a wrong code gives a wrong key, like a wrong passphrase, and nobody can tell which of the two
//! was wrong. The app's secret is stored only encrypted under the master key. After each opening a
//! new target and table are made, beginning behind the step just used: each code opens once.
//!
//! What this adds is a factor of a million to guessing, and no more: see
//! [`CODE_DOES_NOT`](super::say::CODE_DOES_NOT). Somebody who sees one code and has the table of
//! the same time knows its target, which is why it is renewed at each opening.

use super::totp::{CODES, STEP_S, Secret, parse, step_at, steps_around};
use crate::Millis;
use core::fmt;

/// Days that a table covers: a vault opened once a month stays open to codes. A table is
/// 259 kB then.
pub const DAYS: u64 = 30;

/// Steps in a table.
const STEPS: u64 = DAYS * 24 * 3_600 / STEP_S;

/// Bytes of a difference: 20 bits are needed.
const BYTES: usize = 3;

/// First bytes of a stored table: name and version of the format.
const MAGIC: &[u8; 8] = b"HGATE\0\0\x01";

/// Parts the passphrase from the target in what the key is derived from; no text has it inside.
const SEPARATOR: u8 = 0xFF;

/// The differences between target and codes. Not secret by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Gate {
    /// Step of the first difference.
    first: u64,
    differences: Vec<u32>,
}

/// The number that goes into the key beside the passphrase. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Target(u32);

/// A target that may be the right one, and the step whose code gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// To be tried.
    pub target: Target,
    /// If it opens the vault, the next table begins behind this step.
    pub step: u64,
}

/// Why a code cannot be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateError {
    /// Not six digits.
    NotACode,
    /// The code of this moment was used.
    Used,
    /// The table has run out.
    Expired,
    /// The stored table is damaged.
    Damaged,
}

impl fmt::Display for GateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACode => {
                f.write_str("A code has six digits. Type the one that your app shows now.")
            }
            Self::Used => f.write_str(
                "The code of this moment was used already, or this device's clock is behind. \
                 Wait for the next code.",
            ),
            Self::Expired => write!(
                f,
                "The vault was last opened more than {DAYS} days ago, or this device's clock is \
                 ahead. Set the clock right, or use a recovery code."
            ),
            Self::Damaged => f.write_str(
                "What belongs to your authenticator app is damaged. Use a recovery code.",
            ),
        }
    }
}

impl core::error::Error for GateError {}

impl Target {
    /// A target from fresh random bytes. That a million does not divide 2^64 favours no number by
    /// more than one in 10^13.
    #[must_use]
    pub fn new(random: [u8; 8]) -> Self {
        let value = u64::from_le_bytes(random) % u64::from(CODES);
        Self(u32::try_from(value).unwrap_or(0))
    }

    /// What the passphrase's key is to be derived from, in place of the passphrase alone.
    #[must_use]
    pub fn beside(self, passphrase: &str) -> Vec<u8> {
        let mut out = passphrase.as_bytes().to_vec();
        out.push(SEPARATOR);
        out.extend_from_slice(format!("{:06}", self.0).as_bytes());
        out
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Target(..)")
    }
}

impl Gate {
    /// A table for [`DAYS`] days from `now` on. `used` is the step whose code just opened the
    /// vault: the table begins behind it.
    #[must_use]
    pub fn new(secret: &Secret, target: Target, now: Millis, used: Option<u64>) -> Self {
        // One step of the past, for an app that is behind.
        let first = step_at(now).saturating_sub(1);
        let first = used.map_or(first, |used| first.max(used.saturating_add(1)));
        let differences = (first..first.saturating_add(STEPS))
            .map(|step| (target.0 + CODES - secret.code(step)) % CODES)
            .collect();
        Self { first, differences }
    }

    /// The targets that a typed code may stand for at `now`, the likeliest first; one to three,
    /// each to be tried with the passphrase.
    ///
    /// # Errors
    ///
    /// [`GateError::NotACode`], [`GateError::Used`] or [`GateError::Expired`].
    pub fn candidates(&self, typed: &str, now: Millis) -> Result<Vec<Candidate>, GateError> {
        let code = parse(typed).map_err(|_| GateError::NotACode)?;
        let found: Vec<Candidate> = steps_around(now)
            .filter_map(|step| {
                let at = usize::try_from(step.checked_sub(self.first)?).ok()?;
                let difference = self.differences.get(at)?;
                let target = Target((code + difference) % CODES);
                Some(Candidate { target, step })
            })
            .collect();
        if !found.is_empty() {
            return Ok(found);
        }
        if step_at(now) < self.first {
            return Err(GateError::Used);
        }
        Err(GateError::Expired)
    }

    /// The table as it is stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.first.to_le_bytes());
        for difference in &self.differences {
            out.extend(difference.to_le_bytes().iter().take(BYTES));
        }
        out
    }

    /// A stored table.
    ///
    /// # Errors
    ///
    /// [`GateError::Damaged`] for everything that [`to_bytes`](Self::to_bytes) cannot have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, GateError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(GateError::Damaged)?;
        let (first, rest) = rest.split_first_chunk().ok_or(GateError::Damaged)?;
        if rest.len() as u64 != STEPS * BYTES as u64 {
            return Err(GateError::Damaged);
        }
        let differences: Vec<u32> = rest
            .chunks_exact(BYTES)
            .map(|three| {
                three
                    .iter()
                    .rev()
                    .fold(0, |value, b| value << 8 | u32::from(*b))
            })
            .collect();
        if differences.iter().any(|difference| *difference >= CODES) {
            return Err(GateError::Damaged);
        }
        Ok(Self {
            first: u64::from_le_bytes(*first),
            differences,
        })
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Gate({} steps from {})",
            self.differences.len(),
            self.first
        )
    }
}
