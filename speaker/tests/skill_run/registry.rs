//! What is installed, enabled, allowed and stored.

use crate::stage::{START, model};
use hearsay_speaker::skill::host::{Opening, SkillError, SkillInput, Skills};
use hearsay_speaker::skill::permission::{Happening, Permission};
use serde_json::json;
use std::sync::LazyLock;

pub(crate) fn file(name: &str, invocation: &str) -> String {
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
pub(crate) static OURS: LazyLock<Skills> = LazyLock::new(Skills::ours);

pub(crate) fn enabled(ids: &[&str]) -> Skills {
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
    let mut session = skills.open("number-hunt", Opening::default()).unwrap().0;
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
        &session.unwrap().0.step(SkillInput::Launch, START),
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
        .unwrap()
        .0;
    skills.absorb("moon-facts", &again.step(SkillInput::Launch, START));
    assert_eq!(skills.kept("moon-facts").unwrap()["told"], 2);
    skills.forget("moon-facts").unwrap();
    assert_eq!(skills.kept("moon-facts"), None);
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
