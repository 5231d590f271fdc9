//! What a real custom skill receives: words, and no recorder.

use crate::stage::{START, Stage, model, ours, recorder_setting, skill};
use hearsay_speaker::skill::host::{Ended, LogKind, Opening, Setting, Skills};
use hearsay_speaker::skill::permission::{Happening, Permission};
use hearsay_speaker::skill::recorder::Note;
use serde_json::json;

/// A recorder that may do everything, in a session of words.
fn setting() -> Setting {
    Setting {
        words_only: true,
        notes: vec![Note::default()],
        ..recorder_setting()
    }
}

#[test]
fn an_approved_recorder_with_the_microphone_is_refused_with_the_reason() {
    let mut stage = Stage::new(ours("voice-recorder"), setting());
    stage.launch();
    assert_eq!(stage.order(), None);
    let [(what, sentence)] = &stage.refusals()[..] else {
        panic!("{:?}", stage.refusals());
    };
    assert_eq!(*what, Permission::Microphone);
    assert!(
        sentence.contains("A real custom skill has none") && sentence.contains("never sound"),
        "{sentence}"
    );
    assert!(
        stage
            .ledger()
            .contains(&Happening::Refused(Permission::Microphone))
    );
    assert!(
        !stage
            .ledger()
            .contains(&Happening::Used(Permission::Microphone))
    );
    assert_eq!(stage.ended(), Some(Ended::Trouble));
    assert_eq!(stage.logged(LogKind::Trouble).len(), 1);
}

#[test]
fn a_request_has_words_and_nothing_of_a_recorder() {
    let intents = vec![
        json!({ "name": "DayIntent", "slots": [ { "name": "day", "type": "AMAZON.DATE" } ], "samples": ["my day was on {day}"] }),
    ];
    let file = json!({ "id": "tape", "name": "Tape", "asks": ["microphone", "email"], "recorder": true,
        "model": model(intents, json!({}), json!([])), "endpoint": "http://localhost:1/" });
    let mut stage = Stage::new(skill(&file), setting());
    let requests = [
        stage.launch().call().unwrap().1,
        stage.say("my day was on monday").call().unwrap().1,
    ];
    for request in &requests {
        let system = &request["context"]["System"];
        assert_eq!(system["device"]["supportedInterfaces"], json!({}));
        let scopes = system["user"]["permissions"]["scopes"].as_object().unwrap();
        let names: Vec<_> = scopes.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            ["alexa::profile:email:read"],
            "only the platform's own"
        );
        assert!(!request.to_string().contains("ecorder"), "{request}");
    }
    let slot = &requests[1]["request"]["intent"]["slots"]["day"]["value"];
    assert!(slot.is_string(), "the words arrive: {slot}");
}

#[test]
fn every_order_ends_the_session_as_a_response_that_cannot_be_used() {
    for kind in ["Start", "Play", "List", "Delete"] {
        let file = json!({ "id": "tape", "name": "Tape", "asks": ["microphone"], "recorder": true,
            "model": model(vec![], json!({}), json!([])), "script": "x" });
        let mut stage = Stage::new(skill(&file), setting());
        let directive = json!({ "type": format!("Hearsay.Recorder.{kind}") });
        stage
            .launch()
            .answer(&json!({ "response": { "directives": [directive] } }));
        assert_eq!(stage.order(), None, "{kind}");
        let (_, told, awaited) = stage.call().unwrap();
        assert!(!awaited);
        assert_eq!(told["request"]["error"]["type"], "INVALID_RESPONSE");
    }
}

#[test]
fn without_the_switch_the_same_recorder_records() {
    let mut skills = Skills::ours();
    skills
        .enable("voice-recorder", &[Permission::Microphone], START)
        .unwrap();
    for words_only in [false, true] {
        let opening = Opening {
            words_only,
            ..Opening::default()
        };
        let (_, setting) = skills.open("voice-recorder", opening).unwrap();
        let mut stage = Stage::new(ours("voice-recorder"), setting);
        assert_eq!(stage.launch().order().is_none(), words_only);
    }
}
