//! First step: what names the recording, its owner and the device is dropped.
//!
//! The names of the fields are those of the published history records of a real service, where the
//! record's key alone holds customer, time, kind of device and serial number. None of them is
//! hashed or replaced consistently: a stand-in that stays the same is an identifier again.

use core::fmt;

/// What a recording carries that names somebody or something.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// Key of the record.
    pub record_key: Option<String>,
    /// Account.
    pub customer: Option<String>,
    /// Serial number of the device.
    pub serial: Option<String>,
    /// Name that the person gave the device.
    pub device_name: Option<String>,
    /// Profile whose voice was recognised.
    pub profile: Option<String>,
}

impl Identifiers {
    /// Labels and values in the order in which they are shown.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("Record key", self.record_key.as_deref()),
            ("Account", self.customer.as_deref()),
            ("Serial number", self.serial.as_deref()),
            ("Device name", self.device_name.as_deref()),
            ("Profile", self.profile.as_deref()),
        ]
    }

    /// How many of them are there.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fields()
            .iter()
            .filter(|(_, value)| value.is_some())
            .count()
    }
}

/// Tells which fields are there, never what is in them.
impl fmt::Debug for Identifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identifiers({} present)", self.count())
    }
}
