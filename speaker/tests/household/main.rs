//! What the speaker says and does about what it understood.

mod alarms;
mod any_requests;
mod commands;
mod deleting;
mod every_intent;
mod guesses;
mod home;
mod loudness;
mod messages;
mod others;
mod spans;
mod support;
mod timers;
