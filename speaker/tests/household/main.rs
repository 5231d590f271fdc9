//! What the speaker says and does about what it understood.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod any_requests;
mod commands;
mod deleting;
mod every_intent;
mod guesses;
mod spans;
mod support;
