//! "Deleting": what deletions leave, looked at and purged.

use crate::privacy::{HOSTILE, harmless, open, says};
use crate::stage::name;
use hearsay::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::{
    Owner,
    record::{Device, Status, UtteranceType},
    remnant::{Remnant, Source},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn remnant(key: &str, owner: Owner, says: Source) -> Remnant {
    Remnant {
        key: key.to_owned(),
        owner,
        started: 1_000,
        device: Device {
            name: HOSTILE.to_owned(),
            serial: "S1".to_owned(),
            kind: String::new(),
        },
        status: Status::Success,
        utterance_type: UtteranceType::General,
        domain: Some("Weather".to_owned()),
        intent: None,
        deleted: 2_000,
        says,
    }
}

#[wasm_bindgen_test]
async fn a_remnant_shows_what_stays_and_who_says_so_and_is_purged_with_two_presses() {
    let stage = open("Deleting").await;
    says(&stage, &["There are none."]);
    stage.shared.privacy.remnants.update(|all| {
        all.add(remnant("C#1000##S1", Owner::Cloud, Source::Press));
        all.add(remnant("C#1000##S2", Owner::SkillProvider, Source::Letter));
    });
    leptos::task::tick().await;
    harmless(&stage);
    says(
        &stage,
        &[
            "There are 2 remnants.",
            "Cloud: 1",
            "Skill provider: 1",
            "C#1000##S1",
            "SUCCESS",
            "GENERAL",
            "Weather",
            Source::Press.claim(),
            Source::Letter.reference(),
            "in this emulator only",
        ],
    );
    let purge = stage.the("button", "Purge the remnant of");
    purge.click();
    leptos::task::tick().await;
    assert!(stage.sent().is_empty(), "the first press only asks");
    assert!(name(&purge).starts_with("Confirm: Purge the remnant of"));
    purge.click();
    let command = PrivacyCommand::PurgeRemnant(Owner::Cloud, "C#1000##S1".to_owned());
    assert_eq!(stage.sent(), [Command::Privacy(command)]);
    stage.shared.privacy.remnants.update(|all| {
        all.purge(Owner::Cloud, "C#1000##S1");
    });
    leptos::task::tick().await;
    says(&stage, &["There is 1 remnant."]);
    assert_eq!(
        name(&document().active_element().unwrap()),
        "Remnants",
        "the focus is not lost"
    );
}

#[wasm_bindgen_test]
async fn all_remnants_are_purged_with_two_presses_and_escape_takes_the_first_back() {
    let stage = open("Deleting").await;
    stage.shared.privacy.remnants.update(|all| {
        for at in 0..30 {
            all.add(remnant(&format!("C#{at}"), Owner::Cloud, Source::Article));
        }
    });
    leptos::task::tick().await;
    assert_eq!(stage.element(".ghosts").child_element_count(), 20);
    stage
        .the("button", "Show more remnants with the cloud")
        .click();
    leptos::task::tick().await;
    assert_eq!(stage.element(".ghosts").child_element_count(), 30);
    let all = stage.the("button", "Purge all 30");
    all.click();
    leptos::task::tick().await;
    assert_eq!(name(&all), "Purge for good?");
    all.dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert_eq!(name(&all), "Purge all 30");
    all.click();
    all.click();
    assert_eq!(
        stage.sent(),
        [Command::Privacy(PrivacyCommand::PurgeRemnants)]
    );
}
