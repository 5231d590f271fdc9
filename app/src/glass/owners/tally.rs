//! What each owner's records come to. Pure.
//!
//! Units: bytes of ciphertext; real milliseconds since the Unix epoch.

use hearsay_speaker::{
    Millis, Owner,
    history::{History, OWNERS},
};

/// What one owner holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    /// The owner.
    pub(super) owner: Owner,
    /// Records, those about to be deleted included: they are there until their time is up.
    pub(super) records: usize,
    /// Their ciphertext.
    pub(super) bytes: u64,
    /// When the oldest began.
    pub(super) oldest: Option<Millis>,
    /// When the newest began.
    pub(super) newest: Option<Millis>,
}

impl Tally {
    fn none(owner: Owner) -> Self {
        Self {
            owner,
            records: 0,
            bytes: 0,
            oldest: None,
            newest: None,
        }
    }

    fn add(&mut self, started: Millis, bytes: u64) {
        self.records += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        self.oldest = Some(self.oldest.map_or(started, |oldest| oldest.min(started)));
        self.newest = Some(self.newest.map_or(started, |newest| newest.max(started)));
    }
}

/// One for each of the five owners, in their order.
pub(super) fn tallies(history: &History) -> Vec<Tally> {
    let mut all = OWNERS.map(Tally::none);
    for recording in history.recordings() {
        let head = &recording.head;
        for tally in all.iter_mut().filter(|tally| tally.owner == head.owner) {
            tally.add(head.started, recording.bytes);
        }
    }
    all.into()
}

/// The one of an owner.
pub(super) fn of(tallies: &[Tally], owner: Owner) -> Tally {
    let found = tallies.iter().find(|tally| tally.owner == owner);
    found.copied().unwrap_or(Tally::none(owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::{
        EndReason, Initiator,
        record::{Condition, Recording, RecordingHead, RecordingTail},
    };

    fn recording(id: &str, owner: Owner, started: Millis, bytes: u64) -> Recording {
        Recording {
            head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
            tail: RecordingTail::new(1_000, EndReason::Silence),
            condition: Condition::Whole,
            bytes,
        }
    }

    #[test]
    fn each_owner_has_its_own_sums() {
        let mut history = History::new(|_| 0);
        history.extend([
            recording("a", Owner::Cloud, 500, 10),
            recording("b", Owner::Cloud, 100, u64::MAX),
            recording("a", Owner::Reviewers, 300, 7),
        ]);
        let all = tallies(&history);
        assert_eq!(all.len(), 5);
        let cloud = of(&all, Owner::Cloud);
        assert_eq!((cloud.records, cloud.bytes), (2, u64::MAX));
        assert_eq!((cloud.oldest, cloud.newest), (Some(100), Some(500)));
        assert_eq!(of(&all, Owner::Reviewers).bytes, 7);
        assert_eq!(of(&all, Owner::Recipient), Tally::none(Owner::Recipient));
    }
}
