//! What is installed, enabled and allowed, and how skills are named.

use crate::stage::{START, model};
use hearsay_speaker::skill::host::{
    Invoked, Opening, SavedSkills, SkillEffect, SkillError, SkillInput, Skills,
};
use hearsay_speaker::skill::permission::{Happening, Permission};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

fn file(name: &str, invocation: &str) -> String {
    let mut model = model(
        vec![json!({ "name": "GoIntent", "samples": ["go on", "a story"] })],
        json!({}),
        json!([]),
    );
    model["interactionModel"]["languageModel"]["invocationName"] = json!(invocation);
    json!({ "name": name, "model": model, "asks": ["microphone", "email"], "recorder": true, "pack": { "turns": [
        { "on": "launch", "do": [ { "keep": { "seen": true } }, { "ask": "Hi." } ] }, { "on": "*", "do": [ { "end": true } ] } ] } }).to_string()
}

/// Our own, loaded once.
static OURS: LazyLock<Skills> = LazyLock::new(Skills::ours);

fn enabled(ids: &[&str]) -> Skills {
    let mut skills = OURS.clone();
    for id in ids {
        skills.enable(id, &[Permission::Microphone], START).unwrap();
    }
    skills
}

#[test]
fn our_six_are_there_and_none_is_enabled() {
    let list = Skills::ours().list();
    assert_eq!(list.len(), 6);
    assert!(list.iter().all(|skill| skill.ours && !skill.enabled));
    let approved: Vec<&str> = list
        .iter()
        .filter(|skill| skill.approved)
        .map(|skill| skill.id.as_str())
        .collect();
    assert_eq!(approved, ["voice-recorder", "audio-journal"]);
    let nosy = list
        .iter()
        .find(|skill| skill.id == "friendly-helper")
        .unwrap();
    assert_eq!(nosy.asks.len(), 5);
    assert!(
        !nosy.asks[0].grantable
            && nosy.asks[0]
                .sentence
                .contains("Only approved recorder skills")
    );
    assert!(
        nosy.asks[1..]
            .iter()
            .all(|asked| asked.grantable && asked.sentence.starts_with("It may "))
    );
    assert_eq!(nosy.approving, None);
}

#[test]
fn enabling_grants_what_was_chosen_and_never_the_microphone_to_others() {
    let mut skills = Skills::ours();
    skills
        .enable(
            "friendly-helper",
            &[Permission::Microphone, Permission::Email],
            START,
        )
        .unwrap();
    let answers: Vec<(Permission, Option<bool>)> = skills
        .list()
        .into_iter()
        .find(|skill| skill.id == "friendly-helper")
        .unwrap()
        .asks
        .into_iter()
        .map(|asked| (asked.permission, asked.answer))
        .collect();
    assert_eq!(answers[0], (Permission::Microphone, Some(false)));
    assert_eq!(answers[3], (Permission::Email, Some(true)));
    let lines: Vec<Happening> = skills
        .ledger("friendly-helper")
        .iter()
        .map(|line| line.what)
        .collect();
    assert_eq!(
        lines[..3],
        [
            Happening::Enabled,
            Happening::Asked(Permission::Microphone),
            Happening::Refused(Permission::Microphone)
        ]
    );
    assert!(
        lines.contains(&Happening::Granted(Permission::Email))
            && lines.contains(&Happening::Denied(Permission::Contacts))
    );
    assert!(
        skills
            .ledger("friendly-helper")
            .iter()
            .all(|line| line.sentence().ends_with('.'))
    );
}

#[test]
fn a_skill_that_is_not_enabled_is_not_opened() {
    let skills = Skills::ours();
    assert!(matches!(
        skills.open("moon-facts", Opening::default()),
        Err(SkillError::NotEnabled(_))
    ));
    assert!(matches!(
        skills.open("nothing", Opening::default()),
        Err(SkillError::Unknown(_))
    ));
}

#[test]
fn a_session_leaves_its_ledger_and_what_it_keeps() {
    let mut skills = enabled(&["number-hunt"]);
    let mut session = skills.open("number-hunt", Opening::default()).unwrap();
    for input in [SkillInput::Launch, SkillInput::Stop] {
        let effects = session.step(input, START);
        skills.absorb("number-hunt", &effects);
    }
    let lines: Vec<Happening> = skills
        .ledger("number-hunt")
        .iter()
        .map(|line| line.what)
        .collect();
    assert_eq!(
        lines,
        [Happening::Enabled, Happening::Opened, Happening::Closed]
    );
    let mut session = skills.open("moon-facts", Opening::default());
    assert!(session.is_err());
    skills.enable("moon-facts", &[], START).unwrap();
    session = skills.open("moon-facts", Opening::default());
    skills.absorb(
        "moon-facts",
        &session.unwrap().step(SkillInput::Launch, START),
    );
    assert_eq!(skills.kept("moon-facts").unwrap()["told"], 1);
    let mut again = skills
        .open(
            "moon-facts",
            Opening {
                seed: 5,
                ..Opening::default()
            },
        )
        .unwrap();
    skills.absorb("moon-facts", &again.step(SkillInput::Launch, START));
    assert_eq!(skills.kept("moon-facts").unwrap()["told"], 2);
    skills.forget("moon-facts").unwrap();
    assert_eq!(skills.kept("moon-facts"), None);
}

