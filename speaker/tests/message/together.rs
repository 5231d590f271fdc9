//! Mailboxes of two tabs over one vault: changed at the same time, put together; waiting for whoever is
//! not there.

use crate::support::{NOON, id, incoming, outgoing, sam, sound};
use hearsay_speaker::message::{Mailbox, MessageId, People, PeopleError, Reach, ReceiptKind};
use proptest::prelude::*;

fn ids(mailbox: &Mailbox) -> Vec<MessageId> {
    mailbox.messages().iter().map(|it| it.id.clone()).collect()
}

#[test]
fn what_both_added_is_there_and_what_one_deleted_is_gone() {
    let mut base = Mailbox::default();
    for number in 1..=3 {
        base.send(outgoing(number), NOON + u64::from(number))
            .unwrap();
    }
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.delete(&[id(1)], NOON);
    mine.receive(incoming(4, "Mum"), NOON + 4).unwrap();
    theirs.delete(&[id(2)], NOON);
    theirs.receive(incoming(5, "Mum"), NOON + 5).unwrap();
    let merged = mine.merged(&base, &theirs);
    assert_eq!(ids(&merged), [id(3), id(4), id(5)]);
    assert!(merged.has_seen(&id(4)) && merged.has_seen(&id(5)));
}

#[test]
fn what_happened_to_a_message_counts_whoever_saw_it() {
    let mut base = Mailbox::default();
    base.receive(incoming(1, "Mum"), NOON).unwrap();
    let (mut mine, theirs) = (base.clone(), base.clone());
    mine.play(&id(1), NOON + 7);
    for merged in [mine.merged(&base, &theirs), theirs.merged(&base, &mine)] {
        let status = merged.message(&id(1)).unwrap().status;
        assert_eq!(status.played, Some(NOON + 7));
    }
}

#[test]
fn two_drafts_of_one_number_get_two_numbers() {
    let base = Mailbox::default();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.keep_draft((Some(sam()), sound(4_000)), Some("one".to_owned()), NOON)
        .unwrap();
    theirs
        .keep_draft((None, sound(4_000)), Some("two".to_owned()), NOON)
        .unwrap();
    let merged = mine.merged(&base, &theirs);
    let mut numbers: Vec<_> = merged.drafts().iter().map(|it| it.id).collect();
    assert_eq!(numbers.len(), 2);
    numbers.dedup();
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    // Put together once more nothing is there twice.
    let again = mine.merged(&base, &merged);
    assert_eq!(again.drafts().len(), 2);
}

#[test]
fn a_message_waits_for_whoever_is_not_there_and_arrives_when_they_come() {
    let (mut mum, mut kitchen) = (Mailbox::default(), Mailbox::default());
    mum.send(outgoing(1), NOON).unwrap();
    kitchen.leave(incoming(1, "Mum"), NOON).unwrap();
    assert!(kitchen.has_waiting());
    assert_eq!(mum.message(&id(1)).unwrap().status.label(), "Sent");
    let receipts = kitchen.arrive(NOON + 9);
    assert_eq!(receipts.len(), 1);
    assert_eq!(receipts[0].what, ReceiptKind::Delivered);
    assert!(mum.note(&receipts[0]) && !kitchen.has_waiting());
    assert_eq!(
        mum.message(&id(1)).unwrap().status.label(),
        "Sent, delivered"
    );
    assert!(kitchen.arrive(NOON + 10).is_empty(), "once");
}

#[test]
fn a_speaker_has_one_profile_however_often_it_is_opened() {
    let mut people = People::default();
    people.add_profile("Home").unwrap();
    let kitchen = people.add_speaker("Kitchen").unwrap();
    assert_eq!(people.add_speaker("kitchen"), Ok(kitchen));
    let home = people.add_speaker("Home").unwrap();
    let profiles = people.profiles();
    assert_eq!(profiles.len(), 2);
    assert!(profiles.iter().all(|it| it.speaker) && home != kitchen);
    people.add("Mum", Reach::File).unwrap();
    assert_eq!(people.add_speaker("Mum"), Err(PeopleError::Taken));
    let read = People::parse(&people.to_text()).unwrap();
    assert_eq!(read, People::parse(&read.to_text()).unwrap());
    assert!(read.profiles().iter().all(|it| it.speaker));
}

/// A change that one tab makes.
#[derive(Clone, Copy, Debug)]
enum Change {
    Receive(u8),
    Delete(u8),
    Play(u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0_u8..12).prop_map(Change::Receive),
        (0_u8..12).prop_map(Change::Delete),
        (0_u8..12).prop_map(Change::Play),
    ]
}

fn changed(mut mailbox: Mailbox, changes: &[Change], now: u64) -> Mailbox {
    for change in changes {
        match *change {
            Change::Receive(number) => {
                let _refused = mailbox.receive(incoming(number, "Mum"), now);
            }
            Change::Delete(number) => {
                mailbox.delete(&[id(number)], now);
            }
            Change::Play(number) => {
                mailbox.play(&id(number), now);
            }
        }
    }
    mailbox
}

proptest! {
    #[test]
    fn nothing_that_only_one_tab_knows_of_is_lost(
        before in prop::collection::vec(change(), 0..12),
        mine in prop::collection::vec(change(), 0..12),
        theirs in prop::collection::vec(change(), 0..12),
    ) {
        let base = changed(Mailbox::default(), &before, NOON);
        let (mine, theirs) = (changed(base.clone(), &mine, NOON + 1), changed(base.clone(), &theirs, NOON + 2));
        let merged = mine.merged(&base, &theirs);
        for number in 0..12 {
            let has = |mailbox: &Mailbox| mailbox.message(&id(number)).is_some();
            let expected = if has(&base) {
                has(&mine) && has(&theirs)
            } else {
                has(&mine) || has(&theirs)
            };
            prop_assert_eq!(has(&merged), expected);
            let played = |it: &Mailbox| it.message(&id(number)).is_some_and(|it| it.status.played.is_some());
            prop_assert!(!expected || played(&merged) == (played(&mine) || played(&theirs)));
            let seen = merged.has_seen(&id(number));
            prop_assert_eq!(seen, mine.has_seen(&id(number)) || theirs.has_seen(&id(number)));
        }
    }
}
