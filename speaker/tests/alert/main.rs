//! Timers, alarms and quiet hours: what they do, by themselves and when asked, at any times.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at once; clippy does not take helpers for tests"
)]

mod alarms;
mod any_order;
mod quiet;
mod saved;
mod support;
mod timers;
mod windows;
