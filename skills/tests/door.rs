//! The door: every question has an answer, and a whole life of a skill goes through it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use hearsay_skills::door::{ASK, Door};
use hearsay_skills::{Question, Reply};
use hearsay_speaker::skill::host::{Ended, Invoked, Opening, Outside, SkillEffect, SkillInput};
use hearsay_speaker::skill::permission::Permission;
use hearsay_speaker::skill::recorder::{Note, NoteOutcome, RecorderOrder};
use proptest::prelude::*;

/// Asks as the Worker does: bytes in, bytes out.
fn ask(door: &mut Door, question: &Question) -> Reply {
    let bytes = serde_json::to_vec(question).unwrap();
    door.room(bytes.len()).copy_from_slice(&bytes);
    let length = door.ask(ASK);
    assert_eq!(length, door.answer().len());
    serde_json::from_slice(door.answer()).unwrap()
}

fn step(door: &mut Door, input: SkillInput) -> Vec<SkillEffect> {
    match ask(door, &Question::Step { input, now: 5 }) {
        Reply::Effects(effects) => effects,
        other => panic!("{other:?}"),
    }
}

fn id() -> String {
    "voice-recorder".to_owned()
}

/// A door with an open recorder.
fn opened() -> Door {
    let mut door = Door::new();
    let granted = vec![Permission::Microphone];
    let enabled = ask(
        &mut door,
        &Question::Enable {
            id: id(),
            granted,
            now: 1,
        },
    );
    assert!(matches!(enabled, Reply::Done));
    let opening = Opening::default();
    let opened = ask(
        &mut door,
        &Question::Open {
            id: id(),
            opening,
            now: 2,
        },
    );
    let Reply::Opened(opened) = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(
        (opened.name.as_str(), opened.provider.as_str()),
        ("Voice Recorder", "Paper Cup Workshop")
    );
    assert!(opened.grammar.contains("play my last recording"));
    door
}

#[test]
fn a_recorder_is_found_enabled_opened_used_and_disabled() {
    let mut door = opened();
    let text = "open voice recorder".to_owned();
    let found = ask(&mut door, &Question::Invoked { text });
    assert!(matches!(found, Reply::Invoked(Some(Invoked::Launch(found))) if found == id()));
    let starts = step(&mut door, SkillInput::Launch);
    assert!(starts.contains(&SkillEffect::Recorder(RecorderOrder::Start { most_s: 600 })));
    step(&mut door, SkillInput::Stop);
    step(
        &mut door,
        SkillInput::Recorded(NoteOutcome::Kept(Note::default())),
    );
    let ends = step(&mut door, SkillInput::Said("stop".to_owned()));
    assert!(ends.contains(&SkillEffect::End {
        reason: Ended::ByPerson
    }));
    let Reply::Ledger(lines) = ask(&mut door, &Question::Ledger { id: id() }) else {
        panic!("no ledger");
    };
    assert_eq!(lines.len(), 6);
    let gone = ask(
        &mut door,
        &Question::Disable {
            id: id(),
            notes: 1,
            now: 9,
        },
    );
    assert!(
        matches!(gone, Reply::Farewell(farewell) if farewell.sentence.contains("still holds 1 note"))
    );
}

#[test]
fn a_session_becomes_a_script_that_passes() {
    let mut door = opened();
    step(&mut door, SkillInput::Launch);
    step(&mut door, SkillInput::Stop);
    let Reply::Script(json) = ask(
        &mut door,
        &Question::Script {
            name: "Begin".to_owned(),
        },
    ) else {
        panic!("no script");
    };
    let report = ask(&mut door, &Question::Replay { json });
    assert!(matches!(report, Reply::Report(report) if report.passed && report.verdicts.len() == 2));
}

#[test]
fn what_is_saved_is_there_again_behind_another_door() {
    let mut door = opened();
    let Reply::Saved(saved) = ask(&mut door, &Question::Save) else {
        panic!("nothing saved");
    };
    let mut other = Door::new();
    let restored = ask(&mut other, &Question::Restore(saved));
    assert!(matches!(restored, Reply::Restored(lost) if lost.is_empty()));
    let Reply::List(list) = ask(&mut other, &Question::List) else {
        panic!("no list");
    };
    assert!(list[0].enabled && list[0].asks[0].answer == Some(true));
}

