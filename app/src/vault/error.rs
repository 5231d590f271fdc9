//! What a vault can fail at, each with a sentence that a person can act on.

use std::fmt;

use hearsay_speaker::FaultKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why a vault could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// The browser has no `IndexedDB` here, or refuses it.
    Missing,
    /// The page is not in a secure context: the browser withholds its cryptography.
    Insecure,
    /// Another tab holds the database at an older version and does not let go.
    Blocked,
    /// The database was made by a newer version of this page.
    Newer,
    /// This connection was closed: a newer page took over, or the site's data were cleared.
    Closed,
    /// The browser gives no more room.
    Full,
    /// A recording cannot be decrypted, or pieces of it are missing or out of place.
    Damaged,
    /// There is no such recording, or it was deleted meanwhile.
    Gone,
    /// The vaults are locked: nothing that needs a key can be done.
    Locked,
    /// What was given to unlock them is not their master key.
    WrongKey,
    /// Something without a name yet; holds the browser's words.
    Unexpected(String),
}

impl fmt::Display for VaultError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::Missing => {
                "This browser window keeps no data, so nothing can be recorded. Leave private browsing or allow site data."
            }
            Self::Insecure => {
                "Recordings can only be encrypted on a secure page. Open it over https or from this computer."
            }
            Self::Blocked => {
                "Another tab holds the recordings at an older version. Close the other tabs of this page and try again."
            }
            Self::Newer => {
                "The recordings were stored by a newer version of this page. Reload to get that version."
            }
            Self::Closed => {
                "The recordings were taken over by another tab or cleared. Reload this page."
            }
            Self::Full => {
                "There is no room for recordings left. Delete some in the history and try again."
            }
            Self::Damaged => {
                "This recording is damaged and cannot be read. It can only be deleted."
            }
            Self::Gone => "This recording is no longer there.",
            Self::Locked => "The recordings are locked. Unlock them and try again.",
            Self::WrongKey => "This does not open the recordings. Check what you entered.",
            Self::Unexpected(words) => {
                return write!(
                    formatter,
                    "The browser's storage failed in an unknown way. Reload the page. ({words})"
                );
            }
        };
        formatter.write_str(sentence)
    }
}

impl std::error::Error for VaultError {}

impl VaultError {
    /// The speaker's name for this trouble.
    #[must_use]
    pub fn fault(&self) -> FaultKind {
        match self {
            Self::Missing => FaultKind::StorageMissing,
            Self::Insecure => FaultKind::Insecure,
            Self::Blocked | Self::Newer | Self::Closed => FaultKind::StorageBlocked,
            Self::Full => FaultKind::StorageFull,
            Self::Damaged => FaultKind::RecordDamaged,
            Self::Gone | Self::Locked | Self::WrongKey | Self::Unexpected(_) => {
                FaultKind::Unexpected
            }
        }
    }

    /// Names a thrown or rejected value.
    pub(super) fn thrown(value: &JsValue) -> Self {
        match value.dyn_ref::<DomException>() {
            Some(exception) => Self::exception(exception),
            None => Self::Unexpected(format!("{value:?}")),
        }
    }

    /// Names a `DOMException`. The names are those of the Indexed Database API 3.0 and Web IDL.
    pub(super) fn exception(exception: &DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" => Self::Missing,
            "VersionError" => Self::Newer,
            "InvalidStateError" => Self::Closed,
            // A value whose file the browser lost.
            "NotReadableError" => Self::Damaged,
            name => Self::Unexpected(format!("{name}: {}", exception.message())),
        }
    }
}

impl From<idb::Error> for VaultError {
    fn from(error: idb::Error) -> Self {
        use idb::Error as Idb;
        match error {
            Idb::IndexedDbNotFound(_) => Self::Missing,
            Idb::DomException(exception) => Self::exception(&exception),
            Idb::IndexedDbOpenFailed(value)
            | Idb::TransactionOpenFailed(value)
            | Idb::ObjectStoreNotFound(value)
            | Idb::UpdateFailed(value)
            | Idb::AddFailed(value)
            | Idb::DeleteFailed(value)
            | Idb::GetFailed(value)
            | Idb::GetAllFailed(value)
            | Idb::GetAllKeysFailed(value) => Self::thrown(&value),
            other => Self::Unexpected(other.to_string()),
        }
    }
}

impl From<JsValue> for VaultError {
    fn from(value: JsValue) -> Self {
        Self::thrown(&value)
    }
}
