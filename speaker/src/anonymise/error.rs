//! Why a clip is refused.

use super::{LONGEST_S, SAMPLE_RATE};
use core::fmt;

/// Why a clip cannot be made anonymous. Then no copy may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnonymiseError {
    /// Another sample rate than [`SAMPLE_RATE`].
    WrongRate {
        /// The clip's.
        found: u32,
    },
    /// Longer than [`LONGEST_S`].
    TooLong,
    /// Samples that are no numbers or far outside −1..=1.
    NotSound,
}

impl fmt::Display for AnonymiseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongRate { found } => write!(
                f,
                "The voice can only be changed at {SAMPLE_RATE} samples a second, and this \
                 recording has {found}. No copy was made; convert the recording first."
            ),
            Self::TooLong => write!(
                f,
                "The recording is longer than {LONGEST_S} seconds. No copy was made; choose a \
                 shorter part of it."
            ),
            Self::NotSound => f.write_str(
                "The recording holds values that are no sound. No copy was made; the recording \
                 may be damaged, so check it in the history.",
            ),
        }
    }
}

impl core::error::Error for AnonymiseError {}
