//! What is odd about a model is said, each with its place.

use super::support::{QUIZ, SHELTER, has_lint, load};
use hearsay_speaker::skill::model::{Lint, LintLevel};
use serde_json::{Value, json};

fn lints(language: &Value) -> Vec<Lint> {
    load(&json!({"languageModel": language}).to_string(), "en-US").1
}

fn with_intent(intent: &Value) -> Vec<Lint> {
    lints(&json!({"invocationName": "my tests", "intents": [intent]}))
}

#[test]
fn a_model_in_order_has_no_errors() {
    for json in [QUIZ, SHELTER] {
        let (_, lints) = load(json, "en-US");
        let errors: Vec<&Lint> = lints
            .iter()
            .filter(|lint| lint.level == LintLevel::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn missing_built_in_intents_are_named() {
    let all = with_intent(&json!({"name": "AIntent", "samples": ["do it"]}));
    let at = "/languageModel/intents";
    for name in [
        "AMAZON.HelpIntent",
        "AMAZON.CancelIntent",
        "AMAZON.StopIntent",
    ] {
        assert!(has_lint(&all, LintLevel::Warning, at, name), "{name}");
    }
    for name in ["AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent"] {
        assert!(has_lint(&all, LintLevel::Hint, at, name), "{name}");
    }
}

#[test]
fn slots_and_samples_that_do_not_fit_each_other_are_named() {
    let all = with_intent(&json!({"name": "AIntent",
        "samples": ["go {where} now", "go {missing}", "go {broken", "{q}", "say {q} to {where}", "what?"],
        "slots": [{"name": "where", "type": "PLACE"}, {"name": "unused", "type": "AMAZON.NUMBER"},
                  {"name": "q", "type": "AMAZON.SearchQuery"}, {"name": "where", "type": "X"}, {"name": "odd"},
                  {"name": "new", "type": "AMAZON.NoSuchType"}]}));
    let intent = "/languageModel/intents/0";
    for (level, place, words) in [
        (LintLevel::Error, "/samples/1", "missing"),
        (LintLevel::Error, "/samples/2", "braces"),
        (LintLevel::Warning, "/samples/3", "SearchQuery"),
        (LintLevel::Warning, "/samples/4", "SearchQuery"),
        (LintLevel::Hint, "/samples/5", "“?”"),
        (LintLevel::Error, "/slots/0", "PLACE"),
        (LintLevel::Warning, "/slots/1", "in no sample"),
        (LintLevel::Error, "/slots/3", "there twice"),
        (LintLevel::Error, "/slots/4", "no type"),
        (LintLevel::Warning, "/slots/4", "AMAZON.NoSuchType"),
    ] {
        let place = format!("{intent}{place}");
        assert!(
            has_lint(&all, level, &place, words),
            "{place} {words}\n{all:#?}"
        );
    }
}

#[test]
fn samples_that_are_there_twice_say_where_the_other_is() {
    let all = lints(&json!({"invocationName": "my tests", "intents": [
        {"name": "AIntent", "samples": ["Do it!", "do it", "take {n}"], "slots": [{"name": "n", "type": "AMAZON.NUMBER"}]},
        {"name": "BIntent", "samples": ["do it", "take {m}"], "slots": [{"name": "m", "type": "AMAZON.NUMBER"}]}]}));
    let first = "/languageModel/intents/0/samples/0";
    assert!(has_lint(
        &all,
        LintLevel::Hint,
        "/languageModel/intents/0/samples/1",
        first
    ));
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        "/languageModel/intents/1/samples/0",
        first
    ));
    let slot = "/languageModel/intents/0/samples/2";
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        "/languageModel/intents/1/samples/1",
        slot
    ));
}

