//! Messages, receipts and announcements between tabs.

use crate::support::{House, announcement, id, message, parcel, speaker};
use hearsay_speaker::message::{Receipt, ReceiptKind, SendTrouble};
use hearsay_speaker::nearby::{ANSWER_MS, NearbyEffect, NearbyInput, TRIES};

fn posted(house: &mut House, to: u8) {
    house.input(1, NearbyInput::Send(parcel(to, 7), message(7)));
}

#[test]
fn a_message_arrives_is_taken_and_its_receipt_flows_back() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    posted(&mut house, 2);
    assert_eq!(
        house.took(2),
        [NearbyEffect::Incoming(speaker(1), message(7))]
    );
    assert!(house.took(3).is_empty(), "it is for one only");
    assert!(
        house.took(1).is_empty(),
        "it is not delivered before it was taken"
    );
    house.input(2, NearbyInput::Took(parcel(1, 7), true));
    assert_eq!(house.took(1), [NearbyEffect::Delivered(parcel(2, 7))]);
    let receipt = Receipt {
        message: id(7),
        what: ReceiptKind::Played,
        at: house.now,
    };
    house.input(2, NearbyInput::Receipt(speaker(1), receipt.clone()));
    assert_eq!(house.took(1), [NearbyEffect::Receipt(receipt)]);
}

#[test]
fn a_recipient_who_has_no_room_sends_it_back() {
    let mut house = House::of(&["Kitchen", "Office"]);
    posted(&mut house, 2);
    house.input(2, NearbyInput::Took(parcel(1, 7), false));
    let back = NearbyEffect::NotDelivered(parcel(2, 7), SendTrouble::RecipientFull);
    assert_eq!(house.took(1), [back]);
}

#[test]
fn a_recipient_who_vanishes_mid_send_sends_it_back() {
    let back = NearbyEffect::NotDelivered(parcel(2, 7), SendTrouble::RecipientVanished);
    let mut house = House::of(&["Kitchen", "Office"]);
    posted(&mut house, 2);
    house.input(2, NearbyInput::Stop);
    assert!(house.took(1).contains(&back), "closed properly");
    let mut house = House::of(&["Kitchen", "Office"]);
    posted(&mut house, 2);
    house.dead.push(2);
    house.wait(ANSWER_MS * u64::from(TRIES) - 1);
    assert!(house.took(1).is_empty());
    house.wait(1);
    assert_eq!(house.took(1), std::slice::from_ref(&back), "died");
    let mut house = House::of(&["Kitchen"]);
    posted(&mut house, 2);
    assert_eq!(house.took(1), [back], "never there");
}

#[test]
fn a_slow_recipient_gets_it_again_and_one_answer_counts() {
    let mut house = House::of(&["Kitchen", "Office"]);
    posted(&mut house, 2);
    house.wait(ANSWER_MS);
    assert_eq!(
        house.took(2).len(),
        2,
        "posted twice; the mailbox takes it once"
    );
    for _ in 0..2 {
        house.input(2, NearbyInput::Took(parcel(1, 7), true));
    }
    assert_eq!(house.took(1), [NearbyEffect::Delivered(parcel(2, 7))]);
    house.wait(60_000);
    assert!(house.took(1).is_empty());
}

#[test]
fn nobody_answers_for_somebody_else() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    posted(&mut house, 2);
    house.input(3, NearbyInput::Took(parcel(1, 7), true));
    assert!(house.took(1).is_empty());
}

#[test]
fn too_many_at_once_come_back() {
    let mut house = House::of(&["Kitchen", "Office"]);
    for number in 0..30 {
        house.input(1, NearbyInput::Send(parcel(2, number), message(number)));
    }
    let back = house.took(1);
    assert_eq!(back.len(), 10);
    assert!(
        back.iter()
            .all(|it| matches!(it, NearbyEffect::NotDelivered(..)))
    );
}

#[test]
fn an_announcement_plays_everywhere_once_and_not_where_nobody_is_to_be_disturbed() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    house.input(3, NearbyInput::DoNotDisturb(true));
    let dinner = announcement(7, "dinner is ready");
    house.input(1, NearbyInput::Announce(dinner.clone()));
    house.input(1, NearbyInput::Announce(dinner.clone()));
    assert_eq!(house.took(2), [NearbyEffect::Play(dinner)]);
    assert!(house.took(3).is_empty());
    let became = house.took(1);
    let [NearbyEffect::Announced(first)] = &became[..] else {
        panic!("nothing plays where it was said: {became:?}");
    };
    assert_eq!(
        first.sentence(),
        "Office played it. Bedroom did not play it: nobody is to be disturbed there."
    );
}

#[test]
fn who_gives_no_answer_to_an_announcement_is_named() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    house.dead.push(3);
    house.input(1, NearbyInput::Announce(announcement(7, "dinner is ready")));
    assert!(house.took(1).is_empty(), "there is still time");
    house.wait(ANSWER_MS);
    let became = house.took(1);
    let [NearbyEffect::Announced(it)] = &became[..] else {
        panic!("{became:?}");
    };
    assert_eq!(
        (&it.played[..], &it.silent[..]),
        (&["Office".to_owned()][..], &["Bedroom".to_owned()][..])
    );

    house.input(1, NearbyInput::Announce(announcement(8, "come down")));
    house.took(1);
    house.wait(300_000);
    house.input(2, NearbyInput::Stop);
    house.ordered.clear();
    house.input(1, NearbyInput::Announce(announcement(9, "anybody?")));
    let sentence = "No other speaker was there.";
    assert!(
        matches!(&house.took(1)[..], [NearbyEffect::Announced(it)] if it.sentence() == sentence)
    );
}
