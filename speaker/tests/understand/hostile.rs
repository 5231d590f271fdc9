//! Numbers that no acoustic model should give, and an hour's worth of nonsense.

use super::made::{Chance, grammar};
use hearsay_speaker::understand::{CLASSES, Decoder};
use proptest::prelude::*;
use std::sync::Arc;

/// Values that are no log probabilities, among some that are.
fn any_value() -> impl Strategy<Value = f32> {
    prop_oneof![
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(f32::NEG_INFINITY),
        Just(0.0),
        Just(f32::MAX),
        Just(f32::MIN),
        -20.0_f32..0.0,
        any::<f32>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_numbers_are_decoded(
        frames in prop::collection::vec(prop::collection::vec(any_value(), CLASSES), 0..40),
    ) {
        let mut decoder = Decoder::new(grammar());
        for frame in &frames {
            let frame: [f32; CLASSES] = frame.as_slice().try_into().unwrap();
            decoder.frame(&frame);
            for word in decoder.partial() {
                prop_assert!((0.0..=1.0).contains(&word.confidence));
            }
        }
        let heard = decoder.finish();
        prop_assert!((0.0..=1.0).contains(&heard.confidence));
        prop_assert!(heard.words.iter().all(|word| (0.0..=1.0).contains(&word.confidence)));
    }
}

#[test]
fn two_minutes_of_babble_end_without_a_command() {
    let mut decoder = Decoder::new(grammar());
    let mut chance = Chance(77);
    for _ in 0..4000 {
        let loud = chance.below(CLASSES);
        let mut frame = [0.0; CLASSES];
        frame.fill_with(|| -2.0 - 4.0 * chance.unit());
        frame[loud] = -0.2;
        decoder.frame(&frame);
    }
    let heard = decoder.finish();
    assert_eq!(heard.intent, None, "{}", heard.text);
}

#[test]
fn silence_and_frames_that_say_nothing_are_no_command() {
    let mut decoder = Decoder::new(grammar());
    assert_eq!(decoder.finish().intent, None);
    let mut silence = [-8.0; CLASSES];
    silence[0] = -0.01;
    let level = [-(CLASSES as f32).ln(); CLASSES];
    for frame in [
        silence,
        level,
        [f32::NAN; CLASSES],
        [f32::NEG_INFINITY; CLASSES],
    ] {
        for _ in 0..300 {
            decoder.frame(&frame);
        }
        assert_eq!(decoder.partial(), Vec::new());
        let heard = decoder.finish();
        assert_eq!((heard.intent, heard.text.as_str()), (None, ""));
    }
}

#[test]
fn the_same_frames_give_the_same_answer_after_a_reset() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let first = super::made::say(
        &mut decoder,
        &grammar,
        "play my last recording",
        super::made::BAD,
        4,
    );
    decoder.frame(&[-1.0; CLASSES]);
    decoder.reset();
    let second = super::made::say(
        &mut decoder,
        &grammar,
        "play my last recording",
        super::made::BAD,
        4,
    );
    assert_eq!(first, second);
}
