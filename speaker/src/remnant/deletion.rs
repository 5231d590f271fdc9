//! What is to be deleted, as a person says it, and which records that is.

use crate::history::{Dates, Filter, Handle, History, OWNERS, RecordRef};
use crate::record::Kind;
use crate::{Millis, Owner};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What a person wants gone. Where nothing else is said it means the records of all owners: clips
/// that reviewers hold and notes that a skill's provider holds go as well, which no single button
/// does in the real world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deletion {
    /// One record.
    One(RecordRef),
    /// The records chosen.
    Selected(Vec<RecordRef>),
    /// Everything of these days.
    Range(Dates),
    /// Everything.
    Everything,
    /// Everything that this device heard, by serial number.
    Device(String),
    /// Everything of this profile. Records without a profile stay, so anonymous clips do.
    Profile(String),
    /// "What I just said": the newest request, lone wake word, note or message. Rejected wakes hold
    /// no sound, and clips are copies of something older.
    LastUtterance,
    /// "Everything I said today": since midnight where the person is.
    Today,
    /// "Everything I have ever said". The speaker does not know voices, so this is everything.
    Ever,
}

/// One record that is to be destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doomed {
    /// Which.
    pub record: RecordRef,
    /// Ciphertext that it holds, bytes.
    pub bytes: u64,
}

/// What an owner holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The owner.
    pub owner: Owner,
    /// Records.
    pub records: usize,
    /// Ciphertext, bytes.
    pub bytes: u64,
}

/// A deletion, worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What was asked for.
    pub asked: Deletion,
    /// What goes, newest first. Each record once, and only what was there.
    pub doomed: Vec<Doomed>,
    /// What stays with each of the five owners.
    pub remains: Vec<Held>,
}

impl Deletion {
    /// Works out which records this is. Records that another deletion hides are not touched again.
    ///
    /// `command` names the recording of the spoken command itself, if it is kept: it is not what
    /// "I just said" means, but "today" and "ever" include it. Plan after it was kept.
    #[must_use]
    pub fn plan(&self, history: &History, now: Millis, command: Option<&RecordRef>) -> Plan {
        let all = history.query(&Filter::default(), now);
        let doomed = self.choose(history, &all, now, command);
        let (gone, stay): (Vec<Handle>, Vec<Handle>) =
            all.into_iter().partition(|handle| doomed.contains(handle));
        let gone = gone.into_iter().filter_map(|handle| history.get(handle));
        Plan {
            asked: self.clone(),
            doomed: gone
                .map(|recording| Doomed {
                    record: RecordRef::of(recording),
                    bytes: recording.bytes,
                })
                .collect(),
            remains: held(history, &stay),
        }
    }

    fn choose(
        &self,
        history: &History,
        all: &[Handle],
        now: Millis,
        command: Option<&RecordRef>,
    ) -> HashSet<Handle> {
        let filtered = |filter: &Filter| history.query(filter, now).into_iter().collect();
        let of_days = |dates: Dates| {
            filtered(&Filter {
                dates,
                ..Filter::default()
            })
        };
        match self {
            Self::One(name) => history.find(name).into_iter().collect(),
            Self::Selected(names) => names.iter().filter_map(|name| history.find(name)).collect(),
            Self::Range(dates) => of_days(*dates),
            Self::Today => of_days(Dates::Today),
            Self::Everything | Self::Ever => all.iter().copied().collect(),
            Self::Device(serial) => filtered(&Filter {
                device: Some(serial.clone()),
                ..Filter::default()
            }),
            Self::Profile(name) => filtered(&Filter {
                profile: Some(name.clone()),
                ..Filter::default()
            }),
            Self::LastUtterance => last_utterance(history, all, command).into_iter().collect(),
        }
    }
}

fn last_utterance(
    history: &History,
    newest_first: &[Handle],
    command: Option<&RecordRef>,
) -> Option<Handle> {
    let command = command.and_then(|name| history.find(name));
    let was_said = |handle: &Handle| {
        let kind = history.get(*handle).map(|recording| recording.kind());
        Some(*handle) != command
            && matches!(
                kind,
                Some(Kind::Request | Kind::WakeWordOnly | Kind::Note | Kind::Message)
            )
    };
    newest_first.iter().copied().find(was_said)
}

/// What these records are to each owner.
fn held(history: &History, handles: &[Handle]) -> Vec<Held> {
    let nothing = |owner| Held {
        owner,
        records: 0,
        bytes: 0,
    };
    let mut all = OWNERS.map(nothing);
    for recording in handles.iter().filter_map(|handle| history.get(*handle)) {
        add(&mut all, recording.head.owner, recording.bytes);
    }
    all.to_vec()
}

/// Counts one more record of an owner.
pub(super) fn add(held: &mut [Held], owner: Owner, bytes: u64) {
    for line in held.iter_mut().filter(|line| line.owner == owner) {
        line.records += 1;
        line.bytes = line.bytes.saturating_add(bytes);
    }
}
