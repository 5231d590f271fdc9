//! "Who holds what": five cards, every byte of a vault, and copies.

use crate::{
    privacy::{HOSTILE, harmless, open, recording, says, text},
    stage::{Stage, name, wait},
};
use hearsay::shared::{
    Command,
    lock::LockStatus,
    privacy::{Holding, PrivacyCommand, VaultContents},
};
use hearsay_speaker::{
    Owner,
    ledger::{Entry, Event, append},
    policy::{Expiry, ItemKind, Retention},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn asked(stage: &Stage) -> Vec<PrivacyCommand> {
    let about_keeping = |command| match command {
        Command::Privacy(command) => Some(command),
        _ => None,
    };
    stage.sent().into_iter().filter_map(about_keeping).collect()
}

async fn tick() {
    leptos::task::tick().await;
}

#[wasm_bindgen_test]
async fn five_cards_count_what_each_holds_and_all_but_the_device_are_simulated() {
    let stage = open("Who holds what").await;
    stage.shared.library.update(|history| {
        history.extend([
            recording("a", Owner::Cloud, 1_000, 5_000),
            recording("b", Owner::Cloud, 86_400_000 * 365, 7_000),
            recording("c", Owner::Reviewers, 2_000, 3_000),
        ]);
    });
    stage
        .shared
        .privacy
        .house
        .update(|house| house.rules.recordings = Retention::Months3);
    stage.shared.privacy.coming.set(vec![Expiry {
        id: "c".to_owned(),
        owner: Owner::Reviewers,
        kind: ItemKind::Clip,
        at: 5_000,
        why: "Reviewers' clips are kept for 72 hours.".to_owned(),
    }]);
    tick().await;
    let cards = stage.all("article").into_iter();
    let cards: Vec<_> = cards.filter(|card| card.class_name() == "holder").collect();
    let simulated = |card: &web_sys::HtmlElement| {
        card.text_content()
            .unwrap()
            .contains("simulated in this browser")
    };
    let names: Vec<(String, bool)> = cards
        .iter()
        .map(|card| (name(card), simulated(card)))
        .collect();
    let expected = [
        ("Device", false),
        ("Cloud", true),
        ("Reviewers", true),
        ("Skill provider", true),
        ("Recipient", true),
    ];
    assert_eq!(names, expected.map(|(name, sim)| (name.to_owned(), sim)));
    let cloud = stage.the("article", "Cloud").text_content().unwrap();
    for said in [
        "Records2",
        "12 kB",
        "1970",
        "Source: ",
        "3 months",
        "goes by itself",
    ] {
        assert!(cloud.contains(said), "{said:?} is missing from: {cloud}");
    }
    let clips = stage.the("article", "Reviewers").text_content().unwrap();
    assert!(
        clips.contains("Next goes") && clips.contains("72 hours"),
        "{clips}"
    );
}

#[wasm_bindgen_test]
async fn who_can_read_it_follows_the_lock() {
    let stage = open("Who holds what").await;
    says(&stage, &["without a lock the key lies beside"]);
    stage.shared.lock.status.set(LockStatus::Locked);
    tick().await;
    says(&stage, &["the vaults are locked"]);
    assert!(!text(&stage).contains("without a lock"));
}

fn contents(name: &str) -> VaultContents {
    let holding = |at: usize| Holding {
        store: "pieces",
        name: format!("{name} {at}"),
        what: "sealed sound".to_owned(),
        bytes: 1_000,
        since: Some(1_000),
        record: None,
    };
    VaultContents {
        owner: Owner::Cloud,
        database: "hearsay-cloud".to_owned(),
        holdings: (0..250).map(holding).collect(),
        bytes: 300_000,
        values: 260,
    }
}

#[wasm_bindgen_test]
async fn everything_in_a_vault_is_listed_as_text_with_totals() {
    let stage = open("Who holds what").await;
    stage
        .the("button", "List everything that the cloud holds")
        .click();
    wait(100).await;
    assert_eq!(asked(&stage), [PrivacyCommand::Contents(Owner::Cloud)]);
    let heading = document().active_element().unwrap();
    assert!(
        name(&heading).starts_with("Everything that the cloud"),
        "{}",
        name(&heading)
    );
    says(&stage, &["Reading the vault"]);
    stage.shared.privacy.contents.set(vec![contents(HOSTILE)]);
    tick().await;
    harmless(&stage);
    says(
        &stage,
        &[
            "hearsay-cloud: 260 values, 300 kB in all",
            "250 pieces (sealed sound) in 250 kB",
            "10 more are not listed",
            "years ago",
        ],
    );
    let rows = || {
        stage
            .element("[aria-labelledby=contents-name]")
            .query_selector_all("tbody tr")
            .unwrap()
            .length()
    };
    assert_eq!(rows(), 200);
    stage.the("button", "Show more of the list").click();
    tick().await;
    assert_eq!(rows(), 250);
    assert!(stage.find("button", "Show more of the list").is_none());
    stage.the("button", "Close the list").click();
    tick().await;
    assert_eq!(
        name(&document().active_element().unwrap()),
        "Who holds what"
    );
    assert!(stage.find("region", "Everything that").is_none());
}

#[wasm_bindgen_test]
async fn copies_are_drawn_and_listed_from_the_ledger() {
    let stage = open("Who holds what").await;
    says(&stage, &["No copy has gone"]);
    let copy = |to| Event::CopyMade {
        from: Owner::Cloud,
        to,
    };
    let mut entries: Vec<Entry> = Vec::new();
    for event in [
        copy(Owner::Reviewers),
        Event::Played,
        copy(Owner::Reviewers),
        copy(Owner::Recipient),
    ] {
        entries.push(append(entries.last(), event, None, 1_000));
    }
    stage.shared.privacy.ledger.set(entries);
    tick().await;
    let drawing = stage.the("img", "Copies between owners.");
    let said = name(&drawing);
    assert!(said.contains("Cloud to Reviewers: 2 copies"), "{said}");
    assert!(said.contains("Cloud to Recipient: 1 copy"), "{said}");
    assert_eq!(
        drawing
            .query_selector_all("path.flow-line")
            .unwrap()
            .length(),
        2
    );
    says(
        &stage,
        &["a copy went from the cloud to the recipient.", "1970"],
    );
    assert_eq!(stage.element(".moves").child_element_count(), 3);
}
