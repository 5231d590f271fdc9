//! Dialogs: who leads, what is asked, checked and confirmed.

use crate::stage::{Stage, model, remote, skill};
use hearsay_speaker::skill::host::{Ended, Setting, SkillInput};
use serde_json::{Value, json};

/// A dialog of two slots, one of them confirmed, and the whole confirmed.
fn dialog(strategy: &str) -> Value {
    let intents = vec![
        json!({ "name": "PaintIntent", "samples": ["paint something", "paint it {colour}", "paint {count} things"], "slots": [
            { "name": "colour", "type": "Colour", "samples": ["{colour}", "in {colour}"] },
            { "name": "count", "type": "AMAZON.NUMBER", "samples": ["{count}", "{count} of them"] } ] }),
        json!({ "name": "SingIntent", "samples": ["sing a song"] }),
    ];
    let dialog = json!({ "delegationStrategy": strategy, "intents": [ { "name": "PaintIntent", "confirmationRequired": true,
        "prompts": { "confirmation": "all" }, "slots": [
            { "name": "colour", "type": "Colour", "elicitationRequired": true, "confirmationRequired": true,
              "prompts": { "elicitation": "colour", "confirmation": "colour-right" },
              "validations": [ { "type": "hasEntityResolutionMatch", "prompt": "no-colour" } ] },
            { "name": "count", "type": "AMAZON.NUMBER", "elicitationRequired": true, "confirmationRequired": false,
              "prompts": { "elicitation": "count" },
              "validations": [ { "type": "isLessThan", "prompt": "fewer", "value": "10" } ] } ] } ] });
    let prompt = |id: &str, text: &str| json!({ "id": id, "variations": [ { "type": "PlainText", "value": text } ] });
    let prompts = json!([
        { "id": "colour", "variations": [ { "type": "PlainText", "value": "Which colour?" }, { "type": "PlainText", "value": "What colour?" } ] },
        prompt("colour-right", "So {colour}?"), prompt("no-colour", "I have red and blue."), prompt("count", "How many?"),
        prompt("fewer", "Fewer than ten, please."), prompt("all", "Paint {count} things {colour}?"),
    ]);
    model(intents, dialog, prompts)
}

fn stage(strategy: &str) -> Stage {
    Stage::new(remote(dialog(strategy)), Setting::default())
}

fn intent_of(stage: &Stage) -> Value {
    stage.call().unwrap().1["request"].clone()
}

#[test]
fn a_dialog_led_by_the_device_reaches_the_skill_complete() {
    let mut stage = stage("ALWAYS");
    stage.step(SkillInput::OneShot("paint something".to_owned()));
    assert!(
        ["Which colour?", "What colour?"].contains(&stage.heard().as_str()),
        "{}",
        stage.heard()
    );
    assert!(stage.listens() && stage.call().is_none());
    assert_eq!(stage.say("in green").heard(), "I have red and blue.");
    assert_eq!(stage.say("scarlet").heard(), "So red?");
    assert!(stage.say("no").heard().ends_with("colour?"));
    assert_eq!(stage.say("blue").heard(), "So blue?");
    assert_eq!(stage.say("yes").heard(), "How many?");
    assert_eq!(stage.say("twelve").heard(), "Fewer than ten, please.");
    assert_eq!(stage.say("three").heard(), "Paint three things blue?");
    assert!(stage.call().is_none(), "the skill has heard of nothing yet");
    let request = intent_of(stage.say("yes"));
    assert_eq!(request["dialogState"], "COMPLETED");
    assert_eq!(request["intent"]["confirmationStatus"], "CONFIRMED");
    assert_eq!(
        request["intent"]["slots"]["colour"]["confirmationStatus"],
        "CONFIRMED"
    );
    assert_eq!(request["intent"]["slots"]["count"]["value"], "3");
}

#[test]
fn a_no_to_the_whole_reaches_the_skill_as_denied() {
    let mut stage = stage("ALWAYS");
    stage.step(SkillInput::OneShot("paint it red".to_owned()));
    stage.say("yes").say("two").say("no");
    let request = intent_of(&stage);
    assert_eq!(
        (
            &request["dialogState"],
            &request["intent"]["confirmationStatus"]
        ),
        (&json!("COMPLETED"), &json!("DENIED"))
    );
}

#[test]
fn a_dialog_led_by_the_skill_tells_it_every_step() {
    let delegate = json!({ "response": { "directives": [ { "type": "Dialog.Delegate" } ] } });
    let mut stage = stage("SKILL_RESPONSE");
    stage.step(SkillInput::OneShot("paint it red".to_owned()));
    assert_eq!(intent_of(&stage)["dialogState"], "STARTED");
    assert_eq!(stage.answer(&delegate).heard(), "So red?");
    assert_eq!(intent_of(stage.say("yes"))["dialogState"], "IN_PROGRESS");
    assert_eq!(stage.answer(&delegate).heard(), "How many?");
    assert_eq!(intent_of(stage.say("four"))["dialogState"], "IN_PROGRESS");
    assert_eq!(stage.answer(&delegate).heard(), "Paint four things red?");
    let request = intent_of(stage.say("yes"));
    assert_eq!(request["dialogState"], "COMPLETED");
    stage.answer(&delegate);
    assert_eq!(
        stage.ended(),
        Some(Ended::Trouble),
        "a complete dialog cannot be delegated"
    );
}

