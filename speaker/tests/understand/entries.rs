//! What people add: contacts, skills and words, sensible or absurd.

use super::made::{CLEAR, say};
use hearsay_speaker::understand::{Decoder, Grammar, Names};
use proptest::prelude::*;
use std::sync::Arc;

fn with_contact(entry: &str) -> (Grammar, Vec<String>) {
    let names = Names {
        contacts: vec![entry.to_owned()],
        ..Names::default()
    };
    let (grammar, warnings) = Grammar::household(&names);
    (
        grammar,
        warnings
            .into_iter()
            .map(|warning| warning.message)
            .collect(),
    )
}

#[test]
fn absurd_entries_are_reported_and_do_no_harm() {
    for (entry, part) in [
        ("", "empty"),
        ("   ", "empty"),
        ("🦆", "pronounce"),
        ("שלום", "pronounce"),
        ("!!!", "pronounce"),
        (&"a".repeat(10_000), "too long"),
        ("a b c d e f g h", "too many words"),
        ("stop", "command as well"),
        ("Turn it up!", "command as well"),
    ] {
        let (grammar, warnings) = with_contact(entry);
        assert_eq!(warnings.len(), 1, "{entry:.20}: {warnings:?}");
        assert!(warnings[0].contains(part), "{entry:.20}: {warnings:?}");
        let stop = grammar.understand("stop").intent.unwrap();
        assert_eq!(stop.intent, "stop", "{entry:.20}");
    }
}

#[test]
fn an_entry_that_is_there_twice_is_reported_once() {
    let names = Names {
        skills: vec!["Moon Phases".into(), "moon  phases!".into()],
        ..Names::default()
    };
    let (_, warnings) = Grammar::household(&names);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].message.contains("there already"));
    assert_eq!(warnings[0].entry, "moon  phases!");
}

#[test]
fn too_many_entries_are_cut_off_with_a_warning() {
    let names = Names {
        contacts: (0..310).map(|n| format!("Person {n}")).collect(),
        ..Names::default()
    };
    let (grammar, warnings) = Grammar::household(&names);
    assert_eq!(warnings.len(), 10);
    assert!(grammar.size().tree_bytes < 8 << 20, "{:?}", grammar.size());
}

#[test]
fn a_contact_changes_the_grammar_at_once() {
    let before = Grammar::household(&Names::default()).0;
    let text = "call quillhorst";
    assert!(before.understand(text).intent.is_none());
    let (after, warnings) = with_contact("Quillhorst");
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(after.understand(text).intent.unwrap().intent, "call");
    let after = Arc::new(after);
    let mut decoder = Decoder::new(Arc::clone(&after));
    assert_eq!(say(&mut decoder, &after, text, CLEAR, 6).text, text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_is_added_the_commands_still_work(
        contacts in prop::collection::vec(".{0,80}", 0..6),
        skills in prop::collection::vec("[a-zA-Z' 0-9%:.]{0,80}", 0..6),
        words in prop::collection::vec("\\PC{0,20}", 0..6),
    ) {
        let (grammar, _) = Grammar::household(&Names { contacts, skills, words });
        prop_assert_eq!(grammar.understand("stop").intent.unwrap().intent, "stop");
    }

    #[test]
    fn any_typed_text_is_answered(text in "\\PC{0,300}") {
        let _ = super::made::grammar().understand(&text);
    }
}
