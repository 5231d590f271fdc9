//! Which records a deletion means, and what its receipt says.

use crate::made::recording;
use hearsay_speaker::history::{Dates, History, OWNERS, RecordRef};
use hearsay_speaker::record::Recording;
use hearsay_speaker::remnant::{Deletion, Fate, Held, Plan, Receipt};
use hearsay_speaker::{EndReason, Millis, Owner};
use serde_json::{from_str, to_string};

const DAY: Millis = 86_400_000;
const NOW: Millis = 100 * DAY + DAY / 2;

/// A day with every owner and two people, and a day before it.
fn household() -> History {
    let mut history = History::new(|_| 0);
    let with = |id: &str, at, owner, serial: &str, profile: Option<&str>| {
        let mut made = recording(id, at, owner);
        made.head.device.serial = serial.to_owned();
        made.head.profile = profile.map(str::to_owned);
        made
    };
    let mut rejected: Recording = with("rejected", NOW - 1, Owner::Cloud, "K1", None);
    rejected.tail.end_reason = EndReason::Rejected;
    history.extend([
        rejected,
        with("clip", NOW - 2, Owner::Reviewers, "", None),
        with("command", NOW - 3, Owner::Cloud, "K1", Some("Anna")),
        with("request", NOW - 4, Owner::Cloud, "K1", Some("Anna")),
        with("note", NOW - 5, Owner::SkillProvider, "K1", Some("Ben")),
        with("message", NOW - DAY, Owner::Recipient, "H2", Some("Anna")),
    ]);
    history
}

fn named(owner: Owner, id: &str) -> RecordRef {
    RecordRef {
        owner,
        id: id.to_owned(),
    }
}

fn doomed(plan: &Plan) -> Vec<&str> {
    plan.doomed
        .iter()
        .map(|doomed| doomed.record.id.as_str())
        .collect()
}

fn meant(deletion: Deletion) -> Vec<String> {
    let plan = deletion.plan(&household(), NOW, Some(&named(Owner::Cloud, "command")));
    doomed(&plan).into_iter().map(str::to_owned).collect()
}

#[test]
fn every_deletion_means_exactly_its_records() {
    let everything = ["rejected", "clip", "command", "request", "note", "message"];
    assert_eq!(meant(Deletion::Everything), everything);
    assert_eq!(meant(Deletion::Ever), everything);
    assert_eq!(meant(Deletion::Today), everything[..5]);
    assert_eq!(meant(Deletion::Range(Dates::Yesterday)), ["message"]);
    assert_eq!(meant(Deletion::Device("H2".to_owned())), ["message"]);
    assert_eq!(
        meant(Deletion::Profile("Anna".to_owned())),
        ["command", "request", "message"]
    );
    assert_eq!(meant(Deletion::LastUtterance), ["request"]);
    assert_eq!(
        meant(Deletion::One(named(Owner::SkillProvider, "note"))),
        ["note"]
    );
    assert_eq!(meant(Deletion::One(named(Owner::Cloud, "note"))), [""; 0]);
    let twice = vec![
        named(Owner::Cloud, "request"),
        named(Owner::Cloud, "request"),
    ];
    assert_eq!(meant(Deletion::Selected(twice)), ["request"]);
}

#[test]
fn a_typed_command_means_the_newest_utterance_itself() {
    let plan = Deletion::LastUtterance.plan(&household(), NOW, None);
    assert_eq!(doomed(&plan), ["command"]);
    let none = Deletion::LastUtterance.plan(&History::new(|_| 0), NOW, None);
    assert!(none.doomed.is_empty());
}

#[test]
fn the_plan_says_what_stays_with_whom() {
    let plan = Deletion::Profile("Anna".to_owned()).plan(&household(), NOW, None);
    let records: Vec<usize> = plan.remains.iter().map(|held| held.records).collect();
    let owners: Vec<Owner> = plan.remains.iter().map(|held| held.owner).collect();
    assert_eq!(owners, OWNERS);
    assert_eq!(records, [0, 1, 1, 1, 0]);
    assert_eq!(plan.remains[1].bytes, 96_000);
}

#[test]
fn what_another_deletion_hides_is_not_touched_again() {
    let mut history = household();
    let first = Deletion::LastUtterance.plan(&history, NOW, None);
    history.hide(first.doomed.iter().map(|doomed| &doomed.record), true);
    let second = Deletion::LastUtterance.plan(&history, NOW, None);
    assert_eq!(doomed(&second), ["request"]);
    let hidden = Deletion::One(named(Owner::Cloud, "command")).plan(&history, NOW, None);
    assert!(hidden.doomed.is_empty());
    history.hide(first.doomed.iter().map(|doomed| &doomed.record), false);
    let again = Deletion::LastUtterance.plan(&history, NOW, None);
    assert_eq!(doomed(&again), ["command"]);
}

#[test]
fn a_receipt_adds_up_what_was_destroyed_and_names_what_was_not() {
    let plan = Deletion::Today.plan(&household(), NOW, None);
    let destroyed = |key, pieces, bytes| Fate::Destroyed { key, pieces, bytes };
    let fates = [
        (named(Owner::Cloud, "rejected"), destroyed(true, 0, 300)),
        (named(Owner::Cloud, "command"), destroyed(false, 6, 1_000)),
        (named(Owner::Cloud, "request"), Fate::Gone),
        (named(Owner::Reviewers, "clip"), destroyed(true, 4, 500)),
        (named(Owner::SkillProvider, "note"), Fate::Failed),
        (named(Owner::Recipient, "message"), destroyed(true, 9, 9)),
    ];
    let receipt = Receipt::new(&plan, fates, NOW + 7);
    assert_eq!((receipt.finished, receipt.gone), (NOW + 7, 1));
    let cloud = receipt.destroyed[0];
    assert_eq!(
        (cloud.owner, cloud.records, cloud.keys),
        (Owner::Cloud, 2, 1)
    );
    assert_eq!((cloud.pieces, cloud.bytes), (6, 1_300));
    assert_eq!(
        receipt.destroyed.len(),
        2,
        "the message was not in the plan"
    );
    assert_eq!(receipt.failed, [named(Owner::SkillProvider, "note")]);
    assert!(!receipt.is_complete());
    let note = Held {
        owner: Owner::SkillProvider,
        records: 1,
        bytes: 96_000,
    };
    assert!(receipt.remains.contains(&note));
    assert_eq!(receipt.records.len(), 3);
    assert_eq!(
        from_str::<Receipt>(&to_string(&receipt).unwrap()).unwrap(),
        receipt
    );
}

#[test]
fn a_record_without_a_word_from_its_vault_counts_as_failed() {
    let plan = Deletion::LastUtterance.plan(&household(), NOW, None);
    let receipt = Receipt::new(&plan, [], NOW);
    assert_eq!(receipt.failed, [named(Owner::Cloud, "command")]);
}
