//! What the speaker says and does about what it understood.

mod any_requests;
mod commands;
mod deleting;
mod every_intent;
mod guesses;
mod loudness;
mod spans;
mod support;
