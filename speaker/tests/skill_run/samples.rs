//! Our own skills, turn by turn.

use crate::stage::{START, Stage, ours, recorder_setting};
use hearsay_speaker::skill::host::{Ended, SAMPLES, Setting, Skill, SkillEffect, SkillInput};
use hearsay_speaker::skill::model::LintLevel;
use hearsay_speaker::skill::permission::{Grants, Happening, Permission};
use hearsay_speaker::skill::recorder::{Note, RecorderOrder, Which};
use hearsay_speaker::skill::ssml::shown;
use hearsay_speaker::skill::wire::Card;

const A_DAY: u64 = 86_400_000;

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
fn voice_recorder_records_when_opened_and_plays_back() {
    let mut stage = Stage::new(ours("voice-recorder"), recorder_setting());
    stage.launch();
    assert_eq!(stage.order(), Some(RecorderOrder::Start { most_s: 600 }));
    assert!(stage.heard().contains("recording") && !stage.listens());
    assert!(stage.session.is_recording());
    stage.step(SkillInput::Stop);
    assert_eq!(stage.order(), Some(RecorderOrder::Stop));
    stage.recorder();
    assert!(
        stage.heard().starts_with("Saved: 12 seconds.") && stage.listens(),
        "{}",
        stage.heard()
    );
    stage.say("play my last recording");
    assert_eq!(
        stage.order(),
        Some(RecorderOrder::Play { which: Which::Last })
    );
    assert!(stage.recorder().listens());
    stage.say("list my recordings").recorder();
    assert!(
        stage
            .heard()
            .contains("You have 1 recording. The last one is from 23 November at 10:00."),
        "{}",
        stage.heard()
    );
    assert_eq!(stage.say("stop").ended(), Some(Ended::ByPerson));
    assert_eq!(
        stage.ledger(),
        [
            Happening::Opened,
            Happening::Used(Permission::Microphone),
            Happening::PlayedNotes,
            Happening::ListedNotes,
            Happening::Closed,
        ]
    );
}

#[test]
fn voice_recorder_deletes_only_after_a_yes() {
    let mut stage = Stage::new(ours("voice-recorder"), recorder_setting());
    stage.launch().step(SkillInput::Stop).recorder();
    stage.say("delete my last recording");
    assert!(
        stage.order().is_none()
            && stage
                .heard()
                .starts_with("Delete the recording from 23 November"),
        "{}",
        stage.heard()
    );
    stage.say("no");
    assert!(stage.order().is_none() && stage.heard().contains("nothing is deleted"));
    assert!(
        stage.say("yes").order().is_none(),
        "a yes long after the question deletes nothing"
    );
    stage.say("delete my last recording").say("yes");
    assert_eq!(
        stage.order(),
        Some(RecorderOrder::Delete { which: Which::Last })
    );
    assert_eq!(
        stage.recorder().heard().split(". What").next(),
        Some("Deleted: 1 recording. 0 are left")
    );
    assert!(
        stage
            .say("play my last recording")
            .heard()
            .contains("no recordings yet")
    );
    assert!(stage.say("yes").heard().contains("I am recording"));
}

#[test]
fn voice_recorder_plays_by_number_and_knows_its_numbers() {
    let notes = (0..3).map(|n| Note {
        id: format!("n{n}"),
        at: START - n * 1_000,
        duration_ms: 1_000,
    });
    let setting = Setting {
        notes: notes.collect(),
        ..recorder_setting()
    };
    let mut stage = Stage::new(ours("voice-recorder"), setting);
    stage.step(SkillInput::OneShot("play recording number two".to_owned()));
    assert_eq!(
        stage.order(),
        Some(RecorderOrder::Play {
            which: Which::Number(2)
        })
    );
    stage.recorder().say("play recording nine");
    assert!(
        stage.order().is_none() && stage.heard().contains("no recording 9"),
        "{}",
        stage.heard()
    );
    stage.say("delete everything").say("yes").recorder();
    assert!(
        stage.heard().starts_with("Deleted: 3 recordings."),
        "{}",
        stage.heard()
    );
}

#[test]
fn voice_recorder_without_the_microphone_asks_for_it_and_ends() {
    let setting = Setting {
        approved: true,
        ..Setting::default()
    };
    let mut stage = Stage::new(ours("voice-recorder"), setting);
    stage.launch();
    assert_eq!((stage.order(), stage.ended()), (None, Some(Ended::BySkill)));
    let card = Card::AskForPermissions {
        scopes: vec!["hearsay::recorder:microphone".to_owned()],
    };
    assert!(stage.last.contains(&SkillEffect::Card(card)));
    assert!(
        stage
            .ledger()
            .contains(&Happening::Asked(Permission::Microphone))
    );
}

