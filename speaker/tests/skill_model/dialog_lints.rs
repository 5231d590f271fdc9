//! What is odd about types, dialogs and prompts is said, each with its place.

use super::support::{has_lint, load};
use hearsay_speaker::skill::model::LintLevel;
use serde_json::json;

#[test]
fn types_without_values_without_slots_and_with_doubtful_values_are_named() {
    let language = json!({"invocationName": "my tests",
        "intents": [{"name": "AIntent", "samples": ["take {x} {y}"],
            "slots": [{"name": "x", "type": "EMPTY"}, {"name": "y", "type": "CATALOG"}]}],
        "types": [
            {"name": "EMPTY", "values": []},
            {"name": "CATALOG", "valueSupplier": {"type": "CatalogValueSupplier", "valueCatalog": {"catalogId": "c", "version": "1"}}},
            {"name": "UNUSED", "values": [
                {"id": "1", "name": {"value": "bank", "synonyms": ["shore", "Shore"]}},
                {"id": "1", "name": {"value": "edge", "synonyms": ["shore"]}}]}]});
    let (_, all) = load(&json!({"languageModel": language}).to_string(), "en-US");
    let at = |place: &str| format!("/languageModel/types/{place}");
    assert!(
        has_lint(&all, LintLevel::Warning, &at("0"), "no values"),
        "{all:#?}"
    );
    assert!(has_lint(&all, LintLevel::Warning, &at("1"), "catalog"));
    assert!(has_lint(&all, LintLevel::Hint, &at("2"), "No slot has"));
    assert!(has_lint(
        &all,
        LintLevel::Hint,
        &at("2/values/0"),
        "twice in one value"
    ));
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        &at("2/values/1"),
        "stands for two values"
    ));
    assert!(has_lint(
        &all,
        LintLevel::Warning,
        &at("2/values/1"),
        "The id"
    ));
}

#[test]
fn dialogs_and_prompts_that_do_not_fit_are_named() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "AIntent", "samples": ["take {x}"], "slots": [{"name": "x", "type": "AMAZON.NUMBER"}]}]},
        "dialog": {"delegationStrategy": "SOMETIMES", "intents": [
            {"name": "GoneIntent", "slots": []},
            {"name": "AIntent", "confirmationRequired": true, "slots": [
                {"name": "x", "type": "OTHER", "elicitationRequired": "true", "confirmationRequired": false,
                 "prompts": {"elicitation": "no.such.prompt"},
                 "validations": [{"type": "isLucky", "prompt": "p"}, {"type": "isInSet", "prompt": "p"}, {"type": "hasEntityResolutionMatch"}]},
                {"name": "gone", "type": "T"}]}]},
        "prompts": [{"id": "p", "variations": []}, {"id": "unused", "variations": [{"type": "Text", "value": "Hi"}]}]});
    let (model, all) = load(&json.to_string(), "en-US");
    assert!(model.dialog[1].slots[0].elicit);
    let dialog = "/dialog/intents";
    for (level, place, words) in [
        (
            LintLevel::Error,
            "/dialog/delegationStrategy".to_owned(),
            "SOMETIMES",
        ),
        (LintLevel::Error, format!("{dialog}/0"), "GoneIntent"),
        (LintLevel::Error, format!("{dialog}/1"), "no.such.prompt"),
        (LintLevel::Error, format!("{dialog}/1"), "no prompt asks"),
        (LintLevel::Error, format!("{dialog}/1/slots/0"), "OTHER"),
        (
            LintLevel::Warning,
            format!("{dialog}/1/slots/0/elicitationRequired"),
            "without quotes",
        ),
        (
            LintLevel::Error,
            format!("{dialog}/1/slots/0/validations/0"),
            "isLucky",
        ),
        (
            LintLevel::Error,
            format!("{dialog}/1/slots/0/validations/1/values"),
            "no values",
        ),
        (
            LintLevel::Error,
            format!("{dialog}/1/slots/0"),
            "no prompt to say",
        ),
        (
            LintLevel::Warning,
            format!("{dialog}/1/slots/0"),
            "no values",
        ),
        (LintLevel::Error, format!("{dialog}/1/slots/1"), "gone"),
        (LintLevel::Error, "/prompts/0".to_owned(), "no wording"),
        (LintLevel::Hint, "/prompts/1".to_owned(), "Nothing asks"),
        (
            LintLevel::Warning,
            "/prompts/1/variations/0/type".to_owned(),
            "no type of a prompt",
        ),
    ] {
        assert!(
            has_lint(&all, level, &place, words),
            "{place} {words}\n{all:#?}"
        );
    }
}
