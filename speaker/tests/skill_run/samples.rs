//! Our own skills, turn by turn: facts, games, and the one that asks for too much.

use crate::stage::{Stage, ours, recorder_setting};
use hearsay_speaker::skill::host::{Ended, SAMPLES, Setting, Skill, SkillEffect, SkillInput};
use hearsay_speaker::skill::model::LintLevel;
use hearsay_speaker::skill::wire::Card;

#[test]
fn our_skills_load_without_mistakes() {
    for json in SAMPLES {
        let (skill, lints) = Skill::load(json).unwrap();
        let wrong: Vec<_> = lints
            .iter()
            .filter(|lint| lint.level != LintLevel::Hint)
            .collect();
        if skill.id == "friendly-helper" {
            assert_eq!(wrong.len(), 1, "{wrong:?}");
            assert!(wrong[0].message.contains("will be refused"), "{wrong:?}");
        } else {
            assert!(wrong.is_empty(), "{}: {wrong:?}", skill.id);
        }
        assert_eq!(skill.logic.kind(), "pack");
    }
}

#[test]
fn our_skills_understand_their_own_samples() {
    for json in SAMPLES {
        let skill = std::sync::Arc::new(Skill::load(json).unwrap().0);
        for intent in skill
            .model
            .intents
            .iter()
            .filter(|intent| !intent.is_built_in())
        {
            for sample in intent.samples.iter().filter(|sample| !sample.contains('{')) {
                let mut stage = Stage::new(std::sync::Arc::clone(&skill), recorder_setting());
                stage.step(SkillInput::OneShot(sample.clone()));
                assert_eq!(stage.intent(), intent.name, "{}: {sample}", skill.id);
            }
        }
    }
}

#[test]
fn our_skills_never_say_the_wake_word() {
    for json in SAMPLES {
        let lower = json.to_lowercase();
        assert!(!lower.contains("alexa"));
        assert!(!lower.replace("amazon.", "").contains("amazon"));
    }
}

#[test]
fn moon_facts_tells_another_fact_each_time() {
    let mut stage = Stage::new(ours("moon-facts"), Setting::default());
    let mut before = String::new();
    stage.launch();
    for _ in 0..20 {
        assert!(stage.listens());
        let fact = stage.last.iter().find_map(|effect| match effect {
            SkillEffect::Card(Card::Simple { content, .. }) => Some(content.clone()),
            _ => None,
        });
        let fact = fact.unwrap();
        assert!(stage.heard().contains(&fact), "{} / {fact}", stage.heard());
        assert_ne!(fact, before);
        before = fact;
        stage.say("yes");
    }
    assert_eq!(
        stage.say("no").heard(),
        "You have heard 21 facts so far. Goodbye."
    );
    assert_eq!(stage.ended(), Some(Ended::BySkill));
}

#[test]
fn number_hunt_can_be_won_by_halving() {
    let mut stage = Stage::new(
        ours("number-hunt"),
        Setting {
            seed: 99,
            ..Setting::default()
        },
    );
    stage.launch();
    let (mut least, mut most, mut guesses) = (1, 100, 0);
    while !stage.heard().starts_with("Yes") {
        guesses += 1;
        assert!(guesses <= 7, "{}", stage.heard());
        let guess = (least + most) / 2;
        stage.say(&guess.to_string());
        if stage.heard().to_lowercase().contains("higher") {
            least = guess + 1;
        } else {
            most = guess - 1;
        }
    }
    let needed = if guesses == 1 {
        "1 guess".to_owned()
    } else {
        format!("{guesses} guesses")
    };
    assert!(
        stage
            .heard()
            .contains(&format!("You needed {needed}. Nobody here was faster.")),
        "{}",
        stage.heard()
    );
    assert_eq!(stage.session.attributes()["guesses"], guesses);
    assert!(
        stage
            .say("yes")
            .heard()
            .starts_with("I am thinking of a number")
    );
    assert_eq!(stage.session.attributes()["guesses"], 0);
    assert!(
        stage
            .say("two hundred")
            .heard()
            .starts_with("It is a number from 1 to 100.")
    );
    assert!(stage.say("stop").heard().starts_with("It was "));
}

#[test]
fn pet_finder_asks_checks_and_confirms() {
    let mut stage = Stage::new(ours("pet-finder"), Setting::default());
    stage.launch().say("i want a little pet");
    assert_eq!(
        stage.heard(),
        "And should it be calm or lively ?".replace(" ?", "?")
    );
    assert_eq!(
        stage.say("purple").heard(),
        "I know calm and lively animals. Which do you want?"
    );
    assert_eq!(
        stage.say("lazy").heard(),
        "How many hours a day can you be with it?"
    );
    assert_eq!(
        stage.say("thirty").heard(),
        "A day has 24 hours. How many of them?"
    );
    assert_eq!(
        stage.say("five hours").heard(),
        "A small, calm animal, and five hours a day. Is that right?"
    );
    stage.say("yes");
    assert_eq!(
        stage.heard(),
        "Then a pair of guinea pigs would fit in with you."
    );
    assert_eq!(stage.ended(), Some(Ended::BySkill));
}

#[test]
fn pet_finder_begins_again_after_a_no() {
    let mut stage = Stage::new(ours("pet-finder"), Setting::default());
    stage
        .launch()
        .say("i want a big lively pet")
        .say("two")
        .say("no");
    assert!(
        stage.heard().starts_with("Then let us begin again") && stage.listens(),
        "{}",
        stage.heard()
    );
}
