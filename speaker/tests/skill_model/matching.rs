//! What an utterance means, why, and what came second.

use super::support::{QUIZ, SHELTER, matcher, model_of, now, resolve};
use hearsay_speaker::skill::matching::{Match, Resolution};
use serde_json::json;

fn first_candidate(found: &Match, slot: &str) -> String {
    match &found.slots[slot].resolution {
        Resolution::Match(candidates) => candidates[0].name.clone(),
        other => panic!("{other:?} in {found:#?}"),
    }
}

#[test]
fn the_very_words_of_a_sample_are_an_exact_match() {
    let found = resolve(SHELTER, "I want a tiny playful puppy!");
    assert_eq!(found.intent, "FindPetIntent");
    assert!(found.exact);
    assert!((found.score - 1.0).abs() < f32::EPSILON);
    assert_eq!(
        found.sample.as_deref(),
        Some("i want a {size} {temper} {pet}")
    );
    assert_eq!(first_candidate(&found, "pet"), "dog");
    assert_eq!(found.slots["pet"].said, "puppy");
    assert!(
        found.why.contains("every word is where it should be"),
        "{}",
        found.why
    );
}

#[test]
fn other_words_around_a_sample_cost_score_and_are_named() {
    let found = resolve(SHELTER, "um could you please find me a lovely rabbit");
    assert_eq!(found.intent, "FindPetIntent");
    assert!(!found.exact);
    assert!(found.score < 1.0 && found.score > 0.5, "{}", found.score);
    assert_eq!(first_candidate(&found, "pet"), "rabbit");
    assert!(found.why.contains("“lovely” is too many"), "{}", found.why);
}

#[test]
fn other_forms_sounds_and_slips_of_a_word_are_near() {
    let json = model_of(&[
        ("WeatherIntent", &["what is the weather like"]),
        ("WalkIntent", &["how many steps did i walk"]),
        ("RoadIntent", &["describe the road"]),
    ]);
    for (said, intent) in [
        ("what is the wether like", "WeatherIntent"),
        ("how many steps have i walked", "WalkIntent"),
        ("describe the rode", "RoadIntent"),
        ("describing the roads", "RoadIntent"),
    ] {
        let found = resolve(&json, said);
        assert_eq!(found.intent, intent, "{said}: {}", found.why);
        assert!(found.score > 0.7, "{said}: {}", found.score);
    }
}

#[test]
fn two_words_are_one_word_and_one_is_two() {
    let json = model_of(&[
        ("HouseIntent", &["visit the lighthouse"]),
        ("BoatIntent", &["board the ferry"]),
    ]);
    let found = resolve(&json, "visit the light house");
    assert_eq!(found.intent, "HouseIntent");
    assert!(found.score > 0.9, "{}", found.score);
}

#[test]
fn a_word_that_turns_the_meaning_round_counts_more_than_others() {
    let json = model_of(&[
        ("PayIntent", &["i want to pay now"]),
        ("RefuseIntent", &["i do not want to pay"]),
    ]);
    assert_eq!(
        resolve(&json, "i do not want to pay now").intent,
        "RefuseIntent"
    );
}

#[test]
fn runners_up_are_other_intents_in_order() {
    let found = resolve(SHELTER, "i want to adopt a large puppy");
    let mut scores = vec![found.score];
    let mut names = vec![found.intent.clone()];
    for other in &found.runners_up {
        scores.push(other.score);
        names.push(other.intent.clone());
        assert!(!other.why.is_empty());
    }
    assert!(names.len() >= 2, "{found:#?}");
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), scores.len());
}

#[test]
fn values_are_found_by_name_by_synonym_and_nearly() {
    for (said, value) in [
        ("find me a guinea pig", "guinea pig"),
        ("find me a kitty", "cat"),
        ("find me a rabit", "rabbit"),
        ("find me a guinea pigs", "guinea pig"),
    ] {
        let found = resolve(SHELTER, said);
        assert_eq!(found.intent, "FindPetIntent", "{said}");
        assert_eq!(first_candidate(&found, "pet"), value, "{said}");
    }
}

#[test]
fn words_that_are_no_value_are_handed_on_without_a_match() {
    let found = resolve(SHELTER, "find me a hippopotamus");
    assert_eq!(found.intent, "FindPetIntent");
    assert!(!found.exact);
    assert_eq!(found.slots["pet"].value, "hippopotamus");
    assert_eq!(found.slots["pet"].resolution, Resolution::NoMatch);
}

