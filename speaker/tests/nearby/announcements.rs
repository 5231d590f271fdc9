//! Announcements: played once, and told who played them.

use crate::support::{House, announcement};
use hearsay_speaker::nearby::{ANSWERS_MS, NearbyEffect, NearbyInput};

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
    house.wait(ANSWERS_MS);
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
