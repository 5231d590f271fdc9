//! What one tab knows of the masters.

use std::collections::{HashMap, HashSet};

use web_sys::CryptoKey;

use super::{
    master::{Master, MasterId},
    stored::Stored,
};

/// Masters in hand, by their ids.
pub(super) type Masters = HashMap<MasterId, CryptoKey>;

/// What this tab knows.
#[derive(Default)]
pub(super) struct Known {
    /// Whether a lock is set.
    pub(super) lock_is_set: bool,
    /// The master that wraps new keys.
    pub(super) current: Option<MasterId>,
    /// Masters in hand. While the vaults are open none is forgotten: a key read a moment ago may be
    /// wrapped by one that another tab has given up since.
    pub(super) masters: Masters,
    /// Whether a change of master was cut off.
    pub(super) unfinished: bool,
    /// Databases that hold wrapped keys.
    pub(super) vaults: HashSet<String>,
}

impl Known {
    /// Whether a lock is set and its master is not in hand.
    pub(super) fn is_locked(&self) -> bool {
        let in_hand = self
            .current
            .is_some_and(|id| self.masters.contains_key(&id));
        self.lock_is_set && !in_hand
    }

    /// A master in hand.
    pub(super) fn master(&self, id: MasterId) -> Option<Master> {
        let key = self.masters.get(&id)?.clone();
        Some(Master { id, key })
    }

    /// Takes over what is stored. A lock that another tab has set or changed closes this one.
    pub(super) fn learn(&mut self, stored: Stored) {
        self.unfinished = stored.is_unfinished();
        self.lock_is_set = stored.lock.is_some();
        self.current = stored.current;
        self.masters.extend(
            stored
                .masters
                .into_iter()
                // A guarded master counts only once it was handed over.
                .filter(|(id, _)| !self.lock_is_set || Some(*id) != stored.current),
        );
        self.vaults = stored.vaults;
        if self.is_locked() {
            self.masters.clear();
        }
    }
}
