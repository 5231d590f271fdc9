//! Choosing many, deleting many with their number said before, and ten seconds to undo.

use crate::{
    history::{cloud, recording, with},
    stage::{Stage, wait},
};
use hearsay::shared::{
    Command,
    archive::ArchiveCommand,
    privacy::{KeptReceipt, PrivacyCommand},
};
use hearsay_speaker::{
    Owner,
    history::Dates,
    record::Condition,
    remnant::{Deletion, Fate, Pending, Receipt},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

/// Three requests in the cloud, and a clip of the first.
async fn four() -> Stage {
    let mut clip = recording("clip", 4_000_000, Condition::Whole);
    clip.head.owner = Owner::Reviewers;
    with(vec![
        recording("a", 3_000_000, Condition::Whole),
        recording("b", 2_000_000, Condition::Whole),
        recording("c", 1_000_000, Condition::Whole),
        clip,
    ])
    .await
}

async fn press(stage: &Stage, button: &str) {
    stage.the("button", button).click();
    leptos::task::tick().await;
}

fn selected(stage: &Stage) -> String {
    stage.text(".select-bar > p")
}

/// Records of a set of names.
fn ids(mut names: Vec<hearsay_speaker::history::RecordRef>) -> Vec<String> {
    names.sort_by(|a, b| a.id.cmp(&b.id));
    names.into_iter().map(|name| name.id).collect()
}

async fn radio(stage: &Stage, begins: &str) {
    stage.the("radio", begins).click();
    leptos::task::tick().await;
}

/// What "delete" sends once the dialog says what goes.
async fn confirm(stage: &Stage, says: &str) -> Deletion {
    stage.sent();
    press(stage, says).await;
    match stage.sent().as_slice() {
        [Command::Privacy(PrivacyCommand::Delete(deletion))] => deletion.clone(),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn many_are_selected_turned_round_and_downloaded() {
    let stage = four().await;
    assert!(
        stage.find("button", "Download selected").is_none(),
        "nothing to download"
    );
    stage
        .element("input[aria-label^='Select recording of']")
        .click();
    leptos::task::tick().await;
    assert!(
        selected(&stage).contains("1 recording selected"),
        "{}",
        selected(&stage)
    );
    press(&stage, "Invert selection").await;
    assert!(
        selected(&stage).contains("3 recordings selected"),
        "{}",
        selected(&stage)
    );
    stage.sent();
    press(&stage, "Download selected as WAV").await;
    press(&stage, "Download selected as ZIP").await;
    let sent = stage.sent();
    let [
        Command::Archive(ArchiveCommand::Wav(wav)),
        Command::Archive(ArchiveCommand::Export(Some(zip))),
    ] = sent.as_slice()
    else {
        panic!("{sent:?}");
    };
    assert_eq!(ids(wav.clone()), ["a", "b", "c"]);
    assert_eq!(wav, zip);
    press(&stage, "Select all shown").await;
    assert!(
        selected(&stage).contains("4 recordings selected"),
        "{}",
        selected(&stage)
    );
    press(&stage, "Select none").await;
    assert_eq!(selected(&stage), "Nothing selected.");
}

#[wasm_bindgen_test]
async fn a_choice_that_the_filters_hide_is_said() {
    let stage = four().await;
    press(&stage, "Select all shown").await;
    let select: HtmlSelectElement = stage.the("combobox", "Kind").unchecked_into();
    select.set_value("0");
    select
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert!(
        selected(&stage).contains("the filters hide 1"),
        "{}",
        selected(&stage)
    );
}

#[wasm_bindgen_test]
async fn the_dialog_counts_by_owner_before_the_press_that_deletes() {
    let stage = four().await;
    press(&stage, "Delete …").await;
    let says = stage.text(".delete-dialog .numbers");
    for part in [
        "This destroys 4 recordings (384",
        "Cloud (simulated in this browser)3 recordings (288",
        "Reviewers (simulated in this browser)1 recording (96",
        "What stays: 0 recordings",
    ] {
        assert!(says.contains(part), "{part:?} is missing from: {says}");
    }
    assert_eq!(
        confirm(&stage, "Delete 4 recordings").await,
        Deletion::Everything
    );
    assert!(
        stage.find("button", "Delete 4 recordings").is_none(),
        "it closed"
    );
}

#[wasm_bindgen_test]
async fn selection_days_device_and_profile_can_be_deleted() {
    let stage = four().await;
    stage
        .element("input[aria-label^='Select recording of']")
        .click();
    leptos::task::tick().await;
    press(&stage, "Delete selected …").await;
    let Deletion::Selected(names) = confirm(&stage, "Delete 1 recording (").await else {
        panic!("not the selection");
    };
    assert_eq!(ids(names), ["clip"], "the newest row is the first");

    let days: HtmlSelectElement = stage.the("combobox", "Days").unchecked_into();
    days.set_value("4");
    days.dispatch_event(&Event::new("change").unwrap()).unwrap();
    leptos::task::tick().await;
    let from: HtmlInputElement = stage.element("input[aria-label=From]").unchecked_into();
    from.set_value("1969-12-01");
    from.dispatch_event(&Event::new("change").unwrap()).unwrap();
    leptos::task::tick().await;
    press(&stage, "Delete …").await;
    radio(&stage, "Everything of ").await;
    let deletion = confirm(&stage, "Delete 4 recordings").await;
    assert!(
        matches!(deletion, Deletion::Range(Dates::Custom { .. })),
        "{deletion:?}"
    );

    press(&stage, "Delete …").await;
    let device: HtmlSelectElement = stage.the("combobox", "Device to delete").unchecked_into();
    device.set_value("0");
    device
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    leptos::task::tick().await;
    let deletion = confirm(&stage, "Delete 4 recordings").await;
    assert_eq!(deletion, Deletion::Device("S1".to_owned()));
}

#[wasm_bindgen_test]
async fn a_deletion_can_be_undone_or_hurried_and_ends_with_its_receipt() {
    let stage = four().await;
    let deletion = Deletion::One(cloud("a"));
    let plan = stage
        .shared
        .library
        .with_untracked(|history| deletion.plan(history, 5_000_000, None))
        .unwrap();
    let button = stage.the("button", "Delete recording of");
    button.click();
    leptos::task::tick().await;
    button.click();
    let mut pending = Pending::new(plan.clone(), 5_000_000);
    stage.shared.privacy.pending.set(Some(pending.clone()));
    wait(50).await;
    let says = stage.text(".undo");
    assert!(says.contains("1 recording (96"), "{says}");
    assert!(says.contains("10\u{a0}s left"), "{says}");
    let undo = stage.the("button", "Undo");
    assert_eq!(
        document().active_element().as_ref(),
        Some(undo.as_ref()),
        "the focus is there"
    );
    stage.sent();
    undo.click();
    press(&stage, "Delete now").await;
    let sent = [PrivacyCommand::Undo, PrivacyCommand::Hurry].map(Command::Privacy);
    assert_eq!(stage.sent(), sent);

    pending.hurry();
    stage.shared.privacy.pending.set(Some(pending));
    leptos::task::tick().await;
    let says = stage.text(".undo");
    assert!(says.contains("Destroying keys …"), "{says}");
    assert!(stage.find("button", "Undo").is_none(), "it is too late");

    let fate = Fate::Destroyed {
        key: true,
        pieces: 3,
        bytes: 96_000,
    };
    let receipt = Receipt::new(&plan, [(cloud("a"), fate)], 5_000_100);
    stage.shared.privacy.pending.set(None);
    stage.shared.privacy.receipts.set(vec![KeptReceipt {
        number: 7,
        receipt,
        traces: Vec::new(),
    }]);
    leptos::task::tick().await;
    let says = stage.text(".outcome");
    assert!(says.contains("Destroyed: 1 recording"), "{says}");
    stage.the("link", "Receipt 7");
}

#[wasm_bindgen_test]
async fn a_deletion_that_was_taken_back_is_said_to_be() {
    let stage = four().await;
    let plan = stage
        .shared
        .library
        .with_untracked(|history| Deletion::Everything.plan(history, 5_000_000, None))
        .unwrap();
    stage
        .shared
        .privacy
        .pending
        .set(Some(Pending::new(plan, 5_000_000)));
    leptos::task::tick().await;
    stage.shared.privacy.pending.set(None);
    leptos::task::tick().await;
    assert!(stage.text(".outcome").contains("nothing was destroyed"));
}

#[wasm_bindgen_test]
async fn what_was_chosen_before_locking_chooses_nothing_after_opening() {
    let stage = four().await;
    press(&stage, "Select all shown").await;
    let library = stage.shared.library;
    library.clear();
    library.update(|history| {
        history.insert(recording("other", 9_000_000, Condition::Whole));
    });
    wait(50).await;
    assert_eq!(selected(&stage), "Nothing selected.");
}