#[test]
fn lints_examples_and_meanings_need_no_session() {
    let mut door = Door::new();
    let json = "{\"languageModel\":{\"invocationName\":\"x\",\"intents\":[{\"name\":\"A\",\"samples\":[\"go {where}\"]}]}}".to_owned();
    assert!(
        matches!(ask(&mut door, &Question::Lint { json }), Reply::Lints(lints) if !lints.is_empty())
    );
    let id = "number-hunt".to_owned();
    let examples = ask(
        &mut door,
        &Question::Examples {
            id: id.clone(),
            seed: 1,
            most: 20,
        },
    );
    assert!(matches!(examples, Reply::Examples(examples) if examples.len() == 20));
    let text = "is it forty".to_owned();
    let meant = ask(
        &mut door,
        &Question::Resolve {
            id,
            text,
            now: 0,
            zone_minutes: 0,
        },
    );
    assert!(
        matches!(meant, Reply::Meant(meant) if meant.intent == "GuessIntent" && meant.slots["number"].value == "40")
    );
}

#[test]
fn what_cannot_be_done_is_refused_with_a_sentence() {
    let mut door = Door::new();
    let no = || "no-such-skill".to_owned();
    for question in [
        Question::Step {
            input: SkillInput::Launch,
            now: 0,
        },
        Question::Open {
            id: no(),
            opening: Opening::default(),
            now: 0,
        },
        Question::Open {
            id: id(),
            opening: Opening::default(),
            now: 0,
        },
        Question::Enable {
            id: no(),
            granted: Vec::new(),
            now: 0,
        },
        Question::Remove { id: id(), notes: 0 },
        Question::Add {
            json: "{}".to_owned(),
            logic: None,
            now: 0,
        },
        Question::Add {
            json: "[".to_owned(),
            logic: Some(Outside::Script("x".to_owned())),
            now: 0,
        },
        Question::Logic { id: no() },
        Question::Lint {
            json: "[".to_owned(),
        },
        Question::Examples {
            id: no(),
            seed: 0,
            most: 1,
        },
        Question::Script { name: no() },
        Question::Replay {
            json: "{}".to_owned(),
        },
    ] {
        let reply = ask(&mut door, &question);
        assert!(
            matches!(&reply, Reply::Refused(why) if why.ends_with('.')),
            "{question:?}: {reply:?}"
        );
    }
}

#[test]
fn the_page_is_told_what_it_has_to_run() {
    let mut door = Door::new();
    let none = ask(&mut door, &Question::Logic { id: id() });
    assert!(matches!(none, Reply::Logic(None)), "a pack runs here");
    let json = "{\"languageModel\":{\"invocationName\":\"tea house\",\"intents\":[{\"name\":\"A\",\"samples\":[\"go\"]}]}}".to_owned();
    let script = Outside::Script("function handler() {}".to_owned());
    let added = ask(
        &mut door,
        &Question::Add {
            json,
            logic: Some(script.clone()),
            now: 0,
        },
    );
    let Reply::Added(added) = added else {
        panic!("{added:?}");
    };
    let told = ask(&mut door, &Question::Logic { id: added.id });
    assert!(matches!(told, Reply::Logic(Some(told)) if told == script));
}

#[test]
fn a_session_ends_with_its_skill() {
    let mut door = opened();
    ask(
        &mut door,
        &Question::Disable {
            id: id(),
            notes: 0,
            now: 3,
        },
    );
    let reply = ask(
        &mut door,
        &Question::Step {
            input: SkillInput::Launch,
            now: 4,
        },
    );
    assert!(matches!(reply, Reply::Refused(_)));
}

#[test]
fn absurd_lengths_and_numbers_have_no_room_and_no_answer() {
    let mut door = Door::new();
    assert!(door.room(usize::MAX).is_empty());
    door.room(4).copy_from_slice(b"null");
    assert_eq!(door.ask(2), 0);
    assert!(door.answer().is_empty());
    door.room(0);
    assert!(door.ask(ASK) > 0, "no question is an answer too");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut door = Door::new();
        door.room(bytes.len()).copy_from_slice(&bytes);
        prop_assert!(door.ask(ASK) > 0);
        let refused = matches!(serde_json::from_slice(door.answer()), Ok(Reply::Refused(_)));
        prop_assert!(refused);
    }

    #[test]
    fn any_file_is_added_or_refused(json in "\\PC{0,200}") {
        let mut door = Door::new();
        let reply = ask(&mut door, &Question::Add { json, logic: None, now: 0 });
        let fits = matches!(reply, Reply::Added(_) | Reply::Refused(_));
        prop_assert!(fits);
    }
}
