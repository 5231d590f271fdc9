//! The dialog state machine.

use crate::{Effect, FaultKind, Input, Light, Millis};
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

/// The speaker.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    dialog: Dialog,
    power: Power,
}

impl Speaker {
    /// Takes one input at a time and says what the body has to do.
    pub fn step(&mut self, _now: Millis, _input: Input) -> Vec<Effect> {
        Vec::new()
    }

    /// What the ring shows at `now`.
    #[must_use]
    pub fn light(&self, _now: Millis) -> Shown {
        Shown { light: Light::Off, elapsed_ms: 0 }
    }

    /// The dialog state.
    #[must_use]
    pub fn dialog(&self) -> Dialog {
        self.dialog
    }

    /// Whether it hears.
    #[must_use]
    pub fn power(&self) -> Power {
        self.power
    }

    /// The sentence being answered, or answered last.
    #[must_use]
    pub fn answer(&self) -> Option<&str> {
        None
    }

    /// The event log, oldest first, bounded.
    pub fn log(&self) -> impl Iterator<Item = &LogEntry> {
        core::iter::empty()
    }
}
