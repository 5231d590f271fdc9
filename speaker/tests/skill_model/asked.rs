//! An answer to a question is taken for the slot that was asked for, unless it is clearly something
//! else.

use super::support::{SHELTER, matcher, model_of, now};
use hearsay_speaker::skill::matching::{Match, Resolution};

fn answer(slot: &str, said: &str) -> Match {
    let context = now().eliciting("FindPetIntent", slot);
    matcher(SHELTER, "en-US").resolve(said, &context)
}

#[test]
fn a_bare_value_fills_the_slot_that_was_asked_for() {
    // “Medium” is a size and an amount of energy, “quiet” both an energy and no other.
    for (slot, said, value) in [
        ("size", "medium", "medium"),
        ("energy", "medium", "medium"),
        ("energy", "quiet", "low"),
        ("temper", "silly", "playful"),
    ] {
        let found = answer(slot, said);
        assert_eq!(found.intent, "FindPetIntent");
        let Resolution::Match(candidates) = &found.slots[slot].resolution else {
            panic!("{found:#?}");
        };
        assert_eq!(candidates[0].name, value, "{slot}: {said}");
        assert_eq!(found.slots.len(), 1, "{slot}: {said}");
    }
}

#[test]
fn words_around_the_value_and_samples_of_the_slot_do_no_harm() {
    for (slot, said) in [
        ("size", "it should be huge"),
        ("size", "um a little one please"),
        ("energy", "lots of energy"),
        ("age", "I think seven"),
        ("since", "next monday"),
    ] {
        let found = answer(slot, said);
        assert_eq!(found.intent, "FindPetIntent", "{said}: {}", found.why);
        assert!(found.slots.contains_key(slot), "{said}: {found:#?}");
    }
    let both = answer("size", "i'd like a tiny kitten");
    assert_eq!(both.slots["size"].said, "tiny");
    assert_eq!(both.slots["pet"].said, "kitten");
}

#[test]
fn an_answer_that_is_no_value_is_handed_on_as_it_was_said() {
    let found = answer("size", "gigantic");
    assert_eq!(found.intent, "FindPetIntent", "{found:#?}");
    assert_eq!(found.slots["size"].value, "gigantic");
    assert_eq!(found.slots["size"].resolution, Resolution::NoMatch);
    let name = answer("name", "Bartholomew");
    assert_eq!(name.slots["name"].value, "Bartholomew");
}

#[test]
fn help_stop_and_whole_requests_are_still_themselves() {
    for (said, intent) in [
        ("help", "AMAZON.HelpIntent"),
        ("cancel", "AMAZON.CancelIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("what are your opening hours", "HoursIntent"),
    ] {
        for slot in ["size", "name"] {
            assert_eq!(answer(slot, said).intent, intent, "{slot}: {said}");
        }
    }
}

#[test]
fn a_yes_or_no_counts_where_one_was_asked_for_even_without_intents_for_it() {
    let json = model_of(&[("AnyIntent", &["do something"])]);
    let matcher = matcher(&json, "en-US");
    let mut context = now();
    assert_ne!(matcher.resolve("yes", &context).intent, "AMAZON.YesIntent");
    context.yes_or_no = true;
    for (said, intent) in [
        ("yes", "AMAZON.YesIntent"),
        ("Yeah!", "AMAZON.YesIntent"),
        ("yes that is right", "AMAZON.YesIntent"),
        ("no", "AMAZON.NoIntent"),
        ("nope", "AMAZON.NoIntent"),
        ("no I don't think so", "AMAZON.NoIntent"),
        ("do something", "AnyIntent"),
    ] {
        assert_eq!(matcher.resolve(said, &context).intent, intent, "{said}");
    }
}

#[test]
fn asking_for_a_slot_that_the_model_does_not_have_changes_nothing() {
    let matcher = matcher(SHELTER, "en-US");
    let plain = matcher.resolve("find me a cat", &now());
    for (intent, slot) in [("NoIntent", "size"), ("FindPetIntent", "none")] {
        let asked = matcher.resolve("find me a cat", &now().eliciting(intent, slot));
        assert_eq!(asked.intent, plain.intent);
        assert_eq!(asked.slots, plain.slots);
    }
}
