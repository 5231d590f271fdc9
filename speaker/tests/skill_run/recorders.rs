//! The recorder: who may use it, and what happens when it is interrupted.

use crate::stage::{Stage, model, ours, recorder_setting, skill};
use hearsay_speaker::skill::host::{Ended, Setting, SkillEffect, SkillInput};
use hearsay_speaker::skill::permission::{Grants, Happening, Permission};
use hearsay_speaker::skill::recorder::{Note, NoteOutcome, RecorderOrder, Which};
use proptest::prelude::*;
use serde_json::json;

/// A skill elsewhere that records when it is opened.
fn answered(setting: Setting) -> Stage {
    let intents = vec![json!({ "name": "GoIntent", "samples": ["go"] })];
    let skill = skill(
        &json!({ "id": "tape", "name": "Tape", "asks": ["microphone"], "recorder": true,
        "model": model(intents, json!({}), json!([])), "endpoint": "http://localhost:1/" }),
    );
    let mut stage = Stage::new(skill, setting);
    stage.launch().answer(&json!({ "response": { "directives": [ { "type": "Hearsay.Recorder.Start", "maxSeconds": 30 } ] } }));
    stage
}

#[test]
fn only_an_approved_skill_with_the_permission_records() {
    let granted = Grants::of([Permission::Microphone]);
    for (approved, grants, may) in [
        (true, granted.clone(), true),
        (true, Grants::default(), false),
        (false, granted, false),
        (false, Grants::default(), false),
    ] {
        let stage = answered(Setting {
            approved,
            grants,
            ..Setting::default()
        });
        assert_eq!(
            stage.order(),
            may.then_some(RecorderOrder::Start { most_s: 30 })
        );
        assert_eq!(stage.refusals().len(), usize::from(!may));
        assert_eq!(
            stage
                .ledger()
                .contains(&Happening::Refused(Permission::Microphone)),
            !may
        );
        assert_eq!(
            stage
                .ledger()
                .contains(&Happening::Used(Permission::Microphone)),
            may
        );
        if !may {
            let request = stage.call().unwrap().1["request"].clone();
            assert_eq!(
                (&request["type"], &request["outcome"]),
                (&json!("Hearsay.Recorder.Outcome"), &json!("REFUSED"))
            );
        }
    }
}

#[test]
fn an_unapproved_skill_cannot_even_list_what_others_recorded() {
    let notes = vec![Note {
        id: "n".to_owned(),
        at: 5,
        duration_ms: 5,
    }];
    let mut stage = answered(Setting {
        notes,
        ..Setting::default()
    });
    for kind in ["List", "Play", "Delete", "Stop"] {
        stage.answer(&json!({ "response": { "directives": [ { "type": format!("Hearsay.Recorder.{kind}") } ] } }));
        assert!(stage.order().is_none(), "{kind}");
    }
    assert_eq!(stage.refusals().len(), 5);
}

#[test]
fn one_order_of_a_response_counts_and_a_stop_waits_for_nothing() {
    let start = json!({ "type": "Hearsay.Recorder.Start" });
    let stop = json!({ "type": "Hearsay.Recorder.Stop" });
    let list = json!({ "type": "Hearsay.Recorder.List" });
    let mut stage = answered(recorder_setting());
    stage.step(SkillInput::Stop).recorder();
    stage.answer(&json!({ "response": { "directives": [stop], "shouldEndSession": false } }));
    assert!(stage.listens() && stage.order() == Some(RecorderOrder::Stop));
    stage
        .say("go")
        .answer(&json!({ "response": { "directives": [list, start] } }));
    let orders = |effect: &&SkillEffect| matches!(effect, SkillEffect::Recorder(_));
    assert_eq!(stage.last.iter().filter(orders).count(), 1);
    assert_eq!(stage.order(), Some(RecorderOrder::List));
}

#[test]
fn what_was_recorded_is_told_without_its_sound() {
    let mut stage = answered(recorder_setting());
    stage.step(SkillInput::Stop).recorder();
    let request = stage.call().unwrap().1["request"].clone();
    assert_eq!(request["outcome"], "KEPT");
    let names: Vec<&String> = request["note"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["at", "durationMs", "id"]);
}

#[test]
fn a_second_stop_ends_the_session_though_the_recorder_says_nothing() {
    let mut stage = answered(recorder_setting());
    assert_eq!(
        stage.step(SkillInput::Stop).order(),
        Some(RecorderOrder::Stop)
    );
    assert_eq!(stage.step(SkillInput::Stop).ended(), Some(Ended::ByPerson));
}

