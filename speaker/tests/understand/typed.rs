//! Typed commands.

use super::made::grammar;
use hearsay_speaker::understand::{Day, Place, Value, spoken_words};
use std::collections::{BTreeMap, BTreeSet};

fn intent(text: &str) -> Option<String> {
    grammar()
        .understand(text)
        .intent
        .map(|intent| intent.intent)
}

fn slot(text: &str, name: &str) -> Value {
    let heard = grammar().understand(text);
    let intent = heard
        .intent
        .unwrap_or_else(|| panic!("{text}: nothing understood"));
    let slot = intent
        .slot(name)
        .unwrap_or_else(|| panic!("{text}: {intent:?}"));
    slot.value.clone()
}

#[test]
fn there_are_sixty_intents_with_ten_ways_to_say_each() {
    let grammar = grammar();
    let mut ways: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for example in grammar.examples(1, 40_000, true) {
        // What fills a slot makes no new way to say it.
        let mut sentence = format!(" {} ", example.sentence);
        for (name, words) in &example.slots {
            sentence = sentence.replacen(&format!(" {words} "), &format!(" <{name}> "), 1);
        }
        ways.entry(example.intent).or_default().insert(sentence);
    }
    assert!(ways.len() >= 60, "{} intents", ways.len());
    assert_eq!(ways.len(), grammar.intents().count());
    for (intent, ways) in &ways {
        assert!(ways.len() >= 10, "{intent} has only {ways:?}");
    }
}

#[test]
fn every_sentence_of_the_grammar_is_understood_as_its_intent() {
    let grammar = grammar();
    let mut elsewhere = BTreeMap::new();
    let examples = grammar.examples(2, 6000, false);
    for example in &examples {
        let heard = grammar.understand(&example.sentence);
        let intent = heard
            .intent
            .unwrap_or_else(|| panic!("{} is not understood", example.sentence));
        if intent.intent != example.intent {
            elsewhere.insert(
                example.sentence.clone(),
                (example.intent.clone(), intent.intent),
            );
            continue;
        }
        assert!(intent.confidence > 0.9, "{}", example.sentence);
        for slot in &intent.slots {
            if let Value::Text { text } = &slot.value {
                assert!(
                    ["text", "request"].contains(&slot.name.as_str()),
                    "{}: “{text}”",
                    example.sentence
                );
            }
        }
    }
    // Some sentences mean two things; the first in the file has them.
    assert!(elsewhere.len() * 50 < examples.len(), "{elsewhere:#?}");
}

