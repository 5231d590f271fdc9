//! Why a stored envelope is refused.

use core::fmt;

/// Why a stored envelope is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvelopeError {
    /// Not the text of an envelope.
    Unreadable,
    /// Of a later program.
    Version {
        /// The version that it names.
        found: u8,
    },
    /// Too few or too many rounds.
    Rounds {
        /// The rounds that it names.
        found: u32,
    },
    /// A derivation that does not belong to this way in.
    Kdf,
    /// Salt of another length.
    Salt,
    /// A wrapped key of another length.
    Wrapped,
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Version { found } => {
                return write!(
                    f,
                    "The lock was written by a later version of this page (format {found}). \
                     Reload the page, or open it where it was last used."
                );
            }
            Self::Unreadable => "cannot be read",
            Self::Rounds { .. } => "names a number of rounds that this page never writes",
            Self::Kdf => "names a way of making keys that does not belong here",
            Self::Salt => "has a salt of the wrong length",
            Self::Wrapped => "has a key of the wrong length",
        };
        write!(
            f,
            "What is stored of this lock {what}: it was damaged or changed from outside. Open the \
             vault another way, with a recovery code for instance."
        )
    }
}

impl core::error::Error for EnvelopeError {}
