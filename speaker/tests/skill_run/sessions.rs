//! A session's way from opening to end.

use crate::stage::{Stage, model, remote};
use hearsay_speaker::skill::host::{Ended, LogKind, Setting, SkillInput};
use serde_json::{Value, json};

pub(crate) fn stage() -> Stage {
    let intents = vec![
        json!({ "name": "SingIntent", "samples": ["sing a song", "sing"] }),
        json!({ "name": "PaintIntent", "slots": [ { "name": "colour", "type": "Colour" } ], "samples": ["paint it {colour}"] }),
    ];
    Stage::new(
        remote(model(intents, json!({}), json!([]))),
        Setting::default(),
    )
}

/// Speech, a reprompt, and the microphone.
pub(crate) fn asking(text: &str) -> Value {
    json!({ "response": { "outputSpeech": { "type": "PlainText", "text": text },
        "reprompt": { "outputSpeech": { "type": "PlainText", "text": "Are you there?" } }, "shouldEndSession": false } })
}

pub(crate) fn ending() -> Value {
    json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Goodbye." }, "shouldEndSession": true } })
}

#[test]
fn silence_is_met_with_the_reprompt_once_and_then_with_the_end() {
    let mut stage = stage();
    stage.launch().answer(&asking("Hello."));
    assert!(stage.listens() && stage.heard() == "Hello.");
    stage.step(SkillInput::Silence);
    assert!(stage.listens() && stage.heard() == "Are you there?" && stage.ended().is_none());
    stage.step(SkillInput::Silence);
    assert_eq!(stage.ended(), Some(Ended::NoAnswer));
    let (_, request, awaited) = stage.call().unwrap();
    assert_eq!(request["request"]["type"], "SessionEndedRequest");
    assert_eq!(request["request"]["reason"], "EXCEEDED_MAX_REPROMPTS");
    assert!(
        !awaited && stage.heard().is_empty(),
        "nothing is said to the end"
    );
}

#[test]
fn an_answer_between_two_silences_begins_the_count_anew() {
    let mut stage = stage();
    stage.launch().answer(&asking("Hello."));
    stage
        .step(SkillInput::Silence)
        .say("sing")
        .answer(&asking("La."));
    assert!(stage.step(SkillInput::Silence).ended().is_none());
}

#[test]
fn without_a_reprompt_the_first_silence_ends() {
    let mut stage = stage();
    stage
        .launch()
        .answer(&json!({ "response": { "shouldEndSession": false } }));
    assert_eq!(
        stage.step(SkillInput::Silence).ended(),
        Some(Ended::NoAnswer)
    );
}

#[test]
fn what_a_skill_answers_to_its_end_is_left_out() {
    let mut stage = stage();
    stage.launch().answer(&asking("Hello."));
    stage.say("exit");
    assert_eq!(stage.ended(), Some(Ended::ByPerson));
    let (call, request, _) = stage.call().unwrap();
    assert_eq!(request["request"]["reason"], "USER_INITIATED");
    stage.step(SkillInput::Answer {
        call,
        answer: Ok(asking("Wait!").to_string()),
    });
    assert!(stage.heard().is_empty() && !stage.listens() && stage.ended().is_none());
}

#[test]
fn an_end_of_the_skills_own_needs_no_request() {
    let mut stage = stage();
    stage.launch().answer(&ending());
    assert_eq!((stage.ended(), stage.call()), (Some(Ended::BySkill), None));
    assert_eq!(stage.heard(), "Goodbye.");
    assert!(stage.session.is_over());
}

#[test]
fn an_absent_end_leaves_the_session_open_with_the_microphone_closed() {
    let mut stage = stage();
    stage
        .launch()
        .answer(&json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Hm." } } }));
    assert!(!stage.listens() && stage.ended().is_none() && stage.session.is_ajar());
    assert_eq!(stage.say("sing").intent(), "SingIntent");
}

#[test]
fn stop_is_told_to_the_skill_and_ends_the_session_whatever_it_says() {
    for input in [SkillInput::Stop, SkillInput::Said("stop".to_owned())] {
        let mut stage = stage();
        stage.launch().answer(&asking("Hello."));
        stage.step(input);
        assert_eq!(
            stage.call().unwrap().1["request"]["intent"]["name"],
            "AMAZON.StopIntent"
        );
        stage.answer(&asking("No, stay!"));
        assert_eq!(
            (stage.ended(), stage.listens()),
            (Some(Ended::ByPerson), false)
        );
    }
}

#[test]
fn stop_while_the_skill_thinks_ends_at_once() {
    let mut stage = stage();
    stage.launch().step(SkillInput::Stop);
    assert_eq!(stage.ended(), Some(Ended::ByPerson));
    assert_eq!(
        stage.call().unwrap().1["request"]["reason"],
        "USER_INITIATED"
    );
}

#[test]
fn cancel_is_the_skills_to_answer() {
    let mut stage = stage();
    stage.launch().answer(&asking("Hello."));
    assert_eq!(stage.say("cancel").intent(), "AMAZON.CancelIntent");
    assert!(stage.answer(&asking("Cancelled what?")).listens());
}

#[test]
fn who_speaks_before_the_answer_is_heard_and_the_answer_left_out() {
    let mut stage = stage();
    let first = stage.launch().call().unwrap().0;
    stage.say("sing");
    let second = stage.call().unwrap().0;
    assert_ne!(first, second);
    stage.step(SkillInput::Answer {
        call: first,
        answer: Ok(asking("Too late.").to_string()),
    });
    assert!(stage.heard().is_empty() && stage.session.is_waiting());
    stage.step(SkillInput::Answer {
        call: second,
        answer: Ok(asking("La.").to_string()),
    });
    assert_eq!(stage.heard(), "La.");
}

#[test]
fn every_json_of_a_turn_is_in_the_device_log() {
    let mut stage = stage();
    stage.launch();
    assert_eq!(stage.logged(LogKind::Request).len(), 1);
    stage.answer(&json!({ "response": { "card": { "type": "Film" }, "shouldEndSession": true } }));
    assert_eq!(stage.logged(LogKind::Response).len(), 1);
    assert_eq!(stage.logged(LogKind::Remark).len(), 1);
}

#[test]
fn values_that_a_response_adds_are_understood_until_they_are_cleared() {
    let mut stage = stage();
    let more = json!({ "type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE", "types": [
        { "name": "Colour", "values": [ { "id": "T", "name": { "value": "turquoise", "synonyms": ["sea green"] } } ] } ] });
    stage
        .launch()
        .answer(&json!({ "response": { "shouldEndSession": false, "directives": [more] } }));
    let found = |stage: &Stage| {
        let slot = stage.call().unwrap().1["request"]["intent"]["slots"]["colour"].clone();
        slot["resolutions"]["resolutionsPerAuthority"][0]["values"][0]["value"]["id"].clone()
    };
    assert_eq!(found(stage.say("paint it sea green")), "T");
    let clear = json!({ "type": "Dialog.UpdateDynamicEntities", "updateBehavior": "CLEAR" });
    stage.answer(&json!({ "response": { "shouldEndSession": false, "directives": [clear] } }));
    assert_eq!(found(stage.say("paint it sea green")), Value::Null);
    stage.answer(&json!({ "response": { "shouldEndSession": false } }));
    assert_eq!(found(stage.say("paint it red")), "R");
}
