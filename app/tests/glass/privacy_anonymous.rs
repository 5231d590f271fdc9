//! "Who holds what": a clip made anonymous, one step after the other.

use crate::privacy::{HOSTILE, harmless, open, recording, says, text};
use crate::stage::{name, wait};
use hearsay::shared::{
    Command,
    privacy::{Anonymising, PrivacyCommand},
};
use hearsay_speaker::{
    Owner,
    anonymise::{Fact, LIMITS, Step, StepName},
    history::RecordRef,
    policy::HelpImprove,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn tick() {
    leptos::task::tick().await;
}

fn step(name: StepName, value: &str) -> Step {
    let fact = |value: &str| {
        vec![Fact {
            label: "What it was",
            value: value.to_owned(),
        }]
    };
    Step {
        name,
        did: format!("Did {name:?}."),
        before: fact(value),
        after: fact("none"),
    }
}

#[wasm_bindgen_test]
async fn a_clip_becomes_anonymous_one_step_at_a_time() {
    let stage = open("Who holds what").await;
    says(&stage, &[HelpImprove::NOT_CONFIRMED]);
    says(&stage, &LIMITS);
    let show = stage.the("button", "Show it on the newest recording");
    assert!(show.has_attribute("disabled"), "there is no recording");
    let of = RecordRef {
        owner: Owner::Cloud,
        id: "a".to_owned(),
    };
    stage.shared.library.update(|history| {
        history.extend([
            recording("clip", Owner::Reviewers, 9_000, 1),
            recording("a", Owner::Cloud, 1_000, 1),
        ]);
    });
    tick().await;
    show.click();
    let show_it = PrivacyCommand::ShowAnonymising(of.clone());
    assert_eq!(stage.sent(), [Command::Privacy(show_it)]);
    let made = Anonymising {
        of,
        clip: None,
        steps: Ok(vec![
            step(StepName::Identifiers, HOSTILE),
            step(StepName::Time, "today"),
            step(StepName::Voice, "120 Hz"),
        ]),
        likeness: Some(0.31),
    };
    stage.shared.privacy.anonymising.set(Some(made));
    tick().await;
    harmless(&stage);
    says(
        &stage,
        &["Step 1 of 3: Identifiers dropped", "Did Identifiers."],
    );
    assert!(!text(&stage).contains("Step 2 of 3"));
    stage.the("button", "Next step").click();
    tick().await;
    says(&stage, &["Step 2 of 3: Time coarsened"]);
    assert!(!text(&stage).contains("0.31"), "the outcome comes last");
    stage.the("button", "Next step").click();
    wait(100).await;
    says(
        &stage,
        &["Step 3 of 3: Voice changed", "0.31", "nothing was copied"],
    );
    assert!(stage.find("button", "Next step").is_none());
    let focused = document().active_element().unwrap();
    assert!(
        name(&focused).contains("0.31"),
        "the focus went on: {}",
        name(&focused)
    );
}

#[wasm_bindgen_test]
async fn a_clip_that_cannot_be_made_says_why() {
    let stage = open("Who holds what").await;
    stage.shared.privacy.anonymising.set(Some(Anonymising {
        of: RecordRef {
            owner: Owner::Cloud,
            id: "a".to_owned(),
        },
        clip: None,
        steps: Err("The recording is too long.".to_owned()),
        likeness: None,
    }));
    tick().await;
    let alerts = stage
        .all("alert")
        .into_iter()
        .map(|alert| alert.text_content().unwrap());
    assert!(
        alerts
            .into_iter()
            .any(|text| text == "The recording is too long.")
    );
}
