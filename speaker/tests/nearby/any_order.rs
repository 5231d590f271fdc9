//! Anything at any time: no panic, no line without a yes, no message lost.

use crate::support::{House, announcement, call, claim, envelope, heard, message, parcel, speaker};
use hearsay_speaker::household::Line;
use hearsay_speaker::nearby::{Body, NearbyEffect, NearbyInput};
use proptest::prelude::*;

fn body() -> impl Strategy<Value = Body> {
    let calls = || (1_u8..4).prop_map(call);
    prop_oneof![
        1 => Just(Body::Gone),
        2 => ".{0,10}".prop_map(|name| Body::Hello { name }),
        2 => ".{0,10}".prop_map(|name| Body::Here { name }),
        2 => (any::<f32>(), any::<f32>())
            .prop_map(|(loudness, score)| Body::Claim { loudness, score }),
        1 => (0_u8..9).prop_map(message),
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
        3 => (any::<f32>(), any::<f32>())
            .prop_map(|(loudness, score)| NearbyInput::Wake(claim(loudness, score))),
        3 => (1_u8..4, any::<u8>())
            .prop_map(|(to, number)| NearbyInput::Send(parcel(to, number), message(number))),
        2 => (1_u8..4, any::<u8>(), any::<bool>())
            .prop_map(|(to, number, taken)| NearbyInput::Took(parcel(to, number), taken)),
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
    fn no_line_opens_without_a_yes_and_no_message_is_lost(
        script in prop::collection::vec((1_u8..4, input(), 0_u64..40_000), 0..80)
    ) {
        let mut house = House::of(&["Kitchen", "Office", "Bedroom"]);
        let mut sent = [0_usize; 3];
        let mut back = [0_usize; 3];
        let mut consented = [false; 3];
        for (number, input, time) in script {
            let at = usize::from(number) - 1;
            sent[at] += usize::from(matches!(input, NearbyInput::Send(..)));
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
                    NearbyEffect::Delivered(_) | NearbyEffect::NotDelivered(..) => back[who] += 1,
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
        for (who, effect) in core::mem::take(&mut house.ordered) {
            let over = matches!(
                effect,
                NearbyEffect::Delivered(_) | NearbyEffect::NotDelivered(..)
            );
            back[usize::from(who) - 1] += usize::from(over);
        }
        prop_assert_eq!(sent, back, "every message is delivered or comes back, once");
        for one in &house.speakers {
            prop_assert!(matches!(one.line(), Line::Free | Line::Open));
        }
    }
}
