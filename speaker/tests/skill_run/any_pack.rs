//! Any JSON that is nearly a pack: bounded, and the session ends.

use crate::any_order::{check, input, left_alone};
use crate::stage::{Stage, model, skill};
use hearsay_speaker::skill::host::Setting;
use hearsay_speaker::skill::pack::Pack;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

proptest! {
    #[test]
    fn any_pack_runs_bounded(pack in any_pack(), inputs in prop::collection::vec(input(), 0..12)) {
        if Pack::of(&pack).is_ok() {
            let intents = vec![json!({ "name": "GoIntent", "samples": ["fifty", "my luck"] })];
            let json = json!({ "name": "Any", "recorder": true, "model": model(intents, json!({}), json!([])), "pack": pack });
            let mut stage = Stage::new(skill(&json), Setting { approved: true, ..Setting::default() });
            for input in inputs {
                let was_over = stage.session.is_over();
                stage.step(input);
                check(&stage, was_over)?;
            }
            left_alone(&mut stage)?;
        }
    }
}

/// JSON that is nearly a pack.
fn any_pack() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        select(vec![
            "{score}",
            "{x|a|b}",
            "{slot.a.b.c.d}",
            "{{",
            "}",
            "launch",
            "*",
            "a",
            "red",
            "{profile.email}",
            "facts",
            "",
            "last",
            "<speak>{x}",
            "GoIntent",
            "outcome"
        ])
        .prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
    ];
    let names = select(vec![
        "say", "ask", "again", "set", "keep", "if", "then", "else", "go", "run", "end", "done",
        "delegate", "elicit", "confirm", "record", "stop", "play", "list", "delete", "askFor",
        "add", "mul", "div", "mod", "random", "pick", "not", "count", "notesOn", "is", "less",
        "more", "oneOf", "has", "granted", "state", "all", "any", "card", "title", "x", "a",
        "score",
    ]);
    let part = leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(names.clone().prop_map(str::to_owned), inner, 1..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    let step = part.clone();
    let turn = (
        select(vec!["launch", "*", "outcome", "GoIntent"]),
        prop::collection::vec(step, 0..6),
    )
        .prop_map(|(on, steps)| json!({ "on": on, "do": steps }));
    (prop::collection::vec(turn, 1..5), part.clone(), prop::collection::vec(part.clone(), 0..4), part)
        .prop_map(|(turns, session, block, lists)| json!({ "turns": turns, "session": session, "blocks": { "a": block }, "lists": lists }))
}