#[test]
fn silence_stops_the_recorder_and_then_the_session() {
    let mut stage = answered(recorder_setting());
    assert_eq!(
        stage.step(SkillInput::Silence).order(),
        Some(RecorderOrder::Stop)
    );
    assert_eq!(
        stage.step(SkillInput::Silence).ended(),
        Some(Ended::NoAnswer)
    );
}

#[test]
fn who_speaks_to_the_skill_while_it_plays_stops_the_playing() {
    let notes = vec![Note {
        id: "n".to_owned(),
        at: 5,
        duration_ms: 5,
    }];
    let mut stage = Stage::new(
        ours("voice-recorder"),
        Setting {
            notes,
            ..recorder_setting()
        },
    );
    stage.step(SkillInput::OneShot("play my last recording".to_owned()));
    stage.say("list my recordings");
    let orders: Vec<_> = stage
        .last
        .iter()
        .filter(|effect| matches!(effect, SkillEffect::Recorder(_)))
        .collect();
    assert_eq!(orders.len(), 2, "stop, and then the list");
    assert_eq!(stage.order(), Some(RecorderOrder::Stop));
}

#[test]
fn a_microphone_granted_in_the_middle_is_used_and_one_taken_back_is_not() {
    let mut stage = Stage::new(
        ours("voice-recorder"),
        Setting {
            approved: true,
            ..Setting::default()
        },
    );
    stage.step(SkillInput::Permission {
        permission: Permission::Microphone,
        granted: true,
    });
    assert_eq!(
        stage.launch().order(),
        Some(RecorderOrder::Start { most_s: 600 })
    );
    stage.step(SkillInput::Stop).recorder();
    stage.step(SkillInput::Permission {
        permission: Permission::Microphone,
        granted: false,
    });
    assert_eq!(stage.say("record").order(), None);
    let mut other = Stage::new(ours("friendly-helper"), Setting::default());
    other.step(SkillInput::Permission {
        permission: Permission::Microphone,
        granted: true,
    });
    assert_eq!(other.refusals().len(), 1);
    assert!(
        !other
            .ledger()
            .contains(&Happening::Granted(Permission::Microphone))
    );
}

#[test]
fn notes_are_found_as_a_person_names_them() {
    let note = |id: &str, at: u64| Note {
        id: id.to_owned(),
        at,
        duration_ms: 1,
    };
    // 23:30 and 0:30 UTC, a night apart where the clock is an hour ahead.
    let notes = [note("a", 1_795_476_600_000), note("b", 1_795_480_200_000)];
    let ids = |which: &Which, zone| {
        which
            .of(&notes, zone)
            .iter()
            .map(|note| note.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&Which::Last, 0), ["b"]);
    assert_eq!(ids(&Which::First, 0), ["a"]);
    assert_eq!(ids(&Which::Number(2), 0), ["b"]);
    assert!(ids(&Which::Number(0), 0).is_empty() && ids(&Which::Number(3), 0).is_empty());
    assert_eq!(ids(&Which::Day("2026-11-24".to_owned()), 0), ["b"]);
    assert_eq!(ids(&Which::Day("2026-11-24".to_owned()), 60), ["a", "b"]);
    assert_eq!(ids(&Which::All, 0).len(), 2);
    for (text, which) in [
        (json!("last"), Some(Which::Last)),
        (json!("2"), Some(Which::Number(2))),
        (json!(2), Some(Which::Number(2))),
        (
            json!("2026-11-24"),
            Some(Which::Day("2026-11-24".to_owned())),
        ),
        (json!({ "id": "x" }), Some(Which::Id("x".to_owned()))),
        (json!(-1), None),
        (json!([]), None),
        (json!({ "id": 3 }), None),
    ] {
        assert_eq!(Which::read(&text), which, "{text}");
    }
}

proptest! {
    #[test]
    fn no_order_of_things_records_without_permission(inputs in prop::collection::vec(crate::any_order::input(), 0..40), approved: bool) {
        let setting = Setting { approved, ..Setting::default() };
        let mut stage = Stage::new(ours("friendly-helper"), setting);
        let mut granted = false;
        for input in inputs {
            if let SkillInput::Permission { permission: Permission::Microphone, granted: given } = input {
                granted = given && approved;
            }
            stage.step(input);
            let starts = stage.last.iter().any(|effect| matches!(effect, SkillEffect::Recorder(RecorderOrder::Start { .. })));
            prop_assert!(!starts || granted);
        }
    }

    #[test]
    fn the_recorder_may_report_anything(outcomes in prop::collection::vec(crate::any_order::outcome(), 0..20)) {
        let mut stage = Stage::new(ours("voice-recorder"), recorder_setting());
        stage.launch();
        for outcome in outcomes {
            stage.step(SkillInput::Recorded(outcome));
        }
        let kept = NoteOutcome::Kept(Note::default());
        stage.step(SkillInput::Recorded(kept));
    }
}
