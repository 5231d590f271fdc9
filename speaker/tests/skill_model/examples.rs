//! Utterances made of a model's samples mean the intents that they were made of.

use super::support::{FIRST_FORM, KOCHBUCH, QUIZ, SHELTER, SOUP, matcher, now};
use std::collections::BTreeMap;

/// Share of a model's own examples that must mean their intent.
pub const ENOUGH: f64 = 0.98;

/// Examples of each model.
const EXAMPLES: usize = 600;

/// Resolves examples of a model; the share that mean their intent, and those that do not. An
/// utterance that is an example of two intents may mean either.
pub fn share_right(json: &str, locale: &str) -> (f64, Vec<String>) {
    let matcher = matcher(json, locale);
    let mut intents: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (intent, said) in matcher.model().examples(7, EXAMPLES) {
        intents.entry(said).or_default().push(intent);
    }
    let mut wrong = Vec::new();
    for (said, meant) in &intents {
        let found = matcher.resolve(said, &now());
        if !meant.contains(&found.intent) {
            wrong.push(format!(
                "{said:?} of {meant:?} is {} ({})",
                found.intent, found.why
            ));
        }
    }
    let right = intents.len() - wrong.len();
    (right as f64 / intents.len().max(1) as f64, wrong)
}

#[test]
fn examples_of_our_own_models_mean_their_intents() {
    let models = [
        (QUIZ, "en-US"),
        (SHELTER, "en-US"),
        (FIRST_FORM, "en-GB"),
        (KOCHBUCH, "de-DE"),
        (SOUP, "ja-JP"),
    ];
    for (json, locale) in models {
        let (share, wrong) = share_right(json, locale);
        assert!(share >= ENOUGH, "{locale}: {share}\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_same_seed_gives_the_same_examples_and_every_sample_comes_first() {
    let matcher = matcher(SHELTER, "en-US");
    let model = matcher.model();
    assert_eq!(model.examples(3, 80), model.examples(3, 80));
    assert_ne!(model.examples(3, 80), model.examples(4, 80));
    let named = model
        .intents
        .iter()
        .filter(|intent| intent.name != "AMAZON.FallbackIntent");
    let first = model.examples(1, 40);
    for intent in named {
        assert!(
            first.iter().any(|(name, _)| *name == intent.name),
            "{}",
            intent.name
        );
    }
    assert_eq!(model.examples(1, 5).len(), 5);
}
