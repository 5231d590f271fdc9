//! The names of the speaker's states, and what an onlooker may read.

use crate::{FaultKind, Input, Light, Millis};
use serde::{Deserialize, Serialize};

/// Dialog states, as the field names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dialog {
    /// Waiting.
    #[default]
    Idle,
    /// Capturing a request.
    Listening,
    /// Capturing without a wake word.
    Expecting,
    /// Looking for an answer.
    Thinking,
    /// Answering.
    Speaking,
}

/// Whether the speaker can hear at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Power {
    /// Not started.
    #[default]
    Off,
    /// Asking for the microphone, building parts.
    Starting,
    /// Hearing.
    On,
    /// The person switched the microphone off.
    MicOff,
    /// Broken until something is done.
    Faulted(FaultKind),
}

/// One line of the event log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogEntry {
    /// When.
    pub at: Millis,
    /// What came in.
    pub input: Input,
    /// Dialog state after it.
    pub dialog: Dialog,
    /// Power after it.
    pub power: Power,
}

/// What the ring shows and for how long it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// The light after priorities.
    pub light: Light,
    /// Milliseconds since it began.
    pub elapsed_ms: u64,
}
