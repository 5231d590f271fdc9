//! Spoken commands, from made log probabilities.

use super::made::{BAD, Badness, CLEAR, Chance, classes, frames, grammar, say};
use hearsay_speaker::understand::{Decoder, Grammar, Value};
use std::sync::Arc;

/// How many of `n` sentences of the grammar have their intent, accepted or not, how many are accepted
/// with it, and how many of these have their slots too.
fn right(badness: Badness, seed: u64, n: usize) -> (usize, usize, usize) {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let (mut best, mut intents, mut slots) = (0, 0, 0);
    for (at, example) in grammar.examples(seed, n, false).iter().enumerate() {
        let said = grammar.understand(&example.sentence).intent.unwrap();
        let heard = say(
            &mut decoder,
            &grammar,
            &example.sentence,
            badness,
            at as u64,
        );
        let first = heard.intent.as_ref().or_else(|| heard.others.first());
        best += usize::from(first.is_some_and(|first| first.intent == said.intent));
        if heard.intent.as_ref().map(|intent| &intent.intent) != Some(&said.intent) {
            println!(
                "{} → {:?} {:?}",
                example.sentence,
                heard.text,
                heard.others.first()
            );
            continue;
        }
        intents += 1;
        slots += usize::from(heard.intent.unwrap().slots == said.slots);
    }
    (best, intents, slots)
}

#[test]
fn clear_commands_are_understood() {
    let n = 210;
    let (_, intents, slots) = right(CLEAR, 11, n);
    println!("clear: {intents} intents, {slots} with slots, of {n}");
    assert!(intents * 100 >= n * 98, "{intents} of {n}");
    assert!(slots * 100 >= intents * 97, "{slots} of {intents}");
}

#[test]
fn badly_heard_commands_are_mostly_understood() {
    let n = 210;
    let (best, intents, slots) = right(BAD, 12, n);
    println!("bad: {best} intents, {intents} accepted, {slots} with slots, of {n}");
    assert!(best * 100 >= n * 85, "{best} of {n}");
    assert!(intents * 100 >= n * 70, "{intents} of {n} accepted");
}

#[test]
fn speech_that_is_no_command_is_left_alone() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let mut chance = Chance(5);
    let words: Vec<&str> = READ.split_whitespace().collect();
    let mut taken = 0;
    let n = 100;
    for seed in 0..n {
        let from = chance.below(words.len() - 12);
        let line = words[from..from + 8 + chance.below(5)].join(" ");
        let heard = say(&mut decoder, &grammar, &line, CLEAR, seed);
        if let Some(intent) = heard.intent {
            println!("{line} → {} {}", intent.text, heard.confidence);
            taken += 1;
        }
    }
    assert!(taken * 50 <= n, "{taken} of {n} taken for a command");
}

/// Text of no command, for reading aloud.
const READ: &str = "the old harbour lay silent under a thin layer of fog while the fishermen mended their nets \
and spoke quietly about the coming winter nobody in the village remembered such a cold season and even the \
oldest among them shook his head when asked how long the ice would hold on the other side of the bay a small \
lantern moved along the shore and then vanished behind the rocks she counted the steps to the lighthouse as she \
had done every morning since her father left the sea the letters he had written were kept in a wooden box below \
the window and smelled of salt and tar sometimes a gull would land on the sill and look at her as if it expected \
an answer to a question that it had never asked years later people would tell the story differently but the \
lantern and the fog were always part of it";

#[test]
fn a_prefix_is_not_decided_before_it_is_heard() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    for (line, end) in [("turn it up", "up"), ("turn it down", "down")] {
        let mut chance = Chance(3);
        let last = classes(&grammar, end, &mut Chance(0)).len();
        let all = classes(&grammar, line, &mut chance);
        let heard = frames(&all[..all.len() - last], CLEAR, &mut chance);
        for frame in &heard {
            decoder.frame(frame);
        }
        let words: Vec<String> = decoder
            .partial()
            .into_iter()
            .map(|word| word.text)
            .collect();
        assert_eq!(words, ["turn", "it"], "{line}");
        for frame in frames(&all[all.len() - last..], CLEAR, &mut chance) {
            decoder.frame(&frame);
        }
        assert_eq!(decoder.finish().text, line);
    }
}

