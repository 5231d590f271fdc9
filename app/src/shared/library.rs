//! Everything that the vaults hold, as the history knows it.
//!
//! The index itself is no signal: it is large and not copied. What changes with every change of it
//! is [`Library::revision`], which every tracking read subscribes to.

use hearsay_speaker::{
    Owner,
    history::{History, RecordRef},
    record::Recording,
};
use js_sys::Date;
use leptos::prelude::*;
use std::collections::HashSet;

/// How far reading the vaults has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing has been read.
    #[default]
    Opening,
    /// The newest records are there; older ones are being read.
    Partly,
    /// Everything is there.
    Whole,
    /// The vaults are locked: nothing can be read until they are opened.
    Locked,
}

/// All records of all owners.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    index: StoredValue<History, LocalStorage>,
    revision: RwSignal<u64>,
    /// How far reading has come.
    pub reading: RwSignal<Reading>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

impl Library {
    /// Empty, with days as they are where the browser is.
    #[must_use]
    pub fn new() -> Self {
        Self {
            index: StoredValue::new_local(empty()),
            revision: RwSignal::new(0),
            reading: RwSignal::new(Reading::Opening),
        }
    }

    /// Reads the index and subscribes to its changes.
    pub fn with<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.revision.track();
        self.index.with_value(read)
    }

    /// Reads the index; `None` after the page's end.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&History) -> T) -> Option<T> {
        self.index.try_with_value(read)
    }

    /// Changes the index and tells everybody.
    pub fn update(&self, change: impl FnOnce(&mut History)) {
        if self.index.try_update_value(change).is_some() {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Changes with every change of the index.
    #[must_use]
    pub fn revision(&self) -> ReadSignal<u64> {
        self.revision.read_only()
    }

    /// Forgets everything, as when the vaults are locked. What comes later gets other handles, so
    /// that nothing chosen before can mean another record.
    pub fn clear(&self) {
        self.update(|history| {
            let all: Vec<RecordRef> = history.recordings().map(RecordRef::of).collect();
            history.remove_all(&all);
        });
    }

    /// Everything of one owner gives way to what was just read. A record that is still there keeps
    /// its handle, so that what was chosen or opened stays so.
    pub fn replace_owner(&self, owner: Owner, recordings: Vec<Recording>) {
        self.update(|history| {
            let there: HashSet<RecordRef> = recordings.iter().map(RecordRef::of).collect();
            let gone: Vec<RecordRef> = history
                .recordings()
                .filter(|recording| recording.head.owner == owner)
                .map(RecordRef::of)
                .filter(|name| !there.contains(name))
                .collect();
            history.remove_all(&gone);
            history.extend(recordings);
        });
    }

    /// A copy of one record.
    #[must_use]
    pub fn get(&self, name: &RecordRef) -> Option<Recording> {
        self.with_untracked(|history| {
            history
                .find(name)
                .and_then(|handle| history.get(handle))
                .cloned()
        })?
    }

    /// Copies of all records, newest first.
    #[must_use]
    pub fn all(&self) -> Vec<Recording> {
        self.with_untracked(|history| history.recordings().cloned().collect())
            .unwrap_or_default()
    }
}

fn empty() -> History {
    // JavaScript counts minutes west of UTC.
    History::new(|at| {
        let date = Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
        // JavaScript counts minutes west of UTC.
        -(date.get_timezone_offset() as i32)
    })
}
