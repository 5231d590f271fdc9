//! What a person chose, whatever is shown.
//!
//! A choice survives another filter and another order. Records that are gone do not count, though
//! their handles may still be in it until [`Selection::prune`].

use super::{Handle, History, RecordRef, Totals};
use std::collections::BTreeSet;

/// The chosen records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: BTreeSet<Handle>,
    /// Where a range begins: what was chosen last.
    anchor: Option<Handle>,
}

impl Selection {
    /// Chooses a record, or no longer.
    pub fn toggle(&mut self, handle: Handle) {
        if !self.chosen.remove(&handle) {
            self.chosen.insert(handle);
        }
        self.anchor = Some(handle);
    }

    /// Chooses this record and no other.
    pub fn only(&mut self, handle: Handle) {
        self.chosen = BTreeSet::from([handle]);
        self.anchor = Some(handle);
    }

    /// Chooses everything in the list from where [`toggle`](Self::toggle) or [`only`](Self::only)
    /// was last to `handle`, both included; only `handle` if that place is not in the list any more.
    /// Does nothing if `handle` is not in the list.
    pub fn extend_to(&mut self, list: &[Handle], handle: Handle) {
        let place = |wanted: Handle| list.iter().position(|listed| *listed == wanted);
        let Some(to) = place(handle) else { return };
        let Some(from) = self.anchor.and_then(place) else {
            self.chosen.insert(handle);
            self.anchor = Some(handle);
            return;
        };
        let range = list.get(from.min(to)..=from.max(to)).unwrap_or_default();
        self.chosen.extend(range);
    }

    /// Chooses the whole list as well.
    pub fn all(&mut self, list: &[Handle]) {
        self.chosen.extend(list);
    }

    /// Turns every choice in the list round. What is not in the list stays as it was.
    pub fn invert(&mut self, list: &[Handle]) {
        for handle in list {
            if !self.chosen.remove(handle) {
                self.chosen.insert(*handle);
            }
        }
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets records that are gone.
    pub fn prune(&mut self, history: &History) {
        self.chosen.retain(|handle| history.get(*handle).is_some());
        self.anchor = self.anchor.filter(|anchor| history.get(*anchor).is_some());
    }

    /// Whether a record is chosen.
    #[must_use]
    pub fn contains(&self, handle: Handle) -> bool {
        self.chosen.contains(&handle)
    }

    /// How many of the list are chosen. Fewer than [`totals`](Self::totals) counts means that some
    /// of the choice is not shown now, which the page must say before it deletes them.
    #[must_use]
    pub fn within(&self, list: &[Handle]) -> usize {
        list.iter().filter(|handle| self.contains(**handle)).count()
    }

    /// Number and size of what is chosen.
    #[must_use]
    pub fn totals(&self, history: &History) -> Totals {
        history.totals(self.chosen.iter().copied())
    }

    /// The names of what is chosen.
    #[must_use]
    pub fn names(&self, history: &History) -> Vec<RecordRef> {
        let recordings = self.chosen.iter().filter_map(|handle| history.get(*handle));
        recordings.map(RecordRef::of).collect()
    }
}