#[test]
fn case_punctuation_digits_and_missing_apostrophes_do_not_matter() {
    for (text, expected) in [
        ("STOP!", "stop"),
        ("  Turn   it up… ", "volume-up"),
        ("Whats the time?", "time"),
        ("What’s the time?", "time"),
        ("Alexa, what time is it?", "time"),
        ("set volume to 40%", "volume-set"),
        ("Set a timer for 10 min", "timer-set"),
        ("wake me at 6:30am", "alarm-set"),
        ("dont disturb me", "dnd-on"),
        ("delete everything i've ever said", "delete-all"),
        ("Delete what I just said.", "delete-last"),
    ] {
        assert_eq!(intent(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn small_mistakes_are_forgiven_but_lower_the_confidence() {
    for (text, expected) in [
        ("trun the volume up", "volume-up"),
        ("set timer for ten minutes please alexa", "timer-set"),
        ("what does light mean", "light-meaning"),
        ("could you maybe play my messages", "messages-play"),
    ] {
        let heard = grammar().understand(text);
        assert_eq!(
            heard.intent.map(|intent| intent.intent).as_deref(),
            Some(expected),
            "{text}"
        );
        assert!(heard.confidence <= 1.0);
    }
    assert!(grammar().understand("trun the volume up").confidence < 1.0);
}

#[test]
fn a_word_that_turns_the_meaning_round_is_never_ignored() {
    for text in [
        "do not delete everything i said today",
        "never turn off the microphone",
        "don't send a message to mum",
    ] {
        let found = intent(text);
        let harmful = ["delete-today", "delete-all", "mic-off", "message-send"];
        assert!(
            found
                .as_deref()
                .is_none_or(|found| !harmful.contains(&found)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_is_no_command_is_not_understood() {
    for text in [
        "",
        "   ",
        "🦆🦆",
        "the cat sat on the mat",
        "i would like a large pizza",
        "שלום",
        "xyzzy",
    ] {
        let heard = grammar().understand(text);
        assert_eq!(heard.intent, None, "{text}");
    }
    let long = "delete everything ".repeat(10_000);
    assert!(grammar().understand(&long).words.len() < 100);
}

#[test]
fn durations_have_their_seconds() {
    for (said, seconds) in [
        ("ten minutes", 600),
        ("10 minutes", 600),
        ("an hour and a half", 5400),
        ("half an hour", 1800),
        ("two and a half hours", 9000),
        ("one hour and thirty minutes", 5400),
        ("a quarter of an hour", 900),
        ("three quarters of an hour", 2700),
        ("two minutes thirty seconds", 150),
        ("a minute and a half", 90),
        ("ninety seconds", 90),
        ("a couple of minutes", 120),
        ("twenty five minutes", 1500),
        ("45 min", 2700),
        ("1 min", 60),
    ] {
        let value = slot(&format!("set a timer for {said}"), "length");
        assert_eq!(value, Value::Duration { seconds }, "{said}");
    }
}

#[test]
fn times_have_their_hour_and_minute() {
    for (said, hour, minute, half_known) in [
        ("seven", 7, 0, false),
        ("seven thirty", 7, 30, false),
        ("7:30", 7, 30, false),
        ("7:05 pm", 19, 5, true),
        ("18:45", 18, 45, true),
        ("half past six", 6, 30, false),
        ("quarter to six", 5, 45, false),
        ("twenty five minutes past ten", 10, 25, false),
        ("ten to one", 12, 50, false),
        ("six oh five in the evening", 18, 5, true),
        ("twelve a.m.", 0, 0, true),
        ("noon", 12, 0, true),
        ("midnight", 0, 0, true),
        ("eleven at night", 23, 0, true),
        ("seven o'clock in the morning", 7, 0, true),
    ] {
        let value = slot(&format!("set an alarm for {said}"), "time");
        let expected = Value::Time {
            hour,
            minute,
            half_known,
        };
        assert_eq!(value, expected, "{said}");
    }
}

#[test]
fn days_places_numbers_and_names_have_their_values() {
    let day = |day| Value::Date { day };
    assert_eq!(
        slot("wake me at seven on friday", "day"),
        day(Day::Weekday(5))
    );
    assert_eq!(
        slot("set an alarm for seven tomorrow", "day"),
        day(Day::Tomorrow)
    );
    let third = Day::OfMonth { month: 5, day: 3 };
    assert_eq!(
        slot("set an alarm for seven on the third of may", "day"),
        day(third)
    );
    assert_eq!(slot("play my recordings from may 3rd", "day"), day(third));
    let place = slot("play the second recording", "which");
    assert_eq!(
        place,
        Value::Place {
            place: Place::At(2)
        }
    );
    assert_eq!(
        slot("set the volume to 100%", "level"),
        Value::Number { number: 100 }
    );
    let name = |name: &str| Value::Name { name: name.into() };
    assert_eq!(
        slot("open the voice recorder", "skill"),
        name("voice recorder")
    );
    assert_eq!(
        slot("send a message to Zoe Przybylski", "to"),
        name("Zoë Przybylski")
    );
    assert_eq!(slot("cancel the pasta timer", "name"), name("pasta"));
    let text = Value::Text {
        text: "dinner is ready".into(),
    };
    assert_eq!(slot("announce that dinner is ready", "text"), text);
}

#[test]
fn what_cannot_be_taken_back_asks_first() {
    for text in [
        "delete everything i said today",
        "delete all my messages",
        "cancel all timers",
    ] {
        assert!(grammar().understand(text).intent.unwrap().confirm, "{text}");
    }
    assert!(!grammar().understand("turn it up").intent.unwrap().confirm);
}

#[test]
fn numbers_and_signs_become_words() {
    for (text, words) in [
        ("21st", "twenty first"),
        ("3rd & 1", "third and one"),
        ("0", "zero"),
        ("100", "one hundred"),
        ("345", "three hundred forty five"),
        ("12345", "one two three four five"),
        ("7am", "seven a.m."),
        ("Zoë’s", "zoe's"),
        ("naïve Müller", "naive mueller"),
        ("50%", "fifty percent"),
        ("2 hrs 1 min", "two hours one minute"),
    ] {
        assert_eq!(spoken_words(text).join(" "), words, "{text}");
    }
}

#[test]
fn what_was_heard_survives_as_json() {
    let heard = grammar().understand("set an alarm for seven on friday");
    let json = serde_json::to_string(&heard).unwrap();
    assert_eq!(heard, serde_json::from_str(&json).unwrap());
}
