//! Who is there.

use crate::support::{House, NOON, envelope, heard, speaker};
use hearsay_speaker::nearby::{Body, GONE_MS, MOST_SPEAKERS, Nearby, NearbyEffect, NearbyInput};

fn names(house: &House, number: u8) -> Vec<String> {
    let speakers = house.speakers[usize::from(number) - 1].speakers();
    speakers.into_iter().map(|it| it.name).collect()
}

#[test]
fn speakers_find_each_other_and_notice_who_closes() {
    let mut house = House::of(&["Kitchen", "Office", "Office"]);
    assert_eq!(names(&house, 1), ["Office", "Office 2"]);
    assert_eq!(names(&house, 3), ["Kitchen", "Office"]);
    house.input(2, NearbyInput::Rename("Bedroom".to_owned()));
    assert_eq!(names(&house, 1), ["Bedroom", "Office"]);
    house.input(3, NearbyInput::Stop);
    assert_eq!(names(&house, 1), ["Bedroom"]);
    assert!(names(&house, 3).is_empty());
    assert!(house.took(1).contains(&NearbyEffect::Speakers));
}

#[test]
fn who_dies_without_a_word_is_missed_after_a_while_and_hidden_tabs_are_not() {
    let mut house = House::of(&["Kitchen", "Office"]);
    house.wait(3_600_000);
    assert_eq!(names(&house, 1), ["Office"], "heartbeats keep it there");
    house.dead.push(2);
    house.wait(GONE_MS - 30_000);
    assert_eq!(names(&house, 1), ["Office"]);
    house.wait(60_000);
    assert!(names(&house, 1).is_empty());
}

#[test]
fn there_is_a_most_of_speakers() {
    let mut one = Nearby::new(speaker(0), "Kitchen");
    one.step(NOON, NearbyInput::Start);
    for number in 1..=200 {
        let hello = Body::Here {
            name: format!("Room {number}"),
        };
        one.step(NOON, heard(&envelope(number, hello)));
    }
    assert_eq!(one.speakers().len(), MOST_SPEAKERS);
}

#[test]
fn an_echo_of_itself_is_nobody() {
    let mut one = Nearby::new(speaker(1), "Kitchen");
    one.step(NOON, NearbyInput::Start);
    let name = "Mirror".to_owned();
    one.step(NOON, heard(&envelope(1, Body::Here { name })));
    assert!(one.speakers().is_empty());
}

#[test]
fn a_name_that_cannot_be_shown_is_made_fit() {
    let mut one = Nearby::new(speaker(1), "\u{1b}[31m");
    assert_eq!(one.me(), &speaker(1));
    one.step(NOON, NearbyInput::Start);
    let name = format!("\n{}", "n".repeat(500));
    one.step(NOON, heard(&envelope(2, Body::Here { name })));
    one.step(
        NOON,
        heard(&envelope(
            3,
            Body::Here {
                name: " ".to_owned(),
            },
        )),
    );
    let names: Vec<String> = one.speakers().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["n".repeat(60), "Another speaker".to_owned()]);
}
