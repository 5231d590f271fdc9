//! The panel "Keeping": rules are asked about before they delete.

use crate::stage::{Stage, wait};
use hearsay::shared::{
    Command,
    library::Reading,
    privacy::{House, PrivacyCommand},
};
use hearsay_speaker::{
    EndReason, Initiator, Millis, Owner,
    policy::Retention,
    record::{Condition, Recording, RecordingHead, RecordingTail},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// Milliseconds in a day.
pub const DAY: Millis = 86_400_000;

/// Real time.
pub fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// A recording that began so many days ago.
pub fn recording(id: &str, owner: Owner, days_ago: u64) -> Recording {
    let started = now() - days_ago * DAY;
    Recording {
        head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
        tail: RecordingTail::new(2_000, EndReason::Silence),
        condition: Condition::Whole,
        bytes: 50_000,
    }
}

/// The page with a panel of the region "Privacy" open, and these recordings.
pub async fn open(panel: &str, recordings: Vec<Recording>) -> Stage {
    let stage = Stage::new().await;
    stage.shared.library.update(|h| h.extend(recordings));
    stage.shared.library.reading.set(Reading::Whole);
    stage.the("button", panel).click();
    leptos::task::tick().await;
    stage.sent();
    stage
}

/// The house rules that were sent, if any were.
pub fn houses(stage: &Stage) -> Vec<House> {
    let sent = stage.sent().into_iter();
    sent.filter_map(|command| match command {
        Command::Privacy(PrivacyCommand::House(house)) => Some(*house),
        _ => None,
    })
    .collect()
}

/// Everything sent about keeping but requests for the cost, which come by themselves.
pub fn orders(stage: &Stage) -> Vec<PrivacyCommand> {
    let sent = stage.sent().into_iter();
    sent.filter_map(|command| match command {
        Command::Privacy(PrivacyCommand::Cost) => None,
        Command::Privacy(command) => Some(command),
        _ => None,
    })
    .collect()
}

/// Everything that the panel says.
pub fn panel(stage: &Stage) -> String {
    stage.text(".keeping")
}

fn checked(stage: &Stage, role: &str, name: &str) -> bool {
    let input: HtmlInputElement = stage.the(role, name).unchecked_into();
    input.checked()
}

/// Types into a field and leaves it.
pub fn fill(input: &HtmlInputElement, value: &str) {
    input.set_value(value);
    let change = web_sys::Event::new("change").unwrap();
    input.dispatch_event(&change).unwrap();
}

#[wasm_bindgen_test]
async fn a_rule_that_deletes_asks_first_and_only_the_answer_sends_it() {
    let rows = vec![
        recording("old", Owner::Cloud, 200),
        recording("older", Owner::Cloud, 300),
        recording("new", Owner::Cloud, 1),
    ];
    let stage = open("Keeping", rows).await;
    stage.the("radio", "3 months").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty(), "the choice alone sends nothing");
    let text = panel(&stage);
    for said in [
        "2 things that are kept today would be deleted now.",
        "1 would go sooner",
        "2 voice recordings",
        "100",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
    stage.the("button", "Change, and delete now").click();
    let sent = houses(&stage);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].rules.recordings, Retention::Months3);
    leptos::task::tick().await;
    assert!(stage.find("button", "Change").is_none(), "it is answered");
}

#[wasm_bindgen_test]
async fn a_rule_that_is_left_as_it_was_stands_there_again() {
    let stage = open("Keeping", vec![recording("a", Owner::Cloud, 200)]).await;
    assert!(checked(&stage, "radio", "Until I delete them"));
    let radio = stage.the("radio", "Don't save");
    radio.click();
    leptos::task::tick().await;
    assert!(checked(&stage, "radio", "Don't save"));
    stage.the("button", "Leave it as it is").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty());
    assert!(checked(&stage, "radio", "Until I delete them"));
    let focused = document().active_element().unwrap();
    assert_eq!(focused.id(), radio.id(), "the focus is not lost");
}

#[wasm_bindgen_test]
async fn custom_days_are_a_number_and_what_is_none_is_refused() {
    let stage = open("Keeping", Vec::new()).await;
    stage.the("radio", "Custom days").click();
    // Values are set one step after the field is there.
    wait(50).await;
    let days = || -> HtmlInputElement {
        let field = stage.the("spinbutton", "Voice recordings: days");
        field.unchecked_into()
    };
    assert_eq!(days().value(), "30");
    fill(&days(), "none");
    assert_eq!(days().value(), "30");
    fill(&days(), "7");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    let seven = Retention::Days(7.try_into().unwrap());
    assert_eq!(houses(&stage)[0].rules.recordings, seven);
}

#[wasm_bindgen_test]
async fn a_profile_has_a_rule_of_its_own_and_loses_it_again() {
    let mut ana = recording("a", Owner::Cloud, 1);
    ana.head.profile = Some("Ana".to_owned());
    let stage = open("Keeping", vec![ana]).await;
    let choose = |value: &str| {
        let select: HtmlSelectElement = stage
            .the("combobox", "Voice recordings of Ana")
            .unchecked_into();
        select.set_value(value);
        let change = web_sys::Event::new("change").unwrap();
        select.dispatch_event(&change).unwrap();
    };
    choose("months-3");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    let house = houses(&stage).remove(0);
    assert_eq!(house.rules.for_profile(Some("Ana")), Retention::Months3);
    assert_eq!(house.rules.recordings, Retention::UntilDeleted);
    stage.shared.privacy.house.set(house);
    wait(50).await;
    let select: HtmlSelectElement = stage
        .the("combobox", "Voice recordings of Ana")
        .unchecked_into();
    assert_eq!(select.value(), "months-3");
    choose("inherited");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    assert!(houses(&stage)[0].rules.profiles.is_empty());
}
