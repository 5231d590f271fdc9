//! "Deleting": receipts and the look for leftovers.

use crate::{
    privacy::{HOSTILE, harmless, open, says, text},
    stage::Stage,
};
use hearsay::shared::{
    Command,
    privacy::{KeptReceipt, PrivacyCommand, Rescan, Searched},
};
use hearsay_speaker::{
    Owner,
    history::{OWNERS, RecordRef},
    remnant::{Deletion, Doomed, Fate, Held, Plan, Receipt},
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
    assert_eq!(stage.sent(), std::slice::from_ref(&verify));
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
    assert!(stage.sent().is_empty(), "one look at a time");
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
    assert_eq!(stage.sent(), [verify]);
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
