//! The speaker that heard a recording, and the key under which real histories file it.

use super::RecordingHead;
use serde::{Deserialize, Serialize};

/// A speaker, as its owner and its maker name it. Empty strings where nothing was stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// Name that its owner gave it.
    pub name: String,
    /// Serial number: what tells two speakers apart.
    pub serial: String,
    /// Type of device, as its maker codes it.
    pub kind: String,
}

/// `customerId#epochMs#deviceType#serial`: how the published history schema names a record. A part
/// that is empty stays empty; a `#` inside a part becomes `_`, so that the key always has four.
#[must_use]
pub fn record_key(customer_id: &str, head: &RecordingHead) -> String {
    let part = |text: &str| text.replace('#', "_");
    let Device { kind, serial, .. } = &head.device;
    let (customer, kind, serial) = (part(customer_id), part(kind), part(serial));
    format!("{customer}#{}#{kind}#{serial}", head.started)
}
