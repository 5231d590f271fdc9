//! Of several speakers that heard one wake word, one answers.

use crate::support::{House, NOON, claim, claims, envelope, heard, speaker};
use hearsay_speaker::nearby::{
    Body, CONTEST_MS, Claim, Envelope, Nearby, NearbyEffect, NearbyInput, WINDOW_MS,
};
use proptest::prelude::*;

fn answers(house: &House) -> Vec<u8> {
    let mut answering: Vec<u8> = Vec::new();
    for (number, effect) in &house.ordered {
        match effect {
            NearbyEffect::Answer => answering.push(*number),
            NearbyEffect::LeaveTo(_) => answering.retain(|it| it != number),
            _ => {}
        }
    }
    answering
}

fn wake(house: &mut House, number: u8, heard: Claim) {
    house.input(number, NearbyInput::Wake(heard, house.now));
}

#[test]
fn alone_it_answers_at_once() {
    let mut house = House::of(&["Kitchen"]);
    wake(&mut house, 1, claim(-50.0, 0.5));
    assert_eq!(answers(&house), [1]);
    let mut never_started = Nearby::new(speaker(1), "Kitchen");
    let wake = NearbyInput::Wake(claim(-50.0, 0.5), NOON);
    assert_eq!(never_started.step(NOON, wake), [NearbyEffect::Answer]);
}

#[test]
fn the_louder_one_answers_then_the_surer_then_the_lower_identifier() {
    for (one, other, winner) in [
        (claim(-20.0, 0.9), claim(-30.0, 1.0), 1),
        (claim(-30.0, 0.9), claim(-20.0, 0.1), 2),
        (claim(-20.2, 0.8), claim(-19.9, 0.9), 2),
        (claim(-20.0, 0.9), claim(-20.0, 0.9), 1),
        (claim(f32::NAN, 0.9), claim(-90.0, f32::NAN), 2),
    ] {
        let mut house = House::of(&["Kitchen", "Office"]);
        wake(&mut house, 1, one);
        house.wait(60);
        wake(&mut house, 2, other);
        assert!(
            answers(&house).is_empty(),
            "nobody answers before the others were heard"
        );
        house.wait(WINDOW_MS);
        assert_eq!(answers(&house), [winner], "{one:?} {other:?}");
    }
}

#[test]
fn the_page_says_who_answers() {
    let mut house = House::of(&["Kitchen", "Office"]);
    wake(&mut house, 1, claim(-40.0, 0.9));
    wake(&mut house, 2, claim(-28.0, 0.93));
    house.wait(WINDOW_MS);
    let sentence =
        "Office heard you better and answers: 12 dB louder, score 0.93 against 0.90.".to_owned();
    assert_eq!(house.took(1), [NearbyEffect::LeaveTo(sentence)]);
    house.wait(5_000);
    house.ordered.clear();
    wake(&mut house, 1, claim(-40.0, 0.9));
    wake(&mut house, 2, claim(-40.0, 0.93));
    house.wait(WINDOW_MS);
    let sentence = "Office heard you better and answers: as loud, score 0.930 against 0.900.";
    assert_eq!(house.took(1), [NearbyEffect::LeaveTo(sentence.to_owned())]);
    house.wait(5_000);
    house.ordered.clear();
    wake(&mut house, 1, claim(-40.0, 0.9));
    wake(&mut house, 2, claim(-40.0, 0.9));
    house.wait(WINDOW_MS);
    let sentence = "Kitchen heard you just as well, and of equals only one answers.";
    assert_eq!(house.took(2), [NearbyEffect::LeaveTo(sentence.to_owned())]);
}

#[test]
fn who_is_seconds_late_with_a_word_keeps_quiet_at_once_and_the_next_word_is_a_new_contest() {
    let mut house = House::of(&["Kitchen", "Office"]);
    let word = house.now;
    wake(&mut house, 1, claim(-60.0, 0.2));
    house.wait(CONTEST_MS + 1);
    house.input(2, NearbyInput::Wake(claim(-1.0, 1.0), word + 20));
    let sentence = "Kitchen claimed this word long before and answers.".to_owned();
    assert_eq!(house.took(2), [NearbyEffect::LeaveTo(sentence)]);
    house.wait(WINDOW_MS);
    assert_eq!(answers(&house), [1]);
    house.wait(5_000);
    house.ordered.clear();
    wake(&mut house, 1, claim(-60.0, 0.2));
    wake(&mut house, 2, claim(-1.0, 1.0));
    house.wait(WINDOW_MS);
    assert_eq!(answers(&house), [2]);
}

#[test]
fn a_better_claim_that_arrives_late_makes_the_first_break_off() {
    let mut one = Nearby::new(speaker(1), "Kitchen");
    one.step(NOON, NearbyInput::Start);
    let name = "Office".to_owned();
    one.step(NOON, heard(&envelope(2, Body::Here { name })));
    one.step(NOON, NearbyInput::Wake(claim(-40.0, 0.9), NOON - 200));
    assert_eq!(one.next_tick(), Some(NOON + WINDOW_MS));
    let won = one.step(NOON + WINDOW_MS, NearbyInput::Tick);
    assert!(won.contains(&NearbyEffect::Answer));
    let late = claims(-10.0, 0.9, NOON - 180, NOON + 40);
    let effects = one.step(NOON + 300, heard(&envelope(2, late.clone())));
    assert!(
        matches!(effects[..], [NearbyEffect::LeaveTo(_)]),
        "{effects:?}"
    );
    let again = one.step(NOON + 310, heard(&envelope(2, late)));
    assert!(again.is_empty());
}

