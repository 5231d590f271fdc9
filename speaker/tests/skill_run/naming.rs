//! How skills are named: by strangers, and by the person who opens them.

use crate::registry::{OURS, enabled, file};
use crate::stage::START;
use hearsay_speaker::skill::host::{Invoked, SkillError};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn names_that_are_taken_or_absurd_are_met_with_sentences() {
    let mut skills = enabled(&["voice-recorder"]);
    let twin = skills
        .add(&file("Voice Recorder", "voice recorder"), START)
        .unwrap()
        .id;
    let twin2 = skills
        .add(&file("Voice Recorder", "Voice  Recorder"), START)
        .unwrap()
        .id;
    assert_ne!(twin, twin2);
    assert!(matches!(
        skills.enable(&twin, &[], START),
        Err(SkillError::NameTaken(..))
    ));
    let sentence = skills.enable(&twin2, &[], START).unwrap_err().to_string();
    assert!(
        sentence.contains("already answers to “voice recorder”"),
        "{sentence}"
    );
    let absurd = skills
        .add(&file("\u{202e}<img src=x>\n\u{0}\n", ""), START)
        .unwrap()
        .id;
    let listed = skills.list().pop().unwrap();
    assert_eq!(listed.name, "<img src=x>");
    assert!(matches!(
        skills.enable(&absurd, &[], START),
        Err(SkillError::Nameless(_))
    ));
    let long = skills
        .add(&file(&"x".repeat(10_000), "long"), START)
        .unwrap();
    assert!(long.id.len() < 100 && skills.list().pop().unwrap().name.len() == 60);
}

#[test]
fn skills_are_opened_by_all_the_usual_phrases() {
    let skills = enabled(&["voice-recorder", "moon-facts", "number-hunt"]);
    let launch = |id: &str| Some(Invoked::Launch(id.to_owned()));
    let wish = |id: &str, wish: &str| Some(Invoked::OneShot(id.to_owned(), wish.to_owned()));
    for (text, invoked) in [
        ("open voice recorder", launch("voice-recorder")),
        ("Alexa, open Voice Recorder.", launch("voice-recorder")),
        (
            "please launch the voice recorder skill",
            launch("voice-recorder"),
        ),
        ("start moon facts", launch("moon-facts")),
        ("ask moon facts", launch("moon-facts")),
        ("talk to moon facts", launch("moon-facts")),
        ("play number hunt", launch("number-hunt")),
        ("ask moon facts for a fact", wish("moon-facts", "a fact")),
        (
            "ask moon facts to tell me something",
            wish("moon-facts", "tell me something"),
        ),
        (
            "tell voice recorder to record a note",
            wish("voice-recorder", "record a note"),
        ),
        (
            "open voice recorder and play my last recording",
            wish("voice-recorder", "play my last recording"),
        ),
        (
            "ask voice recorder what recordings do i have",
            wish("voice-recorder", "what recordings do i have"),
        ),
        (
            "play my last recording using voice recorder",
            wish("voice-recorder", "play my last recording"),
        ),
        (
            "tell me a fact from moon facts",
            wish("moon-facts", "tell me a fact"),
        ),
        ("use number hunt", launch("number-hunt")),
        (
            "disable moon facts",
            Some(Invoked::Disable("moon-facts".to_owned())),
        ),
        (
            "enable pet finder",
            Some(Invoked::Enable("pet-finder".to_owned())),
        ),
    ] {
        assert_eq!(skills.invoked(text), invoked, "{text}");
    }
}

#[test]
fn requests_of_the_house_are_nobodys() {
    let skills = enabled(&["voice-recorder", "moon-facts"]);
    for text in [
        "what time is it",
        "set a timer for five minutes",
        "start a timer",
        "play my messages",
        "tell me a joke",
        "stop",
        "",
        "open",
        "ask",
        "…",
    ] {
        assert_eq!(skills.invoked(text), None, "{text}");
    }
}

#[test]
fn a_name_that_is_nearly_right_is_offered_and_not_opened() {
    let skills = enabled(&["voice-recorder"]);
    let Some(Invoked::Unknown(sentence)) = skills.invoked("open voice record") else {
        panic!("not offered");
    };
    assert!(
        sentence.contains("Did you mean “voice recorder”?"),
        "{sentence}"
    );
    assert!(
        matches!(skills.invoked("open sesame"), Some(Invoked::Unknown(sentence)) if !sentence.contains("mean"))
    );
    assert!(
        matches!(skills.invoked("open moon facts"), Some(Invoked::NotEnabled(id, _)) if id == "moon-facts")
    );
}

#[test]
fn an_enabled_skill_and_a_longer_name_come_first() {
    let mut skills = enabled(&["moon-facts"]);
    let twin = skills.add(&file("Moon", "moon"), START).unwrap().id;
    let longer = skills
        .add(&file("Moon Facts Plus", "moon facts plus"), START)
        .unwrap()
        .id;
    skills.enable(&twin, &[], START).unwrap();
    assert_eq!(
        skills.invoked("open moon facts"),
        Some(Invoked::Launch("moon-facts".to_owned()))
    );
    skills.enable(&longer, &[], START).unwrap();
    assert_eq!(
        skills.invoked("open moon facts plus"),
        Some(Invoked::Launch(longer))
    );
    assert_eq!(skills.invoked("open moon"), Some(Invoked::Launch(twin)));
}

proptest! {
    #[test]
    fn any_words_are_somebodys_or_nobodys(text in "[a-z ]{0,60}|\\PC{0,60}") {
        let skills = enabled(&["voice-recorder"]);
        if let Some(Invoked::Unknown(sentence)) = skills.invoked(&text) {
            prop_assert!(sentence.len() < 400);
        }
    }

    #[test]
    fn any_manifest_is_a_skill_or_a_sentence(fields in prop::collection::hash_map(
        prop::sample::select(vec!["id", "name", "provider", "asks", "recorder", "locale", "model", "pack", "endpoint", "script"]),
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), any::<String>().prop_map(Value::from), Just(json!([])), Just(json!({ "turns": [] }))],
        0..8,
    )) {
        let mut value = json!(fields);
        if !value["model"].is_string() {
            value["model"] = serde_json::from_str::<Value>(&file("x", "x")).unwrap()["model"].clone();
        }
        let mut skills = OURS.clone();
        match skills.add(&value.to_string(), START) {
            Ok(added) => prop_assert!(skills.skill(&added.id).is_some()),
            Err(error) => prop_assert!(error.to_string().ends_with('.')),
        }
    }
}
