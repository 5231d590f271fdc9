//! Ten seconds to think again.

use crate::made::recording;
use hearsay_speaker::history::History;
use hearsay_speaker::remnant::{
    Deletion, Pending, Plan, Restart, Stage, TooLate, UNDO_MS, after_restart,
};
use hearsay_speaker::{Millis, Owner};
use proptest::prelude::*;
use serde_json::{from_str, to_string};

const NOW: Millis = 1_700_000_000_000;

fn plan() -> Plan {
    let mut history = History::new(|_| 0);
    history.insert(recording("a", NOW, Owner::Cloud));
    Deletion::Everything.plan(&history, NOW, None)
}

#[test]
fn it_can_be_taken_back_until_the_last_millisecond_and_not_after() {
    let mut early = Pending::new(plan(), NOW);
    assert_eq!(early.tick(NOW + UNDO_MS - 1), Stage::Waiting { left_ms: 1 });
    assert_eq!(early.undo(NOW + UNDO_MS - 1), Ok(()));
    assert_eq!(early.tick(NOW + 2 * UNDO_MS), Stage::Undone);
    assert_eq!(early.hurry(), Stage::Undone);

    let mut late = Pending::new(plan(), NOW);
    assert_eq!(late.undo(NOW + UNDO_MS), Err(TooLate));
    assert_eq!(late.stage(), Stage::Begun);
    assert!(TooLate.to_string().contains("too late"));
}

#[test]
fn a_clock_that_is_set_back_neither_ends_nor_lengthens_the_wait() {
    let mut pending = Pending::new(plan(), NOW);
    pending.tick(NOW + 4_000);
    assert_eq!(
        pending.tick(NOW - 3_600_000),
        Stage::Waiting { left_ms: 6_000 }
    );
    assert_eq!(pending.tick(NOW - 3_600_000 + 6_000), Stage::Begun);
}

#[test]
fn who_asks_for_another_deletion_waits_no_longer_for_the_first() {
    let mut pending = Pending::new(plan(), NOW);
    assert_eq!(pending.hurry(), Stage::Begun);
    assert_eq!(pending.undo(NOW), Err(TooLate));
}

#[test]
fn a_page_that_died_finishes_only_what_had_begun() {
    let waiting = Pending::new(plan(), NOW);
    let mut begun = waiting.clone();
    begun.hurry();
    let mut undone = waiting.clone();
    undone.undo(NOW).unwrap();
    let stored = |pending: &Pending| from_str(&to_string(pending).unwrap()).ok();
    assert_eq!(after_restart(None), Restart::Nothing);
    assert_eq!(
        after_restart(stored(&waiting)),
        Restart::NotCarriedOut(plan())
    );
    assert_eq!(after_restart(stored(&begun)), Restart::Finish(plan()));
    assert_eq!(after_restart(stored(&undone)), Restart::Nothing);
}

proptest! {
    #[test]
    fn whatever_the_clock_does_a_deletion_begins_at_most_once_and_never_after_an_undo(
        times in prop::collection::vec(any::<u64>(), 1..30),
        undo_at in any::<prop::sample::Index>(),
    ) {
        let mut pending = Pending::new(plan(), NOW);
        let undo_at = undo_at.index(times.len());
        let mut begun = false;
        let mut undone = false;
        for (step, now) in times.into_iter().enumerate() {
            if step == undo_at {
                undone = pending.undo(now).is_ok();
            }
            let stage = pending.tick(now);
            prop_assert_eq!(stage == Stage::Undone, undone);
            prop_assert!(!(begun && stage != Stage::Begun), "what has begun goes on");
            begun = stage == Stage::Begun;
        }
    }
}
