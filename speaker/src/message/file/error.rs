//! Why a message file cannot be made or opened.

use super::LARGEST_FILE;
use core::fmt;

/// Why a message file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is no message file.
    NotOurs,
    /// It is larger than any message.
    TooLarge,
    /// A later version of the page made it.
    Newer,
    /// Bytes are missing at the end.
    Truncated {
        /// How many.
        missing: usize,
    },
    /// Its header asks for something that this page never writes: few rounds to be weak, many to hang.
    BadHeader,
    /// It was opened before.
    Replayed,
    /// The code is for another message.
    WrongCode,
    /// It was changed after it was made.
    Forged,
    /// It was encrypted as it should be, but what is in it is no message.
    BadContent,
    /// The page did not derive the bytes that were asked for.
    Derivation,
    /// The message is too long for a file.
    TooLong,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("This is no message file of this page. Choose another."),
            Self::TooLarge => write!(
                f,
                "This file is too large for a message: at most {} MB. Choose another.",
                LARGEST_FILE / 1_000_000
            ),
            Self::Newer => f.write_str(
                "This message was made by a later version of the page. Reload the page and try again.",
            ),
            Self::Truncated { missing } => write!(
                f,
                "The end of this file is missing ({missing} bytes). Ask for it to be sent again, whole."
            ),
            Self::BadHeader => f.write_str(
                "The beginning of this file is damaged or was changed. Ask for it to be sent again.",
            ),
            Self::Replayed => f.write_str(
                "This message was opened here before. Its code opens it once; look for it among your messages.",
            ),
            Self::WrongCode => f.write_str(
                "This code does not open this message. It may belong to another file, or this message is for somebody else.",
            ),
            Self::Forged => f.write_str(
                "This file was changed after it was made, so nothing of it is shown. Ask for it to be sent again.",
            ),
            Self::BadContent => f.write_str(
                "The code is right, but what the file holds is no message that can be played.",
            ),
            Self::Derivation => f.write_str(
                "The browser could not make the key. Reload the page and try again.",
            ),
            Self::TooLong => f.write_str("This message is too long for a file. Trim it first."),
        }
    }
}

impl core::error::Error for FileError {}
