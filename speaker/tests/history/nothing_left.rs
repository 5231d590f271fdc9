//! After "delete everything" no vault answers with anything but remnants, and these hold no word.

use crate::made::{recording, spoken};
use hearsay_speaker::history::{Dates, Filter, History, OWNERS, RecordRef};
use hearsay_speaker::record::{Recording, UtteranceType};
use hearsay_speaker::remnant::{
    Deletion, Fate, Pending, Plan, Receipt, Remnant, Remnants, Source, Stage, UNDO_MS,
};
use hearsay_speaker::{Millis, Owner};
use proptest::prelude::*;
use proptest::sample::select;

const DAY: Millis = 86_400_000;
/// Stands in every text, name of a profile and identifier: it must not stand in a remnant.
const SECRET: &str = "xylophone";

/// The vaults, as a list of what they hold.
struct Vaults {
    held: Vec<Recording>,
    remnants: Remnants,
}

impl Vaults {
    /// Vaults that hold these; of several with one name the last, as in a database.
    fn of(recordings: Vec<Recording>) -> Self {
        let mut history = History::new(|_| 0);
        history.extend(recordings);
        Self {
            held: history.recordings().cloned().collect(),
            remnants: Remnants::default(),
        }
    }

    fn history(&self) -> History {
        let mut history = History::new(|_| 0);
        history.extend(self.held.iter().cloned());
        history
    }

    fn destroy(&mut self, name: &RecordRef, now: Millis) -> Fate {
        let is = |recording: &Recording| RecordRef::of(recording) == *name;
        let Some(place) = self.held.iter().position(is) else {
            return Fate::Gone;
        };
        let recording = self.held.remove(place);
        if let Some(remnant) = Remnant::of(&recording, "C1", now) {
            self.remnants.add(remnant);
        }
        Fate::Destroyed {
            key: true,
            pieces: 6,
            bytes: recording.bytes,
        }
    }

    fn carry_out(&mut self, plan: &Plan, now: Millis) -> Receipt {
        let doomed = plan.doomed.iter().map(|doomed| doomed.record.clone());
        let fates: Vec<(RecordRef, Fate)> = doomed
            .map(|name| (name.clone(), self.destroy(&name, now)))
            .collect();
        Receipt::new(plan, fates, now)
    }
}

/// What stays of a recording of the cloud, deleted at this time.
fn remnant(id: &str, started: Millis, deleted: Millis) -> Option<Remnant> {
    Remnant::of(&recording(id, started, Owner::Cloud), "C1", deleted)
}

#[test]
fn remnants_of_an_import_are_added_and_those_that_are_there_stay() {
    let mut own = Remnants::default();
    own.merge(remnant("a", 3 * DAY, 5 * DAY));
    own.merge(remnant("b", DAY, 5 * DAY));
    let others = [
        remnant("b", DAY, 9 * DAY),
        remnant("c", 2 * DAY, 9 * DAY),
        remnant("c", 2 * DAY, 9 * DAY),
    ];
    assert_eq!(own.merge(others.into_iter().flatten()), 1);
    let all: Vec<_> = own
        .all()
        .iter()
        .map(|it| (it.started, it.deleted))
        .collect();
    let days = [(3, 5), (2, 9), (1, 5)];
    assert_eq!(all, days.map(|(from, gone)| (from * DAY, gone * DAY)));
    assert_eq!(own.merge(own.all().to_vec()), 0);
}

fn any_recording() -> impl Strategy<Value = Recording> {
    (
        0_u32..200,
        0..3 * DAY,
        select(OWNERS.to_vec()),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(id, started, owner, acted, reported)| {
            let mut made = spoken(&format!("{SECRET}{id}"), started, SECRET, SECRET);
            made.head.owner = owner;
            made.head.profile = Some(SECRET.to_owned());
            made.head.holder = Some(SECRET.to_owned());
            made.tail.published.intent = acted.then(|| "GetWeather".to_owned());
            made.tail.reported_false = reported;
            made
        })
}

