//! The line to another speaker.

use crate::support::{House, call, envelope, heard, speaker};
use hearsay_speaker::CallChange;
use hearsay_speaker::household::Line;
use hearsay_speaker::nearby::{Body, CONSENT_MS, Consent, NearbyEffect, NearbyInput};

fn line(house: &House, number: u8) -> Line {
    house.speakers[usize::from(number) - 1].line()
}

fn house() -> House {
    let mut house = House::of(&["Kitchen", "Office"]);
    house.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    house
}

fn says(effects: &[NearbyEffect], words: &str) -> bool {
    let said = |it: &NearbyEffect| matches!(it, NearbyEffect::Say(text) if text.contains(words));
    effects.iter().any(said)
}

fn opens(effects: &[NearbyEffect]) -> bool {
    effects
        .iter()
        .any(|it| matches!(it, NearbyEffect::OpenLine(..)))
}

#[test]
fn a_line_opens_at_both_ends_after_a_yes_and_not_before() {
    let mut house = house();
    assert_eq!(
        (line(&house, 1), line(&house, 2)),
        (Line::Asking, Line::Incoming)
    );
    let asked = house.took(2);
    assert_eq!(asked[0], NearbyEffect::Light(CallChange::Incoming));
    assert_eq!(asked[1], NearbyEffect::Chime, "it is heard as well as seen");
    assert!(says(&asked, "Kitchen asks to drop in"), "{asked:?}");
    assert!(house.took(1).is_empty());
    house.input(2, NearbyInput::Accept);
    assert_eq!((line(&house, 1), line(&house, 2)), (Line::Open, Line::Open));
    for number in [1, 2] {
        let effects = house.took(number);
        assert!(opens(&effects) && says(&effects, "is open"), "{effects:?}");
        assert!(effects.contains(&NearbyEffect::Light(CallChange::Connected)));
    }
    house.input(1, NearbyInput::Voice(0));
    assert_eq!(house.took(2), [NearbyEffect::PlayVoice(0)]);
    house.input(2, NearbyInput::HangUp);
    for number in [1, 2] {
        let effects = house.took(number);
        assert!(effects.contains(&NearbyEffect::CloseLine), "{effects:?}");
        assert!(says(&effects, "is closed"));
        assert_eq!(line(&house, number), Line::Free);
    }
    house.input(1, NearbyInput::Voice(1));
    assert!(
        house.took(2).is_empty(),
        "nothing is heard on a closed line"
    );
}

#[test]
fn a_no_silence_and_not_being_disturbed_all_mean_no() {
    let mut refused = house();
    refused.input(2, NearbyInput::HangUp);
    assert!(says(&refused.took(1), "Office did not agree"));
    assert_eq!(line(&refused, 1), Line::Free);

    let mut silent = house();
    silent.took(2);
    silent.wait(CONSENT_MS - 1);
    assert_eq!(line(&silent, 2), Line::Incoming);
    silent.wait(1);
    assert!(says(&silent.took(1), "did not agree"));
    assert!(says(&silent.took(2), "Kitchen wanted to drop in"));
    assert_eq!(
        (line(&silent, 1), line(&silent, 2)),
        (Line::Free, Line::Free)
    );

    let mut quiet = House::of(&["Kitchen", "Office"]);
    quiet.input(2, NearbyInput::DoNotDisturb(true));
    quiet.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    assert!(says(&quiet.took(1), "did not agree"));
    assert!(quiet.took(2).is_empty(), "it does not even ring");
}

