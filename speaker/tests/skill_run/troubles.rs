//! Sessions that end badly, and what comes after an end.

use crate::sessions::{ending, stage};
use crate::stage::{Stage, model};
use hearsay_speaker::skill::host::{
    Ended, LogKind, LogicTrouble, Setting, SkillEffect, SkillInput, Voice,
};
use hearsay_speaker::skill::wire::LARGEST;
use serde_json::json;

#[test]
fn trouble_ends_with_a_sentence_and_a_request_that_names_it() {
    let cases: [(Result<String, LogicTrouble>, &str, &str); 6] = [
        (Err(LogicTrouble::TimedOut), "ENDPOINT_TIMEOUT", "in time"),
        (
            Err(LogicTrouble::Unreachable("refused".to_owned())),
            "DEVICE_COMMUNICATION_ERROR",
            "reached",
        ),
        (
            Err(LogicTrouble::Failed("x is not defined".to_owned())),
            "INTERNAL_SERVICE_ERROR",
            "error",
        ),
        (
            Ok("<html>Bad gateway</html>".to_owned()),
            "INVALID_RESPONSE",
            "cannot use",
        ),
        (Ok("[]".to_owned()), "INVALID_RESPONSE", "cannot use"),
        (
            Ok(" ".repeat(LARGEST + 1)),
            "INVALID_RESPONSE",
            "cannot use",
        ),
    ];
    for (answer, kind, words) in cases {
        let mut stage = stage();
        let call = stage.launch().call().unwrap().0;
        stage.step(SkillInput::Answer { call, answer });
        assert_eq!(stage.ended(), Some(Ended::Trouble), "{kind}");
        assert!(
            stage.heard().contains(words) && stage.by(Voice::Speaker),
            "{}",
            stage.heard()
        );
        let body = stage.call().unwrap().1["request"].clone();
        assert_eq!(
            (&body["reason"], &body["error"]["type"]),
            (&json!("ERROR"), &json!(kind))
        );
        assert_eq!(stage.logged(LogKind::Trouble).len(), 1);
    }
}

#[test]
fn a_skill_named_like_the_wake_word_is_not_named_aloud() {
    let model = model(vec![], json!({}), json!([]));
    let skill = crate::stage::skill(&json!({ "name": "Hey Alexa", "model": model, "script": "x" }));
    let mut stage = Stage::new(skill, Setting::default());
    let call = stage.launch().call().unwrap().0;
    stage.step(SkillInput::Answer {
        call,
        answer: Err(LogicTrouble::TimedOut),
    });
    assert_eq!(
        stage.heard(),
        "The skill did not answer in time, so I closed it."
    );
}

#[test]
fn after_the_end_nothing_is_done() {
    let mut stage = stage();
    stage.launch().answer(&ending());
    for input in [
        SkillInput::Launch,
        SkillInput::Said("sing".to_owned()),
        SkillInput::Silence,
        SkillInput::Stop,
    ] {
        stage.step(input);
        let only_log = stage
            .last
            .iter()
            .all(|effect| matches!(effect, SkillEffect::Log(_)));
        assert!(only_log && stage.last.len() == 1, "{:?}", stage.last);
    }
}