fn any_deletion() -> impl Strategy<Value = Deletion> {
    prop_oneof![
        Just(Deletion::LastUtterance),
        Just(Deletion::Today),
        Just(Deletion::Range(Dates::Yesterday)),
        Just(Deletion::Device("K1".to_owned())),
        any_recording().prop_map(|recording| Deletion::One(RecordRef::of(&recording))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn after_deleting_everything_there_is_nothing_but_remnants_without_a_word(
        held in prop::collection::vec(any_recording(), 0..30),
        earlier in prop::collection::vec(any_deletion(), 0..4),
        ever in any::<bool>(),
    ) {
        let now = 2 * DAY + 5;
        let mut vaults = Vaults::of(held);
        for deletion in earlier {
            let plan = deletion.plan(&vaults.history(), now, None);
            prop_assert!(vaults.carry_out(&plan, now).is_complete());
        }
        let all = if ever { Deletion::Ever } else { Deletion::Everything };
        let plan = all.plan(&vaults.history(), now, None);
        let mut pending = Pending::new(plan, now);
        prop_assert_eq!(pending.tick(now + UNDO_MS), Stage::Begun);
        let receipt = vaults.carry_out(pending.plan(), now + UNDO_MS);

        prop_assert!(receipt.is_complete());
        prop_assert!(receipt.remains.iter().all(|held| held.records == 0 && held.bytes == 0));
        let replayed = vaults.history();
        prop_assert!(replayed.is_empty());
        let search = Filter { text: SECRET.to_owned(), ..Filter::default() };
        prop_assert_eq!(replayed.query(&search, now), []);
        let kept = serde_json::to_string(&vaults.remnants).unwrap();
        prop_assert!(!kept.contains(SECRET), "{}", kept);
        let kept = vaults.remnants.all();
        prop_assert!(kept.windows(2).all(|pair| pair[0].started >= pair[1].started));

        vaults.remnants.purge_all();
        prop_assert!(vaults.remnants.all().is_empty());
    }

    #[test]
    fn a_plan_and_what_remains_are_everything_there_was(
        held in prop::collection::vec(any_recording(), 0..30),
        deletion in any_deletion(),
    ) {
        let history = Vaults::of(held).history();
        let plan = deletion.plan(&history, 2 * DAY + 5, None);
        let gone: u64 = plan.doomed.iter().map(|doomed| doomed.bytes).sum();
        let stays: u64 = plan.remains.iter().map(|held| held.bytes).sum();
        let records: usize = plan.remains.iter().map(|held| held.records).sum();
        prop_assert_eq!(plan.doomed.len() + records, history.len());
        prop_assert_eq!(gone + stays, history.len() as u64 * 96_000);
    }
}

#[test]
fn a_remnant_says_what_was_deleted_and_who_says_that_it_stays() {
    let mut cloud = recording("a", 5, Owner::Cloud);
    let remnant = Remnant::of(&cloud, "C1", 9).unwrap();
    assert_eq!(remnant.key, "C1#5#SPEAKER#K1");
    assert_eq!((remnant.started, remnant.deleted), (5, 9));
    assert_eq!(remnant.utterance_type, UtteranceType::General);
    assert_eq!(remnant.says, Source::Article);
    cloud.tail.published.domain = Some("Shopping".to_owned());
    assert_eq!(Remnant::of(&cloud, "C1", 9).unwrap().says, Source::Press);
    let says = |owner| Remnant::of(&recording("a", 5, owner), "C1", 9).map(|left| left.says);
    assert_eq!(says(Owner::SkillProvider), Some(Source::Letter));
    assert_eq!(says(Owner::Recipient), Some(Source::Article));
    assert_eq!((says(Owner::Device), says(Owner::Reviewers)), (None, None));
    for source in [Source::Article, Source::Letter, Source::Press] {
        assert!(source.claim().ends_with('.') && !source.reference().is_empty());
    }
}

#[test]
fn a_deletion_finished_twice_leaves_one_remnant_and_each_can_be_purged() {
    let mut remnants = Remnants::default();
    for started in [1, 2, 1] {
        remnants.add(Remnant::of(&recording("a", started, Owner::Cloud), "C1", 9).unwrap());
    }
    assert_eq!(remnants.all().len(), 2);
    assert!(!remnants.purge(Owner::Recipient, "C1#1#SPEAKER#K1"));
    assert!(remnants.purge(Owner::Cloud, "C1#1#SPEAKER#K1"));
    assert_eq!(remnants.all()[0].started, 2);
    assert_eq!(remnants.purge_all(), 1);
}
