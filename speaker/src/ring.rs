//! The light ring: what it shows for a state at a time.

use crate::{FaultKind, Owner};
use serde::{Deserialize, Serialize};

/// LEDs in the ring, clockwise from the top.
pub const LEDS: usize = 12;

/// Colour of one LED, sRGB, 0..=255 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Led {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

/// Whether the ring may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Animated.
    Full,
    /// Still frames (`prefers-reduced-motion`).
    Reduced,
}

/// What the ring means at this moment, after priorities.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Light {
    /// Powered off: nothing has started yet.
    Off,
    /// Waiting for the wake word.
    Idle,
    /// Setting up: asking for the microphone, building the hearing part.
    Setup,
    /// Listening; recording for `owner`.
    Listening {
        /// Talker's direction in degrees, −90..=90.
        toward: Option<f32>,
        /// Whose recording it is.
        owner: Owner,
    },
    /// The microphone is open without a wake word.
    Expecting,
    /// Looking for an answer.
    Thinking,
    /// Answering.
    Speaking,
    /// A wake that the verifier rejected.
    NotMeant,
    /// The microphone is off.
    MicOff,
    /// A message has just arrived.
    NewMessage,
    /// A message waits.
    Unread,
    /// A call comes in.
    CallIncoming,
    /// The line is open.
    CallActive,
    /// Do not disturb, shown once after a request.
    DoNotDisturb,
    /// Volume was changed, 0..=10.
    Volume(u8),
    /// Something broke.
    Fault(FaultKind),
}

/// The ring's colours for a light that has been showing for `elapsed_ms`.
#[must_use]
pub fn paint(_light: Light, _elapsed_ms: u64, _motion: Motion) -> [Led; LEDS] {
    [Led::default(); LEDS]
}

impl Light {
    /// Short name of the state, as `role=status` says it ("Listening").
    #[must_use]
    pub fn label(&self) -> String {
        String::new()
    }
}