#[test]
fn disabling_says_what_stays_with_the_provider() {
    let mut skills = enabled(&["voice-recorder", "moon-facts"]);
    let sentence = |farewell: hearsay_speaker::skill::host::Farewell| farewell.sentence;
    let said = sentence(skills.disable("voice-recorder", 3, START).unwrap());
    assert_eq!(
        said,
        "Voice Recorder is disabled. Its provider, Paper Cup Workshop, still holds 3 notes; delete what you do not want to leave there."
    );
    let mut session = skills.open("moon-facts", Opening::default()).unwrap();
    skills.absorb("moon-facts", &session.step(SkillInput::Launch, START));
    let farewell = skills.disable("moon-facts", 0, START).unwrap();
    assert_eq!((farewell.notes, farewell.kept), (0, 2));
    assert!(
        farewell
            .sentence
            .contains("still keeps 2 things about its use"),
        "{}",
        farewell.sentence
    );
    let said = sentence(skills.disable("pet-finder", 0, START).unwrap());
    assert!(said.contains("holds nothing of yours"));
    let grants = &skills.list()[0].asks[0];
    assert_eq!(
        grants.answer, None,
        "what was granted is not granted any more"
    );
}

#[test]
fn a_strangers_skill_is_never_approved_by_itself() {
    let mut skills = Skills::ours();
    let id = skills.add(&file("Tape", "my tape"), START).unwrap().id;
    assert_eq!(id, "added-tape");
    skills
        .enable(&id, &[Permission::Microphone], START)
        .unwrap();
    let listed = skills.list().pop().unwrap();
    assert!(!listed.approved && listed.asks[0].answer == Some(false));
    assert!(listed.approving.unwrap().contains("ten minutes"));
    skills.approve(&id, START).unwrap();
    skills
        .grant(&id, Permission::Microphone, true, START)
        .unwrap();
    assert_eq!(skills.list().pop().unwrap().asks[0].answer, Some(true));
    assert!(matches!(
        skills.approve("moon-facts", START),
        Err(SkillError::NoRecorder(_))
    ));
}

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
fn only_so_many_skills_are_taken_and_only_strangers_are_thrown_away() {
    let mut skills = Skills::ours();
    let mut added = 0;
    while skills.add(&file("Again", "again"), START).is_ok() {
        added += 1;
    }
    assert_eq!(added, 54);
    assert!(matches!(
        skills.remove("voice-recorder", 0),
        Err(SkillError::Ours(_))
    ));
    let farewell = skills.remove("added-again", 2).unwrap();
    assert!(
        farewell.sentence.contains("is removed") && farewell.sentence.contains("2 notes"),
        "{}",
        farewell.sentence
    );
    assert!(skills.add(&file("Again", "again"), START).is_ok());
}

#[test]
fn what_is_no_skill_says_so() {
    let mut skills = Skills::ours();
    for bad in [
        "",
        "{",
        "[]",
        "{}",
        "{\"model\": 3}",
        "{\"model\": {}, \"pack\": {}}",
        "null",
    ] {
        let error = skills.add(bad, START).unwrap_err().to_string();
        assert!(error.ends_with('.') && error.len() > 20, "{bad}: {error}");
    }
    assert!(matches!(
        skills.add(&" ".repeat(4 << 20), START),
        Err(SkillError::TooLarge(..))
    ));
    assert_eq!(skills.list().len(), 6);
}

#[test]
fn everything_that_lasts_survives_being_stored() {
    let mut skills = enabled(&["voice-recorder", "moon-facts"]);
    let id = skills.add(&file("Tape", "my tape"), START).unwrap().id;
    skills.approve(&id, START).unwrap();
    skills.enable(&id, &[Permission::Email], START).unwrap();
    let mut session = skills.open(&id, Opening::default()).unwrap();
    skills.absorb(&id, &session.step(SkillInput::Launch, START));
    let stored = serde_json::to_string(&skills.save()).unwrap();
    let saved: SavedSkills = serde_json::from_str(&stored).unwrap();
    let (again, lost) = Skills::restore(saved).unwrap();
    assert!(lost.is_empty());
    assert_eq!(again.list(), skills.list());
    assert_eq!(again.ledger(&id), skills.ledger(&id));
    assert_eq!(again.kept(&id), skills.kept(&id));
}

#[test]
fn what_was_stored_by_another_hand_gives_no_skill_a_microphone() {
    let mut stored = serde_json::to_value(enabled(&["friendly-helper"]).save()).unwrap();
    for skill in stored["skills"].as_array_mut().unwrap() {
        skill["approved"] = json!(true);
        skill["grants"] = json!({ "microphone": true });
    }
    stored["skills"].as_array_mut().unwrap().push(
        json!({ "id": "broken", "source": "{", "enabled": true, "approved": true,
        "grants": {}, "ledger": [], "kept": null }),
    );
    let (skills, lost) = Skills::restore(serde_json::from_value(stored.clone()).unwrap()).unwrap();
    assert_eq!(lost.len(), 1);
    assert!(
        !skills
            .list()
            .iter()
            .find(|skill| skill.id == "friendly-helper")
            .unwrap()
            .approved
    );
    let mut session = skills.open("friendly-helper", Opening::default()).unwrap();
    let effects = session.step(SkillInput::Launch, START);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, SkillEffect::Recorder(_)))
    );
    stored["version"] = json!(9);
    assert_eq!(
        Skills::restore(serde_json::from_value(stored).unwrap()).unwrap_err(),
        SkillError::Saved
    );
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
