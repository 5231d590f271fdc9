//! Filters and search: each narrows the list to what it says, and all of them can be cleared.

use crate::{
    history::{recording, with},
    stage::{Stage, wait},
};
use hearsay_speaker::{
    EndReason, Owner,
    record::{Condition, Device, Feedback, Recording},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

const DAY: u64 = 86_400_000;

fn now() -> u64 {
    js_sys::Date::now() as u64
}

fn row(id: &str, days_ago: u64, change: impl FnOnce(&mut Recording)) -> Recording {
    let mut row = recording(id, now() - days_ago * DAY, Condition::Whole);
    change(&mut row);
    row
}

/// Six records, of which each but the plain one differs in its own way.
async fn six() -> Stage {
    let other = Device {
        name: "Attic".to_owned(),
        serial: "S2".to_owned(),
        ..Device::default()
    };
    with(vec![
        row("plain", 0, |_| {}),
        row("attic", 1, |row| row.head.device = other),
        row("guest", 3, |row| {
            row.head.profile = Some("Guest".to_owned());
        }),
        row("clip", 20, |row| row.head.owner = Owner::Reviewers),
        row("rejected", 40, |row| {
            row.tail.end_reason = EndReason::Rejected;
        }),
        row("liked", 60, |row| row.tail.feedback = Some(Feedback::Up)),
    ])
    .await
}

/// What is in the list, by the word in each transcript.
fn listed(stage: &Stage) -> Vec<&'static str> {
    let rows: String = stage
        .all("button")
        .iter()
        .filter_map(|button| button.closest("li.item").unwrap())
        .filter_map(|item| item.text_content())
        .collect();
    let all = ["plain", "attic", "guest", "clip", "rejected", "liked"];
    let there = |word: &&str| rows.contains(&format!("what about {word}"));
    all.into_iter().filter(there).collect()
}

async fn choose(stage: &Stage, select: &str, choice: &str) {
    let select: HtmlSelectElement = stage.the("combobox", select).unchecked_into();
    let options = select.query_selector_all("option").unwrap();
    let place = (0..options.length())
        .find(|n| options.item(*n).unwrap().text_content().unwrap() == choice)
        .unwrap_or_else(|| panic!("no choice {choice:?}"));
    select.set_selected_index(place as i32);
    select
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert_eq!(
        select.selected_index(),
        place as i32,
        "it shows what was chosen"
    );
}

async fn search(stage: &Stage, words: &str) {
    let field: HtmlInputElement = stage.element("input[type=search]").unchecked_into();
    field.set_value(words);
    field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    wait(250).await;
}

#[wasm_bindgen_test]
async fn each_filter_narrows_the_list_and_clearing_shows_everything() {
    let stage = six().await;
    let all = listed(&stage);
    assert_eq!(all.len(), 6, "{all:?}");
    let cases: [(&str, &str, &[&str]); 10] = [
        ("Days", "Today", &["plain"]),
        ("Days", "Yesterday", &["attic"]),
        ("Days", "Last 7 days", &["plain", "attic", "guest"]),
        ("Days", "Last 30 days", &["plain", "attic", "guest", "clip"]),
        ("Device", "Attic", &["attic"]),
        ("Profile", "Guest", &["guest"]),
        ("Kind", "Clip", &["clip"]),
        ("Owner", "Reviewers (simulated in this browser)", &["clip"]),
        ("Verdict", "Not meant for the speaker", &["rejected"]),
        ("Feedback", "Thumbs up", &["liked"]),
    ];
    for (select, choice, fits) in cases {
        choose(&stage, select, choice).await;
        assert_eq!(listed(&stage), fits, "{select}: {choice}");
        let count = stage.text(".count p");
        assert!(
            count.contains(&format!("{} of 6 recordings", fits.len())),
            "{count}"
        );
        stage.the("button", "Clear filters").click();
        leptos::task::tick().await;
        assert_eq!(listed(&stage), all);
    }
    assert!(stage.find("button", "Clear filters").is_none());
}

#[wasm_bindgen_test]
async fn days_of_ones_own_are_picked_with_two_fields() {
    let stage = six().await;
    choose(&stage, "Days", "From … to …").await;
    assert_eq!(
        listed(&stage),
        ["plain", "attic", "guest"],
        "the last week at first"
    );
    let field: HtmlInputElement = stage.element("input[aria-label=From]").unchecked_into();
    field.set_value("1999-12-31");
    field
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert_eq!(listed(&stage).len(), 6);
    let field: HtmlInputElement = stage.element("input[aria-label=To]").unchecked_into();
    field.set_value("2000-01-01");
    field
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert!(listed(&stage).is_empty());
    let count = stage.text(".count p");
    assert!(count.contains("None of 6 recordings"), "{count}");
}

#[wasm_bindgen_test]
async fn words_are_searched_in_what_was_said_and_answered() {
    let stage = six().await;
    search(&stage, "ABOUT guest").await;
    assert_eq!(listed(&stage), ["guest"]);
    search(&stage, "hear").await;
    assert_eq!(
        listed(&stage).len(),
        6,
        "the beginning of the answer’s word"
    );
    search(&stage, "nowhere").await;
    assert!(listed(&stage).is_empty());
    stage.the("button", "Clear filters").click();
    wait(50).await;
    assert_eq!(listed(&stage).len(), 6);
    let field: HtmlInputElement = stage.element("input[type=search]").unchecked_into();
    assert_eq!(field.value(), "", "the field is empty as well");
}
