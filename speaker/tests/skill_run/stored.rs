//! What stays: with the page between two visits, and with a provider.

use crate::registry::{enabled, file};
use crate::stage::START;
use hearsay_speaker::skill::host::{
    Opening, SavedSkills, SkillEffect, SkillError, SkillInput, Skills,
};
use hearsay_speaker::skill::permission::Permission;
use serde_json::json;

#[test]
fn disabling_says_what_stays_with_the_provider() {
    let mut skills = enabled(&["voice-recorder", "moon-facts"]);
    let sentence = |farewell: hearsay_speaker::skill::host::Farewell| farewell.sentence;
    let said = sentence(skills.disable("voice-recorder", 3, START).unwrap());
    assert_eq!(
        said,
        "Voice Recorder is disabled. Its provider, Paper Cup Workshop, still holds 3 notes; delete what you do not want to leave there."
    );
    let mut session = skills.open("moon-facts", Opening::default()).unwrap().0;
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
fn everything_that_lasts_survives_being_stored() {
    let mut skills = enabled(&["voice-recorder", "moon-facts"]);
    let id = skills.add(&file("Tape", "my tape"), START).unwrap().id;
    skills.approve(&id, START).unwrap();
    skills.enable(&id, &[Permission::Email], START).unwrap();
    let mut session = skills.open(&id, Opening::default()).unwrap().0;
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
    let mut session = skills
        .open("friendly-helper", Opening::default())
        .unwrap()
        .0;
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
