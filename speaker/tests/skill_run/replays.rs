//! Regression scripts: saved, loaded, played, judged.

use crate::stage::{START, Stage, ours, recorder_setting};
use hearsay_speaker::skill::host::{Setting, SkillInput};
use hearsay_speaker::skill::permission::Permission;
use hearsay_speaker::skill::recorder::{Note, NoteOutcome};
use hearsay_speaker::skill::replay::{Recording, ReplayError, Script};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A conversation with the recorder, written down.
fn recorded() -> Script {
    let mut stage = Stage::new(ours("voice-recorder"), recorder_setting());
    let mut recording = Recording::new("voice-recorder".to_owned(), recorder_setting(), START);
    let note = Note {
        id: "n".to_owned(),
        at: START,
        duration_ms: 3_000,
    };
    for input in [
        SkillInput::Launch,
        SkillInput::Stop,
        SkillInput::Recorded(NoteOutcome::Kept(note)),
        SkillInput::Said("list my recordings".to_owned()),
        SkillInput::Silence,
        SkillInput::Stop,
    ] {
        stage.step(input.clone());
        recording.step(&input, &stage.last, stage.now);
    }
    assert!(!recording.is_cut());
    recording.script("Record and list")
}

#[test]
fn a_session_written_down_passes_when_it_is_played_again() {
    let script = recorded();
    let again = Script::load(&script.to_json()).unwrap();
    let report = again.run(&ours("voice-recorder"));
    assert!(report.passed, "{report:#?}");
    assert_eq!(report.verdicts.len(), 6);
    assert_eq!(
        report.verdicts[2].speech,
        "Saved: 3 seconds. You can say “play my last recording”, or “stop”."
    );
    assert!(
        report
            .verdicts
            .iter()
            .all(|verdict| !verdict.checks.is_empty())
    );
    assert_eq!(again.to_json(), script.to_json());
    let what: Vec<&str> = report.verdicts.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "The skill is opened.",
            "It is stopped.",
            "The recorder reports: kept.",
            "“list my recordings” is said.",
            "Nobody says anything.",
            "It is stopped.",
        ]
    );
}

#[test]
fn each_expectation_that_does_not_hold_fails_its_step_with_a_sentence() {
    let steps = |expect: Value| {
        let script = json!({ "hearsayReplay": 1, "skill": "number-hunt", "steps": [
            { "input": "launch" }, { "input": { "said": "fifty" }, "after_ms": 2_000, "expect": expect } ] });
        Script::load(&script.to_string())
            .unwrap()
            .run(&ours("number-hunt"))
    };
    for good in [
        json!({ "intent": "GuessIntent" }),
        json!({ "slots": { "number": "50" } }),
        json!({ "speech_contains": ["THAN 50"] }),
        json!({ "ends": false }),
        json!({ "listens": true }),
        json!({}),
    ] {
        assert!(steps(good.clone()).passed, "{good}");
    }
    for bad in [
        json!({ "intent": "ScoreIntent" }),
        json!({ "slots": { "number": "51" } }),
        json!({ "slots": { "colour": "red" } }),
        json!({ "speech_contains": ["than 50", "elephant"] }),
        json!({ "speech_is": "No." }),
        json!({ "ends": true }),
        json!({ "listens": false }),
        json!({ "refused": "microphone" }),
    ] {
        let report = steps(bad.clone());
        assert!(
            !report.passed && report.verdicts[0].passed && !report.verdicts[1].passed,
            "{bad}"
        );
        let failed = report.verdicts[1]
            .checks
            .iter()
            .find(|check| !check.passed)
            .unwrap();
        assert!(failed.sentence.ends_with('.'), "{}", failed.sentence);
    }
}

#[test]
fn a_refusal_can_be_expected() {
    let script = json!({ "hearsayReplay": 1, "skill": "friendly-helper", "steps": [ { "input": "launch", "expect": { "refused": "microphone" } } ] });
    let report = Script::load(&script.to_string())
        .unwrap()
        .run(&ours("friendly-helper"));
    assert!(report.passed, "{report:?}");
    assert_eq!(Permission::Microphone.name(), "microphone");
}

#[test]
fn answers_of_logic_elsewhere_are_part_of_the_script() {
    let skill = crate::stage::remote(crate::stage::model(vec![], json!({}), json!([])));
    let answer = json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "Ahoy." }, "shouldEndSession": true } }).to_string();
    let script = json!({ "hearsayReplay": 1, "skill": "remote", "steps": [
        { "input": "launch" }, { "input": { "answer": { "call": 1, "answer": { "Ok": answer } } }, "expect": { "speech_is": "Ahoy.", "ends": true } } ] });
    assert!(
        Script::load(&script.to_string())
            .unwrap()
            .run(&skill)
            .passed
    );
}

#[test]
fn what_is_no_script_says_so() {
    let steps = |many: usize| {
        json!({ "hearsayReplay": 1, "skill": "x", "steps": vec![json!({ "input": "launch" }); many] }).to_string()
    };
    assert_eq!(Script::load(&steps(0)).unwrap_err(), ReplayError::Steps(0));
    assert_eq!(
        Script::load(&steps(501)).unwrap_err(),
        ReplayError::Steps(501)
    );
    assert!(Script::load(&steps(500)).is_ok());
    assert_eq!(
        Script::load(&steps(1).replace(":1", ":2")).unwrap_err(),
        ReplayError::Version(2)
    );
    assert!(matches!(
        Script::load(&" ".repeat((1 << 20) + 1)),
        Err(ReplayError::TooLarge(_))
    ));
    for bad in [
        "",
        "{}",
        "[1]",
        "{\"hearsayReplay\": 1, \"skill\": 3, \"steps\": []}",
        "{\"hearsayReplay\":1,\"skill\":\"x\",\"steps\":[{\"input\":\"dance\"}]}",
        "{\"hearsayReplay\":1,\"skill\":\"x\",\"steps\":[{\"input\":\"launch\",\"expect\":{\"applause\":true}}]}",
    ] {
        let error = Script::load(bad).unwrap_err();
        assert!(
            matches!(error, ReplayError::Unreadable(..)) && error.to_string().ends_with('.'),
            "{bad}: {error}"
        );
    }
    let sentence =
        Script::load("{\"hearsayReplay\":1,\"skill\":\"x\",\"steps\":[{\"input\":\"dance\"}]}")
            .unwrap_err()
            .to_string();
    assert!(
        sentence.contains("dance") && sentence.contains("line 1"),
        "{sentence}"
    );
}

proptest! {
    #[test]
    fn any_conversation_written_down_passes_again(inputs in prop::collection::vec(crate::any_order::input(), 1..25), seed: u64) {
        let setting = Setting { seed, ..recorder_setting() };
        let mut stage = Stage::new(ours("audio-journal"), setting.clone());
        let mut recording = Recording::new("audio-journal".to_owned(), setting, START);
        for input in inputs {
            stage.step(input.clone());
            recording.step(&input, &stage.last, stage.now);
        }
        let script = Script::load(&recording.script("any").to_json()).unwrap();
        let report = script.run(&ours("audio-journal"));
        prop_assert!(report.passed, "{:?}", report.verdicts.iter().find(|verdict| !verdict.passed));
    }
}
