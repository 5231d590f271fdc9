//! Tabs of another version, garbage and floods.

use crate::support::{
    House, NOON, announcement, call, claim, claims, envelope, heard, speaker, spoken,
};
use hearsay_speaker::nearby::{
    Body, Envelope, MOST_ATTACHED, MOST_TEXT, Nearby, NearbyEffect, NearbyInput, VERSION, WireError,
};
use proptest::prelude::*;

fn text(text: &str) -> NearbyInput {
    NearbyInput::Heard {
        text: text.to_owned(),
        attached: 0,
    }
}

#[test]
fn a_tab_of_another_version_is_told_once() {
    let mut house = House::of(&["Kitchen"]);
    let other = r#"{"v":2,"from":"0909090909090909","kind":"dance","steps":[1]}"#;
    house.input(1, text(other));
    house.input(1, text(other));
    let effects = house.took(1);
    assert_eq!(effects.len(), 1, "{effects:?}");
    assert!(matches!(&effects[0], NearbyEffect::OtherVersion(text) if text.contains("Reload")));
}

#[test]
fn garbage_is_ignored_and_harms_nobody() {
    let mut house = House::of(&["Kitchen", "Office"]);
    let deep = "[".repeat(10_000);
    let long = format!("{:>1$}", envelope(2, Body::Gone).to_text(), MOST_TEXT + 1);
    for garbage in [
        "",
        "{",
        "null",
        "[]",
        "\"hello\"",
        "{}",
        r#"{"v":1}"#,
        r#"{"v":1,"from":"x","kind":"gone"}"#,
        r#"{"v":1,"from":"0202020202020202"}"#,
        r#"{"v":1,"from":"0202020202020202","kind":"dance"}"#,
        r#"{"v":1,"from":"0202020202020202","kind":"claim","loudness":1e999,"score":1}"#,
        r#"{"v":1,"from":"0202020202020202","kind":"announced","id":"short","played":true}"#,
        r#"{"v":-1,"from":"0202020202020202","kind":"gone"}"#,
        &deep,
        &long,
    ] {
        house.input(1, text(garbage));
        assert!(house.took(1).is_empty(), "{garbage:.60}");
    }
    assert_eq!(
        house.speakers[0].speakers().len(),
        1,
        "Office is still there"
    );
    let lenient = r#"{"v":1,"from":"0202020202020202","kind":"gone","reason":"none"}"#;
    house.input(1, text(lenient));
    assert!(
        house.speakers[0].speakers().is_empty(),
        "more than is known is no harm"
    );
}

#[test]
fn what_is_beyond_the_limits_is_refused() {
    let parse = |body: Body, attached| Envelope::parse(&envelope(2, body).to_text(), attached);
    let spoken = |length_ms| spoken(1, length_ms);
    for (body, attached, fits) in [
        (spoken(1), 1, true),
        (spoken(60_000), MOST_ATTACHED, true),
        (spoken(60_001), 1, false),
        (spoken(0), 1, false),
        (spoken(1), 0, false),
        (spoken(1), MOST_ATTACHED + 1, false),
        (announcement(1, "x"), 0, true),
        (announcement(1, "x"), 1, false),
        (announcement(1, " "), 0, false),
        (announcement(1, &"é".repeat(1_000)), 0, true),
        (announcement(1, &"é".repeat(1_001)), 0, false),
        (Body::Gone, 5, false),
        (
            Body::Voice {
                call: call(1),
                piece: 0,
            },
            32_000,
            true,
        ),
        (
            Body::Voice {
                call: call(1),
                piece: 0,
            },
            32_001,
            false,
        ),
    ] {
        let read = parse(body.clone(), attached);
        assert_eq!(read.is_ok(), fits, "{body:?} {attached}");
        assert!(fits || read == Err(WireError::Excess));
    }
    let loud = claims(500.0, -3.0, NOON, NOON);
    assert_eq!(parse(loud, 0).unwrap().body, claims(0.0, 0.0, NOON, NOON));
}

#[test]
fn a_flood_of_claims_is_not_listened_to() {
    let mut house = House::of(&["Kitchen", "Office"]);
    let shout = claims(0.0, 1.0, 0, u64::MAX);
    for _ in 0..2_000 {
        house.now += 10;
        house.input(1, heard(&envelope(2, shout.clone())));
    }
    house.took(1);
    // Every answer of the person's is not taken away for ever: the flood is not heard any more.
    house.now += 1_200;
    house.input(1, heard(&envelope(2, shout)));
    house.input(1, NearbyInput::Wake(claim(-40.0, 0.5), house.now));
    house.wait(200);
    assert!(house.took(1).contains(&NearbyEffect::Answer));
}

#[test]
fn floods_of_everything_else_are_not_listened_to_either() {
    let mut house = House::of(&["Kitchen", "Office"]);
    for number in 0..250 {
        for body in [
            announcement(number, "buy now"),
            Body::Ask { call: call(number) },
            Body::HangUp { call: call(number) },
        ] {
            house.input(1, heard(&envelope(2, body)));
        }
    }
    let effects = house.took(1);
    let count = |which: fn(&NearbyEffect) -> bool| effects.iter().filter(|it| which(it)).count();
    assert_eq!(count(|it| matches!(it, NearbyEffect::Play(_))), 5);
    assert!(count(|it| matches!(it, NearbyEffect::Light(_))) <= 6);
}

#[test]
fn many_strangers_at_once_are_not_many_answers() {
    let mut one = Nearby::new(speaker(255), "Kitchen");
    one.step(NOON, NearbyInput::Start);
    let mut posts = 0;
    for _ in 0..50 {
        for number in 0..250 {
            let name = "Stranger".to_owned();
            let effects = one.step(NOON, heard(&envelope(number, Body::Hello { name })));
            posts += effects
                .iter()
                .filter(|it| matches!(it, NearbyEffect::Post(_)))
                .count();
        }
    }
    assert!(posts <= 640, "{posts}");
}

#[test]
fn who_never_said_hello_has_no_say() {
    let mut house = House::of(&["Kitchen"]);
    for body in [
        announcement(1, "buy now"),
        Body::Ask { call: call(1) },
        claims(0.0, 1.0, NOON, NOON),
    ] {
        house.input(1, heard(&envelope(9, body)));
    }
    assert!(house.took(1).is_empty());
}

#[test]
fn what_is_posted_is_read_as_it_was() {
    for body in [
        Body::Gone,
        spoken(3, 4_000),
        announcement(4, "tea “now”"),
        Body::Voice {
            call: call(2),
            piece: 7,
        },
    ] {
        let envelope = Envelope {
            v: VERSION,
            from: speaker(1),
            to: Some(speaker(2)),
            body,
        };
        let attached = usize::from(envelope.body.has_sound());
        assert_eq!(Envelope::parse(&envelope.to_text(), attached), Ok(envelope));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_ignored(
        text in prop_oneof![
            "\\PC{0,200}",
            "\\{\"v\":1,\"from\":\"0202020202020202\",\"kind\":\"[a-z-]{1,9}\"(,\"[a-z_]{1,9}\":(null|-?[0-9]{1,25}|\"[a-f0-9]{0,34}\")){0,4}\\}",
        ],
        attached in 0_usize..40_000,
    ) {
        let mut house = House::of(&["Kitchen", "Office"]);
        house.input(1, NearbyInput::Heard { text, attached });
        prop_assert!(house.took(1).len() <= 4);
    }
}
