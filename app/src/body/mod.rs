//! The body: everything between the browser's devices and the speaker's mind.

use crate::shared::Shared;

/// Connects the body to the shared state. Call once.
pub fn wake_up(_shared: Shared) {}
