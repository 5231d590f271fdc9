//! The time machine: the way ahead is shown before the clock moves, and what happened afterwards.

use crate::{
    keeping::{DAY, now, open, orders, panel, recording},
    stage::wait,
};
use hearsay::shared::privacy::PrivacyCommand;
use hearsay_speaker::{
    Millis, Owner,
    policy::{EmulatedClock, Event, Expiry, Happening, ItemKind, JUMPS, Jump, Retention},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_jump_shows_what_would_go_and_then_leads_that_far() {
    let rows = vec![
        recording("goes", Owner::Cloud, 70),
        recording("stays", Owner::Cloud, 1),
    ];
    let stage = open("Keeping", rows).await;
    stage
        .shared
        .privacy
        .house
        .update(|house| house.rules.recordings = Retention::Months3);
    stage.the("button", "1 month").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty(), "looking ahead moves nothing");
    let way = stage.element("ol[aria-label='What would happen on the way']");
    assert_eq!(way.children().length(), 1, "{:?}", way.text_content());
    let line = way.text_content().unwrap();
    assert!(
        line.contains("voice recordings are kept for 3 months"),
        "{line}"
    );
    assert!(panel(&stage).contains("would be deleted: 1 voice recording."));
    stage.the("button", "Stay here").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty());
    for (name, jump) in JUMPS {
        stage.the("button", name).click();
        leptos::task::tick().await;
        stage.the("button", &format!("Move forward {name}")).click();
        leptos::task::tick().await;
        assert_eq!(orders(&stage), [PrivacyCommand::Jump(jump)]);
    }
}

#[wasm_bindgen_test]
async fn a_jump_that_cannot_be_says_why_and_cannot_be_pressed() {
    let stage = open("Keeping", Vec::new()).await;
    stage
        .shared
        .privacy
        .clock
        .update(|clock: &mut EmulatedClock| {
            clock.jump(now(), "far", Jump::Months(1_199)).unwrap();
        });
    stage.the("button", "5 years").click();
    leptos::task::tick().await;
    assert!(panel(&stage).contains("at most a hundred years ahead"));
    stage.the("button", "Move forward 5 years").click();
    assert!(orders(&stage).is_empty());
}

#[wasm_bindgen_test]
async fn the_speakers_clock_is_shown_with_how_far_it_is_ahead() {
    let stage = open("Keeping", Vec::new()).await;
    let shown = || stage.text(".speaker-time");
    let before = shown();
    assert!(!before.is_empty());
    stage
        .shared
        .privacy
        .clock
        .update(|clock: &mut EmulatedClock| {
            clock.jump(now(), "3 days", Jump::Days(3)).unwrap();
        });
    leptos::task::tick().await;
    assert_ne!(shown(), before, "it does not wait for the next tick");
    assert!(stage.text(".clocks").contains("3 days"));
}

fn expired(id: &str, at: Millis) -> Event {
    Event {
        at,
        what: Happening::Expired(Expiry {
            id: id.to_owned(),
            owner: Owner::Reviewers,
            kind: ItemKind::Clip,
            at,
            why: format!("Reason {id}."),
        }),
    }
}

#[wasm_bindgen_test]
async fn what_happened_is_told_in_its_order_one_after_the_other() {
    let stage = open("Keeping", Vec::new()).await;
    let events = vec![expired("one", now()), expired("two", now() + DAY)];
    let happened = stage.shared.privacy.happened;
    happened.set(events);
    leptos::task::tick().await;
    let list = stage.element("ol[aria-label='What happened last']");
    assert_eq!(list.children().length(), 1, "the second comes later");
    wait(400).await;
    assert_eq!(list.children().length(), 2);
    let text = list.text_content().unwrap();
    assert!(text.find("Reason one.").unwrap() < text.find("Reason two.").unwrap());
    assert_eq!(list.get_attribute("aria-live").unwrap(), "polite");
    happened.update(|events| events.push(expired("three", now() + 2 * DAY)));
    leptos::task::tick().await;
    assert_eq!(
        list.children().length(),
        3,
        "what was told is not told again"
    );
    happened.set(Vec::new());
    leptos::task::tick().await;
    assert_eq!(list.children().length(), 0, "another move begins anew");
}

#[wasm_bindgen_test]
async fn what_comes_next_is_listed_with_its_reason() {
    let stage = open("Keeping", Vec::new()).await;
    assert!(panel(&stage).contains("By these rules nothing goes by itself."));
    let Happening::Expired(expiry) = expired("soon", now() + DAY).what else {
        unreachable!("it is one");
    };
    stage.shared.privacy.coming.set(vec![expiry]);
    leptos::task::tick().await;
    let text = stage.text("ol[aria-label='What comes next']");
    assert!(
        text.contains("Reviewers’ clip") && text.contains("Reason soon."),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn a_clock_that_was_set_back_is_told_and_can_be_trusted() {
    let stage = open("Keeping", Vec::new()).await;
    assert!(
        stage
            .find("button", "The computer’s clock is right")
            .is_none()
    );
    stage.shared.privacy.set_back_ms.set(Some(2 * DAY));
    leptos::task::tick().await;
    let text = panel(&stage);
    assert!(
        text.contains("stands still") && text.contains("2 days"),
        "{text}"
    );
    stage.the("button", "The computer’s clock is right").click();
    assert_eq!(orders(&stage), [PrivacyCommand::TrustClock]);
}
