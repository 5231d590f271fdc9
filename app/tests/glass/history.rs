//! The history: found by name, played, sought, judged, deleted with two presses, downloaded.

use crate::stage::{Stage, name, wait};
use hearsay::shared::{
    Command, Playing,
    library::Reading,
    privacy::PrivacyCommand::{self, Copy, Delete, ReportFalse, ShowAnonymising},
};
use hearsay_speaker::{
    EndReason, Initiator, Owner,
    history::RecordRef,
    record::{
        Condition, Device, Feedback, Item, ItemType, Marks, Recording, RecordingHead,
        RecordingTail, Trace,
    },
    remnant::Deletion,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

/// A request that was recorded, with everything that a row can show.
pub fn recording(id: &str, started: u64, condition: Condition) -> Recording {
    let mut tail = RecordingTail {
        spoke: true,
        marks: Marks {
            wake_start_ms: Some(500),
            wake_ms: Some(1_100),
            ..Marks::default()
        },
        answer: Some("Heard.".to_owned()),
        trace: Some(Trace::new(300, 20, &[0.1, 0.4, 0.97, 0.8])),
        verifier_score: Some(0.75),
        verifier_threshold: Some(0.5),
        ..RecordingTail::new(3_000, EndReason::Silence)
    };
    tail.published.items.push(Item {
        kind: ItemType::CustomerTranscript,
        text: format!("what about {id}"),
        utterance_id: format!("{id}/0"),
    });
    Recording {
        head: RecordingHead {
            wake_score: Some(0.97),
            wake_threshold: Some(0.9),
            device: Device {
                name: "Kitchen".to_owned(),
                serial: "S1".to_owned(),
                ..Device::default()
            },
            ..RecordingHead::new(id, started, Initiator::WakeWord, Owner::Cloud, 16_000)
        },
        tail,
        condition,
        bytes: 96_000,
    }
}

/// The name of a record in the simulated cloud.
pub fn cloud(id: &str) -> RecordRef {
    RecordRef {
        owner: Owner::Cloud,
        id: id.to_owned(),
    }
}

/// A page whose vaults hold these records.
pub async fn with(rows: Vec<Recording>) -> Stage {
    let stage = Stage::hearing().await;
    stage.shared.library.update(|history| history.extend(rows));
    stage.shared.library.reading.set(Reading::Whole);
    leptos::task::tick().await;
    stage
}

async fn one() -> Stage {
    with(vec![recording("a", 1_000_000, Condition::Whole)]).await
}

/// Opens the only row.
async fn opened() -> Stage {
    let stage = one().await;
    stage.the("button", "Details of recording of").click();
    leptos::task::tick().await;
    stage
}

fn region(stage: &Stage) -> String {
    stage.the("region", "History").text_content().unwrap()
}

fn privacy(stage: &Stage) -> Vec<PrivacyCommand> {
    let sent = stage.sent().into_iter();
    sent.filter_map(|command| match command {
        Command::Privacy(command) => Some(command),
        _ => None,
    })
    .collect()
}

#[wasm_bindgen_test]
async fn an_empty_history_says_how_to_fill_it_and_a_locked_one_how_to_open_it() {
    let stage = with(Vec::new()).await;
    assert!(
        region(&stage).contains("Nothing yet."),
        "{}",
        region(&stage)
    );
    stage.shared.library.reading.set(Reading::Locked);
    leptos::task::tick().await;
    assert!(
        region(&stage).contains("Locked: open the vaults to see the history."),
        "{}",
        region(&stage)
    );
}

#[wasm_bindgen_test]
async fn days_are_headed_and_lines_say_what_happened() {
    let day = 86_400_000;
    let rows = vec![
        recording("a", 20 * day, Condition::Whole),
        recording("b", 18 * day, Condition::Interrupted),
    ];
    let stage = with(rows).await;
    let days = stage.the("region", "History").query_selector_all("h3.day");
    assert_eq!(days.unwrap().length(), 2, "one heading a day");
    let text = region(&stage);
    for said in [
        "Wake word",
        "Request",
        "ended in silence",
        "wake score 0.97, second check 0.75",
        "96",
        "Cloud (simulated",
        "Interrupted",
        "what about a",
        "Heard.",
        "encrypted",
        "2 recordings",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn a_recording_is_played_sought_and_downloaded() {
    let stage = opened().await;
    assert!(
        stage.sent().contains(&Command::Overview(cloud("a"))),
        "an open row asks for its waveform"
    );
    stage.the("button", "Play recording of").click();
    assert_eq!(stage.sent(), [Command::Play(cloud("a"), 0)]);
    stage.shared.playing.set(Some(Playing {
        record: cloud("a"),
        position_ms: 700,
    }));
    wait(50).await;
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
        [Command::Play(cloud("a"), 1500)],
        "seeking goes on playing there"
    );
    stage.the("button", "Pause recording of").click();
    assert_eq!(stage.sent(), [Command::StopPlaying]);
    stage.the("button", "Download recording of").click();
    assert_eq!(stage.sent(), [Command::Download(cloud("a"))]);
}

#[wasm_bindgen_test]
async fn deleting_takes_two_presses_and_the_first_can_be_taken_back() {
    let stage = one().await;
    stage.sent();
    let button = stage.the("button", "Delete recording of");
    button.click();
    leptos::task::tick().await;
    assert!(stage.sent().is_empty(), "the first press only asks");
    let asks = name(&button);
    assert!(asks.starts_with("Confirm: delete recording of"), "{asks}");
    button
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    leptos::task::tick().await;
    let again = name(&button);
    assert!(again.starts_with("Delete recording of"), "{again}");
    button.click();
    leptos::task::tick().await;
    button.click();
    assert_eq!(privacy(&stage), [Delete(Deletion::One(cloud("a")))]);
}

#[wasm_bindgen_test]
async fn a_damaged_recording_is_quarantined_and_can_only_be_deleted() {
    let stage = with(vec![recording("a", 1_000_000, Condition::Damaged)]).await;
    stage.the("button", "Details of recording of").click();
    leptos::task::tick().await;
    for gone in ["Play", "Download recording", "Thumbs up", "Give"] {
        assert!(stage.find("button", gone).is_none(), "{gone}");
    }
    stage.the("button", "Delete recording of");
    assert!(
        region(&stage).contains("Damaged: quarantined"),
        "{}",
        region(&stage)
    );
}

#[wasm_bindgen_test]
async fn an_open_row_says_why_it_was_recorded_and_draws_the_scores() {
    let stage = opened().await;
    let text = region(&stage);
    for said in [
        "Why was this recorded?",
        "The score was 0.970; from 0.900 on it wakes.",
        "it gave 0.750 and asks for 0.500",
        "It ended because you had stopped speaking.",
        "/0 · request",
        "Heard by Kitchen",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
    let trace = name(&stage.element(".trace svg"));
    assert!(trace.contains("highest 0.970 at 0.3"), "{trace}");
    assert!(trace.contains("threshold 0.900"), "{trace}");
    assert_eq!(
        stage
            .element(".trace-threshold")
            .get_attribute("d")
            .unwrap(),
        "M0 10.0H400"
    );
}

#[wasm_bindgen_test]
async fn a_thumb_a_report_and_copies_are_sent_and_the_pressed_button_keeps_the_focus() {
    let stage = opened().await;
    stage.sent();
    let thumb = stage.the("button", "Thumbs up");
    thumb.focus().unwrap();
    thumb.click();
    assert_eq!(
        privacy(&stage),
        [PrivacyCommand::Feedback(cloud("a"), Some(Feedback::Up))]
    );
    stage.shared.library.update(|history| {
        let mut changed = recording("a", 1_000_000, Condition::Whole);
        changed.tail.feedback = Some(Feedback::Up);
        history.insert(changed);
    });
    leptos::task::tick().await;
    assert_eq!(thumb.get_attribute("aria-pressed").as_deref(), Some("true"));
    let focused: HtmlElement = document().active_element().unwrap().unchecked_into();
    assert_eq!(
        focused, thumb,
        "what the record became did not take the focus away"
    );
    thumb.click();
    stage.the("button", "Not for the speaker").click();
    stage
        .the("button", "Show how it would be made anonymous")
        .click();
    stage
        .the("button", "Give reviewers a clip (simulated)")
        .click();
    let field: HtmlInputElement = stage
        .element("input[aria-label='Name of the recipient']")
        .unchecked_into();
    field.set_value("  Anna ");
    field
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    stage
        .the("button", "Send a recipient a copy (simulated)")
        .click();
    assert_eq!(
        privacy(&stage),
        [
            PrivacyCommand::Feedback(cloud("a"), None),
            ReportFalse(cloud("a"), true),
            ShowAnonymising(cloud("a")),
            Copy(cloud("a"), Owner::Reviewers, None),
            Copy(cloud("a"), Owner::Recipient, Some("Anna".to_owned())),
        ]
    );
}

#[wasm_bindgen_test]
async fn a_transcript_with_markup_is_text() {
    let mut hostile = recording("a", 1_000_000, Condition::Whole);
    let markup = "<img src=x onerror=\"window.broken=1\"><b>bold</b>";
    hostile.tail.published.items[0].text = markup.to_owned();
    hostile.tail.answer = Some(markup.to_owned());
    hostile.head.profile = Some(markup.to_owned());
    let stage = with(vec![hostile]).await;
    stage.the("button", "Details of recording of").click();
    wait(50).await;
    let history = stage.the("region", "History");
    assert!(history.query_selector("img, b").unwrap().is_none());
    assert!(history.text_content().unwrap().matches(markup).count() >= 4);
    let broken = js_sys::Reflect::get(&window(), &"broken".into()).unwrap();
    assert!(broken.is_undefined(), "it ran");
}
