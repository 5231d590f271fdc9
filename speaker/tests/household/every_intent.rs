//! Every intent of the grammar has an answer.

use crate::home::Home;
use crate::support::{DAY, GRAMMAR, deletes, typed};
use hearsay_speaker::household::{Act, Household, Situation};
use std::collections::BTreeSet;

/// What is said of an intent that nobody answers.
const FALLBACK: &str = "there is nothing I can do about it";

/// Sentences drawn from the grammar: six of each intent.
const DRAWN: usize = 6;

fn sentences() -> Vec<(String, String)> {
    let all = GRAMMAR.intents().count() * DRAWN;
    let examples = GRAMMAR.examples(7, all, true);
    let examples = examples
        .into_iter()
        .map(|example| (example.intent, example.sentence));
    examples.collect()
}

/// A home with a timer that rings, another that runs, and a speaker beside it.
fn home() -> Home {
    let mut home = Home::new()
        .with_speakers(&["Kitchen"])
        .with_contacts(&["Emma"]);
    home.receives(1, "Emma");
    home.sent(2, "Emma");
    home.texts(&[
        "set a tea timer for one minute",
        "set a timer for one hour",
        "wake me at seven every day",
    ]);
    home
}

fn situations(home: &Home) -> [Situation<'_>; 5] {
    let bare = Situation::default();
    let typed = Situation {
        spoken: false,
        locked: true,
        ..DAY
    };
    let other = Situation {
        microphone_on: false,
        saving: false,
        do_not_disturb: true,
        can_undo: true,
        volume: 10,
        recordings: 0,
        ..DAY
    };
    [DAY, bare, typed, other, home.situation()]
}

#[test]
fn every_intent_has_an_answer_of_its_own() {
    let home = home();
    let mut answered = BTreeSet::new();
    for (drawn, sentence) in sentences() {
        let heard = typed(&sentence);
        let meant = heard.intent.clone().unwrap();
        for situation in situations(&home) {
            let turn = Household::default().answer(&heard, &situation);
            assert!(
                !turn.text.contains(FALLBACK),
                "{}: {}",
                meant.intent,
                turn.text
            );
            // What goes out like a light, or speaks for itself, needs no words.
            let silent = turn.text.is_empty() && turn.acts.is_empty();
            assert!(!silent, "{sentence}: nothing is said or done");
        }
        if drawn == meant.intent {
            answered.insert(drawn);
        }
    }
    let missing: Vec<&str> = GRAMMAR
        .intents()
        .filter(|intent| !answered.contains(*intent))
        .collect();
    assert!(missing.is_empty(), "never asked: {missing:?}");
}

#[test]
fn an_answer_has_three_sentences_at_most_and_never_the_wake_word() {
    let home = home();
    for (_, sentence) in sentences() {
        for situation in situations(&home) {
            let text = Household::default()
                .answer(&typed(&sentence), &situation)
                .text;
            assert!(!text.to_lowercase().contains("alexa"), "{sentence}: {text}");
            let ends = text.matches(['.', '?', '!']).count() - text.matches(".m.").count();
            assert!(ends <= 3, "{sentence}: {text}");
            assert!(!text.contains("  ") && !text.contains(".."), "{text}");
        }
    }
}

#[test]
fn no_first_request_deletes_but_the_one_that_names_the_last() {
    let home = home();
    for (intent, sentence) in sentences() {
        let heard = typed(&sentence);
        let meant = heard.intent.clone().unwrap();
        for situation in situations(&home) {
            let turn = Household::default().answer(&heard, &situation);
            let last = ["delete-last", "recording-delete"].contains(&meant.intent.as_str());
            assert!(!deletes(&turn) || last, "{intent}, {sentence}: {turn:?}");
            let asks = turn.expects_reply && !turn.acts.is_empty();
            assert!(!asks, "{sentence} asks and acts at once");
        }
    }
}

#[test]
fn what_the_grammar_wants_confirmed_is_asked_about_or_not_done() {
    for (_, sentence) in sentences() {
        let heard = typed(&sentence);
        if heard.intent.as_ref().unwrap().confirm {
            let turn = Household::default().answer(&heard, &DAY);
            let harmless = turn.acts.iter().all(|act| *act == Act::ShowHistory);
            assert!(harmless, "{sentence}: {turn:?}");
        }
    }
}