#[test]
fn who_asks_can_take_it_back_and_who_closes_ends_it() {
    let mut back = house();
    back.took(2);
    back.input(1, NearbyInput::HangUp);
    assert!(says(&back.took(2), "wanted to drop in"));
    assert_eq!(line(&back, 2), Line::Free);
    back.input(2, NearbyInput::Accept);
    assert_eq!(line(&back, 2), Line::Free, "too late");

    let mut closed = house();
    closed.input(2, NearbyInput::Accept);
    closed.took(1);
    closed.input(2, NearbyInput::Stop);
    let effects = closed.took(1);
    assert!(
        says(&effects, "The line to Office is closed"),
        "{effects:?}"
    );

    let mut died = house();
    died.input(2, NearbyInput::Accept);
    died.dead.push(2);
    died.wait(200_000);
    assert_eq!(line(&died, 1), Line::Free);
}

#[test]
fn one_line_at_a_time() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    house.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    house.input(3, NearbyInput::DropIn(speaker(2), call(3)));
    assert!(says(&house.took(3), "did not agree"));
    assert_eq!(line(&house, 2), Line::Incoming);
    house.input(1, NearbyInput::DropIn(speaker(3), call(4)));
    assert!(says(&house.took(1), "Hang up first"));
    house.input(3, NearbyInput::DropIn(speaker(9), call(5)));
    assert!(says(&house.took(3), "not there any more"));
}

#[test]
fn two_who_ask_each_other_at_once_need_one_yes() {
    let mut house = House::of(&["Kitchen", "Office"]);
    // Both ask before either hears the other.
    let ask = |number| Body::Ask { call: call(number) };
    let now = house.now;
    for (number, other) in [(1_u8, 2_u8), (2, 1)] {
        let at = usize::from(number) - 1;
        let input = NearbyInput::DropIn(speaker(other), call(number));
        house.speakers[at].step(now, input);
    }
    house.input(2, heard(&envelope(1, ask(1))));
    house.input(1, heard(&envelope(2, ask(2))));
    assert_eq!(
        (line(&house, 1), line(&house, 2)),
        (Line::Asking, Line::Incoming)
    );
    house.input(2, NearbyInput::Accept);
    assert_eq!((line(&house, 1), line(&house, 2)), (Line::Open, Line::Open));
}

#[test]
fn a_yes_that_nobody_asked_for_opens_nothing() {
    let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
    house.input(1, heard(&envelope(2, Body::Accept { call: call(1) })));
    assert_eq!(line(&house, 1), Line::Free);
    house.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    for (from, number) in [(3, 1), (2, 9)] {
        let yes = Body::Accept { call: call(number) };
        house.input(1, heard(&envelope(from, yes)));
        assert_eq!(line(&house, 1), Line::Asking);
    }
}

#[test]
fn nobody_drops_in_where_it_was_not_allowed() {
    let mut house = House::of(&["Kitchen", "Office"]);
    house.input(2, NearbyInput::Consents([].into()));
    house.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    assert!(says(&house.took(1), "Office did not agree"));
    assert!(house.took(2).is_empty(), "it does not even ring");
}

#[test]
fn whom_a_speaker_lets_in_at_once_is_heard_at_once_and_seen_and_announced() {
    let mut house = House::of(&["Kitchen", "Office"]);
    let allowed = ("Kitchen".to_owned(), Consent::AtOnce);
    house.input(2, NearbyInput::Consents([allowed].into()));
    house.input(1, NearbyInput::DropIn(speaker(2), call(1)));
    assert_eq!((line(&house, 1), line(&house, 2)), (Line::Open, Line::Open));
    let effects = house.took(2);
    assert_eq!(effects[0], NearbyEffect::Light(CallChange::Connected));
    assert_eq!(effects[1], NearbyEffect::Chime);
    assert!(says(&effects, "Kitchen drops in") && opens(&effects));
    assert!(opens(&house.took(1)));
    assert_eq!(house.speakers[1].at_the_other_end(), Some("Kitchen"));
    house.input(2, NearbyInput::HangUp);
    assert!(house.took(1).contains(&NearbyEffect::CloseLine));

    house.input(2, NearbyInput::DoNotDisturb(true));
    house.input(1, NearbyInput::DropIn(speaker(2), call(2)));
    assert_eq!(line(&house, 2), Line::Free, "not while it is quiet there");
}
