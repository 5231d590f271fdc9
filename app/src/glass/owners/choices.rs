//! What could be removed to make room. Pure.

use super::facts;
use hearsay_speaker::{
    Owner,
    history::{History, RecordRef},
};

/// A choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// So many recordings of device and cloud, the oldest ones.
    Oldest(usize),
    /// All clips.
    Clips,
    /// Everything of one owner.
    Owner(Owner),
}

/// What a choice means now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Removal {
    /// Which records.
    pub(super) names: Vec<RecordRef>,
    /// What they come to, bytes.
    pub(super) bytes: u64,
}

impl Choice {
    /// Its name.
    pub(super) fn name(self) -> String {
        match self {
            Self::Oldest(1) => "The oldest recording".to_owned(),
            Self::Oldest(count) => format!("The {count} oldest recordings"),
            Self::Clips => "All clips of the reviewers".to_owned(),
            Self::Owner(owner) => format!("Everything of {}", facts::the(owner)),
        }
    }

    /// The records that it means.
    pub(super) fn removal(self, history: &History) -> Removal {
        let (owners, most): (&[Owner], usize) = match self {
            Self::Oldest(count) => (&[Owner::Device, Owner::Cloud], count),
            Self::Clips => (&[Owner::Reviewers], usize::MAX),
            Self::Owner(ref owner) => (core::slice::from_ref(owner), usize::MAX),
        };
        let mut chosen: Vec<_> = history
            .recordings()
            .filter(|recording| owners.contains(&recording.head.owner))
            .collect();
        chosen.sort_by_key(|recording| recording.head.started);
        chosen.truncate(most);
        Removal {
            bytes: chosen
                .iter()
                .fold(0, |sum, one| sum.saturating_add(one.bytes)),
            names: chosen.into_iter().map(RecordRef::of).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::{
        EndReason, Initiator,
        record::{Condition, Recording, RecordingHead, RecordingTail},
    };

    fn history() -> History {
        let recording = |id: &str, owner, started, bytes| Recording {
            head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
            tail: RecordingTail::new(1_000, EndReason::Silence),
            condition: Condition::Whole,
            bytes,
        };
        let mut history = History::new(|_| 0);
        history.extend([
            recording("new", Owner::Cloud, 900, 1),
            recording("old", Owner::Cloud, 100, 2),
            recording("mid", Owner::Device, 500, 4),
            recording("clip", Owner::Reviewers, 50, 8),
        ]);
        history
    }

    fn ids(choice: Choice) -> (Vec<String>, u64) {
        let removal = choice.removal(&history());
        (
            removal.names.into_iter().map(|name| name.id).collect(),
            removal.bytes,
        )
    }

    #[test]
    fn the_oldest_recordings_go_first_and_no_clip_is_one() {
        assert_eq!(
            ids(Choice::Oldest(2)),
            (vec!["old".to_owned(), "mid".to_owned()], 6)
        );
        assert_eq!(ids(Choice::Oldest(99)).1, 7);
        assert_eq!(ids(Choice::Oldest(0)), (Vec::new(), 0));
    }

    #[test]
    fn clips_and_owners_mean_all_of_theirs() {
        assert_eq!(ids(Choice::Clips), (vec!["clip".to_owned()], 8));
        assert_eq!(ids(Choice::Owner(Owner::Cloud)).1, 3);
        assert_eq!(ids(Choice::Owner(Owner::Recipient)), (Vec::new(), 0));
    }
}
