//! Codes of an authenticator app: TOTP after RFC 6238, as the apps have it (HMAC-SHA-1, six
//! digits, a new one every 30 seconds).
//!
//! HMAC and SHA-1 are the `RustCrypto` crates; the truncation is five lines of RFC 4226, §5.3. SHA-1
//! is weak where collisions matter, which in HMAC they do not (RFC 6238, §1.2; the common apps
//! ignore a wish for SHA-256).

use crate::Millis;
use core::fmt;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// Seconds that a code lasts (RFC 6238, §5.2).
pub const STEP_S: u64 = 30;

/// Digits a code.
pub const DIGITS: u32 = 6;

/// Different codes.
pub const CODES: u32 = 1_000_000;

/// Steps that app and page may be apart (RFC 6238, §5.2 advises at most one).
pub const WINDOW: u64 = 1;

/// Bytes of a secret (RFC 4226, §4, R6 recommends 160 bits).
pub const SECRET_BYTES: usize = 20;

/// Longest label in the address, characters: more does not fit on a telephone's screen.
const LONGEST_LABEL: usize = 64;

/// Issuer that the authenticator app shows.
const ISSUER: &str = "Hearsay";

/// What page and authenticator app share. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

/// Why a code or secret is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Not six digits.
    NotACode,
    /// Not a secret in base 32.
    NotASecret,
    /// Not the code of now, the one before or the one after.
    Wrong,
    /// The code, or a later one, was used already.
    Used,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACode => "A code has six digits. Type the one that your app shows now.",
            Self::NotASecret => "This is no secret of an authenticator app. Set the app up again.",
            Self::Wrong => {
                "This is not the current code. Type the one that your app shows now, and check \
                 that the clocks of both devices are right."
            }
            Self::Used => "This code was used already. Wait for the next one.",
        })
    }
}

impl core::error::Error for CodeError {}

impl Secret {
    /// A secret from fresh random bytes.
    #[must_use]
    pub fn new(random: [u8; SECRET_BYTES]) -> Self {
        Self(random)
    }

    /// A secret as it is typed: base 32, small letters and spaces allowed.
    ///
    /// # Errors
    ///
    /// [`CodeError::NotASecret`].
    pub fn from_base32(text: &str) -> Result<Self, CodeError> {
        let compact: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-' && *c != '=')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let bytes = BASE32_NOPAD.decode(compact.as_bytes());
        let bytes = bytes.map_err(|_| CodeError::NotASecret)?;
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| CodeError::NotASecret)
    }

    /// The secret in base 32, to be typed into an app.
    #[must_use]
    pub fn to_base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The bytes, to be encrypted and kept.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The address that authenticator apps read from a QR code. The label says which vault it is.
    #[must_use]
    pub fn uri(&self, label: &str) -> String {
        // A colon parts issuer and label, so the label must have none.
        let label: String = label
            .chars()
            .take(LONGEST_LABEL)
            .map(|c| if c == ':' { ' ' } else { c })
            .collect();
        format!(
            "otpauth://totp/{ISSUER}:{}?secret={}&issuer={ISSUER}&algorithm=SHA1&digits={DIGITS}\
             &period={STEP_S}",
            escaped(&label),
            self.to_base32()
        )
    }

    /// The code of a step, below [`CODES`].
    #[must_use]
    pub fn code(&self, step: u64) -> u32 {
        truncated(&self.0, step) % CODES
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The step in which `now` lies.
#[must_use]
pub fn step_at(now: Millis) -> u64 {
    now / 1_000 / STEP_S
}

/// The steps whose codes are accepted at `now`, the likeliest first.
pub fn steps_around(now: Millis) -> impl Iterator<Item = u64> {
    let step = step_at(now);
    let away = (1..=WINDOW).flat_map(move |away| [step.checked_sub(away), step.checked_add(away)]);
    core::iter::once(step).chain(away.flatten())
}

/// Six digits as typed, spaces allowed.
///
/// # Errors
///
/// [`CodeError::NotACode`].
pub fn parse(typed: &str) -> Result<u32, CodeError> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let is_code = digits.len() == DIGITS as usize && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_code {
        return Err(CodeError::NotACode);
    }
    digits.parse().map_err(|_| CodeError::NotACode)
}

/// Which codes were used; to be stored. For an open vault: setting the app up, and asking again
/// before something drastic. Opening the vault goes through [`gate`](super::gate).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsedCodes {
    last: Option<u64>,
}

impl UsedCodes {
    /// Accepts a code once: gives the state to be stored before anything is done.
    ///
    /// # Errors
    ///
    /// [`CodeError::NotACode`], [`CodeError::Wrong`] or [`CodeError::Used`].
    pub fn accept(self, secret: &Secret, typed: &str, now: Millis) -> Result<Self, CodeError> {
        let typed = parse(typed)?;
        // Every step is compared, whichever fits: how long it takes tells nothing.
        let mut found = None;
        for step in steps_around(now) {
            if bool::from(secret.code(step).ct_eq(&typed)) {
                found = found.max(Some(step));
            }
        }
        let step = found.ok_or(CodeError::Wrong)?;
        if self.last.is_some_and(|last| step <= last) {
            return Err(CodeError::Used);
        }
        Ok(Self { last: Some(step) })
    }
}

/// 31 bits of the HMAC, RFC 4226, §5.3.
fn truncated(secret: &[u8], step: u64) -> u32 {
    // An HMAC takes keys of any length; the error has no case that could occur.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        return 0;
    };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash.last().copied().unwrap_or(0) & 0x0F);
    let four = hash.iter().skip(offset).take(4);
    four.fold(0u32, |value, byte| value << 8 | u32::from(*byte)) & 0x7FFF_FFFF
}

/// Everything but what RFC 3986, §2.3 calls unreserved as `%XX`.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: secret, and time with the eight-digit code for SHA-1.
    const SECRET: &[u8] = b"12345678901234567890";
    const VECTORS: [(u64, u32); 6] = [
        (59, 94_287_082),
        (1_111_111_109, 7_081_804),
        (1_111_111_111, 14_050_471),
        (1_234_567_890, 89_005_924),
        (2_000_000_000, 69_279_037),
        (20_000_000_000, 65_353_130),
    ];

    #[test]
    fn the_vectors_of_the_standard_come_out() {
        for (at, code) in VECTORS {
            assert_eq!(
                truncated(SECRET, at / STEP_S) % 100_000_000,
                code,
                "at {at}"
            );
        }
    }

    #[test]
    fn six_digits_are_the_last_six_of_eight() {
        let secret = Secret::new(SECRET.try_into().unwrap());
        for (at, code) in VECTORS {
            assert_eq!(secret.code(step_at(at * 1_000)), code % CODES);
        }
    }
}
