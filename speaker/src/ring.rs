//! The light ring: what it shows for a state at a time.
//!
//! [`paint`] is a pure function of the light, the time it has been lit and whether it may move;
//! nothing else colours an LED. Colour is never the only carrier: [`Light::label`] says the same
//! in words and [`Light::icon`] in a symbol.
//!
//! Units: milliseconds, degrees clockwise from the front (0 is the top LED, −90 the left, 90 the
//! right), sRGB 0..=255. No LED flashes more than 3 times a second (WCAG 2.2, 2.3.1); a test
//! samples every light to prove it.

mod colour;
mod frames;
pub mod timing;
mod words;

pub use frames::paint;

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
    /// A skill's turn, by whoever provides it.
    Skill(SkillPart),
    /// A timer or an alarm rings.
    Ringing,
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

/// What a skill's turn is at. The ring tells it from the speaker's own turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkillPart {
    /// Its provider is asked.
    Thinking,
    /// It speaks.
    Speaking,
    /// It waits for a reply.
    Listening,
}

impl Led {
    /// An LED that is off.
    pub const OFF: Self = Self { r: 0, g: 0, b: 0 };

    /// Relative luminance, 0 (black) ..= 1 (white), as WCAG 2.2 defines it for sRGB.
    #[must_use]
    pub fn luminance(self) -> f32 {
        colour::luminance(self)
    }
}