#[test]
fn a_skill_can_fill_slots_itself_and_ask_in_its_own_words() {
    let mut stage = stage("SKILL_RESPONSE");
    stage.step(SkillInput::OneShot("paint something".to_owned()));
    stage.answer(&json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "How many shall it be?" }, "directives": [
        { "type": "Dialog.ElicitSlot", "slotToElicit": "count", "updatedIntent": { "name": "PaintIntent", "confirmationStatus": "NONE",
            "slots": { "colour": { "name": "colour", "value": "blue", "confirmationStatus": "CONFIRMED" }, "strange": { "value": "x" } } } } ] } }));
    assert_eq!(stage.heard(), "How many shall it be?");
    assert!(stage.listens());
    let slots = intent_of(stage.say("five"))["intent"]["slots"].clone();
    assert_eq!(
        (&slots["count"]["value"], &slots["colour"]["value"]),
        (&json!("5"), &json!("blue"))
    );
    assert_eq!(slots["colour"]["confirmationStatus"], "CONFIRMED");
    assert_eq!(slots.get("strange"), None);
    stage.answer(
        &json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Five, yes?" },
        "directives": [ { "type": "Dialog.ConfirmSlot", "slotToConfirm": "count" } ] } }),
    );
    let slots = intent_of(stage.say("no"))["intent"]["slots"].clone();
    assert_eq!(slots["count"]["confirmationStatus"], "DENIED");
    stage.answer(&json!({ "response": { "directives": [ { "type": "Dialog.ConfirmIntent" } ] } }));
    assert_eq!(
        intent_of(stage.say("yes"))["intent"]["confirmationStatus"],
        "CONFIRMED"
    );
}

#[test]
fn another_wish_in_the_middle_of_a_dialog_is_heard() {
    let mut stage = stage("ALWAYS");
    stage.step(SkillInput::OneShot("paint something".to_owned()));
    let request = intent_of(stage.say("sing a song"));
    assert_eq!(request["intent"]["name"], "SingIntent");
    assert_eq!(request.get("dialogState"), None);
}

#[test]
fn silence_repeats_the_models_question_once() {
    let mut stage = stage("ALWAYS");
    stage.step(SkillInput::OneShot("paint it red".to_owned()));
    assert_eq!(stage.step(SkillInput::Silence).heard(), "So red?");
    assert_eq!(
        stage.step(SkillInput::Silence).ended(),
        Some(Ended::NoAnswer)
    );
}

#[test]
fn somebody_who_never_gives_a_valid_answer_is_let_go() {
    let mut stage = stage("ALWAYS");
    stage.step(SkillInput::OneShot("paint it red".to_owned()));
    stage.say("yes");
    let mut tries = 0;
    while stage.ended().is_none() && tries < 20 {
        stage.say("fifty");
        tries += 1;
    }
    assert_eq!((stage.ended(), tries), (Some(Ended::NoAnswer), 4));
}

#[test]
fn prompts_that_are_missing_are_replaced_by_plain_questions() {
    let intents = vec![
        json!({ "name": "PaintIntent", "samples": ["paint something"], "slots": [ { "name": "wall_colour", "type": "Colour", "samples": ["{wall_colour}"] } ] }),
    ];
    let dialog = json!({ "delegationStrategy": "ALWAYS", "intents": [ { "name": "PaintIntent", "confirmationRequired": true,
        "prompts": { "confirmation": "gone" }, "slots": [
            { "name": "wall_colour", "type": "Colour", "elicitationRequired": true, "confirmationRequired": true, "prompts": {} } ] } ] });
    let mut stage = Stage::new(
        skill(&model(intents, dialog, json!({}))),
        Setting::default(),
    );
    stage.step(SkillInput::OneShot("paint something".to_owned()));
    assert_eq!(stage.heard(), "Which wall colour would you like?");
    assert_eq!(stage.say("red").heard(), "red, is that right?");
    assert_eq!(stage.say("yes").heard(), "Is all of that right?");
}

#[test]
fn the_wording_of_a_prompt_depends_on_the_seed_alone() {
    let heard = |seed: u64| {
        let mut stage = Stage::new(
            remote(dialog("ALWAYS")),
            Setting {
                seed,
                ..Setting::default()
            },
        );
        stage
            .step(SkillInput::OneShot("paint something".to_owned()))
            .heard()
    };
    assert_eq!(heard(1), heard(1));
    assert_ne!(heard(1), heard(2));
}
