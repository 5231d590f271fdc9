//! Every kind of validation that a model can have, against values that fulfil it and that do not.

use crate::stage::{Stage, model, remote};
use hearsay_speaker::skill::host::{Setting, SkillInput};
use serde_json::{Value, json};

/// Whether a said value passes a validation of a slot of this type. It is Monday, 23 November 2026.
fn passes(kind: &str, validation: &Value, said: &str) -> bool {
    let mut validation = validation.clone();
    validation["prompt"] = json!("other");
    let intents = vec![
        json!({ "name": "PickIntent", "samples": ["pick something"], "slots": [
        { "name": "thing", "type": kind, "samples": ["{thing}"] } ] }),
    ];
    let dialog = json!({ "delegationStrategy": "ALWAYS", "intents": [ { "name": "PickIntent", "confirmationRequired": false, "prompts": {}, "slots": [
        { "name": "thing", "type": kind, "elicitationRequired": true, "confirmationRequired": false,
          "prompts": { "elicitation": "which" }, "validations": [validation] } ] } ] });
    let prompt =
        |id: &str| json!({ "id": id, "variations": [ { "type": "PlainText", "value": id } ] });
    let skill = remote(model(
        intents,
        dialog,
        json!([prompt("which"), prompt("other")]),
    ));
    let mut stage = Stage::new(skill, Setting::default());
    assert_eq!(
        stage
            .step(SkillInput::OneShot("pick something".to_owned()))
            .heard(),
        "which"
    );
    stage.say(said);
    let asked_again = stage.heard() == "other";
    assert!(
        asked_again || stage.call().is_some(),
        "{said}: {:?}",
        stage.last
    );
    !asked_again
}

fn check(kind: &str, validation: Value, good: &[&str], bad: &[&str]) {
    for said in good {
        assert!(
            passes(kind, &validation, said),
            "{said} should pass {validation}"
        );
    }
    for said in bad {
        assert!(
            !passes(kind, &validation, said),
            "{said} should not pass {validation}"
        );
    }
}

#[test]
fn a_match_with_the_types_values() {
    check(
        "Colour",
        json!({ "type": "hasEntityResolutionMatch" }),
        &["red", "scarlet"],
        &["octarine"],
    );
}

#[test]
fn membership_of_a_set_by_name_or_word() {
    check(
        "Colour",
        json!({ "type": "isInSet", "values": ["Red"] }),
        &["red", "scarlet"],
        &["blue"],
    );
    check(
        "Colour",
        json!({ "type": "isNotInSet", "values": ["red"] }),
        &["blue"],
        &["scarlet"],
    );
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isInSet", "values": ["2", "4"] }),
        &["two", "4"],
        &["three"],
    );
}

#[test]
fn order_of_numbers() {
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isGreaterThan", "value": "5" }),
        &["six"],
        &["five", "four"],
    );
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isGreaterThanOrEqualTo", "value": "5" }),
        &["five"],
        &["four"],
    );
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isLessThan", "value": "5" }),
        &["four"],
        &["five"],
    );
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isLessThanOrEqualTo", "value": "5" }),
        &["five"],
        &["six"],
    );
}

#[test]
fn order_of_lengths_and_times() {
    check(
        "AMAZON.DURATION",
        json!({ "type": "isLessThan", "value": "PT1H" }),
        &["ten minutes"],
        &["two hours"],
    );
    check(
        "AMAZON.TIME",
        json!({ "type": "isGreaterThan", "value": "12:00" }),
        &["two p.m."],
        &["nine a.m."],
    );
}

#[test]
fn days_within_a_span_from_now_or_between_days() {
    check(
        "AMAZON.DATE",
        json!({ "type": "isInDuration", "start": "P1D", "end": "P7D" }),
        &["tomorrow"],
        &["today", "yesterday"],
    );
    check(
        "AMAZON.DATE",
        json!({ "type": "isNotInDuration", "start": "-P7D", "end": "-P1D" }),
        &["today"],
        &["yesterday"],
    );
    check(
        "AMAZON.DATE",
        json!({ "type": "isInDuration", "start": "2026-11-01", "end": "2026-11-23" }),
        &["today"],
        &["tomorrow"],
    );
}

#[test]
fn a_rule_that_cannot_be_read_keeps_nobody() {
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isGreaterThan", "value": "many" }),
        &["one"],
        &[],
    );
    check(
        "AMAZON.NUMBER",
        json!({ "type": "isBeautiful" }),
        &["one"],
        &[],
    );
}
