//! "Deleting": receipts, the look for leftovers, and remnants.

use crate::{
    privacy::{HOSTILE, harmless, open, says, text},
    stage::{Stage, name},
};
use hearsay::shared::{
    Command,
    privacy::{KeptReceipt, PrivacyCommand, Rescan, Searched},
};
use hearsay_speaker::{
    Owner,
    history::{OWNERS, RecordRef},
    record::{Device, Status, UtteranceType},
    remnant::{Deletion, Doomed, Fate, Held, Plan, Receipt, Remnant, Source},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn cloud(id: &str) -> RecordRef {
    RecordRef {
        owner: Owner::Cloud,
        id: id.to_owned(),
    }
}

fn receipt(number: u32, asked: Deletion, fates: &[(&str, Fate)]) -> KeptReceipt {
    let doomed = |(id, _): &(&str, Fate)| Doomed {
        record: cloud(id),
        bytes: 4_000,
    };
    let held = |owner| Held {
        owner,
        records: 8,
        bytes: 44_000,
    };
    let plan = Plan {
        asked,
        doomed: fates.iter().map(doomed).collect(),
        remains: OWNERS.map(held).into(),
    };
    let fates = fates.iter().map(|(id, fate)| (cloud(id), *fate));
    KeptReceipt {
        number,
        receipt: Receipt::new(&plan, fates, 1_000),
        traces: Vec::new(),
    }
}

const DESTROYED: Fate = Fate::Destroyed {
    key: true,
    pieces: 3,
    bytes: 4_000,
};

async fn with(receipts: Vec<KeptReceipt>) -> Stage {
    let stage = open("Deleting").await;
    stage.shared.privacy.receipts.set(receipts);
    leptos::task::tick().await;
    stage
}

fn asked(stage: &Stage) -> Vec<Command> {
    stage.sent()
}

#[wasm_bindgen_test]
async fn a_receipt_says_what_was_asked_what_went_and_what_is_left() {
    let fates = [
        ("a", DESTROYED),
        ("b", DESTROYED),
        ("c", Fate::Gone),
        ("d", Fate::Failed),
    ];
    let stage = with(vec![
        receipt(2, Deletion::Profile(HOSTILE.to_owned()), &fates),
        receipt(1, Deletion::Today, &[("x", DESTROYED)]),
    ])
    .await;
    harmless(&stage);
    says(
        &stage,
        &[
            "Receipt 2",
            "2 records were destroyed, their keys first; 1 record was gone before.",
            "1 record is still there although it should not be: d (with the cloud)",
            "everything I said today",
        ],
    );
    let row = stage.text(".receipt tbody tr:nth-child(2)");
    assert_eq!(row.replace('\u{a0}', " "), "Cloud2268 kB948 kB");
    let first = text(&stage).find("Receipt 2").unwrap();
    assert!(
        first < text(&stage).find("Receipt 1").unwrap(),
        "newest first"
    );
}

#[wasm_bindgen_test]
async fn verifying_shows_the_look_as_it_goes_and_says_that_nothing_was_found() {
    let stage = with(vec![receipt(7, Deletion::Everything, &[("a", DESTROYED)])]).await;
    stage.the("button", "Verify receipt 7").click();
    let verify = Command::Privacy(PrivacyCommand::Verify(7));
    assert_eq!(asked(&stage), std::slice::from_ref(&verify));
    let place = |found| Searched {
        place: "hearsay-cloud, pieces".to_owned(),
        values: 1_234,
        bytes: 5_000,
        found,
    };
    let rescan = |receipt, searched, finished| {
        Some(Rescan {
            receipt,
            searched,
            finished,
        })
    };
    stage
        .shared
        .privacy
        .rescan
        .set(rescan(7, vec![place(0)], false));
    leptos::task::tick().await;
    says(
        &stage,
        &["Looking … so far 1,234 values", "hearsay-cloud, pieces"],
    );
    stage.the("button", "Verify receipt 7").click();
    assert!(asked(&stage).is_empty(), "one look at a time");
    stage
        .shared
        .privacy
        .rescan
        .set(rescan(7, vec![place(0), place(0)], true));
    leptos::task::tick().await;
    says(
        &stage,
        &[
            "Nothing of it was found in 2,468 values of 2 places",
            "compacted",
            "backup",
        ],
    );
    stage
        .shared
        .privacy
        .rescan
        .set(rescan(7, vec![place(0), place(2)], true));
    leptos::task::tick().await;
    says(
        &stage,
        &[
            "2 traces were found",
            "hearsay-cloud, pieces (2)",
            "found: 2",
        ],
    );
    stage
        .shared
        .privacy
        .rescan
        .set(rescan(8, vec![place(0)], true));
    leptos::task::tick().await;
    assert!(
        !text(&stage).contains("traces"),
        "what was found for another receipt is not said here"
    );
    stage.the("button", "Verify receipt 7").click();
    assert_eq!(asked(&stage), [verify]);
}

#[wasm_bindgen_test]
async fn a_receipt_that_destroyed_nothing_has_nothing_to_verify() {
    let stage = with(vec![receipt(1, Deletion::Everything, &[("a", Fate::Gone)])]).await;
    says(
        &stage,
        &["Nothing was destroyed; 1 record was gone before."],
    );
    assert!(stage.find("button", "Verify").is_none());
}

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
    assert!(asked(&stage).is_empty(), "the first press only asks");
    assert!(name(&purge).starts_with("Confirm: Purge the remnant of"));
    purge.click();
    let command = PrivacyCommand::PurgeRemnant(Owner::Cloud, "C#1000##S1".to_owned());
    assert_eq!(asked(&stage), [Command::Privacy(command)]);
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
        asked(&stage),
        [Command::Privacy(PrivacyCommand::PurgeRemnants)]
    );
}
