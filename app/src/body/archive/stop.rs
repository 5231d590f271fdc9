//! Why an export or import ended before its time, each with a sentence.

use std::fmt;

use hearsay_speaker::archive::ArchiveError;

use crate::vault::VaultError;

/// What stopped it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A person, or the page's end.
    Cancelled,
    /// The archive itself.
    Archive(ArchiveError),
    /// A vault.
    Vault(VaultError),
    /// The browser no longer reads the file.
    Unreadable,
    /// The browser does not save the file.
    Unsaved,
    /// Nothing of what was chosen is there any more.
    Nothing,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cancelled => "Cancelled.",
            Self::Archive(error) => return error.fmt(f),
            Self::Vault(error) => return error.fmt(f),
            Self::Unreadable => {
                "The file cannot be read any more: it was moved, changed or taken away. Choose it \
                 again."
            }
            Self::Unsaved => {
                "This browser could not save the file. Allow downloads for this page, make room on \
                 the disk and try again."
            }
            Self::Nothing => "What was chosen is no longer there. Nothing was saved.",
        })
    }
}

impl From<ArchiveError> for Stop {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
    }
}

impl From<VaultError> for Stop {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}
