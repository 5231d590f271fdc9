//! The slow twin of the history: a plain list that is looked through from end to end, with filters
//! written as they are described to people.

use hearsay_speaker::history::{Dates, Filter, OWNERS, RecordRef, words};
use hearsay_speaker::record::{DayKey, Recording};
use hearsay_speaker::{Millis, Owner};

const DAY: Millis = 86_400_000;

/// The list.
#[derive(Default)]
pub(crate) struct Slow {
    pub(crate) all: Vec<Recording>,
    pub(crate) hidden: Vec<RecordRef>,
}

impl Slow {
    pub(crate) fn insert(&mut self, recording: Recording) {
        self.remove(&RecordRef::of(&recording));
        self.all.push(recording);
    }

    pub(crate) fn remove(&mut self, name: &RecordRef) -> bool {
        let before = self.all.len();
        self.all
            .retain(|recording| RecordRef::of(recording) != *name);
        self.all.len() < before
    }

    /// Names of what the filter admits, newest first.
    pub(crate) fn query(
        &self,
        filter: &Filter,
        now: Millis,
        offset: impl Fn(Millis) -> i32,
    ) -> Vec<RecordRef> {
        let day = |at: Millis| DayKey::of(at, offset(at));
        let admitted = |recording: &&Recording| {
            !self.hidden.contains(&RecordRef::of(recording))
                && in_days(filter.dates, day(recording.head.started), day(now))
                && in_fields(filter, recording)
                && in_words(&filter.text, recording)
        };
        let mut found: Vec<&Recording> = self.all.iter().filter(admitted).collect();
        found.sort_by(|a, b| {
            let (at_a, at_b) = (a.head.started, b.head.started);
            day(at_b)
                .cmp(&day(at_a))
                .then(at_b.cmp(&at_a))
                .then(rank(a.head.owner).cmp(&rank(b.head.owner)))
                .then(a.head.id.cmp(&b.head.id))
        });
        found.into_iter().map(RecordRef::of).collect()
    }
}

fn rank(owner: Owner) -> Option<usize> {
    OWNERS.iter().position(|other| *other == owner)
}

/// Days between two days, by their noons.
fn before(day: DayKey, today: DayKey) -> i64 {
    (today.noon_utc() / DAY) as i64 - (day.noon_utc() / DAY) as i64
}

fn in_days(dates: Dates, day: DayKey, today: DayKey) -> bool {
    match dates {
        Dates::All => true,
        Dates::Today => day == today,
        Dates::Yesterday => before(day, today) == 1,
        Dates::Last7Days => (0..7).contains(&before(day, today)),
        Dates::Last30Days => (0..30).contains(&before(day, today)),
        Dates::Custom { from, to } => (from <= day && day <= to) || (to <= day && day <= from),
    }
}

fn in_fields(filter: &Filter, recording: &Recording) -> bool {
    let head = &recording.head;
    filter.kind.is_none_or(|kind| recording.kind() == kind)
        && filter.owner.is_none_or(|owner| head.owner == owner)
        && filter
            .verdict
            .is_none_or(|verdict| recording.verdict() == verdict)
        && filter
            .feedback
            .is_none_or(|thumb| recording.tail.feedback == Some(thumb))
        && filter
            .device
            .as_ref()
            .is_none_or(|serial| head.device.serial == *serial)
        && filter
            .profile
            .as_ref()
            .is_none_or(|name| head.profile.as_ref() == Some(name))
}

fn in_words(query: &str, recording: &Recording) -> bool {
    let query = words(query);
    let texts = recording.transcripts().chain(recording.answers());
    let there: Vec<String> = texts.flat_map(words).collect();
    query.iter().enumerate().all(|(place, wanted)| {
        let last = place + 1 == query.len();
        there
            .iter()
            .any(|word| word == wanted || (last && word.starts_with(wanted.as_str())))
    })
}
