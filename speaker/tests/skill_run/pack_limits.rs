//! Packs: what is lenient about them, and where they stop.

use crate::packs::stage_with;
use crate::stage::model;
use hearsay_speaker::skill::host::{Ended, LogKind, Setting, SkillEffect};
use hearsay_speaker::skill::pack::{LARGEST, Pack, PackError};
use serde_json::{Value, json};

fn lints(pack: Value) -> String {
    let all = Pack::of(&pack).unwrap().1;
    all.iter().map(|lint| format!("{lint}\n")).collect()
}

#[test]
fn a_block_that_runs_itself_and_a_flood_of_steps_come_to_an_end() {
    let pack = json!({ "blocks": { "a": [ { "say": "x" }, { "run": "a" }, { "run": "a" } ] }, "turns": [ { "on": "launch", "do": [ { "run": "a" } ] } ] });
    let mut stage = stage_with(pack, Setting::default());
    stage.launch();
    assert_eq!(stage.ended(), Some(Ended::BySkill));
    assert!(
        stage
            .logged(LogKind::Remark)
            .join(" ")
            .contains("inside each other")
    );
    let bomb: Vec<Value> = (0..9).map(|n| json!({ "run": format!("b{n}") })).collect();
    let blocks: serde_json::Map<String, Value> = (0..9)
        .map(|n| {
            let next = if n < 8 {
                json!([ { "run": format!("b{}", n + 1) } ])
            } else {
                json!([ { "set": { "x": { "add": ["{x}", 1] } } } ])
            };
            let ten: Vec<Value> = (0..10).map(|_| next[0].clone()).collect();
            (format!("b{n}"), Value::from(ten))
        })
        .collect();
    let mut stage = stage_with(
        json!({ "blocks": blocks, "turns": [ { "on": "launch", "do": bomb } ] }),
        Setting::default(),
    );
    stage.launch();
    assert!(stage.logged(LogKind::Remark).join(" ").contains("20000"));
    assert!(
        stage
            .session
            .attributes()
            .get("x")
            .is_none_or(|x| x.as_i64() < Some(20_000))
    );
}

#[test]
fn texts_and_what_is_kept_cannot_grow_without_end() {
    let double: Vec<Value> = (0..60)
        .map(|_| json!({ "keep": { "x": "{kept.x}{kept.x}x" } }))
        .collect();
    let mut stage = stage_with(
        json!({ "turns": [ { "on": "launch", "do": double } ] }),
        Setting::default(),
    );
    stage.launch();
    let kept = stage.last.iter().find_map(|effect| match effect {
        SkillEffect::Keep(kept) => Some(kept["x"].as_str().unwrap().len()),
        _ => None,
    });
    assert_eq!(kept, Some(8_000));
    let many: Value = (0..300)
        .map(|n| (format!("k{n}"), json!("y".repeat(1_000))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut stage = stage_with(
        json!({ "turns": [ { "on": "launch", "do": [ { "keep": many } ] } ] }),
        Setting::default(),
    );
    stage.launch();
    assert!(
        !stage
            .last
            .iter()
            .any(|effect| matches!(effect, SkillEffect::Keep(_)))
    );
    assert!(stage.logged(LogKind::Remark).join(" ").contains("64 KB"));
}

#[test]
fn a_speech_that_is_too_long_is_trouble_like_any_skills() {
    let long = "a ".repeat(3_000);
    let mut stage = stage_with(
        json!({ "turns": [ { "on": "launch", "do": [ { "say": long }, { "say": long } ] } ] }),
        Setting::default(),
    );
    assert_eq!(stage.launch().ended(), Some(Ended::Trouble));
}

#[test]
fn everything_odd_about_a_pack_has_a_sentence_and_a_place() {
    let found = lints(json!({
        "surprise": 1,
        "lists": { "empty": [] },
        "blocks": { "unused": [ { "say": [] } ] },
        "turns": [
            { "on": "launch", "state": "never", "do": [ { "dance": true }, "x", { "say": "a", "loudly": true }, { "run": "gone" }, {} ] },
            { "do": [ { "set": { "x": { "power": [1, 2] } } }, { "askFor": ["soul"] }, { "elicit": "slot" } ], "if": { "maybe": true } },
            7,
        ],
    }));
    for part in [
        "surprise",
        "/lists/empty",
        "“unused” is never run",
        "nothing to say",
        "“never” is never gone to",
        "“dance” is not known",
        "/turns/0/do/1",
        "loudly",
        "no block “gone”",
        "without a name",
        "needs “on”",
        "“power” is not known",
        "no permission “soul”",
        "needs “ask”",
        "“maybe” is not known",
        "/turns/2",
    ] {
        assert!(found.contains(part), "{part} in\n{found}");
    }
}

#[test]
fn a_pack_is_held_against_its_model() {
    use hearsay_speaker::skill::host::Skill;
    let model = model(
        vec![json!({ "name": "GoIntent", "samples": ["go on"] })],
        json!({}),
        json!([]),
    );
    let pack = json!({ "turns": [ { "on": "FlyIntent", "do": [ { "record": 5 } ] } ] });
    let lints = Skill::load(&json!({ "name": "X", "model": model, "pack": pack }).to_string())
        .unwrap()
        .1;
    let text: String = lints.iter().map(|lint| format!("{lint}\n")).collect();
    for part in [
        "no intent “FlyIntent”",
        "/pack/turns/0/on",
        "answers the intent “GoIntent”",
        "answers the opening",
        "will be refused",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn what_is_no_pack_says_so() {
    assert_eq!(Pack::load("{").unwrap_err(), PackError::NotJson(1, 1));
    assert_eq!(Pack::load("{}").unwrap_err(), PackError::NotAPack);
    assert_eq!(Pack::load("[]").unwrap_err(), PackError::NotAPack);
    assert_eq!(
        Pack::load(&" ".repeat(LARGEST + 1)).unwrap_err(),
        PackError::TooLarge(LARGEST + 1)
    );
    let mut deep = json!({ "say": "x" });
    for _ in 0..40 {
        deep = json!({ "if": { "all": [] }, "then": [deep] });
    }
    let error = Pack::of(&json!({ "turns": [ { "on": "launch", "do": [deep] } ] })).unwrap_err();
    assert!(
        matches!(error, PackError::TooDeep(_)) && error.to_string().ends_with('.'),
        "{error}"
    );
    let many: Vec<Value> = (0..5_001).map(|_| json!({ "end": true })).collect();
    assert!(matches!(
        Pack::of(&json!({ "turns": [ { "on": "launch", "do": many } ] })),
        Err(PackError::TooMany("steps", ..))
    ));
    assert!(Pack::load(&format!("{{\"turns\":{}", "[".repeat(200_000))).is_err());
}