/// Both had the same word; the claim of one is not there before the other has begun to answer.
#[test]
fn who_was_seconds_late_and_did_not_know_breaks_off_and_the_first_goes_on() {
    let mut both = House::of(&["Kitchen", "Office"]).speakers;
    let mut office = both.pop().unwrap();
    let mut kitchen = both.pop().unwrap();
    let late = NOON + 4_000;
    let first = kitchen.step(NOON + 30, NearbyInput::Wake(claim(-60.0, 0.2), NOON));
    kitchen.step(NOON + 30 + WINDOW_MS, NearbyInput::Tick);
    let second = office.step(late, NearbyInput::Wake(claim(-1.0, 1.0), NOON + 40));
    let won = office.step(late + WINDOW_MS, NearbyInput::Tick);
    assert!(won.contains(&NearbyEffect::Answer), "{won:?}");
    let posted = |effects: &[NearbyEffect]| match effects {
        [NearbyEffect::Post(envelope)] => heard(envelope),
        other => panic!("{other:?}"),
    };
    let told = office.step(late + 500, posted(&first));
    assert!(matches!(told[..], [NearbyEffect::LeaveTo(_)]), "{told:?}");
    let told = kitchen.step(late + 500, posted(&second));
    assert_eq!(told, [], "the louder claim came too late");
}

#[test]
fn claims_to_another_word_take_no_part() {
    let mut house = House::of(&["Kitchen", "Office"]);
    wake(&mut house, 1, claim(-10.0, 0.9));
    house.wait(CONTEST_MS);
    house.ordered.clear();
    wake(&mut house, 2, claim(-60.0, 0.2));
    house.wait(WINDOW_MS);
    assert_eq!(answers(&house), [2], "it heard another word");
}

#[test]
fn a_time_that_cannot_be_is_now() {
    for (word, at) in [(0, NOON), (NOON, 0), (u64::MAX, u64::MAX)] {
        let mut house = House::of(&["Kitchen", "Office"]);
        house.input(1, heard(&envelope(2, claims(-10.0, 0.9, word, at))));
        wake(&mut house, 1, claim(-40.0, 0.9));
        house.wait(WINDOW_MS);
        assert!(
            answers(&house).is_empty(),
            "{word} {at}: the other one is louder"
        );
    }
}

#[test]
fn whoever_closes_answers_nothing() {
    let mut house = House::of(&["Kitchen", "Office"]);
    wake(&mut house, 2, claim(-10.0, 0.9));
    wake(&mut house, 1, claim(-40.0, 0.9));
    house.input(2, NearbyInput::Stop);
    house.wait(WINDOW_MS);
    assert_eq!(answers(&house), [1]);
}

/// A posting on its way: when it arrives, from whom.
type Travelling = (u64, u8, Envelope);

proptest! {
    /// One word, taken up to three seconds late, postings that take up to 400 ms each, ticks when they are due.
    #[test]
    fn one_answers_in_the_end_however_slowly_claims_arrive(
        wakes in prop::collection::vec((0_u64..3_000, -60_i16..0, 0_u8..4), 2..6),
        delays in prop::collection::vec(0_u64..400, 36),
    ) {
        let names = ["A", "B", "C", "D", "E", "F"];
        let mut house = House::of(&names[..wakes.len()]);
        let mut travelling: Vec<Travelling> = Vec::new();
        let mut answering: Vec<bool> = vec![false; wakes.len()];
        let mut left = 0;
        for ms in 0..4_000 {
            let now = NOON + ms;
            let arriving: Vec<Travelling> =
                travelling.iter().filter(|it| it.0 == ms).cloned().collect();
            for at in 0..wakes.len() {
                let mut inputs = Vec::new();
                for (_, from, envelope) in &arriving {
                    if usize::from(*from) != at {
                        inputs.push(heard(envelope));
                    }
                }
                let (when, loudness, score) = wakes[at];
                if when == ms {
                    let score = f32::from(score) / 4.0;
                    inputs.push(NearbyInput::Wake(claim(f32::from(loudness), score), NOON));
                }
                inputs.push(NearbyInput::Tick);
                for input in inputs {
                    for effect in house.speakers[at].step(now, input) {
                        match effect {
                            NearbyEffect::Answer => answering[at] = true,
                            NearbyEffect::LeaveTo(_) => answering[at] = false,
                            NearbyEffect::Post(envelope) => {
                                let delay = delays[left % delays.len()];
                                left += 1;
                                travelling.push((ms + 1 + delay, at as u8, envelope));
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
        prop_assert_eq!(answering.iter().filter(|it| **it).count(), 1, "{:?}", answering);
    }
}
