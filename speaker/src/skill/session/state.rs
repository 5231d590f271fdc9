//! What a session is in the middle of.

use crate::skill::wire::IntentState;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The first input.
    Fresh,
    /// The skill's logic, for the call of this number.
    Waiting(u32),
    /// The person: the microphone is open.
    Open,
    /// Nobody: the session is open and the microphone closed.
    Ajar,
    /// The recorder; whether it was told to stop.
    Busy(bool),
    /// Nothing any more.
    Over,
}

/// What the person was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Asking {
    /// Nothing in particular.
    #[default]
    Anything,
    /// A value for this slot.
    Slot(String),
    /// Whether this slot's value is right.
    SlotRight(String),
    /// Whether all is right.
    AllRight,
}

/// The intent that the conversation is about.
#[derive(Clone, Debug)]
pub(super) struct Talk {
    pub(super) intent: IntentState,
    /// Whether the skill's logic has heard of it.
    pub(super) started: bool,
    /// Whether the skill's logic was told that all is there.
    pub(super) completed: bool,
}

impl Talk {
    pub(super) const fn new(intent: IntentState) -> Self {
        Self {
            intent,
            started: false,
            completed: false,
        }
    }
}
