//! The region "Privacy": its tabs by pointer, keyboard and link, one panel at a time.

use crate::stage::{Stage, name, wait};
use hearsay_speaker::{
    EndReason, Initiator, Owner,
    record::{Condition, Recording, RecordingHead, RecordingTail},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

/// Somebody else's text that would do harm if it were taken for markup.
pub const HOSTILE: &str = "<img src=x onerror=\"document.title='owned'\"><b>bold</b>";

/// A page with this tab open and nothing sent yet.
pub async fn open(tab: &str) -> Stage {
    let stage = Stage::hearing().await;
    stage.the("tab", tab).click();
    leptos::task::tick().await;
    stage.sent();
    stage
}

/// A whole recording of an owner.
pub fn recording(id: &str, owner: Owner, started: u64, bytes: u64) -> Recording {
    Recording {
        head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
        tail: RecordingTail::new(3_000, EndReason::Silence),
        condition: Condition::Whole,
        bytes,
    }
}

/// The open panel.
pub fn panel(stage: &Stage) -> HtmlElement {
    stage.element("#privacy [role=tabpanel]")
}

/// All that it says, spaces that do not break made plain.
pub fn text(stage: &Stage) -> String {
    panel(stage).text_content().unwrap().replace('\u{a0}', " ")
}

/// That it says all this.
pub fn says(stage: &Stage, all: &[&str]) {
    let text = text(stage);
    for said in all {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

/// That hostile text arrived as text.
pub fn harmless(stage: &Stage) {
    says(stage, &[HOSTILE]);
    let made = panel(stage).query_selector_all("img, b").unwrap();
    assert_eq!(made.length(), 0, "text became markup");
}

async fn press(key: &str) -> String {
    let focused = document().active_element().unwrap();
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    focused.dispatch_event(&event).unwrap();
    leptos::task::tick().await;
    name(&document().active_element().unwrap())
}

/// The region's own tabs: the household has some too.
fn tabs(stage: &Stage) -> Vec<HtmlElement> {
    let inside = |tab: &HtmlElement| tab.closest("#privacy").unwrap().is_some();
    stage.all("tab").into_iter().filter(inside).collect()
}

/// Names of the tabs that a press of the Tab key would reach.
fn reachable(stage: &Stage) -> Vec<String> {
    let in_order = |tab: &HtmlElement| tab.tab_index() == 0;
    let tabs = tabs(stage).into_iter().filter(in_order);
    tabs.map(|tab| name(&tab)).collect()
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_through_the_tabs_and_open_them() {
    let stage = open("Who holds what").await;
    stage.the("tab", "Who holds what").focus().unwrap();
    assert_eq!(press("ArrowRight").await, "Keeping");
    assert_eq!(press("End").await, "Storage");
    assert_eq!(press("ArrowRight").await, "Who holds what", "round the end");
    assert_eq!(press("ArrowLeft").await, "Storage", "round the beginning");
    assert_eq!(press("Home").await, "Who holds what");
    assert_eq!(press("ArrowRight").await, "Keeping");
    assert_eq!(reachable(&stage), ["Keeping"], "one stop for the Tab key");
    let tab = stage.the("tab", "Keeping");
    assert_eq!(tab.get_attribute("aria-selected").unwrap(), "true");
    let panel = panel(&stage);
    assert_eq!(panel.get_attribute("aria-labelledby").unwrap(), tab.id());
    assert_eq!(tab.get_attribute("aria-controls").unwrap(), panel.id());
}

#[wasm_bindgen_test]
async fn only_the_open_tabs_panel_is_in_the_page() {
    let stage = open("Who holds what").await;
    assert!(stage.find("button", "Measure again").is_none());
    for (tab, region) in [
        ("Storage", "Room in this browser"),
        ("Ledger", "What happened"),
        ("Deleting", "Receipts"),
        ("Who holds what", "Five owners"),
    ] {
        stage.the("tab", tab).click();
        leptos::task::tick().await;
        stage.the("region", region);
        let selected = tabs(&stage)
            .into_iter()
            .filter(|tab| tab.get_attribute("aria-selected").as_deref() == Some("true"));
        let selected: Vec<String> = selected.map(|tab| name(&tab)).collect();
        assert_eq!(selected, [tab]);
    }
    assert!(stage.find("button", "Measure again").is_none());
    assert!(stage.find("region", "Receipts").is_none());
}

#[wasm_bindgen_test]
async fn the_address_remembers_the_tab_and_a_link_opens_one() {
    let stage = open("Ledger").await;
    assert_eq!(window().location().hash().unwrap(), "#privacy-ledger");
    drop(stage);
    window().location().set_hash("privacy-ledger").unwrap();
    let stage = Stage::hearing().await;
    stage.the("region", "What happened");
    window().location().set_hash("privacy-storage").unwrap();
    wait(100).await;
    stage.the("region", "Room in this browser");
    window().location().set_hash("something-else").unwrap();
    wait(100).await;
    stage.the("region", "Room in this browser");
}
