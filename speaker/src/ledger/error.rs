//! What can be wrong with a ledger or a checkpoint that comes from outside.

use core::fmt;

/// Why something was not read or written. Displays as a sentence for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerError {
    /// A line is longer than any entry.
    LineTooLong,
    /// A line is no entry, or one in another spelling than the ledger's own.
    NotAnEntry,
    /// More lines than can be taken, or too many bad ones.
    TooMuch,
    /// An entry could not be put into words.
    NotWritable,
    /// A checkpoint code has too few or too many letters.
    CodeLength {
        /// Letters found, those that stand for nothing left out.
        found: usize,
    },
    /// A letter that no checkpoint code has.
    CodeLetter(char),
    /// The check letter does not fit: something was mistyped.
    CodeMistyped,
    /// A code of another version of Hearsay.
    CodeVersion(u8),
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LineTooLong => f.write_str(
                "This line is longer than any entry of a ledger. It was left out; the rest was read.",
            ),
            Self::NotAnEntry => f.write_str(
                "This line is not an entry as Hearsay writes it. It was changed, or the file is not \
                 a ledger.",
            ),
            Self::TooMuch => f.write_str(
                "From this line on nothing was read: the file is too long or is not a ledger.",
            ),
            Self::NotWritable => {
                f.write_str("An entry of the ledger could not be written. Export it again.")
            }
            Self::CodeLength { found } => write!(
                f,
                "A checkpoint code has 44 letters and digits; this one has {found}. Compare it with \
                 what you kept.",
            ),
            Self::CodeLetter(letter) => write!(
                f,
                "A checkpoint code has no {}. Compare it with what you kept.",
                letter.escape_debug(),
            ),
            Self::CodeMistyped => f.write_str(
                "A letter of this code is wrong, or two were swapped. Compare it with what you kept.",
            ),
            Self::CodeVersion(version) => write!(
                f,
                "This code is of a kind ({version}) that this version of Hearsay does not know. Use \
                 a newer version.",
            ),
        }
    }
}

impl core::error::Error for LedgerError {}
