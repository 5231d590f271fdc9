//! Every form of a model loads, and what cannot be loaded says where and why.

use super::support::{FIRST_FORM, QUIZ, SHELTER, has_lint, load, matcher, now};
use hearsay_speaker::skill::model::{Delegation, LintLevel, Model, ModelError, Rule, Sensitivity};
use serde_json::{Value, json};

#[test]
fn the_whole_form_keeps_everything() {
    let (model, _) = load(SHELTER, "en-US");
    assert_eq!(model.invocation, "happy shelter");
    assert_eq!(model.fallback, Sensitivity::Medium);
    assert_eq!(model.delegate, Delegation::BySkill);
    let find = model.intent("FindPetIntent").unwrap();
    assert_eq!(find.slots.len(), 12);
    assert!(find.slot("friends").unwrap().multiple);
    assert_eq!(find.slot("size").unwrap().samples.len(), 4);
    let dialog = model.dialog_of("FindPetIntent").unwrap();
    assert!(dialog.confirm);
    assert_eq!(dialog.confirmation.as_deref(), Some("Confirm.Intent.1"));
    assert_eq!(dialog.slots[1].validations[0].rule, Rule::HasMatch);
    assert_eq!(model.delegation_of("AdoptIntent"), Delegation::Always);
    let day = &model.dialog_of("AdoptIntent").unwrap().slots[0];
    let within = Rule::InSpan {
        start: "P0D".to_owned(),
        end: "P30D".to_owned(),
    };
    assert_eq!(day.validations[0].rule, within);
    assert!(model.prompt("Elicit.Slot.size").unwrap().variations[1].ssml);
}

#[test]
fn the_first_form_loads_with_texts_numbers_and_nulls() {
    let (model, lints) = load(FIRST_FORM, "en-GB");
    let names = |kind: &str| -> Vec<String> {
        let values = &model.slot_type(kind).unwrap().values;
        values.iter().map(|value| value.name.clone()).collect()
    };
    assert_eq!(
        names("TEA"),
        [
            "earl grey",
            "green tea",
            "camomile",
            "darjeeling",
            "assam",
            "oolong"
        ]
    );
    assert_eq!(names("LEVEL"), ["1", "2", "3"]);
    assert_eq!(
        model.slot_type("TEA").unwrap().values[4].id.as_deref(),
        Some("7")
    );
    assert!(model.prompts.is_empty() && model.dialog.is_empty());
    let id = "/languageModel/types/0/values/4/id";
    assert!(
        has_lint(&lints, LintLevel::Warning, id, "in quotes"),
        "{lints:#?}"
    );
}

#[test]
fn wrapped_bare_and_buried_models_are_the_same_model() {
    let wrapped: Value = serde_json::from_str(QUIZ).unwrap();
    let inner = wrapped["interactionModel"].clone();
    let language = inner["languageModel"].clone();
    let (expected, _) = load(QUIZ, "en-US");
    for form in [
        inner.clone(),
        language.clone(),
        json!({"interactionModel": language.clone()}),
        json!({"InteractionModel": {"languagemodel": language}}),
        json!({"skill": {"models": {"en-US": wrapped}}}),
    ] {
        assert_eq!(load(&form.to_string(), "en-US").0, expected);
    }
}

#[test]
fn a_byte_order_mark_is_no_hindrance() {
    let marked = format!("\u{feff}{QUIZ}");
    assert_eq!(load(&marked, "en-US").0, load(QUIZ, "en-US").0);
}

#[test]
fn the_oldest_form_loads_from_its_files() {
    let (model, lints) = Model::load_old(
        include_str!("fixtures/old_schema.json"),
        include_str!("fixtures/old_samples.txt"),
        &[("LIST_OF_SIGNS", include_str!("fixtures/old_signs.txt"))],
        "en-US",
    )
    .unwrap();
    assert_eq!(model.intent("HoroscopeIntent").unwrap().samples.len(), 3);
    assert_eq!(model.slot_type("LIST_OF_SIGNS").unwrap().values.len(), 12);
    assert!(
        lints.iter().all(|lint| lint.level != LintLevel::Error),
        "{lints:#?}"
    );
    let matcher = hearsay_speaker::skill::matching::Matcher::new(model.into());
    let found = matcher.resolve("what will the horoscope for leo be tomorrow", &now());
    assert_eq!(found.intent, "HoroscopeIntent");
    assert_eq!(found.slots["Date"].value, "2026-11-24");
    let colour = matcher.resolve("my favourite colour is deep purple", &now());
    assert_eq!(colour.slots["Colour"].value, "deep purple");
}

#[test]
fn a_line_of_the_oldest_form_that_fits_no_intent_is_named() {
    let schema = r#"{"intents":[{"intent":"OneIntent"}]}"#;
    let lines = "OneIntent do it\nTwoIntent do that\nOneIntent";
    let (model, lints) = Model::load_old(schema, lines, &[], "en-US").unwrap();
    assert_eq!(model.intents[0].samples, ["do it"]);
    assert!(has_lint(
        &lints,
        LintLevel::Error,
        "SampleUtterances.txt:2",
        "TwoIntent"
    ));
    assert!(has_lint(
        &lints,
        LintLevel::Error,
        "SampleUtterances.txt:3",
        "is left out"
    ));
}

#[test]
fn what_is_no_json_names_its_line_and_what_is_wrong() {
    for (text, line, words) in [
        ("", 1, "empty"),
        ("{\n  // a comment\n}", 2, "comment"),
        ("{\"a\": 1,\n}", 2, "trailing comma"),
        ("{\"a\": [1, 2", 1, "ends in the middle"),
        ("{\n\n'a': 1}", 3, "double quotes"),
    ] {
        let error = Model::load(text, "en-US").unwrap_err();
        let ModelError::Syntax { line: at, what, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!(*at, line, "{error}");
        assert!(what.contains(words), "{error}");
    }
}

#[test]
fn json_that_is_no_model_says_what_it_looks_like() {
    for (json, words) in [
        (json!({"manifest": {"apis": {}}}), "manifest"),
        (json!([1, 2]), "list"),
        (json!(null), "single value"),
        (json!({"request": {"type": "LaunchRequest"}}), "request"),
        (json!({"hello": 1}), "interactionModel"),
    ] {
        let error = Model::load(&json.to_string(), "en-US").unwrap_err();
        assert!(matches!(error, ModelError::NoModel { .. }), "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_model_goes_to_a_worker_and_comes_back_the_same() {
    let (model, lints) = load(SHELTER, "en-US");
    let text = serde_json::to_string(&(&model, &lints)).unwrap();
    let back: (Model, Vec<hearsay_speaker::skill::model::Lint>) =
        serde_json::from_str(&text).unwrap();
    assert_eq!(back, (model, lints));
    let found = matcher(SHELTER, "en-US").resolve("find me a cat", &now());
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(
        serde_json::from_str::<hearsay_speaker::skill::matching::Match>(&text).unwrap(),
        found
    );
}
