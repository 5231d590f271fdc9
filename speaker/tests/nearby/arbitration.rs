//! Of several speakers that heard one wake word, one answers.

use crate::support::{House, NOON, claim, envelope, heard, speaker};
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
    house.input(number, NearbyInput::Wake(heard));
}

#[test]
fn alone_it_answers_at_once() {
    let mut house = House::of(&["Kitchen"]);
    wake(&mut house, 1, claim(-50.0, 0.5));
    assert_eq!(answers(&house), [1]);
    let mut never_started = Nearby::new(speaker(1), "Kitchen");
    let wake = NearbyInput::Wake(claim(-50.0, 0.5));
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
fn who_hears_it_late_keeps_quiet_at_once_and_the_next_word_is_a_new_contest() {
    let mut house = House::of(&["Kitchen", "Office"]);
    wake(&mut house, 1, claim(-60.0, 0.2));
    house.wait(CONTEST_MS + 1);
    wake(&mut house, 2, claim(-1.0, 1.0));
    assert!(matches!(house.took(2)[..], [NearbyEffect::LeaveTo(_)]));
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
    one.step(NOON, NearbyInput::Wake(claim(-40.0, 0.9)));
    assert_eq!(one.next_tick(), Some(NOON + WINDOW_MS));
    let won = one.step(NOON + WINDOW_MS, NearbyInput::Tick);
    assert!(won.contains(&NearbyEffect::Answer));
    let late = Body::Claim {
        loudness: -10.0,
        score: 0.9,
    };
    let effects = one.step(NOON + 300, heard(&envelope(2, late.clone())));
    assert!(
        matches!(effects[..], [NearbyEffect::LeaveTo(_)]),
        "{effects:?}"
    );
    let again = one.step(NOON + 310, heard(&envelope(2, late)));
    assert!(again.is_empty());
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
    /// Wakes within the contest, postings that take up to 400 ms each, ticks when they are due.
    #[test]
    fn one_answers_in_the_end_however_slowly_claims_arrive(
        wakes in prop::collection::vec((0_u64..90, -60_i16..0, 0_u8..4), 2..6),
        delays in prop::collection::vec(0_u64..400, 36),
    ) {
        let names = ["A", "B", "C", "D", "E", "F"];
        let mut house = House::of(&names[..wakes.len()]);
        let mut travelling: Vec<Travelling> = Vec::new();
        let mut answering: Vec<bool> = vec![false; wakes.len()];
        let mut left = 0;
        for ms in 0..1_000 {
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
                    inputs.push(NearbyInput::Wake(claim(f32::from(loudness), score)));
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