#[test]
fn names_that_are_there_twice_are_taken_together() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "AIntent", "samples": ["one"]}, {"name": "AIntent", "samples": ["two"]}],
        "types": [{"name": "T", "values": ["a"]}, {"name": "T", "values": ["b"]}]}});
    let (model, all) = load(&json.to_string(), "en-US");
    assert_eq!(model.intents.len(), 1);
    assert_eq!(model.intents[0].samples, ["one", "two"]);
    assert_eq!(model.types[0].values.len(), 2);
    assert!(has_lint(
        &all,
        LintLevel::Error,
        "/languageModel/intents/1",
        "twice"
    ));
    assert!(has_lint(
        &all,
        LintLevel::Error,
        "/languageModel/types/1",
        "twice"
    ));
    let twice = r#"{"languageModel": {"intents": [], "intents": [{"name": "AIntent", "samples": ["x"], "name": "BIntent"}]}}"#;
    let (model, all) = load(twice, "en-US");
    assert_eq!(model.intents[0].name, "BIntent");
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        "/languageModel/intents",
        "only the last counts"
    ));
}

#[test]
fn invocation_names_follow_the_platforms_rules() {
    for (name, level, words) in [
        ("", LintLevel::Error, "no invocation name"),
        ("x", LintLevel::Error, "characters"),
        ("Space Facts", LintLevel::Error, "capital"),
        ("route 66", LintLevel::Error, "digits"),
        ("what? now!", LintLevel::Error, "letters"),
        ("trivia", LintLevel::Warning, "single word"),
        ("my alexa", LintLevel::Error, "wakes"),
        ("open sesame", LintLevel::Error, "opens a skill"),
        ("the bicycle", LintLevel::Error, "article"),
    ] {
        let all = lints(
            &json!({"invocationName": name, "intents": [{"name": "AIntent", "samples": ["x"]}]}),
        );
        assert!(
            has_lint(&all, level, "/languageModel/invocationName", words),
            "{name:?} {all:#?}"
        );
    }
    let german = json!({"languageModel": {"invocationName": "eismaschine", "intents": [{"name": "AIntent", "samples": ["x"]}]}});
    let (_, all) = load(&german.to_string(), "de-DE");
    assert!(
        all.iter()
            .all(|lint| lint.place != "/languageModel/invocationName"),
        "{all:#?}"
    );
}

#[test]
fn markup_is_text_and_named() {
    let sample = "say <b>hello</b> &amp; goodbye";
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [{"name": "AIntent", "samples": [sample]}]},
        "prompts": [{"id": "a<script>", "variations": [{"type": "PlainText", "value": "<speak>Hi</speak>"}, {"type": "SSML", "value": "<speak>Hi</speak>"}]}]});
    let (model, all) = load(&json.to_string(), "en-US");
    assert_eq!(model.intents[0].samples[0], sample);
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        "/languageModel/intents/0/samples/0",
        "markup"
    ));
    let prompts = all
        .iter()
        .filter(|lint| lint.place == "/prompts/0" && lint.message.contains("markup"));
    assert_eq!(prompts.count(), 1);
}

#[test]
fn values_of_the_wrong_kind_are_converted_or_left_out_and_named() {
    let json = json!({"languageModel": {"invocationName": 7, "intents": [
        {"name": "AIntent", "samples": ["one", 2, null, ["x"], {"y": 1}, true, ""], "slots": {}},
        "BIntent", null, 5, {"samples": ["nameless"]}, {"name": "CIntent", "samples": "alone"}],
        "types": {"COLOUR": ["red", "blue"]}, "surprise": 1}});
    let (model, all) = load(&json.to_string(), "en-US");
    assert_eq!(model.invocation, "7");
    assert_eq!(model.intents[0].samples, ["one", "2", "true"]);
    let names: Vec<&str> = model
        .intents
        .iter()
        .map(|intent| intent.name.as_str())
        .collect();
    assert_eq!(names, ["AIntent", "BIntent", "CIntent"]);
    assert_eq!(model.intents[2].samples, ["alone"]);
    assert_eq!(model.slot_type("COLOUR").unwrap().values.len(), 2);
    for place in [
        "invocationName",
        "intents/0/samples/1",
        "intents/0/samples/2",
        "intents/0/samples/3",
        "intents/0/samples/4",
        "intents/1",
        "intents/2",
        "intents/3",
        "intents/4",
        "intents/5/samples",
        "types",
        "surprise",
    ] {
        let place = format!("/languageModel/{place}");
        assert!(
            all.iter().any(|lint| lint.place == place),
            "{place}\n{all:#?}"
        );
    }
}
