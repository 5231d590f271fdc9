//! The index itself: records in, records out, in order.

use super::{OWNERS, words::WordIndex};
use crate::record::{DayKey, Kind, Recording, Verdict};
use crate::{Millis, Owner};
use core::cmp::Reverse;
use core::fmt;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Names a record over all vaults.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// Whose vault.
    pub owner: Owner,
    /// Identifier in it.
    pub id: String,
}

/// Names a record in one [`History`], as long as that lives. A handle whose record was removed names
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub(super) usize);

/// A record with what the filters ask for again and again.
pub(super) struct Entry {
    pub(super) recording: Recording,
    pub(super) day: DayKey,
    pub(super) kind: Kind,
    pub(super) verdict: Verdict,
    /// About to be deleted: in no answer.
    pub(super) hidden: bool,
}

/// All records of all owners.
pub struct History {
    /// Minutes east of UTC at an instant, where the person is.
    offset: Box<dyn Fn(Millis) -> i32>,
    /// By handle; empty where the record was removed.
    pub(super) entries: Vec<Option<Box<Entry>>>,
    known: HashMap<RecordRef, Handle>,
    /// Newest first.
    pub(super) order: Vec<Handle>,
    pub(super) words: WordIndex,
}

impl RecordRef {
    /// The name of this recording.
    #[must_use]
    pub fn of(recording: &Recording) -> Self {
        Self {
            owner: recording.head.owner,
            id: recording.head.id.clone(),
        }
    }
}

impl History {
    /// An empty history. `offset_minutes` gives minutes east of UTC at an instant; which day a record
    /// belongs to is settled when it is inserted.
    #[must_use]
    pub fn new(offset_minutes: impl Fn(Millis) -> i32 + 'static) -> Self {
        Self {
            offset: Box::new(offset_minutes),
            entries: Vec::new(),
            known: HashMap::new(),
            order: Vec::new(),
            words: WordIndex::default(),
        }
    }

    /// Puts a record in, in place of the one with the same name if there is one: that one's handle
    /// stays.
    pub fn insert(&mut self, recording: Recording) -> Handle {
        let name = RecordRef::of(&recording);
        if let Some(place) = self.known.get(&name).and_then(|old| self.place(*old)) {
            self.order.remove(place);
        }
        let handle = self.put(name, recording);
        let place = self
            .order
            .partition_point(|other| self.key(*other) < self.key(handle));
        self.order.insert(place, handle);
        handle
    }

    /// Puts many records in at once, sorting once.
    pub fn extend(&mut self, recordings: impl IntoIterator<Item = Recording>) {
        let mut order = core::mem::take(&mut self.order);
        for recording in recordings {
            let name = RecordRef::of(&recording);
            let new = !self.known.contains_key(&name);
            let handle = self.put(name, recording);
            if new {
                order.push(handle);
            }
        }
        order.sort_by(|a, b| self.key(*a).cmp(&self.key(*b)));
        self.order = order;
    }

    /// Takes a record out.
    pub fn remove(&mut self, name: &RecordRef) -> Option<Recording> {
        let handle = *self.known.get(name)?;
        if let Some(place) = self.place(handle) {
            self.order.remove(place);
        }
        self.known.remove(name);
        let entry = self.entries.get_mut(handle.0)?.take()?;
        self.words.remove(handle, &entry.recording);
        Some(entry.recording)
    }

    /// Takes many records out at once. Returns how many were there.
    pub fn remove_all<'a>(&mut self, names: impl IntoIterator<Item = &'a RecordRef>) -> usize {
        let gone: HashSet<Handle> = names
            .into_iter()
            .filter_map(|name| self.known.remove(name))
            .collect();
        self.order.retain(|handle| !gone.contains(handle));
        self.words.remove_all(&gone);
        for handle in &gone {
            if let Some(entry) = self.entries.get_mut(handle.0) {
                *entry = None;
            }
        }
        gone.len()
    }

    /// Leaves records out of every answer from now on, or (`false`) no longer: what is about to be
    /// deleted, while that can be undone. Replacing a record does not show it again.
    pub fn hide<'a>(&mut self, names: impl IntoIterator<Item = &'a RecordRef>, hidden: bool) {
        for name in names {
            let entry = self
                .known
                .get(name)
                .and_then(|handle| self.entries.get_mut(handle.0));
            if let Some(Some(entry)) = entry {
                entry.hidden = hidden;
            }
        }
    }

    /// The record, hidden or not.
    #[must_use]
    pub fn get(&self, handle: Handle) -> Option<&Recording> {
        self.entry(handle).map(|entry| &entry.recording)
    }

    /// The handle of a record.
    #[must_use]
    pub fn find(&self, name: &RecordRef) -> Option<Handle> {
        self.known.get(name).copied()
    }

    /// The day of a record, where the person is.
    #[must_use]
    pub fn day(&self, handle: Handle) -> Option<DayKey> {
        self.entry(handle).map(|entry| entry.day)
    }

    /// The day of an instant, where the person is.
    #[must_use]
    pub fn day_of(&self, at: Millis) -> DayKey {
        DayKey::of(at, (self.offset)(at))
    }

    /// Number of records, hidden ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All records, newest first.
    pub fn recordings(&self) -> impl Iterator<Item = &Recording> {
        self.order.iter().filter_map(|handle| self.get(*handle))
    }

    pub(super) fn entry(&self, handle: Handle) -> Option<&Entry> {
        self.entries.get(handle.0)?.as_deref()
    }

    /// Stores the record, everywhere but in the order.
    fn put(&mut self, name: RecordRef, recording: Recording) -> Handle {
        let handle = *self.known.entry(name).or_insert(Handle(self.entries.len()));
        let mut entry = Entry {
            day: self.day_of(recording.head.started),
            kind: recording.kind(),
            verdict: recording.verdict(),
            recording,
            hidden: false,
        };
        if handle.0 == self.entries.len() {
            self.entries.push(None);
        }
        if let Some(slot) = self.entries.get_mut(handle.0) {
            if let Some(old) = slot.take() {
                self.words.remove(handle, &old.recording);
                entry.hidden = old.hidden;
            }
            self.words.add(handle, &entry.recording);
            *slot = Some(Box::new(entry));
        }
        handle
    }

    /// Sorts records newest first, those of one millisecond by owner and identifier, so that a list
    /// never jumps. The day comes first: clocks set back at midnight must not tear a day in two.
    fn key(&self, handle: Handle) -> impl Ord {
        self.entry(handle).map(|entry| {
            let head = &entry.recording.head;
            let owner = OWNERS.iter().position(|owner| *owner == head.owner);
            (
                Reverse(entry.day),
                Reverse(head.started),
                owner,
                head.id.as_str(),
            )
        })
    }

    /// Where the record stands in the order.
    fn place(&self, handle: Handle) -> Option<usize> {
        let place = self
            .order
            .partition_point(|other| self.key(*other) < self.key(handle));
        (self.order.get(place) == Some(&handle)).then_some(place)
    }
}

impl fmt::Debug for History {
    /// Counts only: no word of what anybody said.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History")
            .field("records", &self.order.len())
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}
