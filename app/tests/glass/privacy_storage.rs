//! "Storage": the browser's room, whose it is, and what can be removed.

use crate::{
    privacy::{open, recording, says, text},
    stage::Stage,
};
use hearsay::shared::{
    Command,
    library::Reading,
    privacy::{PrivacyCommand, Room},
};
use hearsay_speaker::{Owner, history::RecordRef, remnant::Deletion};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

async fn tick() {
    leptos::task::tick().await;
}

async fn with_records() -> Stage {
    let stage = open("Storage").await;
    stage.shared.library.update(|history| {
        history.extend((0..15).map(|at| recording(&at.to_string(), Owner::Cloud, at, 1_000)));
        history.extend([
            recording("clip", Owner::Reviewers, 5, 7_000),
            recording("note", Owner::SkillProvider, 6, 9_000),
        ]);
    });
    stage.shared.library.reading.set(Reading::Whole);
    tick().await;
    stage
}

fn room(usage: u64, persisted: Option<bool>) -> Option<Room> {
    Some(Room {
        usage,
        quota: 100_000_000,
        persisted,
    })
}

#[wasm_bindgen_test]
async fn opening_it_asks_for_the_room_and_only_an_unpromised_one_can_be_asked_for() {
    // The address may still name the tab that another test had opened.
    let stage = open("Who holds what").await;
    stage.the("tab", "Storage").click();
    tick().await;
    assert_eq!(stage.sent(), [Command::Privacy(PrivacyCommand::Room)]);
    says(&stage, &["Asking the browser"]);
    stage.shared.privacy.room.set(room(40_000_000, Some(true)));
    tick().await;
    says(
        &stage,
        &[
            "40.0 MB of the 100.0 MB",
            "60.0 MB are left",
            "has promised not to clear",
        ],
    );
    assert!(stage.find("button", "Ask the browser").is_none());
    stage.shared.privacy.room.set(room(40_000_000, Some(false)));
    tick().await;
    let said = text(&stage);
    let reason = said.find("If you want to keep your recordings").unwrap();
    assert!(
        reason < said.find("Ask the browser to keep it").unwrap(),
        "the reason comes first"
    );
    stage.the("button", "Ask the browser to keep it").click();
    assert_eq!(stage.sent(), [Command::Privacy(PrivacyCommand::Persist)]);
    stage.shared.privacy.room.set(room(40_000_000, None));
    tick().await;
    says(&stage, &["does not say whether"]);
    assert!(stage.find("button", "Ask the browser").is_none());
}

#[wasm_bindgen_test]
async fn bars_are_labelled_with_the_figures_that_they_draw() {
    let stage = with_records().await;
    let lines = stage.element(".bars");
    let said = lines.text_content().unwrap();
    for part in [
        "Cloud",
        "15 kB, 15 records",
        "7 kB, 1 record",
        "0 byte, 0 records",
    ] {
        assert!(said.contains(part), "{part:?} is missing from: {said}");
    }
    let cloud = lines
        .query_selector("li:nth-child(2) .bar-part")
        .unwrap()
        .unwrap();
    let width: f64 = cloud.get_attribute("width").unwrap().parse().unwrap();
    assert!((width - 100.0 * 15.0 / 31.0).abs() < 0.01, "{width}");
}

#[wasm_bindgen_test]
async fn little_room_is_said_and_enough_room_is_not_called_little() {
    let stage = with_records().await;
    stage.shared.privacy.room.set(room(40_000_000, None));
    tick().await;
    says(&stage, &["There is room enough now."]);
    stage.shared.privacy.room.set(room(95_000_000, None));
    tick().await;
    says(&stage, &["There is little room left"]);
}

fn delete(stage: &Stage) -> HtmlElement {
    stage
        .the("region", "Make room")
        .query_selector("button")
        .unwrap()
        .unwrap()
        .unchecked_into()
}

/// What two presses ask for: owners and identifiers.
async fn asked(stage: &Stage) -> Vec<(Owner, String)> {
    let button = delete(stage);
    button.click();
    tick().await;
    assert!(stage.sent().is_empty(), "the first press only asks");
    button.click();
    match stage.sent().as_slice() {
        [Command::Privacy(PrivacyCommand::Delete(Deletion::Selected(names)))] => names
            .iter()
            .map(|RecordRef { owner, id }| (*owner, id.clone()))
            .collect(),
        other => panic!("expected a deletion, got {other:?}"),
    }
}

#[wasm_bindgen_test]
async fn the_oldest_are_named_with_count_and_size_before_they_go() {
    let stage = with_records().await;
    says(&stage, &["The 10 oldest recordings: 10 records, 10 kB"]);
    let count: HtmlInputElement = stage
        .the("spinbutton", "How many of the oldest")
        .unchecked_into();
    count.set_value("2");
    count
        .dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    tick().await;
    assert!(
        delete(&stage)
            .text_content()
            .unwrap()
            .starts_with("Delete 2 records, 2")
    );
    let expected = ["0", "1"].map(|id| (Owner::Cloud, id.to_owned()));
    assert_eq!(asked(&stage).await, expected);
}

#[wasm_bindgen_test]
async fn clips_or_one_owner_can_be_chosen_in_place_of_the_oldest() {
    let stage = with_records().await;
    stage
        .the("radio", "All clips of the reviewers: 1 record")
        .click();
    tick().await;
    assert!(stage.find("spinbutton", "How many of the oldest").is_none());
    assert_eq!(asked(&stage).await, [(Owner::Reviewers, "clip".to_owned())]);
    stage
        .the("radio", "Everything of the cloud: 15 records")
        .click();
    tick().await;
    let owner: HtmlSelectElement = stage.the("combobox", "Which owner").unchecked_into();
    owner.set_value("Skill provider");
    owner
        .dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    tick().await;
    assert_eq!(
        asked(&stage).await,
        [(Owner::SkillProvider, "note".to_owned())]
    );
    owner.set_value("Recipient");
    owner
        .dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    tick().await;
    assert!(
        delete(&stage).has_attribute("disabled"),
        "there is nothing of the recipient"
    );
}

#[wasm_bindgen_test]
async fn locked_vaults_say_why_nothing_can_be_chosen() {
    let stage = open("Storage").await;
    stage.shared.library.reading.set(Reading::Locked);
    tick().await;
    says(
        &stage,
        &["The vaults are locked: open them to choose what goes."],
    );
    assert!(delete(&stage).has_attribute("disabled"));
}
