//! Models that nobody writes in good faith: refused or loaded, never slow, never a panic.

use super::support::{load, matcher, now};
use hearsay_speaker::skill::model::{LintLevel, Model, ModelError};
use serde_json::{Value, json};

fn refused(json: &str) -> ModelError {
    let error = Model::load(json, "en-US").unwrap_err();
    let sentence = error.to_string();
    assert!(
        sentence.ends_with('.') && sentence.len() < 400,
        "{sentence}"
    );
    error
}

fn of_samples(samples: &[String]) -> String {
    json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "AIntent", "samples": samples}]}})
    .to_string()
}

#[test]
fn more_than_two_megabytes_are_refused() {
    let long = format!("{{\"a\": \"{}\"}}", "x".repeat(3_000_000));
    assert!(matches!(refused(&long), ModelError::TooLarge { .. }));
}

#[test]
fn deep_nesting_is_refused_before_anything_recurses() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(matches!(
            refused(&deep),
            ModelError::TooDeep { line: 1, .. }
        ));
        let unclosed = open.repeat(100_000);
        assert!(matches!(refused(&unclosed), ModelError::TooDeep { .. }));
    }
    // Brackets in texts are no nesting.
    let text = of_samples(&["[{".repeat(90)]);
    assert!(Model::load(&text, "en-US").is_ok());
}

#[test]
fn counts_beyond_the_limits_are_refused() {
    let intents: Vec<Value> = (0..501)
        .map(|at| json!({"name": format!("I{at}")}))
        .collect();
    let types: Vec<Value> = (0..501)
        .map(|at| json!({"name": format!("T{at}")}))
        .collect();
    let values: Vec<Value> = (0..20_001).map(|at| json!(at.to_string())).collect();
    let samples: Vec<Value> = (0..50_001).map(|at| json!(at.to_string())).collect();
    let one = json!([{"name": "AIntent", "samples": ["x"]}]);
    for (what, language) in [
        ("intents", json!({"intents": intents})),
        ("slot types", json!({"intents": one, "types": types})),
        (
            "slot values",
            json!({"intents": one, "types": [{"name": "T", "values": values}]}),
        ),
        (
            "samples",
            json!({"intents": [{"name": "AIntent", "samples": samples}]}),
        ),
    ] {
        let error = refused(&json!({"languageModel": language}).to_string());
        let ModelError::TooMany { what: named, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!(*named, what);
    }
}

#[test]
fn an_overlong_sample_is_left_out_and_named() {
    let (model, lints) = load(
        &of_samples(&["x ".repeat(300), "short".to_owned()]),
        "en-US",
    );
    assert_eq!(model.intents[0].samples, ["short"]);
    let place = "/languageModel/intents/0/samples/0";
    assert!(
        lints
            .iter()
            .any(|lint| lint.place == place && lint.level == LintLevel::Error)
    );
}

#[test]
fn lints_have_an_end() {
    let samples: Vec<String> = (0..40_000).map(|at| format!("<b>{at}</b> {{")).collect();
    let (_, lints) = load(&of_samples(&samples), "en-US");
    assert!(lints.len() <= 1_001, "{}", lints.len());
    assert!(lints.last().unwrap().message.contains("not listed"));
}

#[test]
fn fifty_thousand_samples_of_the_same_words_resolve() {
    let samples: Vec<String> = (0..49_999).map(|at| format!("go to place {at}")).collect();
    let matcher = matcher(&of_samples(&samples), "en-US");
    let found = matcher.resolve("go to place 31415", &now());
    assert_eq!(found.sample.as_deref(), Some("go to place 31415"));
    let long = "go to place ".repeat(50);
    assert_eq!(matcher.resolve(&long, &now()).intent, "AIntent");
}

#[test]
fn samples_that_are_nothing_but_slots_resolve() {
    let kinds = ["AMAZON.NUMBER", "AMAZON.DATE", "AMAZON.SearchQuery", "T"];
    let slots: Vec<Value> = (0..130)
        .map(|at| json!({"name": format!("s{at}"), "type": kinds.get(at % 4)}))
        .collect();
    let names: String = (0..50).map(|at| format!("{{s{at}}} ")).collect();
    let samples: Vec<String> = (0..200)
        .map(|at| format!("{} w{at}", names.trim()))
        .collect();
    let value = "very ".repeat(70);
    let json = json!({"languageModel": {"intents": [{"name": "AIntent", "samples": samples, "slots": slots}],
        "types": [{"name": "T", "values": [value, "one"]}]}});
    let matcher = matcher(&json.to_string(), "en-US");
    for said in [
        "seven ".repeat(120),
        "very one ".repeat(60),
        "w3 ".repeat(120),
    ] {
        assert_eq!(matcher.resolve(&said, &now()).intent, "AIntent");
    }
}

#[test]
fn samples_like_patterns_are_words() {
    let samples = [
        "(a+)+$".to_owned(),
        ".*".to_owned(),
        "[a-z]{1,9999}".to_owned(),
        "\\d{x}".to_owned(),
        "}{".to_owned(),
    ];
    let matcher = matcher(&of_samples(&samples), "en-US");
    assert!(!matcher.resolve("anything", &now()).exact);
    assert!(matcher.resolve("a", &now()).exact);
    let _ = matcher.resolve(&"a".repeat(10_000), &now());
}

#[test]
fn a_model_without_anything_to_say_still_answers() {
    let json = r#"{"languageModel": {"intents": [{"name": "AMAZON.StopIntent"}]}}"#;
    let found = matcher(json, "xx").resolve("anything", &now());
    assert_eq!(found.intent, "");
    for none in [r"[]", r#""all""#, "7", "null"] {
        let json = format!(r#"{{"languageModel": {{"intents": {none}}}, "a": 1}}"#);
        assert!(matches!(refused(&json), ModelError::NoIntents { .. }));
    }
}
