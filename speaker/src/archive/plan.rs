//! What an import would do, found out before anything is done.

use super::{Archive, ArchiveError, Fingerprint, Record, RecordKey};
use core::ops::Range;
use std::collections::HashMap;

/// Places in [`Archive::records`], each in one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Not in the store: to be taken in.
    pub new: Vec<usize>,
    /// In the store already, fields and sound alike: nothing to do.
    pub same: Vec<usize>,
    /// In the store under the same identifier with other content: the stored one stays unless the
    /// person says otherwise.
    pub conflicting: Vec<usize>,
    /// Sound missing or damaged, and why.
    pub damaged: Vec<(usize, ArchiveError)>,
}

/// Goes through an opened archive, a record at a time.
#[derive(Debug)]
pub struct Planning<'a> {
    records: &'a [Record],
    existing: HashMap<RecordKey, Fingerprint>,
    at: usize,
    plan: Plan,
}

impl<'a> Planning<'a> {
    /// Begins. `existing` are the fingerprints of those stored recordings whose keys
    /// ([`Archive::keys`]) the archive has too; others are not needed.
    #[must_use]
    pub fn new(archive: &'a Archive, existing: HashMap<RecordKey, Fingerprint>) -> Self {
        Self {
            records: &archive.records,
            existing,
            at: 0,
            plan: Plan::default(),
        }
    }

    /// The bytes of the archive to hand in next, empty for a record without sound; `None` when the
    /// plan is made.
    #[must_use]
    pub fn needs(&self) -> Option<Range<u64>> {
        self.records.get(self.at).map(Record::range)
    }

    /// Records looked at, and in all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.records.len())
    }

    /// Hands in the bytes that were needed.
    pub fn give(&mut self, bytes: &[u8]) {
        let Some(record) = self.records.get(self.at) else {
            return;
        };
        let at = self.at;
        self.at += 1;
        let known = self.existing.get(&RecordKey::of(&record.recording));
        match (record.open(bytes), known) {
            (Err(why), _) => self.plan.damaged.push((at, why)),
            (Ok(_), None) => self.plan.new.push(at),
            (Ok(found), Some(known)) if found.fingerprint == *known => self.plan.same.push(at),
            (Ok(_), Some(_)) => self.plan.conflicting.push(at),
        }
    }

    /// The plan; of an unfinished one, as far as it came.
    #[must_use]
    pub fn finish(self) -> Plan {
        self.plan
    }
}

impl Archive {
    /// The keys of all records.
    pub fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.records
            .iter()
            .map(|record| RecordKey::of(&record.recording))
    }
}
