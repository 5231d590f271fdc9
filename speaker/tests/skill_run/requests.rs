//! Requests are exactly those of the format.

use crate::stage::{START, Stage, model, remote};
use hearsay_speaker::skill::host::{Setting, SkillInput};
use hearsay_speaker::skill::permission::{Grants, Permission};
use serde_json::json;

fn intents() -> Vec<serde_json::Value> {
    vec![
        json!({ "name": "PaintIntent", "slots": [ { "name": "colour", "type": "Colour" }, { "name": "count", "type": "AMAZON.NUMBER" } ],
        "samples": ["paint it {colour}", "paint {count} things {colour}", "paint something"] }),
    ]
}

fn stage() -> Stage {
    Stage::new(
        remote(model(intents(), json!({}), json!([]))),
        Setting {
            seed: 0xabc,
            ..Setting::default()
        },
    )
}

#[test]
fn a_launch_has_everything_a_skill_looks_for() {
    let mut stage = stage();
    let (_, request, awaited) = stage.launch().call().unwrap();
    assert!(awaited);
    assert_eq!(request["version"], "1.0");
    assert_eq!(
        request["session"],
        json!({ "new": true, "sessionId": "hearsay.session.0000000000000abc", "application": { "applicationId": "remote" },
                "attributes": {}, "user": { "userId": "hearsay.user.of.remote" } })
    );
    let system = &request["context"]["System"];
    assert_eq!(system["device"]["supportedInterfaces"], json!({}));
    assert_eq!(system["application"], request["session"]["application"]);
    assert_eq!(system["user"], request["session"]["user"]);
    assert_eq!(
        request["request"],
        json!({ "type": "LaunchRequest", "requestId": "hearsay.request.hearsay.session.0000000000000abc.1",
                "timestamp": "2026-11-23T10:00:02Z", "locale": "en-US" })
    );
    assert_eq!(START, 1_795_428_000_000);
}

#[test]
fn an_intent_has_its_slots_said_or_not_with_their_resolutions() {
    let mut stage = stage();
    stage.step(SkillInput::OneShot("paint it scarlet".to_owned()));
    let request = stage.call().unwrap().1;
    assert_eq!(
        request["session"]["new"], true,
        "a one-shot is the first request"
    );
    let body = &request["request"];
    assert_eq!(
        (&body["type"], &body["dialogState"]),
        (&json!("IntentRequest"), &json!(null))
    );
    assert_eq!(body["intent"]["name"], "PaintIntent");
    assert_eq!(body["intent"]["confirmationStatus"], "NONE");
    let slots = &body["intent"]["slots"];
    assert_eq!(
        slots["count"],
        json!({ "name": "count", "confirmationStatus": "NONE" })
    );
    assert_eq!(slots["colour"]["value"], "scarlet");
    assert_eq!(
        slots["colour"]["resolutions"]["resolutionsPerAuthority"][0],
        json!({ "authority": "hearsay.er-authority.Colour", "status": { "code": "ER_SUCCESS_MATCH" },
                "values": [ { "value": { "name": "red", "id": "R" } } ] })
    );
    assert_eq!(slots["colour"]["slotValue"]["type"], "Simple");
}

#[test]
fn what_no_type_knows_is_a_no_match_without_values() {
    let mut stage = stage();
    stage
        .launch()
        .answer(&json!({ "response": { "shouldEndSession": false } }));
    stage.say("paint three things turquoise");
    let slots = &stage.call().unwrap().1["request"]["intent"]["slots"];
    assert_eq!(slots["count"]["value"], "3");
    assert_eq!(slots["count"].get("resolutions"), None);
    let resolution = &slots["colour"]["resolutions"]["resolutionsPerAuthority"][0];
    assert_eq!(resolution["status"]["code"], "ER_SUCCESS_NO_MATCH");
    assert_eq!(resolution.get("values"), None);
}

#[test]
fn session_attributes_travel_and_vanish_as_the_skill_says() {
    let mut stage = stage();
    stage.launch().answer(
        &json!({ "sessionAttributes": { "turn": 1 }, "response": { "shouldEndSession": false } }),
    );
    let request = stage.say("paint something").call().unwrap().1;
    assert_eq!(request["session"]["attributes"], json!({ "turn": 1 }));
    assert_eq!(request["session"]["new"], false);
    stage.answer(&json!({ "response": { "shouldEndSession": false } }));
    let request = stage.say("paint something").call().unwrap().1;
    assert_eq!(request["session"]["attributes"], json!({}));
}

#[test]
fn permissions_are_told_with_their_scopes() {
    let skill = crate::stage::skill(
        &json!({ "id": "asks", "name": "Asks", "asks": ["email", "microphone"],
        "model": model(intents(), json!({}), json!([])), "script": "x" }),
    );
    let setting = Setting {
        grants: Grants::of([Permission::Email]),
        ..Setting::default()
    };
    let request = Stage::new(skill, setting).launch().call().unwrap().1;
    assert_eq!(
        request["context"]["System"]["user"]["permissions"]["scopes"],
        json!({ "alexa::profile:email:read": { "status": "GRANTED" }, "hearsay::recorder:microphone": { "status": "DENIED" } })
    );
}

#[test]
fn no_part_of_a_request_is_sound() {
    let mut stage = stage();
    let request = stage.launch().call().unwrap().1.to_string().to_lowercase();
    for word in ["audio", "pcm", "samples", "wav"] {
        assert!(!request.contains(word), "{word}");
    }
}
