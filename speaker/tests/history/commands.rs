//! Sentences that delete, and sentences that must not.

use hearsay_speaker::remnant::{Deletion, DeletionCommand};
use proptest::prelude::*;
use proptest::sample::select;

const LAST: [&str; 9] = [
    "delete what I just said",
    "Alexa, please delete what I've just said.",
    "erase the last thing I said",
    "remove what I said just now",
    "delete everything I just said",
    "can you delete what I just told you?",
    "delete my last recording",
    "DELETE THE LAST RECORDING",
    "Could you please delete what I last asked you, thanks",
];
const TODAY: [&str; 8] = [
    "delete everything I said today",
    "Delete everything I\u{2019}ve said today!",
    "alexa delete all that I have said to you today",
    "delete what I said today",
    "erase everything from today",
    "delete today's recordings",
    "delete all my voice recordings from today",
    "please wipe all of today's requests",
];
const EVER: [&str; 9] = [
    "delete everything I have ever said",
    "delete everything I've ever said",
    "Delete everything that I ever said.",
    "Alexa, erase all I have ever told you",
    "delete all my recordings",
    "delete all of my voice recordings",
    "delete my entire voice history",
    "I want you to delete everything I have ever said to you, please",
    "get rid of every recording",
];
/// None of these may delete anything.
const NEITHER: [&str; 18] = [
    "",
    "delete",
    "delete that",
    "delete everything",
    "don't delete everything I said today",
    "do not delete everything I have ever said",
    "never delete what I just said",
    "how do I delete everything I said today",
    "what happens if I delete everything I've ever said",
    "delete everything I said today except the timer",
    "delete everything I have not ever said",
    "delete everything I said yesterday",
    "delete the timer",
    "what did I say today",
    "tell me what I just said",
    "remind me to delete everything I said today",
    "did you delete what I just said",
    "delete everything my mother said today",
];

#[test]
fn the_three_sentences_and_their_variants_are_understood() {
    for (sentences, command) in [
        (&LAST[..], DeletionCommand::LastUtterance),
        (&TODAY[..], DeletionCommand::Today),
        (&EVER[..], DeletionCommand::Ever),
    ] {
        for sentence in sentences {
            assert_eq!(
                DeletionCommand::parse(sentence),
                Some(command),
                "{sentence}"
            );
        }
    }
}

#[test]
fn what_is_not_clearly_a_deletion_deletes_nothing() {
    for sentence in NEITHER {
        assert_eq!(DeletionCommand::parse(sentence), None, "{sentence}");
    }
}

#[test]
fn a_command_is_refused_in_words_while_deletion_by_voice_is_off() {
    let refused = DeletionCommand::Ever
        .deletion(false)
        .unwrap_err()
        .to_string();
    assert!(refused.contains("nothing was deleted") && refused.contains("privacy settings"));
    assert_eq!(DeletionCommand::Ever.deletion(true), Ok(Deletion::Ever));
    assert_eq!(DeletionCommand::Today.deletion(true), Ok(Deletion::Today));
    assert_eq!(
        DeletionCommand::LastUtterance.deletion(true),
        Ok(Deletion::LastUtterance)
    );
}

#[test]
fn the_reply_promises_nothing_where_there_is_nothing() {
    assert_eq!(
        DeletionCommand::Today.reply(0),
        "There is nothing to delete."
    );
    assert!(DeletionCommand::Today.reply(3).contains("undo"));
}

proptest! {
    #[test]
    fn case_spaces_and_punctuation_do_not_count(
        sentence in select([&LAST[..], &TODAY[..], &EVER[..], &NEITHER[..]].concat()),
        gaps in prop::collection::vec(select(vec![" ", "  ", ", ", " - ", "\t", "… "]), 16),
        upper in any::<u64>(),
    ) {
        let mut changed = String::new();
        for (place, word) in sentence.split_whitespace().enumerate() {
            let shout = upper >> (place % 64) & 1 == 1;
            let word = if shout { word.to_uppercase() } else { word.to_lowercase() };
            changed.push_str(&word);
            changed.push_str(gaps[place % gaps.len()]);
        }
        prop_assert_eq!(DeletionCommand::parse(&changed), DeletionCommand::parse(sentence));
    }

    #[test]
    fn one_strange_word_anywhere_and_nothing_is_deleted(
        sentence in select([&LAST[..], &TODAY[..], &EVER[..]].concat()),
        place in any::<prop::sample::Index>(),
        strange in select(vec!["not", "never", "how", "except", "why", "mother", "if"]),
    ) {
        let mut words: Vec<&str> = sentence.split_whitespace().collect();
        words.insert(place.index(words.len() + 1), strange);
        prop_assert_eq!(DeletionCommand::parse(&words.join(" ")), None);
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        prop_assert_eq!(DeletionCommand::parse(&text), None);
    }
}
