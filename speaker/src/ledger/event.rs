//! What can happen, as the ledger tells it: kinds, owners and counts, never content.

use crate::Owner;
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// One kind of happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The microphone went on.
    MicOn,
    /// The microphone went off.
    MicOff,
    /// The wake word was heard.
    Wake,
    /// The second stage disagreed with a wake.
    WakeRejected,
    /// Another speaker answered a wake that was heard here, too.
    WakeLeft,
    /// A line to another speaker opened: what is heard here is heard there.
    LineOpened,
    /// That line closed.
    LineClosed,
    /// A recording was kept.
    RecordingKept {
        /// In whose vault.
        owner: Owner,
    },
    /// A copy of a recording was made.
    CopyMade {
        /// From whose vault.
        from: Owner,
        /// Into whose vault.
        to: Owner,
    },
    /// A recording was played.
    Played,
    /// A recording was saved as a file.
    Downloaded,
    /// A person deleted a recording.
    Deleted {
        /// From whose vault.
        owner: Owner,
    },
    /// A recording was deleted because its time was over.
    Expired {
        /// From whose vault.
        owner: Owner,
    },
    /// The vaults were unlocked.
    Unlocked,
    /// The vaults were locked.
    Locked,
    /// A wrong passphrase, code or key was given.
    WrongPassphrase,
    /// A setting was changed; to what is not told.
    SettingChanged {
        /// Which.
        name: SettingName,
    },
    /// The time machine moved the speaker's clock.
    ClockMoved {
        /// How far, milliseconds; negative is back.
        by_ms: i64,
    },
    /// An archive was imported.
    Imported {
        /// How many recordings were taken in.
        recordings: u32,
        /// How many were not, being damaged or in conflict.
        refused: u32,
    },
    /// An archive was made.
    Exported {
        /// How many recordings it holds.
        recordings: u32,
    },
    /// What deletions had left was removed too.
    RemnantsPurged {
        /// How many remnants.
        count: u32,
    },
    /// A skill ordered the recorder, and was refused.
    RecorderRefused,
    /// A skill used a permission that it does not hold, and got nothing.
    PermissionRefused,
    /// The stored form of a vault was changed to a newer one.
    Migrated {
        /// Version before.
        from: u32,
        /// Version after.
        to: u32,
    },
}

/// Longest name of a setting, bytes: its length has to fit a byte of the encoding, and names are
/// ours.
const LONGEST_NAME: usize = 48;

/// The name of a setting: 1 to 48 of `a`–`z`, `0`–`9`, `_`, `-` and `.`, so that nobody's words
/// get into the ledger by way of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SettingName(String);

impl SettingName {
    /// Takes a name; `None` where it is no such name.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let fits = (1..=LONGEST_NAME).contains(&name.len());
        let plain = |letter: u8| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.');
        (fits && name.bytes().all(plain)).then(|| Self(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SettingName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SettingName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("not the name of a setting"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_setting_has_no_room_for_words() {
        assert!(SettingName::new("save_recordings").is_some());
        for bad in ["", "Two words", "ümlaut", "a=1", &"x".repeat(49)] {
            assert!(SettingName::new(bad).is_none(), "{bad}");
        }
    }
}