#[test]
fn words_appear_while_they_are_spoken_and_only_the_last_may_change() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let mut chance = Chance(9);
    let all = classes(
        &grammar,
        "set an alarm for seven thirty tomorrow",
        &mut chance,
    );
    let mut shown: Vec<String> = Vec::new();
    let mut growth = 0;
    for frame in frames(&all, CLEAR, &mut chance) {
        decoder.frame(&frame);
        let now: Vec<String> = decoder
            .partial()
            .into_iter()
            .map(|word| word.text)
            .collect();
        let settled = &shown[..shown.len().saturating_sub(1)];
        assert!(now.starts_with(settled), "{shown:?} became {now:?}");
        growth += usize::from(now.len() > shown.len());
        shown = now;
    }
    assert!(growth >= 5, "the words came all at once");
    assert_eq!(
        decoder.finish().text,
        "set an alarm for seven thirty tomorrow"
    );
}

#[test]
fn a_sentence_cut_in_the_middle_is_no_command_but_its_words_are_told() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    for line in [
        "how do i review my",
        "delete the recordings from",
        "turn on do not",
    ] {
        let heard = say(&mut decoder, &grammar, line, CLEAR, 4);
        assert_eq!(heard.intent, None, "{line}: {heard:?}");
        assert_eq!(heard.text, line);
    }
}

#[test]
fn the_wake_word_and_noise_before_a_command_do_no_harm() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let mut chance = Chance(21);
    let mut all: Vec<usize> = (0..3).map(|_| 1 + chance.below(39)).collect();
    all.extend(classes(&grammar, "alexa what did you hear", &mut chance));
    for frame in frames(&all, CLEAR, &mut chance) {
        decoder.frame(&frame);
    }
    let heard = decoder.finish();
    assert_eq!(heard.intent.unwrap().intent, "what-heard");
}

#[test]
fn names_that_were_added_are_heard_and_written_as_they_were_added() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    for (line, slot, name) in [
        ("send a message to zoe przybylski", "to", "Zoë Przybylski"),
        ("call grandpa joe", "contact", "Grandpa Joe"),
        ("open moon phases", "skill", "Moon Phases"),
    ] {
        let heard = say(&mut decoder, &grammar, line, CLEAR, 2);
        let intent = heard
            .intent
            .unwrap_or_else(|| panic!("{line}: {:?}", heard.others));
        let value = &intent.slot(slot).unwrap().value;
        assert_eq!(*value, Value::Name { name: name.into() }, "{line}");
    }
}

#[test]
fn every_word_has_its_place_and_the_lattice_its_phones() {
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&grammar));
    let heard = say(
        &mut decoder,
        &grammar,
        "what does your light mean",
        CLEAR,
        8,
    );
    assert_eq!(heard.words.len(), 5);
    for pair in heard.words.windows(2) {
        assert!(pair[0].to_frame <= pair[1].from_frame, "{pair:?}");
    }
    assert!(
        heard
            .words
            .iter()
            .all(|word| word.confidence > 0.8 && word.from_frame < word.to_frame)
    );
    assert!(heard.lattice.len() >= 15);
    assert!(
        heard.lattice.iter().all(|phone| phone.heard == phone.phone),
        "{:?}",
        heard.lattice
    );
}

#[test]
fn stop_is_heard_by_its_own_little_grammar() {
    let stopping = Arc::new(Grammar::stopping());
    let grammar = grammar();
    let mut decoder = Decoder::new(Arc::clone(&stopping));
    for line in ["stop", "alexa stop", "be quiet", "cancel"] {
        let heard = say(&mut decoder, &grammar, line, CLEAR, 1);
        assert_eq!(heard.text, line);
        assert!(heard.intent.is_some());
    }
    for line in [
        "what does your light mean",
        "the top of the shop",
        "set a timer",
    ] {
        let heard = say(&mut decoder, &grammar, line, CLEAR, 1);
        assert_eq!(heard.intent, None, "{line}");
    }
}
