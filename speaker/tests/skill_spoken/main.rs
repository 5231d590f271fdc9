//! What can be said to a skill, as a grammar for the recogniser.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use hearsay_speaker::skill::model::{Intent, Model, SlotSpec, SlotType, TypeValue};
use hearsay_speaker::skill::spoken;
use hearsay_speaker::understand::Grammar;

fn slot(name: &str, kind: &str) -> SlotSpec {
    SlotSpec {
        name: name.to_owned(),
        kind: kind.to_owned(),
        samples: Vec::new(),
        multiple: false,
    }
}

fn model(samples: &[&str]) -> Model {
    let values = ["a dog", "Cat!", "<b>|(", ""].map(|name| TypeValue {
        name: name.to_owned(),
        synonyms: vec!["hound".to_owned()],
        ..TypeValue::default()
    });
    Model {
        intents: vec![Intent {
            name: "WishIntent".to_owned(),
            samples: samples.iter().map(|&it| it.to_owned()).collect(),
            slots: vec![
                slot("pet", "Pet Kind"),
                slot("count", "AMAZON.NUMBER"),
                slot("what", "AMAZON.SearchQuery"),
            ],
        }],
        types: vec![SlotType {
            name: "Pet Kind".to_owned(),
            values: values.to_vec(),
            catalog: false,
        }],
        ..Model::default()
    }
}

fn hears(model: &Model, said: &str) -> bool {
    let (grammar, _) = Grammar::of(&spoken::grammar(model));
    let heard = grammar.understand(said);
    heard.intent.is_some_and(|meant| meant.text == said)
}

#[test]
fn samples_are_heard_with_every_value_of_their_slots() {
    let model = model(&["I want {count} of {pet} now", "search for {what}"]);
    for said in [
        "i want seven of a dog now",
        "i want twenty one of hound now",
        "search for anything at all",
        "cat",
        "seven",
        "stop",
        "yes please",
    ] {
        assert!(hears(&model, said), "{said}\n{}", spoken::grammar(&model));
    }
    assert!(!hears(&model, "i want seven of a cow now"));
}

#[test]
fn odd_samples_cost_no_other_sample_and_no_line_that_cannot_be_read() {
    let odd = [
        "{",
        "}",
        "{pet",
        "{what} in the middle",
        "{nobody}",
        "",
        "|||",
        "a ) b ( c",
        "# no comment",
        "rule x = y",
        "intent z",
        "{pet} {pet} {pet}",
        "the right one",
    ];
    let model = model(&odd);
    let (grammar, warnings) = Grammar::of(&spoken::grammar(&model));
    assert!(warnings.is_empty(), "{warnings:?}");
    let heard = grammar.understand("the right one");
    assert_eq!(heard.intent.unwrap().text, "the right one");
}

#[test]
fn a_huge_model_is_listened_for_in_part() {
    let many: Vec<String> = (0..20_000)
        .map(|n| format!("one two three {{count}} word{n}"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let text = spoken::grammar(&model(&many));
    assert!(text.len() < 200_000, "{}", text.len());
    assert!(hears(&model(&many), "stop"));
}
