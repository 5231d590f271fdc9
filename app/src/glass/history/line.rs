//! One record as its row sees it: what never changes, and signals for what may.
//!
//! Nothing of a row is built anew when the record changes, so a thumb pressed does not take the focus
//! from its button.

use super::{super::format, state::State};
use hearsay_speaker::{
    EndReason,
    history::{Handle, RecordRef},
    record::{Condition, Recording},
};
use leptos::prelude::*;

/// One record. Copy it anywhere inside its row.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// The region's state.
    pub(super) state: State,
    /// The record.
    pub(super) handle: Handle,
    /// Where playing begins, milliseconds.
    pub(super) cursor: RwSignal<u32>,
    record: Memo<Option<Recording>>,
    name: StoredValue<RecordRef>,
    time: StoredValue<String>,
    started: u64,
}

/// Of a wake that was rejected only the line is left.
pub(super) fn has_sound(recording: &Recording) -> bool {
    recording.tail.end_reason != EndReason::Rejected
}

/// Whether it can be played, saved and copied.
pub(super) fn is_readable(recording: &Recording) -> bool {
    has_sound(recording) && recording.condition != Condition::Damaged
}

impl Line {
    /// The record of a handle; `None` if it is gone.
    pub(super) fn new(state: State, handle: Handle) -> Option<Self> {
        let library = state.shared.library;
        let (name, started) = library.with_untracked(|history| {
            let recording = history.get(handle)?;
            Some((RecordRef::of(recording), recording.head.started))
        })??;
        Some(Self {
            state,
            handle,
            cursor: RwSignal::new(0),
            record: Memo::new(move |_| library.with(|history| history.get(handle).cloned())),
            name: StoredValue::new(name),
            time: StoredValue::new(format::clock(started)),
            started,
        })
    }

    /// Its name over all vaults.
    pub(super) fn name(self) -> RecordRef {
        self.name.get_value()
    }

    /// Time of day at which it began, as its controls are named.
    pub(super) fn time(self) -> String {
        self.time.get_value()
    }

    /// Real time at which it began, milliseconds.
    pub(super) fn started(self) -> u64 {
        self.started
    }

    /// Reads the record and follows its changes; the default once it is gone.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&Recording) -> T) -> T {
        self.record
            .with(|record| record.as_ref().map(read))
            .unwrap_or_default()
    }

    /// Reads the record as it is now.
    pub(super) fn read_untracked<T: Default>(self, read: impl FnOnce(&Recording) -> T) -> T {
        self.record
            .with_untracked(|record| record.as_ref().map(read))
            .unwrap_or_default()
    }

    /// Whether it can be played, saved and copied.
    pub(super) fn readable(self) -> Memo<bool> {
        Memo::new(move |_| self.read(is_readable))
    }
}
