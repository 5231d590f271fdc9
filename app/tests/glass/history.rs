//! The history: found by name, played, sought, deleted with two presses, downloaded.

use crate::stage::{Stage, name, wait};
use hearsay::shared::{Command, Playing};
use hearsay_speaker::{
    EndReason, Initiator, Owner,
    record::{Condition, Marks, Recording, RecordingHead, RecordingTail},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

fn recording(id: &str, started: u64, condition: Condition) -> Recording {
    Recording {
        head: RecordingHead {
            wake_score: Some(0.9),
            ..RecordingHead::new(id, started, Initiator::WakeWord, Owner::Cloud, 16_000)
        },
        tail: RecordingTail {
            spoke: true,
            marks: Marks {
                wake_start_ms: Some(500),
                wake_ms: Some(1_100),
                ..Marks::default()
            },
            answer: Some("Heard.".to_owned()),
            ..RecordingTail::new(3_000, EndReason::Silence)
        },
        condition,
        bytes: 96_000,
    }
}

async fn with(rows: Vec<Recording>) -> Stage {
    let stage = Stage::hearing().await;
    stage.shared.library.update(|history| history.extend(rows));
    stage.shared.library.reading.set(Reading::Whole);
    leptos::task::tick().await;
    stage
}

#[wasm_bindgen_test]
async fn an_empty_history_says_how_to_fill_it() {
    let stage = with(Vec::new()).await;
    let text = stage.the("region", "History").text_content().unwrap();
    assert!(text.contains("Nothing yet."), "{text}");
}

#[wasm_bindgen_test]
async fn days_are_headed_and_lines_say_what_happened() {
    let day = 86_400_000;
    let rows = vec![
        recording("a", 20 * day, Condition::Whole),
        recording("b", 18 * day, Condition::Interrupted),
    ];
    let stage = with(rows).await;
    let region = stage.the("region", "History");
    assert_eq!(
        region.query_selector_all("h3").unwrap().length(),
        2,
        "one heading a day"
    );
    let text = region.text_content().unwrap();
    for said in [
        "Wake word",
        "ended in silence",
        "96",
        "Interrupted",
        "Heard.",
        "encrypted",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn a_recording_is_played_sought_and_downloaded() {
    let stage = with(vec![recording("a", 1_000_000, Condition::Whole)]).await;
    stage.sent();
    stage.the("button", "Play recording of").click();
    assert_eq!(stage.sent(), [Command::Play("a".into(), 0)]);
    stage.shared.playing.set(Some(Playing {
        id: "a".into(),
        position_ms: 700,
    }));
    wait(100).await;
    stage.sent();
    let slider: HtmlInputElement = stage
        .the("slider", "Position in recording of")
        .unchecked_into();
    assert_eq!(slider.value(), "700");
    slider.set_value("1500");
    slider
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    assert_eq!(
        stage.sent(),
        [Command::Play("a".into(), 1500)],
        "seeking goes on playing there"
    );
    stage.the("button", "Pause recording of").click();
    assert_eq!(stage.sent(), [Command::StopPlaying]);
    stage.the("button", "Download recording of").click();
    assert_eq!(stage.sent(), [Command::Download("a".into())]);
}

#[wasm_bindgen_test]
async fn deleting_takes_two_presses_and_the_first_can_be_taken_back() {
    let stage = with(vec![recording("a", 1_000_000, Condition::Whole)]).await;
    stage.sent();
    let button = stage.the("button", "Delete recording of");
    button.click();
    leptos::task::tick().await;
    assert!(stage.sent().is_empty(), "the first press only asks");
    assert!(
        name(&button).starts_with("Confirm: delete recording of"),
        "{}",
        name(&button)
    );
    button
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    leptos::task::tick().await;
    assert!(
        name(&button).starts_with("Delete recording of"),
        "{}",
        name(&button)
    );
    button.click();
    leptos::task::tick().await;
    button.click();
    assert_eq!(stage.sent(), [Command::Delete("a".into())]);
}

#[wasm_bindgen_test]
async fn a_damaged_recording_can_only_be_deleted() {
    let stage = with(vec![recording("a", 1_000_000, Condition::Damaged)]).await;
    assert!(stage.find("button", "Play recording of").is_none());
    assert!(stage.find("button", "Download recording of").is_none());
    stage.the("button", "Delete recording of");
    let text = stage.the("region", "History").text_content().unwrap();
    assert!(text.contains("Damaged"), "{text}");
}

#[wasm_bindgen_test]
async fn a_line_asks_for_its_waveform_when_it_is_seen() {
    let stage = with(vec![recording("a", 1_000_000, Condition::Whole)]).await;
    stage.the("button", "Play recording of").scroll_into_view();
    wait(300).await;
    assert!(stage.sent().contains(&Command::Overview("a".into())));
}
