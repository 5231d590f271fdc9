//! "Ledger": thousands of entries in a window, the checkpoint, and what a check says.

use crate::{
    privacy::{open, says, text},
    stage::{Stage, name, wait},
};
use hearsay::shared::{
    Command,
    privacy::{LedgerCheck, PrivacyCommand},
};
use hearsay_speaker::ledger::{
    Checkpoint, Entry, Event, Salt, Subject, append, check, check_against,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

/// A ledger in which every tenth entry is about a playing.
fn ledger(count: u64) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for at in 0..count {
        let (event, subject) = match at % 10 {
            9 => (Event::Played, Some(Subject::of(&Salt([1; 16]), "a"))),
            _ => (Event::Wake, None),
        };
        entries.push(append(entries.last(), event, subject, at * 1_000));
    }
    entries
}

/// The list as it looks in the page: its height is what makes a window of it.
struct Styled(HtmlElement);

impl Styled {
    fn new() -> Self {
        let style: HtmlElement = document().create_element("style").unwrap().unchecked_into();
        style.set_text_content(Some(include_str!("../../styles/privacy.css")));
        document().head().unwrap().append_child(&style).unwrap();
        Self(style)
    }
}

impl Drop for Styled {
    fn drop(&mut self) {
        self.0.remove();
    }
}

async fn with(entries: Vec<Entry>) -> Stage {
    let stage = open("Ledger").await;
    stage.shared.privacy.ledger.set(entries);
    wait(100).await;
    stage
}

fn shown(stage: &Stage) -> Vec<String> {
    let list = stage.element(".entries ol");
    let rows = list.query_selector_all("li").unwrap();
    (0..rows.length())
        .map(|at| rows.item(at).unwrap().text_content().unwrap())
        .collect()
}

#[wasm_bindgen_test]
async fn of_thousands_of_entries_only_those_in_view_are_in_the_page() {
    let _style = Styled::new();
    let stage = with(ledger(5_000)).await;
    says(&stage, &["5,000 entries, newest first."]);
    let rows = shown(&stage);
    assert!((5..60).contains(&rows.len()), "{} rows", rows.len());
    assert!(
        rows[0].contains("5,000") && rows[0].contains("A recording was played."),
        "{}",
        rows[0]
    );
    let subject = Subject::of(&Salt([1; 16]), "a").to_string();
    assert!(rows[0].contains(&subject), "{}", rows[0]);
    let scroller = stage.element(".entries");
    scroller.set_scroll_top(scroller.scroll_height());
    wait(200).await;
    let rows = shown(&stage);
    assert!(rows.len() < 60, "{} rows", rows.len());
    let last = rows.last().unwrap();
    assert!(
        last.starts_with('1') && last.contains("1970"),
        "the oldest is reached: {last}"
    );
    let place = stage
        .element(".entries ol li:last-child")
        .get_attribute("aria-posinset");
    assert_eq!(place.unwrap(), "5000");
}

#[wasm_bindgen_test]
async fn a_filter_leaves_entries_of_one_kind_from_the_newest_on() {
    let _style = Styled::new();
    let stage = with(ledger(100)).await;
    let select: HtmlSelectElement = stage.the("combobox", "Kind of entry").unchecked_into();
    assert!(select.text_content().unwrap().contains("Played (10)"));
    select.set_value("Played");
    select
        .dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    wait(50).await;
    says(&stage, &["10 entries, newest first."]);
    assert!(
        shown(&stage).iter().all(|row| row.contains("played")),
        "{:?}",
        shown(&stage)
    );
    select.set_value("Locked");
    select
        .dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    wait(50).await;
    says(&stage, &["There is no entry of this kind."]);
    assert_eq!(shown(&stage), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn the_checkpoint_of_now_is_a_code_and_a_picture_of_it() {
    let stage = with(ledger(3)).await;
    let code = stage.text("code");
    let read: Checkpoint = code.parse().unwrap();
    assert_eq!(read, Checkpoint::of(ledger(3).last()));
    let picture = stage.the("img", "The checkpoint as a QR code");
    let dark = picture.query_selector("path").unwrap().unwrap();
    let before = dark.get_attribute("d").unwrap();
    assert!(before.matches('M').count() > 100, "{before}");
    says(&stage, &["Stands for 3 entries"]);
    stage.shared.privacy.ledger.set(ledger(4));
    leptos::task::tick().await;
    assert_ne!(stage.text("code"), code, "it follows the ledger");
    stage.the("button", "Copy code");
}

#[wasm_bindgen_test]
async fn a_typed_code_is_checked_against_and_a_mistyped_one_is_explained() {
    let stage = with(ledger(5)).await;
    stage.the("button", "Check the ledger").click();
    let asked = |code: Option<&str>| {
        let code = code.map(str::to_owned);
        Command::Privacy(PrivacyCommand::CheckLedger(code))
    };
    assert_eq!(stage.sent(), [asked(None)]);
    let field: HtmlInputElement = stage
        .the("textbox", "A checkpoint that you kept")
        .unchecked_into();
    let typed = |text: &str| {
        field.set_value(text);
        field
            .dispatch_event(&web_sys::Event::new("input").unwrap())
            .unwrap();
        stage.the("button", "Check against this code").click();
    };
    typed("ABCD");
    leptos::task::tick().await;
    assert!(stage.sent().is_empty());
    says(&stage, &["A checkpoint code has 44 letters"]);
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let code = Checkpoint::of(ledger(3).last()).to_string();
    typed(&code);
    leptos::task::tick().await;
    assert_eq!(stage.sent(), [asked(Some(&code))]);
    assert!(!text(&stage).contains("44 letters"), "the complaint goes");
    assert_eq!(name(&field), "A checkpoint that you kept");
}

#[wasm_bindgen_test]
async fn verdicts_name_what_is_wrong_where_and_what_was_left_out() {
    let stage = with(ledger(5)).await;
    let show = async |found: LedgerCheck| {
        stage.shared.privacy.checked.set(Some(found));
        leptos::task::tick().await;
    };
    let whole = |entries: &[Entry]| LedgerCheck {
        verdict: check(entries),
        against: None,
        refused: 0,
    };
    show(whole(&ledger(5))).await;
    says(&stage, &["all 5 entries are as they were written"]);
    let mut edited = ledger(5);
    edited[2].time += 1;
    show(whole(&edited)).await;
    says(
        &stage,
        &["The ledger does not hold. Entry 3 was changed after it was written."],
    );
    let known = Checkpoint::of(ledger(5).last());
    show(LedgerCheck {
        verdict: check_against(&ledger(3), &known),
        against: Some(known),
        refused: 2,
    })
    .await;
    says(
        &stage,
        &[
            "2 entries that were there at the checkpoint are gone",
            "2 stored lines are no entries",
            "The checkpoint is of ",
        ],
    );
    let mut back = whole(&ledger(5));
    back.verdict.clock_went_back = vec![3];
    show(back).await;
    says(
        &stage,
        &["Before entry 4 the computer’s clock had been set back."],
    );
    says(
        &stage,
        &[
            "What such a ledger can show",
            "What it cannot",
            "no words, no sound and no name",
        ],
    );
}
