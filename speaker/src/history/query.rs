//! Questions to the history.

use super::{Handle, History, filter::Filter};
use crate::Millis;
use crate::record::Device;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many records, and how much ciphertext.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Records.
    pub records: usize,
    /// Ciphertext held, bytes.
    pub bytes: u64,
}

impl History {
    /// The records that the filter admits, newest first. `now` says what "today" is.
    #[must_use]
    pub fn query(&self, filter: &Filter, now: Millis) -> Vec<Handle> {
        let found = self.words.find(&filter.text, self.entries.len());
        let holds = |handle: &Handle| {
            found
                .as_ref()
                .is_none_or(|found| found.get(handle.0) == Some(&true))
        };
        let candidates = match filter.dates.span(self.day_of(now)) {
            Some((from, to)) => {
                let start = self
                    .order
                    .partition_point(|other| self.day(*other) > Some(to));
                let end = self
                    .order
                    .partition_point(|other| self.day(*other) >= Some(from));
                self.order.get(start..end).unwrap_or_default()
            }
            None => self.order.as_slice(),
        };
        let admitted = |handle: &&Handle| {
            let entry = self.entry(**handle);
            holds(handle) && entry.is_some_and(|entry| !entry.hidden && filter.admits(entry))
        };
        candidates.iter().filter(admitted).copied().collect()
    }

    /// Number and size of those records that are still there.
    #[must_use]
    pub fn totals(&self, handles: impl IntoIterator<Item = Handle>) -> Totals {
        let mut totals = Totals::default();
        for recording in handles.into_iter().filter_map(|handle| self.get(handle)) {
            totals.records += 1;
            totals.bytes = totals.bytes.saturating_add(recording.bytes);
        }
        totals
    }

    /// The devices in it by serial number, each as its newest record names it.
    #[must_use]
    pub fn devices(&self) -> Vec<Device> {
        let mut devices: BTreeMap<&str, &Device> = BTreeMap::new();
        for recording in self.recordings() {
            let device = &recording.head.device;
            devices.entry(&device.serial).or_insert(device);
        }
        devices.into_values().cloned().collect()
    }

    /// The names of the profiles in it.
    #[must_use]
    pub fn profiles(&self) -> Vec<String> {
        let named = self
            .recordings()
            .filter_map(|recording| recording.head.profile.as_deref());
        let names: BTreeSet<&str> = named.collect();
        names.into_iter().map(str::to_owned).collect()
    }
}
