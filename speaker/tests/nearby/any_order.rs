//! Anything at any time: no panic, no line without a yes.

use crate::support::{
    House, NOON, announcement, call, claim, claims, envelope, heard, speaker, spoken,
};
use hearsay_speaker::household::Line;
use hearsay_speaker::nearby::{Body, NearbyEffect, NearbyInput};
use proptest::prelude::*;

fn body() -> impl Strategy<Value = Body> {
    let calls = || (1_u8..4).prop_map(call);
    prop_oneof![
        1 => Just(Body::Gone),
        2 => ".{0,10}".prop_map(|name| Body::Hello { name }),
        2 => ".{0,10}".prop_map(|name| Body::Here { name }),
        2 => (any::<f32>(), any::<f32>(), any::<u64>(), any::<u64>())
            .prop_map(|(loudness, score, word, at)| claims(loudness, score, word, at)),
        1 => (0_u8..9).prop_map(|number| spoken(number, 4_000)),
        1 => (0_u8..9).prop_map(|number| announcement(number, "dinner")),
        2 => calls().prop_map(|call| Body::Ask { call }),
        2 => calls().prop_map(|call| Body::Accept { call }),
        1 => calls().prop_map(|call| Body::Refuse { call }),
        1 => calls().prop_map(|call| Body::HangUp { call }),
        1 => calls().prop_map(|call| Body::Voice { call, piece: 0 }),
    ]
}

fn input() -> impl Strategy<Value = NearbyInput> {
    prop_oneof![
        1 => Just(NearbyInput::Start),
        1 => Just(NearbyInput::Stop),
        6 => (1_u8..5, body()).prop_map(|(from, body)| heard(&envelope(from, body))),
        3 => (any::<f32>(), any::<f32>(), 0_u64..90_000)
            .prop_map(|(loudness, score, ms)| NearbyInput::Wake(claim(loudness, score), NOON + ms)),
        1 => any::<u64>().prop_map(|word| NearbyInput::Wake(claim(-40.0, 0.9), word)),
        3 => (1_u8..4, 1_u8..4).prop_map(|(to, number)| NearbyInput::DropIn(speaker(to), call(number))),
        3 => Just(NearbyInput::Accept),
        2 => Just(NearbyInput::HangUp),
        1 => any::<bool>().prop_map(NearbyInput::DoNotDisturb),
        1 => any::<u64>().prop_map(NearbyInput::Voice),
        3 => Just(NearbyInput::Tick),
    ]
}

proptest! {
    #[test]
    fn no_line_opens_without_a_yes(
        script in prop::collection::vec((1_u8..4, input(), 0_u64..40_000), 0..80)
    ) {
        let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
        let mut consented = [false; 3];
        for (number, input, time) in script {
            // What is heard from a made-up speaker may be a yes; what one accepts here is one.
            let accepts = input == NearbyInput::Accept;
            let heard_yes = matches!(&input, NearbyInput::Heard { text, .. } if text.contains("accept"));
            if accepts || heard_yes {
                consented = [true; 3];
            }
            house.input(number, input);
            house.wait(time);
            for (who, effect) in core::mem::take(&mut house.ordered) {
                let who = usize::from(who) - 1;
                match effect {
                    NearbyEffect::OpenLine(..) => prop_assert!(consented[who]),
                    NearbyEffect::Say(text) | NearbyEffect::LeaveTo(text) => {
                        prop_assert!(text.ends_with('.'));
                    }
                    _ => {}
                }
            }
            for one in &house.speakers {
                prop_assert!(one.speakers().len() <= 20);
            }
        }
        house.wait(300_000);
        for one in &house.speakers {
            prop_assert!(matches!(one.line(), Line::Free | Line::Open));
        }
    }
}
