//! Fixtures, and short ways to load and resolve.

use hearsay_speaker::record::DayKey;
use hearsay_speaker::skill::matching::{Match, MatchContext, Matcher};
use hearsay_speaker::skill::model::{Lint, LintLevel, Model};
use serde_json::json;
use std::sync::Arc;

/// A quiz with slots of many types and samples that are nothing but a slot.
pub const QUIZ: &str = include_str!("fixtures/quiz.json");
/// Twelve slots, dialogs, prompts, validations, an extended built-in type.
pub const SHELTER: &str = include_str!("fixtures/shelter.json");
/// The first form: bare, texts and numbers as values, nulls, `prompts: {}`.
pub const FIRST_FORM: &str = include_str!("fixtures/first_form.json");
/// German, with umlauts and capital letters.
pub const KOCHBUCH: &str = include_str!("fixtures/kochbuch.json");
/// Japanese, without spaces.
pub const SOUP: &str = include_str!("fixtures/soup_ja.json");

/// Monday, 2026-11-23, 10:00.
pub fn now() -> MatchContext {
    let today = DayKey {
        year: 2026,
        month: 11,
        day: 23,
    };
    MatchContext::at(today, 600)
}

pub fn load(json: &str, locale: &str) -> (Model, Vec<Lint>) {
    Model::load(json, locale).unwrap_or_else(|error| panic!("{error}"))
}

pub fn matcher(json: &str, locale: &str) -> Matcher {
    Matcher::new(Arc::new(load(json, locale).0))
}

/// A model of some intents, each with its samples, in English.
pub fn model_of(intents: &[(&str, &[&str])]) -> String {
    let intents: Vec<_> = intents
        .iter()
        .map(|(name, samples)| json!({"name": name, "samples": samples}))
        .collect();
    json!({"languageModel": {"invocationName": "my tests", "intents": intents}}).to_string()
}

/// A model of one intent with one slot `x` of a type, in two samples.
pub fn model_with_slot(kind: &str) -> String {
    json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "SlotIntent", "samples": ["the value is {x}", "{x}"],
         "slots": [{"name": "x", "type": kind}]}]}})
    .to_string()
}

/// What a text is as a value of a type, said in full and alone; the two must agree.
pub fn value_of(kind: &str, said: &str) -> String {
    let matcher = matcher(&model_with_slot(kind), "en-US");
    let full = matcher.resolve(&format!("the value is {said}"), &now());
    let alone = matcher.resolve(said, &now());
    assert_eq!(full.intent, "SlotIntent", "{said}");
    assert_eq!(full.slots["x"].value, alone.slots["x"].value, "{said}");
    full.slots["x"].value.clone()
}

pub fn resolve(json: &str, said: &str) -> Match {
    matcher(json, "en-US").resolve(said, &now())
}

/// Whether a lint of a level speaks of something at a place.
pub fn has_lint(lints: &[Lint], level: LintLevel, place: &str, words: &str) -> bool {
    let mut all = lints.iter();
    all.any(|lint| lint.level == level && lint.place == place && lint.message.contains(words))
}
