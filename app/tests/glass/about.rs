//! What was measured is shown as it was measured, and a threshold can be set by hand.

use crate::stage::{Stage, name};
use hearsay::{
    figures::{Card, Fetched, Figures, Measured},
    shared::{Command, Sensitivity, Settings},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

const MEASURED: &str = r#"{
  "date": "2026-11-22", "command": "cargo xtask eval", "recordings": 42, "speakers": 9, "hours": 12.5,
  "what": "Recordings of people.",
  "sensitivities": [
    {"name": "low", "threshold": 0.97, "false_accepts": {"count": 0, "per_hour": 0, "low": 0, "high": 0.3},
     "misses": [{"condition": "clean", "missed": 3, "of": 42, "percent": 7.1, "low": 1.5, "high": 19.5}]},
    {"name": "normal", "threshold": 0.91, "false_accepts": {"count": 1, "per_hour": 0.08, "low": 0, "high": 0.45},
     "misses": [{"condition": "clean", "missed": 1, "of": 42, "percent": 2.4, "low": 0.1, "high": 12.6}]},
    {"name": "high", "threshold": 0.8, "false_accepts": {"count": 10, "per_hour": 0.8},
     "misses": [{"condition": "clean", "missed": 0, "of": 42, "percent": 0}]}],
  "verified": {"threshold": 0.91, "false_accepts": {"count": 0, "per_hour": 0}, "misses": []},
  "latency_ms": {"median": 50, "p90": 100},
  "engines": [
    {"name": "Hearsay", "version": "1", "bytes": 41916, "curve": [[0.08, 4.0], [0.8, 2.0]],
     "points": [{"per_hour": 0.08, "threshold": 0.91, "clean": 2.4}]},
    {"name": "Another", "version": "2", "curve": [[0.0, 40.0], [0.5, 20.0]],
     "points": [{"per_hour": 0.5, "clean": 11.9, "babble": 61.5}]}],
  "robustness": [{"case": "-40 dBFS", "missed": 2, "of": 42, "percent": 4.8}]
}"#;

const CARD: &str = r#"{
  "name": "alexa", "parameters": 38273, "bytes": 41916, "verifier": {"parameters": 230000, "bytes": 250000},
  "data": [{"what": "Read speech", "from": "LibriSpeech", "licence": "CC BY 4.0", "use": "other speech"}],
  "recipe": ["It is trained."], "known_failures": ["It knows one word."]
}"#;

async fn with(figures: Figures) -> Stage {
    let stage = Stage::hearing().await;
    stage.shared.figures.set(figures);
    leptos::task::tick().await;
    stage.sent();
    stage
}

fn both() -> Figures {
    Figures {
        measured: Fetched::<Measured>::from_text(Some(MEASURED)),
        card: Fetched::<Card>::from_text(Some(CARD)),
    }
}

fn region(stage: &Stage) -> HtmlElement {
    stage.the("region", "About the hearing")
}

fn sent(stage: &Stage) -> Settings {
    match stage.sent().as_slice() {
        [Command::Settings(settings)] => settings.clone(),
        other => panic!("expected new settings, got {other:?}"),
    }
}

