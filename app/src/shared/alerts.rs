//! Timers, alarms and quiet hours as the page shows them.

use hearsay_speaker::alert::Alerts;
use leptos::prelude::*;

/// What the glass sees of them.
#[derive(Clone, Copy, Debug)]
pub struct AlertState {
    /// All of them; empty until they were read.
    pub alerts: RwSignal<Alerts>,
    /// They were read, so that they may be changed.
    pub known: RwSignal<bool>,
    /// This window is the one that rings.
    pub here: RwSignal<bool>,
}

impl AlertState {
    /// Nothing known.
    pub(super) fn new() -> Self {
        Self {
            alerts: RwSignal::new(Alerts::default()),
            known: RwSignal::new(false),
            here: RwSignal::new(false),
        }
    }
}
