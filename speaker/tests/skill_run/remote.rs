//! Logic elsewhere: model-only, endpoints, scripts; and skills that answer themselves.

use crate::stage::{Stage, model, remote, skill};
use hearsay_speaker::skill::host::{BY_HAND_MS, Ended, LogKind, Setting, SkillEffect, SkillInput};
use serde_json::json;

fn plain_model() -> serde_json::Value {
    model(
        vec![json!({ "name": "SingIntent", "samples": ["sing"] })],
        json!({}),
        json!([]),
    )
}

#[test]
fn a_model_without_logic_leaves_the_answer_to_a_person_with_time() {
    let skill = skill(&plain_model());
    assert_eq!(skill.logic.kind(), "model_only");
    assert_eq!(
        (skill.name.as_str(), skill.id.as_str()),
        ("test piece", "test-piece")
    );
    let mut stage = Stage::new(skill, Setting::default());
    stage.launch();
    let waits = |effect: &SkillEffect| {
        matches!(
            effect,
            SkillEffect::Call {
                within_ms: BY_HAND_MS,
                ..
            }
        )
    };
    assert!(stage.last.iter().any(waits), "{:?}", stage.last);
    stage.answer(&json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Hi." }, "shouldEndSession": true } }));
    assert_eq!(stage.heard(), "Hi.");
}

#[test]
fn a_person_who_writes_the_answers_is_not_told_of_the_end_by_a_call() {
    let mut stage = Stage::new(skill(&plain_model()), Setting::default());
    stage.launch().step(SkillInput::Stop);
    assert_eq!(stage.call(), None);
    assert_eq!(
        stage.logged(LogKind::Request).len(),
        1,
        "but it is in the log"
    );
}

#[test]
fn a_skill_that_only_ever_records_comes_to_an_end() {
    let mut stage = Stage::new(remote(plain_model()), Setting::default());
    stage.launch();
    let mut answers = 0;
    while stage.ended().is_none() && answers < 50 {
        stage.answer(
            &json!({ "response": { "directives": [ { "type": "Hearsay.Recorder.Start" } ] } }),
        );
        answers += 1;
    }
    assert_eq!(stage.ended(), Some(Ended::Trouble));
    assert!((2..20).contains(&answers), "{answers}");
    assert!(stage.order().is_none(), "nothing was recorded");
}

#[test]
fn a_skill_that_asks_the_same_again_and_again_comes_to_an_end() {
    let intents = vec![
        json!({ "name": "PaintIntent", "slots": [ { "name": "colour", "type": "Colour" } ], "samples": ["paint it"] }),
    ];
    let mut stage = Stage::new(
        remote(model(intents, json!({}), json!([]))),
        Setting::default(),
    );
    stage.step(SkillInput::OneShot("paint it".to_owned()));
    let mut turns = 0;
    loop {
        stage.answer(
            &json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Which?" },
            "directives": [ { "type": "Dialog.ElicitSlot", "slotToElicit": "colour" } ] } }),
        );
        if stage.ended().is_some() || turns > 50 {
            break;
        }
        stage.say("paint it");
        turns += 1;
    }
    assert_eq!(stage.ended(), Some(Ended::NoAnswer));
    assert!((3..10).contains(&turns), "{turns}");
}

#[test]
fn directives_that_make_no_sense_here_are_troubles_with_a_reason() {
    let cases = [
        (json!({ "type": "Dialog.Delegate" }), "model has none"),
        (
            json!({ "type": "Dialog.ElicitSlot", "slotToElicit": "size" }),
            "does not have",
        ),
        (
            json!({ "type": "Dialog.ConfirmSlot", "slotToConfirm": "size" }),
            "does not have",
        ),
    ];
    for (directive, reason) in cases {
        let mut stage = Stage::new(remote(plain_model()), Setting::default());
        stage.step(SkillInput::OneShot("sing".to_owned()));
        stage.answer(&json!({ "response": { "directives": [directive] } }));
        assert_eq!(stage.ended(), Some(Ended::Trouble));
        let log = stage.logged(LogKind::Trouble).join(" ");
        assert!(log.contains(reason), "{log}");
    }
}

#[test]
fn an_endpoint_anywhere_else_is_no_endpoint() {
    use hearsay_speaker::skill::host::Skill;
    for url in [
        "https://example.com/",
        "http://localhost/",
        "http://localhost:3000@evil.example/",
        "http://localhost:99999/",
        "http://localhost.evil.example:80/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://127.0.0.1:80/\"><script>",
        "http://[::1]:80/",
        "http://127.0.0.1.evil.example:80/",
        "http://127.0.0.1:0/",
    ] {
        let json = json!({ "name": "X", "model": plain_model(), "endpoint": url }).to_string();
        let error = Skill::load(&json).unwrap_err().to_string();
        assert!(error.contains("is not on this computer"), "{url}: {error}");
    }
    for url in ["http://localhost:3000", "http://127.0.0.1:8080/skill?x=1"] {
        let json = json!({ "name": "X", "model": plain_model(), "endpoint": url }).to_string();
        assert!(Skill::load(&json).is_ok(), "{url}");
    }
}

#[test]
fn a_logic_given_beside_a_model_becomes_the_skills_logic() {
    use hearsay_speaker::skill::host::{Outside, Skill, joined};
    let script = Outside::Script(" function handler(event) {} ".to_owned());
    let endpoint = Outside::Endpoint("http://localhost:3000/".to_owned());
    let bare = plain_model().to_string();
    let whole = json!({ "hearsaySkill": 1, "name": "Whole", "model": plain_model(), "endpoint": "http://localhost:1/" });
    for (logic, kind) in [(&script, "script"), (&endpoint, "endpoint")] {
        for json in [&bare, &whole.to_string()] {
            let (skill, lints) = Skill::load(&joined(json, logic).unwrap()).unwrap();
            assert_eq!(skill.logic.kind(), kind);
            assert!(lints.iter().all(|lint| !lint.message.contains("one logic")));
        }
    }
    let (skill, _) = Skill::load(&joined(&whole.to_string(), &script).unwrap()).unwrap();
    assert_eq!(skill.name, "Whole");
    let text = "function handler(event) {}".to_owned();
    assert_eq!(skill.logic.outside(), Some(Outside::Script(text)));
}

#[test]
fn what_stands_beside_a_logic_has_to_be_json_of_a_size() {
    use hearsay_speaker::skill::host::{Outside, SkillError, joined};
    let empty = Outside::Script(" ".to_owned());
    assert_eq!(joined("{}", &empty), Err(SkillError::NoScript));
    let script = Outside::Script("x".to_owned());
    assert_eq!(joined("{", &script), Err(SkillError::NotJson(1, 1)));
    let long = " ".repeat((3 << 20) + 1);
    assert!(matches!(
        joined(&long, &script),
        Err(SkillError::TooLarge(..))
    ));
}