#[test]
fn audio_journal_keeps_entries_by_day() {
    let notes = vec![Note {
        id: "old".to_owned(),
        at: START - A_DAY,
        duration_ms: 5_000,
    }];
    let mut stage = Stage::new(
        ours("audio-journal"),
        Setting {
            notes,
            ..recorder_setting()
        },
    );
    assert!(
        stage
            .launch()
            .heard()
            .starts_with("Good morning. Your journal has nothing of today yet.")
    );
    stage.say("yes");
    assert_eq!(stage.order(), Some(RecorderOrder::Start { most_s: 600 }));
    assert!(
        stage.heard().contains("Monday, 23 November"),
        "{}",
        stage.heard()
    );
    stage.step(SkillInput::Stop).recorder();
    assert!(
        stage
            .heard()
            .starts_with("That is in your journal: 12 seconds. You have 2 entries now."),
        "{}",
        stage.heard()
    );
    stage.say("play my journal");
    assert!(["Of which day?", "Which day do you mean?"].contains(&stage.heard().as_str()));
    stage.say("yesterday");
    assert_eq!(
        stage.order(),
        Some(RecorderOrder::Play {
            which: Which::Day("2026-11-22".to_owned())
        })
    );
    stage.recorder().say("play the entry of tomorrow");
    assert!(
        stage.order().is_none() && stage.heard().starts_with("There is no entry of tomorrow."),
        "{}",
        stage.heard()
    );
    stage.say("delete the entry of yesterday");
    assert_eq!(
        stage.heard(),
        "Delete all entries of yesterday. Are you sure?"
    );
    stage.say("yes");
    assert_eq!(
        stage.order(),
        Some(RecorderOrder::Delete {
            which: Which::Day("2026-11-22".to_owned())
        })
    );
    stage.recorder();
    assert!(stage.heard().starts_with("Deleted: 1 entry."));
    assert!(
        stage
            .say("how many entries do i have")
            .heard()
            .starts_with("You have 1 entry. The first is from 23 November")
    );
}

#[test]
fn audio_journal_deletes_nothing_after_a_no() {
    let notes = vec![Note {
        id: "old".to_owned(),
        at: START - A_DAY,
        duration_ms: 5_000,
    }];
    let mut stage = Stage::new(
        ours("audio-journal"),
        Setting {
            notes,
            ..recorder_setting()
        },
    );
    stage
        .launch()
        .say("delete the entry of yesterday")
        .say("no");
    assert!(
        stage.order().is_none() && stage.heard().starts_with("All right, everything stays."),
        "{}",
        stage.heard()
    );
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

#[test]
fn friendly_helper_gets_nothing_that_was_not_granted() {
    let mut stage = Stage::new(ours("friendly-helper"), Setting::default());
    stage.launch();
    let refused: Vec<Permission> = stage.refusals().iter().map(|(what, _)| *what).collect();
    assert_eq!(
        refused,
        [
            Permission::Contacts,
            Permission::Location,
            Permission::Email,
            Permission::Microphone
        ]
    );
    assert!(stage.order().is_none(), "nothing is recorded");
    let all: Vec<String> = stage
        .all
        .iter()
        .map(|effect| format!("{effect:?}"))
        .collect();
    for secret in ["Exampleton", "Sam, Alex", "robin@example.com", "Robin"] {
        assert!(
            !all.iter().any(|effect| effect.contains(secret)),
            "{secret}"
        );
    }
    for what in refused {
        assert!(stage.ledger().contains(&Happening::Refused(what)), "{what}");
    }
    assert!(
        stage.heard().contains("What a pity") && stage.listens(),
        "the skill goes on"
    );
    assert!(
        stage
            .say("my luck")
            .heard()
            .starts_with("Your luck today is")
    );
}

#[test]
fn friendly_helper_uses_what_it_was_given_and_every_use_is_noted() {
    let grants = Grants::of([
        Permission::Contacts,
        Permission::GivenName,
        Permission::Microphone,
    ]);
    let mut stage = Stage::new(
        ours("friendly-helper"),
        Setting {
            grants,
            ..Setting::default()
        },
    );
    stage.launch();
    assert!(stage.all.iter().any(|effect| matches!(effect, SkillEffect::Say { pieces, .. } if shown(pieces).contains("Hello, Robin!"))));
    assert!(
        stage
            .ledger()
            .contains(&Happening::Used(Permission::Contacts))
    );
    assert!(
        stage
            .refusals()
            .iter()
            .any(|(what, why)| *what == Permission::Microphone
                && why.contains("not an approved recorder"))
    );
    assert!(
        stage
            .say("luck")
            .heard()
            .contains("Do say hello to Sam, Alex and Kim.")
    );
}
