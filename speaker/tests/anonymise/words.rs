//! Names, numbers and addresses in transcripts.

use hearsay_speaker::anonymise::words::{Counts, Origin, mask};
use proptest::prelude::*;

fn spoken(text: &str) -> String {
    mask(text, Origin::Spoken).text
}

fn typed(text: &str) -> String {
    mask(text, Origin::Typed).text
}

#[test]
fn what_follows_a_cue_is_masked_even_if_no_list_has_it() {
    for (text, masked) in [
        ("call zebulon", "call [name]"),
        ("call zebulon quist now", "call [name] [name] now"),
        ("send a message to thandiwe", "send a message to [name]"),
        ("tell oluwaseun i am late", "tell [name] i am late"),
        ("ask zebulon if he is home", "ask [name] if he is home"),
        ("drop in on xiaoming", "drop in on [name]"),
        ("my name is quist", "my name is [name]"),
        (
            "remind me to see doctor quist",
            "remind me to see doctor [name]",
        ),
        ("play messages from zebulon", "play messages from [name]"),
    ] {
        assert_eq!(spoken(text), masked);
    }
}

#[test]
fn requests_without_a_name_stay() {
    for text in [
        "tell me a joke",
        "what time is it",
        "call me a taxi",
        "set a timer for 10 minutes",
        "wake me at 12:30",
        "ask her",
        "alexa stop",
        "will it rain in may",
        "turn the light to 100 percent",
        "",
        "   ",
    ] {
        assert_eq!(spoken(text), text);
    }
}

#[test]
fn common_given_names_are_masked_anywhere() {
    assert_eq!(
        spoken("is maria coming with peter's car"),
        "is [name] coming with [name]'s car"
    );
    assert_eq!(typed("Maria, are you there?"), "[name], are you there?");
}

#[test]
fn capitals_inside_a_typed_sentence_are_masked() {
    assert_eq!(typed("Turn on Zebulon's lamp."), "Turn on [name]'s lamp.");
    assert_eq!(
        typed("Wake me on Monday. Then stop."),
        "Wake me on Monday. Then stop."
    );
    assert_eq!(
        typed("How far is Timbuktu, Alexa?"),
        "How far is [name], Alexa?"
    );
    assert_eq!(
        typed("Tell Zebulon Quist I'm late"),
        "Tell [name] [name] I'm late"
    );
    assert_eq!(spoken("How far is Timbuktu"), "How far is Timbuktu");
}

#[test]
fn long_numbers_are_masked_however_they_are_said() {
    for (text, masked) in [
        ("my code is 4711", "my code is [number]"),
        ("dial +49 30 123456", "dial +[number] [number] [number]"),
        ("it is 555-1234.", "it is [number]."),
        ("five five one two", "[number] [number] [number] [number]"),
        ("customer AB123456", "customer [number]"),
        ("count one two three", "count one two three"),
        ("flat 12b", "flat 12b"),
    ] {
        assert_eq!(spoken(text), masked);
    }
}

#[test]
fn addresses_are_masked_typed_and_spoken() {
    assert_eq!(
        typed("write to z.quist@example.org!"),
        "write to [address]!"
    );
    assert_eq!(
        spoken("write to zeb dot quist at example dot org please"),
        "write to [address] [address] [address] [address] [address] [address] [address] please"
    );
    assert_eq!(
        spoken("meet @ noon"),
        "meet @ [name]".replace("[name]", "noon")
    );
}

#[test]
fn what_was_masked_is_told_by_kind_and_never_by_content() {
    let masked = mask("Call Zebulon at 5551234 or z@example.org", Origin::Typed);
    let expected = Counts {
        after_cue: 1,
        numbers: 1,
        addresses: 1,
        ..Counts::default()
    };
    assert_eq!(masked.counts, expected);
    let told = masked.counts.sentence();
    assert_eq!(
        told,
        "Words masked in the transcript: 1 as possible names, 1 as long numbers, 1 as addresses."
    );
    assert!(
        mask("stop", Origin::Spoken)
            .counts
            .sentence()
            .starts_with("Nothing")
    );
}

proptest! {
    #[test]
    fn no_text_is_too_odd_and_masking_again_changes_nothing_long(text in any::<String>()) {
        for origin in [Origin::Spoken, Origin::Typed] {
            let masked = mask(&text, origin);
            let spaces = |text: &str| text.chars().filter(|c| c.is_whitespace()).count();
            prop_assert_eq!(spaces(&masked.text), spaces(&text));
        }
    }

    #[test]
    fn a_long_number_never_gets_through(number in "[0-9]{4,12}", before in "[a-z ]{0,20}") {
        let text = format!("{before} {number}");
        prop_assert!(!mask(&text, Origin::Spoken).text.contains(&number));
    }

    #[test]
    fn whoever_is_called_is_masked(name in "[a-z]{6,12}") {
        prop_assume!(!["someone", "anyone", "please", "everyone", "nobody", "tonight", "himself",
            "myself", "before", "because", "somebody", "anybody", "should", "anything",
            "everything", "something", "everybody", "another", "computer", "amazon", "tomorrow",
            "yesterday"].contains(&name.as_str()));
        prop_assert_eq!(mask(&format!("call {name}"), Origin::Spoken).text, "call [name]");
    }
}
