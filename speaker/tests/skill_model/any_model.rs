//! Any JSON as a model, any text as what somebody says: never a panic, always an end, and always the
//! same answer.

use super::support::{QUIZ, SHELTER, SOUP, matcher, now};
use hearsay_speaker::skill::matching::Matcher;
use hearsay_speaker::skill::model::Model;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::sync::{Arc, OnceLock};

/// Names and texts that models have, so that random JSON gets far.
const NAMES: &[&str] = &[
    "interactionModel",
    "languageModel",
    "invocationName",
    "intents",
    "types",
    "name",
    "samples",
    "slots",
    "type",
    "values",
    "value",
    "synonyms",
    "id",
    "dialog",
    "prompts",
    "variations",
    "validations",
    "elicitationRequired",
    "multipleValues",
    "enabled",
    "intent",
    "modelConfiguration",
    "fallbackIntentSensitivity",
    "valueSupplier",
    "start",
    "end",
];
const TEXTS: &[&str] = &[
    "",
    " ",
    "AIntent",
    "AMAZON.HelpIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.NUMBER",
    "AMAZON.DATE",
    "T",
    "x",
    "{x}",
    "go {x} now",
    "{",
    "}",
    "{|}",
    "{a|x}",
    "{x}s and {x}",
    "hasEntityResolutionMatch",
    "isInSet",
    "SSML",
    "ALWAYS",
    "<b>",
    "日本{x}語",
    "\u{202e}",
    "don't stop",
    "twenty one",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(TEXTS).prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let named = (select(NAMES), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            prop::collection::vec(named, 0..6).prop_map(|entries| {
                let entries = entries
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                Value::Object(entries.collect::<Map<_, _>>())
            }),
        ]
    })
}

/// A model's skeleton with anything in its parts.
fn any_model() -> impl Strategy<Value = Value> {
    let samples = prop::collection::vec(text(), 0..4);
    let kinds = select(
        &[
            "T",
            "AMAZON.NUMBER",
            "AMAZON.DATE",
            "AMAZON.SearchQuery",
            "AMAZON.Color",
            "",
        ][..],
    );
    let intent = (select(TEXTS), samples, kinds, any_json()).prop_map(|(name, samples, kind, any)| {
        json!({"name": name, "samples": samples, "any": any,
            "slots": [{"name": "x", "type": kind, "samples": ["{x}"], "multipleValues": {"enabled": true}}]})
    });
    let intents = prop::collection::vec(prop_oneof![4 => intent, 1 => any_json()], 1..5);
    (intents, any_json(), any_json(), any_json(), text()).prop_map(
        |(intents, types, dialog, prompts, value)| {
            json!({"interactionModel": {"languageModel": {"intents": intents,
            "types": [{"name": "T", "values": [{"name": {"value": value}}, types]}]},
            "dialog": {"intents": dialog}, "prompts": prompts}})
        },
    )
}

/// Anything that somebody could say or type.
fn any_saying() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        prop::collection::vec(
            select(
                &[
                    "a",
                    "the",
                    "go",
                    "now",
                    "twenty",
                    "one",
                    "tomorrow",
                    "at",
                    "half",
                    "past",
                    "hundred",
                    "and",
                    "minutes",
                    "minus",
                    "point",
                    "oh",
                    "in",
                    "days",
                    "ago",
                    "may",
                    "the",
                    "first",
                    "of",
                    "cat",
                    "dog",
                    "large",
                    "7",
                    "6:30",
                    "2026-02-30",
                    "を",
                    "味噌汁",
                    "'s",
                    "double",
                    "year",
                    "99999999"
                ][..]
            ),
            0..25
        )
        .prop_map(|words| words.join(" ")),
    ]
}

fn known() -> &'static [Matcher] {
    static KNOWN: OnceLock<Vec<Matcher>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        [
            (QUIZ, "en-US"),
            (SHELTER, "en-US"),
            (SOUP, "ja-JP"),
            (SHELTER, "de-DE"),
            (QUIZ, "fr-FR"),
        ]
        .map(|(json, locale)| matcher(json, locale))
        .into()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_json_loads_or_says_why_not(json in any_json()) {
        match Model::load(&json.to_string(), "en-US") {
            Ok((model, lints)) => {
                prop_assert!(!model.intents.is_empty());
                prop_assert!(lints.iter().all(|lint| !lint.message.is_empty()));
            }
            Err(error) => prop_assert!(error.to_string().ends_with('.')),
        }
    }

    #[test]
    fn any_text_loads_or_says_why_not(json in ".{0,200}") {
        if let Err(error) = Model::load(&json, "en-US") {
            prop_assert!(error.to_string().ends_with('.'));
        }
        let _ = Model::load_old("{\"intents\":[{\"intent\":\"A\"}]}", &json, &[("T", &json)], "en-US");
    }

    #[test]
    fn whatever_loads_makes_examples_and_resolves_them(json in any_model(), said in any_saying()) {
        let Ok((model, _)) = Model::load(&json.to_string(), "en-US") else { return Ok(()); };
        let model = Arc::new(model);
        let matcher = Matcher::new(Arc::clone(&model));
        let names: Vec<&str> = model.intents.iter().map(|intent| intent.name.as_str()).collect();
        let examples = model.examples(1, 20);
        for text in examples.iter().map(|(_, text)| text).chain([&said]) {
            let found = matcher.resolve(text, &now().eliciting("AIntent", "x"));
            prop_assert!((0.0..=1.0).contains(&found.score));
            prop_assert!(found.intent.is_empty() || names.contains(&found.intent.as_str()));
            prop_assert!(!found.why.is_empty());
        }
    }

    #[test]
    fn any_saying_resolves_and_always_the_same(said in any_saying(), ask in any::<bool>()) {
        for matcher in known() {
            let mut context = now();
            if ask {
                context = context.eliciting("FindPetIntent", "size");
                context.yes_or_no = true;
            }
            let found = matcher.resolve(&said, &context);
            prop_assert!((0.0..=1.0).contains(&found.score));
            prop_assert!(found.runners_up.iter().all(|other| other.intent != found.intent));
            prop_assert_eq!(&found, &matcher.resolve(&said, &context));
        }
    }
}
