//! Opting out: what is kept is offered for deletion, what it costs is counted or called unknown, and
//! what nobody confirmed says so.

use crate::{
    keeping::{open, orders, panel, recording},
    stage::Stage,
};
use hearsay::shared::{
    Command,
    privacy::{Cost, PrivacyCommand},
};
use hearsay_speaker::{
    Owner,
    history::RecordRef,
    policy::{AdaptationEvidence, ThresholdRange, WakeEvidence},
    remnant::Deletion,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn opting_out_deletes_nothing_by_itself_and_offers_what_is_kept() {
    let rows = vec![
        recording("a", Owner::Cloud, 1),
        recording("b", Owner::Device, 2),
        recording("note", Owner::SkillProvider, 3),
    ];
    let stage = open("Keeping", rows).await;
    assert!(stage.find("button", "Delete 2").is_none(), "saving is on");
    stage.the("switch", "Save voice recordings").click();
    let sent = orders(&stage);
    let [PrivacyCommand::House(house)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert!(!house.saving.recordings);
    stage.shared.privacy.house.set((**house).clone());
    leptos::task::tick().await;
    assert!(panel(&stage).contains("1 with the simulated cloud and 1 with the device"));
    stage
        .the("button", "Delete 2 voice recordings, 100")
        .click();
    let name = |owner, id: &str| RecordRef {
        owner,
        id: id.to_owned(),
    };
    let both = vec![name(Owner::Cloud, "a"), name(Owner::Device, "b")];
    let expected = PrivacyCommand::Delete(Deletion::Selected(both));
    assert_eq!(orders(&stage), [expected]);
}

#[wasm_bindgen_test]
async fn the_cost_is_asked_for_and_few_recordings_are_called_too_few() {
    let stage = Stage::new().await;
    stage.the("button", "Ledger").click();
    leptos::task::tick().await;
    stage.sent();
    stage.the("button", "Keeping").click();
    leptos::task::tick().await;
    assert!(
        stage
            .sent()
            .contains(&Command::Privacy(PrivacyCommand::Cost))
    );
    stage.shared.privacy.cost.set(Some(Cost {
        evidence: AdaptationEvidence::TooFew { have: 7, need: 20 },
        threshold_now: 0.91,
    }));
    leptos::task::tick().await;
    let text = panel(&stage);
    for said in ["too few recordings to tell", "7 of the 20", "0.910"] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn enough_recordings_give_two_figures_with_their_intervals() {
    let stage = open("Keeping", Vec::new()).await;
    // Thirty meant ones, of which the shipped threshold misses ten, and ten that were not meant.
    let meant = (0..30).map(|i| WakeEvidence {
        score: if i < 10 { 0.8 } else { 0.99 },
        meant: true,
    });
    let not_meant = (0..10).map(|_| WakeEvidence {
        score: 0.5,
        meant: false,
    });
    let range = ThresholdRange {
        low: 0.6,
        shipped: 0.9,
        high: 0.95,
    };
    let all: Vec<_> = meant.chain(not_meant).collect();
    let evidence = AdaptationEvidence::of(&all, range);
    stage.shared.privacy.cost.set(Some(Cost {
        evidence,
        threshold_now: 0.9,
    }));
    leptos::task::tick().await;
    let table = stage.text("table[aria-label^='Both thresholds']");
    for said in ["10 of 30", "33.3", "0 of 30", "0 of 10", "95 % sure"] {
        assert!(table.contains(said), "{said:?} is missing from: {table}");
    }
    let text = panel(&stage);
    assert!(text.contains(&evidence.sentence()));
    assert!(text.contains(AdaptationEvidence::CAVEAT));
}

#[wasm_bindgen_test]
async fn claims_that_nobody_confirmed_say_so_and_the_three_commands_are_named() {
    let stage = open("Keeping", Vec::new()).await;
    let text = panel(&stage);
    for said in [
        "Not confirmed.",
        "we found no page of the vendor that confirms it",
        "Delete what I just said",
        "Delete everything I said today",
        "Delete everything I have ever said",
        "The ledger keeps real time",
        "only goes forward",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}
