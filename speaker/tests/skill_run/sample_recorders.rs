//! Our own recorder skills, turn by turn.

use crate::stage::{START, Stage, ours, recorder_setting};
use hearsay_speaker::skill::host::{Ended, Setting, SkillEffect, SkillInput};
use hearsay_speaker::skill::permission::{Happening, Permission};
use hearsay_speaker::skill::recorder::{Note, RecorderOrder, Which};
use hearsay_speaker::skill::wire::Card;

const A_DAY: u64 = 86_400_000;

#[test]
fn voice_recorder_records_when_opened_and_plays_back() {
    let mut stage = Stage::new(ours("voice-recorder"), recorder_setting());
    stage.launch();
    assert_eq!(stage.order(), Some(RecorderOrder::Start { most_s: 600 }));
    assert!(stage.heard().contains("when you are done") && !stage.listens());
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
    assert!(stage.say("yes").heard().contains("when you are done"));
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
fn voice_recorder_plays_all_notes_in_one_order() {
    let note = |id: &str| Note {
        id: id.to_owned(),
        at: START,
        duration_ms: 5_000,
    };
    let setting = Setting {
        notes: vec![note("a"), note("b")],
        ..recorder_setting()
    };
    let mut stage = Stage::new(ours("voice-recorder"), setting);
    stage.step(SkillInput::OneShot("play my notes".to_owned()));
    let which = Which::All;
    assert_eq!(stage.order(), Some(RecorderOrder::Play { which }));
    stage.recorder();
    assert!(stage.heard().contains("What would you like to do next?"));
}