#[wasm_bindgen_test]
async fn everything_in_the_two_files_is_shown() {
    let stage = with(both()).await;
    let text = region(&stage).text_content().unwrap();
    for said in [
        "38,273 parameters",
        "230,000 parameters",
        "Recordings of people.",
        "cargo xtask eval",
        "0 (0 an hour)",
        "1 of 42",
        "0.1",
        "12.6",
        "Normal with the second check",
        "within 50 ms",
        "Another 2",
        "61.5",
        "-40 dBFS",
        "It knows one word.",
        "LibriSpeech",
        "CC BY 4.0",
        "It is trained.",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn the_drawing_has_a_title_a_description_and_a_key_that_needs_no_colour() {
    let stage = with(both()).await;
    let drawing = region(&stage)
        .query_selector("svg[role=img]")
        .unwrap()
        .unwrap();
    for part in ["title", "desc"] {
        let element = drawing.query_selector(part).unwrap().unwrap();
        assert_eq!(
            element.namespace_uri().unwrap(),
            "http://www.w3.org/2000/svg",
            "{part} of the drawing, not of the page"
        );
        assert!(!element.text_content().unwrap().is_empty());
    }
    let lines = drawing.query_selector_all("path.plot-curve").unwrap();
    assert_eq!(lines.length(), 2, "a line an engine");
    let key = region(&stage).query_selector_all(".plot-key li").unwrap();
    let entry = |at: u32| {
        let entry: HtmlElement = key.item(at).unwrap().unchecked_into();
        let shape = entry.query_selector(".plot-marks").unwrap().unwrap();
        (
            entry.text_content().unwrap(),
            shape.get_attribute("d").unwrap(),
        )
    };
    let (ours, theirs) = (entry(0), entry(1));
    assert_eq!((ours.0.as_str(), theirs.0.as_str()), ("Hearsay", "Another"));
    assert_ne!(ours.1, theirs.1, "shapes differ");
}

#[wasm_bindgen_test]
async fn every_table_can_be_scrolled_by_keyboard_and_has_a_name() {
    let stage = with(both()).await;
    let scrollers = region(&stage).query_selector_all(".sideways").unwrap();
    assert_eq!(scrollers.length(), 4);
    for at in 0..scrollers.length() {
        let scroller: HtmlElement = scrollers.item(at).unwrap().unchecked_into();
        assert_eq!(scroller.tab_index(), 0);
        assert!(!name(&scroller).is_empty());
        let rows = scroller.query_selector_all("tbody th[scope=row]").unwrap();
        assert!(rows.length() > 0, "{}: rows have heads", name(&scroller));
    }
}

#[wasm_bindgen_test]
async fn what_could_not_be_fetched_is_said_in_one_sentence_and_can_be_tried_again() {
    let stage = with(Figures {
        measured: Fetched::Failed,
        card: Fetched::<Card>::from_text(Some(CARD)),
    })
    .await;
    let text = region(&stage).text_content().unwrap();
    assert!(text.contains("could not be fetched"), "{text}");
    assert!(
        text.contains("It knows one word."),
        "what came is shown: {text}"
    );
    stage.the("button", "Fetch the figures again").click();
    assert_eq!(stage.sent(), [Command::FetchFigures]);
    stage.shared.figures.set(both());
    leptos::task::tick().await;
    assert!(stage.find("button", "Fetch the figures again").is_none());
}

#[wasm_bindgen_test]
async fn the_link_in_the_foot_opens_it() {
    let stage = with(both()).await;
    let details = region(&stage).query_selector("details").unwrap().unwrap();
    assert!(!details.has_attribute("open"), "closed until asked for");
    let link: HtmlElement = stage.the("link", "About the hearing");
    assert_eq!(link.get_attribute("href").unwrap(), "#about");
    link.click();
    leptos::task::tick().await;
    assert!(details.has_attribute("open"));
}

#[wasm_bindgen_test]
async fn each_sensitivity_says_what_was_measured_of_it() {
    let stage = with(both()).await;
    for (choice, said) in [
        (
            "Low",
            "misses 7.1\u{a0}% in quiet; no false wake in 12.5\u{a0}hours.",
        ),
        (
            "Normal",
            "misses 2.4\u{a0}% in quiet; 0.08 false wakes an hour.",
        ),
        (
            "High",
            "misses 0.0\u{a0}% in quiet; 0.8 false wakes an hour.",
        ),
    ] {
        let radio = stage.the("radio", choice);
        let note = radio.get_attribute("aria-describedby").unwrap();
        let note = stage.text(&format!("#{note}"));
        assert!(
            note.contains("Measured on 42 recordings") && note.ends_with(said),
            "{choice}: {note}"
        );
    }
    stage.the("radio", "High").click();
    assert_eq!(sent(&stage).sensitivity, Sensitivity::High);
}

#[wasm_bindgen_test]
async fn a_threshold_set_by_hand_replaces_the_sensitivity_until_one_is_chosen_again() {
    let stage = with(both()).await;
    let slider: HtmlInputElement = stage.the("slider", "Threshold").unchecked_into();
    let reading = || slider.get_attribute("aria-valuetext").unwrap();
    assert_eq!(reading(), "0.910, Normal");
    let step: u32 = slider.value().parse().unwrap();
    slider.set_value(&(step + 50).to_string());
    slider
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    let settings = sent(&stage);
    let by_hand = settings.threshold.unwrap();
    assert!((0.95..0.97).contains(&by_hand), "{by_hand}");
    stage.shared.settings.set(settings);
    leptos::task::tick().await;
    assert!(reading().ends_with("set by hand"), "{}", reading());
    let text = stage.text("#threshold-note");
    assert!(text.contains("nearest that was measured"), "{text}");
    for choice in ["Low", "Normal", "High"] {
        let radio: HtmlInputElement = stage.the("radio", choice).unchecked_into();
        assert!(!radio.checked(), "{choice} is not what is in force");
    }
    stage.the("radio", "Normal").click();
    let settings = sent(&stage);
    assert_eq!(
        (settings.threshold, settings.sensitivity),
        (None, Sensitivity::Normal)
    );
}

#[wasm_bindgen_test]
async fn the_shipped_thresholds_are_marked_in_their_order() {
    let stage = with(both()).await;
    leptos::task::tick().await;
    let place = |word: &str| -> f64 {
        let mark = stage.element(&format!(".mark-{word}"));
        let at = mark.style().get_property_value("--at").unwrap();
        at.parse()
            .unwrap_or_else(|_| panic!("{word} stands at {at:?}"))
    };
    assert!(place("high") < place("normal") && place("normal") < place("low"));
}

#[wasm_bindgen_test]
async fn without_figures_the_sensitivity_can_still_be_chosen() {
    let stage = with(Figures {
        measured: Fetched::Failed,
        card: Fetched::Failed,
    })
    .await;
    stage.the("radio", "Low").click();
    assert_eq!(sent(&stage).sensitivity, Sensitivity::Low);
    let slider = stage.the("slider", "Threshold");
    assert_eq!(slider.get_attribute("aria-valuetext").unwrap(), "Normal");
}