#[test]
fn a_word_that_means_two_values_gives_both() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "GoIntent", "samples": ["go to {place}"], "slots": [{"name": "place", "type": "PLACE"}]}],
        "types": [{"name": "PLACE", "values": [
            {"id": "1", "name": {"value": "river bank", "synonyms": ["bank"]}},
            {"id": "2", "name": {"value": "savings bank", "synonyms": ["the bank", "bank"]}}]}]}});
    let found = resolve(&json.to_string(), "go to bank");
    let Resolution::Match(candidates) = &found.slots["place"].resolution else {
        panic!("{found:?}");
    };
    let names: Vec<&str> = candidates.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["river bank", "savings bank"]);
}

#[test]
fn a_slot_of_several_values_gives_each() {
    let found = resolve(SHELTER, "i want a dog who likes cats kittens and a rabbit");
    assert_eq!(found.intent, "FindPetIntent", "{found:#?}");
    let found = resolve(SHELTER, "i want a dog who likes cat, kitty and guinea pig");
    assert!(found.exact, "{}", found.why);
    let several: Vec<&str> = found.slots["friends"]
        .several
        .iter()
        .map(|one| one.said.as_str())
        .collect();
    assert_eq!(several, ["cat", "kitty", "guinea pig"]);
    assert!(found.slots["pet"].several.is_empty());
}

#[test]
fn a_list_wins_over_a_number_and_both_over_any_words() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "AnyIntent", "samples": ["choose {x}"], "slots": [{"name": "x", "type": "AMAZON.SearchQuery"}]},
        {"name": "NumberIntent", "samples": ["choose {x}"], "slots": [{"name": "x", "type": "AMAZON.NUMBER"}]},
        {"name": "ListIntent", "samples": ["choose {x}"], "slots": [{"name": "x", "type": "LIST"}]},
        {"name": "WordIntent", "samples": ["choose nine"]}],
        "types": [{"name": "LIST", "values": [{"name": {"value": "seven"}}]}]}}).to_string();
    let matcher = matcher(&json, "en-US");
    for (said, intent) in [
        ("choose seven", "ListIntent"),
        ("choose eight", "NumberIntent"),
        ("choose nine", "WordIntent"),
        ("choose something blue", "AnyIntent"),
    ] {
        assert_eq!(matcher.resolve(said, &now()).intent, intent, "{said}");
    }
}

#[test]
fn the_first_intent_wins_where_two_have_the_same_sample() {
    let json = model_of(&[("OneIntent", &["do it"]), ("TwoIntent", &["do it"])]);
    let found = resolve(&json, "do it");
    assert_eq!(found.intent, "OneIntent");
    assert_eq!(found.runners_up[0].intent, "TwoIntent");
}

#[test]
fn possessives_and_letters_with_full_stops_are_words() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "WeatherIntent", "samples": ["what is {city}'s weather"], "slots": [{"name": "city", "type": "AMAZON.US_CITY"}]},
        {"name": "LeagueIntent", "samples": ["how is the n. b. a. doing"]}]}}).to_string();
    let found = resolve(&json, "what is Boston's weather");
    assert!(found.exact, "{}", found.why);
    assert_eq!(found.slots["city"].said, "Boston");
    assert!(resolve(&json, "How is the NBA doing?").exact);
}

#[test]
fn a_quiz_of_bare_slots_fills_the_slot_of_the_fitting_type() {
    for (said, slot, value) in [
        ("the danube", "River", "danube"),
        ("1776", "Year", "1776"),
        ("twelve", "Length", "12"),
        ("third", "Place", "3"),
        ("West Virginia", "State", "West Virginia"),
        ("Baton Rouge", "Mouth", "Baton Rouge"),
    ] {
        let found = resolve(QUIZ, said);
        assert_eq!(found.intent, "AnswerIntent", "{said}");
        let filled: Vec<&String> = found.slots.keys().collect();
        assert_eq!(filled, [slot], "{said}");
        assert_eq!(found.slots[slot].value, value, "{said}");
    }
}

#[test]
fn an_empty_or_wordless_text_means_nothing() {
    for said in ["", "   ", "?!", "\u{0}\u{7}"] {
        let found = resolve(SHELTER, said);
        assert_eq!(found.intent, "AMAZON.FallbackIntent", "{said:?}");
        assert!(found.slots.is_empty());
    }
}
