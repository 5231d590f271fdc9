//! Packs: what they compute, and how they choose.

use crate::stage::{Stage, model, skill};
use hearsay_speaker::skill::host::{Ended, Setting};
use serde_json::{Value, json};

pub(crate) fn stage_with(pack: Value, setting: Setting) -> Stage {
    let intents = vec![
        json!({ "name": "GoIntent", "samples": ["go on", "go {number}"], "slots": [ { "name": "number", "type": "AMAZON.NUMBER" } ] }),
    ];
    Stage::new(
        skill(
            &json!({ "name": "Pack", "model": model(intents, json!({}), json!([])), "pack": pack }),
        ),
        setting,
    )
}

/// What a pack says whose launch has these steps.
fn says(steps: Value) -> String {
    let pack = json!({ "session": { "score": 5, "name": "Ada" }, "lists": { "letters": ["a", "b", "c"] },
        "turns": [ { "on": "launch", "do": steps }, { "on": "*", "do": [] } ] });
    stage_with(pack, Setting::default()).launch().heard()
}

#[test]
fn arithmetic_and_counting() {
    assert_eq!(
        says(json!([ { "set": { "score": { "add": ["{score}", 2, 3] } } }, { "say": "{score}" } ])),
        "10"
    );
    assert_eq!(
        says(json!([ { "set": { "x": { "div": ["{score}", 2] } } }, { "say": "{x}" } ])),
        "2.5"
    );
    assert_eq!(
        says(json!([ { "set": { "x": { "mod": [17, "{score}"] } } }, { "say": "{x}" } ])),
        "2"
    );
    assert_eq!(
        says(
            json!([ { "set": { "x": { "max": [1, { "mul": [2, 3] }, { "sub": [9, 4] }] } } }, { "say": "{x|thing|things}" } ])
        ),
        "6 things"
    );
    assert_eq!(
        says(json!([ { "set": { "x": { "div": [1, 0] } } }, { "say": "({x})" } ])),
        "()"
    );
    assert_eq!(
        says(json!([ { "set": { "x": { "count": "{name}" } } }, { "say": "{x}" } ])),
        "3"
    );
    assert_eq!(
        says(json!([ { "set": { "x": { "add": ["{nothing}", "{name}"] } } }, { "say": "{x}" } ])),
        "0"
    );
}

#[test]
fn conditions_of_every_kind() {
    let holds = |condition: Value| {
        says(
            json!([ { "if": condition, "then": [ { "say": "yes" } ], "else": [ { "say": "no" } ] } ]),
        )
    };
    for condition in [
        json!({ "is": ["{score}", "5"] }),
        json!({ "is": ["{name}", "ADA"] }),
        json!({ "is": ["{nothing}", ""] }),
        json!({ "less": ["{score}", 6] }),
        json!({ "more": ["{score}", 4.5] }),
        json!({ "less": ["2026-11-22", "{time.date}"] }),
        json!({ "oneOf": ["{name}", ["Bob", "ada"]] }),
        json!({ "has": "name" }),
        json!({ "not": { "granted": "email" } }),
        json!({ "all": [] }),
        json!({ "is": ["{time.weekday}", "Monday"] }),
        json!({ "any": [ { "has": "nothing" }, { "state": "" } ] }),
        json!({ "is": ["{time.part}", "morning"] }),
    ] {
        assert_eq!(holds(condition.clone()), "yes", "{condition}");
    }
    for condition in [
        json!({ "is": ["{score}", 6] }),
        json!({ "less": ["{nothing}", 6] }),
        json!({ "more": ["{name}", 1] }),
        json!({ "has": "nothing" }),
        json!({ "any": [] }),
        json!({ "granted": "the moon" }),
        json!({ "confirmed": true }),
        json!("yes"),
        json!({ "maybe": 1 }),
        json!({}),
    ] {
        assert_eq!(holds(condition.clone()), "no", "{condition}");
    }
}

#[test]
fn chance_is_the_seeds_alone_and_reaches_everything() {
    let pack = json!({ "lists": { "letters": ["a", "b", "c"] }, "turns": [ { "on": "launch", "do": [
        { "set": { "n": { "random": [1, 3] }, "l": { "pick": "letters", "not": "b" } } }, { "say": ["{n} {l}", "{n} {l}!"] } ] } ] });
    let said = |seed: u64| {
        stage_with(
            pack.clone(),
            Setting {
                seed,
                ..Setting::default()
            },
        )
        .launch()
        .heard()
    };
    let all: std::collections::BTreeSet<String> = (0..200).map(said).collect();
    assert_eq!(all.len(), 3 * 2 * 2, "{all:?}");
    assert!((0..20).all(|seed| said(seed) == said(seed)));
}

#[test]
fn markup_and_plain_text_are_said_together() {
    let steps = json!([ { "set": { "x": "<b>&" } }, { "say": "<speak>One <break time='1s'/> {x}</speak>" }, { "say": "1 < 2 {x}" } ]);
    assert_eq!(says(steps), "One <b>& 1 < 2 <b>&");
}

#[test]
fn what_no_turn_answers_is_said_and_ends() {
    let mut stage = stage_with(
        json!({ "turns": [ { "on": "launch", "do": [ { "ask": "Well?" } ] } ] }),
        Setting::default(),
    );
    stage.launch();
    assert_eq!(
        stage.say("go on").heard(),
        "This skill has no answer to that."
    );
    assert_eq!(stage.ended(), Some(Ended::BySkill));
}

#[test]
fn states_choose_among_turns() {
    let pack = json!({ "turns": [
        { "on": "launch", "do": [ { "go": "dark" }, { "ask": "It is dark." } ] },
        { "on": "GoIntent", "state": "dark", "do": [ { "go": "light" }, { "ask": "A light." } ] },
        { "on": "GoIntent", "state": "light", "if": { "more": ["{slot.number}", 2] }, "do": [ { "ask": "So far!" } ] },
        { "on": "GoIntent", "do": [ { "say": "The end." }, { "end": true } ] } ] });
    let mut stage = stage_with(pack, Setting::default());
    assert_eq!(stage.launch().heard(), "It is dark.");
    assert_eq!(stage.say("go on").heard(), "A light.");
    assert_eq!(stage.say("go three").heard(), "So far!");
    assert_eq!(stage.say("go two").heard(), "The end.");
}
