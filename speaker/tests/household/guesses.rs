//! What was not understood, and "Did you mean …?".

use crate::support::{DAY, answer, deletes, nearly, silence, typed};
use hearsay_speaker::household::{Act, Household, Situation, Turn};
use hearsay_speaker::understand::Heard;

fn guessed(line: &str, reply: &Heard) -> (Turn, Turn) {
    let mut household = Household::default();
    let asked = household.answer(&nearly(0.5, typed(line)), &DAY);
    (asked, household.answer(reply, &DAY))
}

#[test]
fn silence_words_and_near_guesses_get_different_answers() {
    let spoken = |heard: &Heard| Household::default().answer(heard, &DAY).text;
    let quiet = spoken(&silence());
    let words = Heard {
        text: "the weather in lisbon".to_owned(),
        ..Heard::default()
    };
    let words = spoken(&words);
    let noise = spoken(&nearly(0.1, typed("turn it up")));
    let near = spoken(&nearly(0.5, typed("turn it up")));
    assert_eq!(
        quiet,
        "The audio could not be understood: I heard no words."
    );
    assert!(words.contains("“the weather in lisbon”") && words.contains("no command"));
    assert!(noise.starts_with("The audio could not be understood.") && noise != quiet);
    assert_eq!(near, "Did you mean “turn it up”? Say yes or no.");
    let nothing = answer(
        "",
        &Situation {
            spoken: false,
            ..DAY
        },
    );
    assert!(nothing.text.contains("no words") && !nothing.text.contains("audio"));
}

#[test]
fn yes_to_a_guess_does_it() {
    let (asked, turn) = guessed("turn it up", &typed("yes"));
    assert!(asked.expects_reply && asked.acts.is_empty());
    assert_eq!(turn.acts, [Act::Volume(6)]);
}

#[test]
fn anything_but_yes_to_a_guess_does_nothing_of_it() {
    for reply in [
        typed("no"),
        silence(),
        nearly(0.1, typed("yes")),
        typed("the weather in lisbon was nice"),
        typed("what time is it"),
    ] {
        let (_, turn) = guessed("turn it up", &reply);
        assert!(turn.acts.is_empty() && !turn.text.is_empty(), "{turn:?}");
        assert!(!turn.expects_reply, "it asks no twice: {turn:?}");
    }
}

#[test]
fn a_bare_word_that_was_not_clear_is_not_asked_about() {
    for line in ["yes", "no", "stop", "on", "go"] {
        let turn = Household::default().answer(&nearly(0.5, typed(line)), &DAY);
        assert!(
            !turn.expects_reply && turn.acts.is_empty(),
            "{line}: {turn:?}"
        );
        assert!(
            turn.text.contains("could not be understood"),
            "{line}: {turn:?}"
        );
    }
}

#[test]
fn a_guess_that_destroys_is_asked_about_once_more() {
    let mut household = Household::default();
    household.answer(
        &nearly(0.5, typed("delete everything i have ever said")),
        &DAY,
    );
    let asked = household.answer(&typed("yes"), &DAY);
    assert!(asked.expects_reply && asked.text.starts_with("Delete all 12"));
    assert!(deletes(&household.answer(&typed("yes"), &DAY)));
}

#[test]
fn a_typed_not_that_the_grammar_overlooked_is_asked_about() {
    for line in ["do not ever lock it", "not mute the microphone"] {
        let turn = answer(
            line,
            &Situation {
                spoken: false,
                ..DAY
            },
        );
        let weighty = [Act::LockNow, Act::MicrophoneOff];
        assert!(
            !turn.acts.iter().any(|act| weighty.contains(act)),
            "{line}: {turn:?}"
        );
    }
}

#[test]
fn the_wake_word_is_taken_out_of_what_is_said_back() {
    let heard = answer("what did you hear", &DAY);
    assert_eq!(heard.text, "Before this I heard “what time is it”.");
    let light = answer("what does your light mean", &DAY);
    assert!(
        light
            .text
            .starts_with("The ring now says: Waiting for my name."),
        "{}",
        light.text
    );
    let situation = Situation {
        last_heard: Some("ALEXA ALEXA"),
        ..DAY
    };
    assert_eq!(
        answer("what did you hear", &situation).text,
        "Before this I heard my name."
    );
}

#[test]
fn a_yes_or_no_that_was_asked_for_needs_less_to_be_taken() {
    let ask = || {
        let mut household = Household::default();
        let asked = household.answer(&nearly(0.5, typed("turn it up")), &DAY);
        assert!(asked.expects_reply);
        household
    };
    let after = |confidence, word: &str| ask().answer(&nearly(confidence, typed(word)), &DAY);
    assert!(!after(0.25, "yes").acts.is_empty());
    assert!(after(0.05, "yes").acts.is_empty());
    assert!(after(0.25, "no").text.starts_with("Then I do nothing"));

    let mut household = Household::default();
    household.answer(&typed("delete everything i have ever said"), &DAY);
    let perhaps = household.answer(&nearly(0.35, typed("yes")), &DAY);
    assert!(perhaps.text.contains("not a clear yes") && perhaps.acts.is_empty());
}
