//! The panel "Presets": every line dated and sourced, two side by side, one day under all.

use crate::{
    keeping::{houses, open, recording},
    stage::{Stage, wait},
};
use hearsay_speaker::{
    Owner,
    policy::{
        Retention,
        presets::{PresetId, compare},
    },
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, NodeList};

fn elements(found: NodeList) -> Vec<Element> {
    (0..found.length())
        .map(|i| found.item(i).unwrap().unchecked_into())
        .collect()
}

fn texts(stage: &Stage, selector: &str) -> Vec<String> {
    let panel = stage.element(".keeping");
    elements(panel.query_selector_all(selector).unwrap())
        .iter()
        .map(|element| element.text_content().unwrap())
        .collect()
}

async fn choose(stage: &Stage, name: &str, value: &str) {
    let select: HtmlSelectElement = stage.the("combobox", name).unchecked_into();
    select.set_value(value);
    let change = web_sys::Event::new("change").unwrap();
    select.dispatch_event(&change).unwrap();
    leptos::task::tick().await;
}

/// Rows of the table in the section with this heading.
fn rows(stage: &Stage, heading: &str) -> Vec<String> {
    texts(stage, &format!("[aria-labelledby='{heading}'] tbody tr"))
}

async fn later(stage: &Stage, step: &str) {
    let slider: HtmlInputElement = stage.the("slider", "How much later").unchecked_into();
    slider.set_value(step);
    let input = web_sys::Event::new("input").unwrap();
    slider.dispatch_event(&input).unwrap();
    leptos::task::tick().await;
}

#[wasm_bindgen_test]
async fn every_line_of_every_vendor_stands_there_with_date_and_source() {
    let stage = open("Presets", Vec::new()).await;
    for id in PresetId::ALL {
        let preset = id.load().unwrap();
        stage.the("radio", &preset.name).click();
        leptos::task::tick().await;
        let shown = texts(&stage, ".preset-line");
        assert_eq!(shown.len(), preset.lines.len(), "{id:?}");
        for (line, shown) in preset.lines.iter().zip(shown) {
            for said in [
                &line.heading(),
                &line.says(),
                &line.source,
                &line.as_of.to_string(),
            ] {
                assert!(
                    shown.contains(said.as_str()),
                    "{said:?} is missing from: {shown}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
async fn settings_are_used_only_after_a_question() {
    let stage = open("Presets", vec![recording("old", Owner::Cloud, 400)]).await;
    stage.the("radio", "Apple").click();
    leptos::task::tick().await;
    stage.the("button", "Use these settings").click();
    leptos::task::tick().await;
    assert!(houses(&stage).is_empty());
    let asked = stage.text(".question.asked");
    assert!(
        asked.contains("1 thing that is kept today would be deleted now"),
        "{asked}"
    );
    stage.the("button", "Change, and delete now").click();
    let house = houses(&stage).remove(0);
    assert_eq!(house.preset, Some(PresetId::Apple));
    assert_eq!(
        house.rules.recordings,
        Retention::Days(183.try_into().unwrap())
    );
    assert!(!house.saving.recordings && house.saving.transcripts);
}

#[wasm_bindgen_test]
async fn what_cannot_be_followed_says_so() {
    let stage = open("Presets", Vec::new()).await;
    let text = rows(&stage, "use-name").join("\n");
    for said in [
        "Is set",
        "Is so already",
        "Cannot be followed",
        "never leaves this browser",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn differences_between_two_vendors_are_marked_in_words() {
    let stage = open("Presets", Vec::new()).await;
    stage.the("radio", "Alexa since").click();
    choose(&stage, "With", "apple").await;
    let (alexa, apple) = (
        PresetId::AlexaAfter.load().unwrap(),
        PresetId::Apple.load().unwrap(),
    );
    let expected = compare(&alexa, &apple);
    let same = expected.iter().filter(|row| row.same).count();
    assert!(same > 0, "otherwise the switch hides nothing");
    assert_eq!(rows(&stage, "compare-name").len(), expected.len() - same);
    stage.the("switch", "Only what is not the same").click();
    leptos::task::tick().await;
    let shown = rows(&stage, "compare-name");
    assert_eq!(shown.len(), expected.len());
    for (row, shown) in expected.iter().zip(&shown) {
        let word = match (row.first, row.second) {
            (Some(_), Some(_)) if row.same => "Same".to_owned(),
            (Some(_), Some(_)) => "Differs".to_owned(),
            (Some(_), None) => format!("Not known of {}", apple.name),
            _ => format!("Not known of {}", alexa.name),
        };
        assert!(shown.ends_with(&word), "{shown} should end with {word}");
    }
}

#[wasm_bindgen_test]
async fn the_example_day_is_called_one_and_what_is_held_changes_with_the_date() {
    let stage = open("Presets", Vec::new()).await;
    assert!(
        stage
            .text(".keeping")
            .contains("An example day, not yours: nobody said this")
    );
    let row = |name: &str| {
        let rows = rows(&stage, "same-day-name");
        assert_eq!(rows.len(), PresetId::ALL.len());
        rows.into_iter().find(|row| row.starts_with(name)).unwrap()
    };
    let soon = row("Apple");
    assert!(
        soon.contains("texts") && soon.contains("with the vendor"),
        "{soon}"
    );
    assert!(soon.contains("not offered: 1 deletion"), "{soon}");
    assert!(row("Sonos").contains("Holds nothing."));
    assert!(row("Alexa since").contains("until deleted by the person"));
    assert!(row("Alexa since").contains("reviewers’ clip"));
    later(&stage, "3").await;
    assert!(row("Apple").contains("copies without identifier"));
    assert!(!row("Alexa since").contains("reviewers’ clip"));
    later(&stage, "4").await;
    assert!(row("Apple").contains("Holds nothing."));
    assert!(
        row("Alexa since").contains("recordings"),
        "until it is deleted"
    );
}

#[wasm_bindgen_test]
async fn a_day_of_ones_own_is_replayed_and_the_example_can_still_be_chosen() {
    let days = vec![
        recording("a", Owner::Cloud, 3),
        recording("b", Owner::Cloud, 3),
        recording("clip", Owner::Reviewers, 3),
    ];
    let stage = open("Presets", days).await;
    let day: HtmlSelectElement = stage.the("combobox", "Day to replay").unchecked_into();
    assert_eq!(day.length(), 2);
    wait(50).await;
    assert_ne!(day.value(), "example");
    let alexa = |rows: Vec<String>| {
        let mut rows = rows.into_iter();
        rows.find(|row| row.starts_with("Alexa since")).unwrap()
    };
    let own = alexa(rows(&stage, "same-day-name"));
    assert!(
        own.contains("2 recordings") && own.contains("2 interactions"),
        "{own}"
    );
    choose(&stage, "Day to replay", "example").await;
    assert_ne!(alexa(rows(&stage, "same-day-name")), own);
}
