//! Any inputs in any order, any responses, any packs: never a panic, bounded, and the session ends.

use crate::stage::{START, Stage, model, ours, remote};
use hearsay_speaker::skill::host::{LogicTrouble, Setting, SkillEffect, SkillInput};
use hearsay_speaker::skill::permission::{Grants, Permission};
use hearsay_speaker::skill::recorder::{Note, NoteOutcome};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

const IDS: [&str; 6] = [
    "voice-recorder",
    "audio-journal",
    "moon-facts",
    "number-hunt",
    "pet-finder",
    "friendly-helper",
];

const SAID: [&str; 16] = [
    "yes",
    "no",
    "stop",
    "cancel",
    "help",
    "exit",
    "play my last recording",
    "delete everything",
    "fifty",
    "a small calm pet",
    "five hours",
    "yesterday",
    "play my journal",
    "my luck",
    "",
    "the quick brown fox \u{0} <b>jumps</b>",
];

pub(crate) fn outcome() -> impl Strategy<Value = NoteOutcome> {
    let note = (any::<u64>(), any::<u64>()).prop_map(|(at, duration_ms)| Note {
        id: at.to_string(),
        at,
        duration_ms,
    });
    prop_oneof![
        note.clone().prop_map(NoteOutcome::Kept),
        Just(NoteOutcome::Nothing),
        any::<u32>().prop_map(NoteOutcome::Played),
        prop::collection::vec(note, 0..5).prop_map(NoteOutcome::Listed),
        prop::collection::vec("[a-z]{0,3}", 0..3).prop_map(NoteOutcome::Deleted),
        Just(NoteOutcome::NotFound),
        "[a-z ]{0,9}".prop_map(NoteOutcome::Refused),
        any::<String>().prop_map(NoteOutcome::Failed),
    ]
}

/// A response of everything that can be in one.
fn response() -> impl Strategy<Value = String> {
    let directive = select(vec![
        json!({ "type": "Dialog.Delegate" }),
        json!({ "type": "Dialog.ElicitSlot", "slotToElicit": "colour" }),
        json!({ "type": "Dialog.ConfirmSlot", "slotToConfirm": "colour" }),
        json!({ "type": "Dialog.ConfirmIntent" }),
        json!({ "type": "Dialog.Delegate", "updatedIntent": { "name": "PaintIntent", "slots": { "colour": { "value": "red" } } } }),
        json!({ "type": "Hearsay.Recorder.Start" }),
        json!({ "type": "Hearsay.Recorder.Play" }),
        json!({ "type": "Nonsense" }),
        json!({ "type": "Dialog.UpdateDynamicEntities", "types": [ { "name": "Colour", "values": [ { "name": { "value": "puce" } } ] } ] }),
    ]);
    let end = select(vec![json!(true), json!(false), Value::Null]);
    let sound = (prop::collection::vec(directive, 0..3), end, any::<bool>()).prop_map(|(directives, end, again)| {
        let mut response = json!({ "sessionAttributes": { "n": 1 }, "response": {
            "outputSpeech": { "type": "SSML", "ssml": "<speak>So <break/> what?</speak>" }, "directives": directives, "shouldEndSession": end } });
        if again {
            response["response"]["reprompt"] = json!({ "outputSpeech": { "type": "PlainText", "text": "Well?" } });
        }
        response.to_string()
    });
    prop_oneof![6 => sound, 1 => any::<String>(), 1 => Just("{}".to_owned()), 1 => Just("null".to_owned())]
}

fn answer() -> impl Strategy<Value = Result<String, LogicTrouble>> {
    prop_oneof![
        9 => response().prop_map(Ok),
        1 => Just(Err(LogicTrouble::TimedOut)),
        1 => any::<String>().prop_map(|why| Err(LogicTrouble::Failed(why))),
    ]
}

pub(crate) fn input() -> impl Strategy<Value = SkillInput> {
    prop_oneof![
        3 => Just(SkillInput::Launch),
        2 => select(&SAID[..]).prop_map(|text| SkillInput::OneShot(text.to_owned())),
        8 => select(&SAID[..]).prop_map(|text| SkillInput::Said(text.to_owned())),
        1 => any::<String>().prop_map(SkillInput::Said),
        2 => Just(SkillInput::Silence),
        1 => Just(SkillInput::Stop),
        6 => (0u32..12, answer()).prop_map(|(call, answer)| SkillInput::Answer { call, answer }),
        4 => outcome().prop_map(SkillInput::Recorded),
        1 => (select(&Permission::ALL[..]), any::<bool>()).prop_map(|(permission, granted)| SkillInput::Permission { permission, granted }),
    ]
}

fn setting() -> impl Strategy<Value = Setting> {
    (any::<u64>(), any::<bool>(), any::<bool>(), -2_000i32..2_000).prop_map(
        |(seed, approved, granted, zone_minutes)| Setting {
            seed,
            approved,
            zone_minutes,
            grants: Grants::of(granted.then_some(Permission::Microphone)),
            ..Setting::default()
        },
    )
}

/// A skill elsewhere with a dialog.
fn painter(strategy: &str) -> Stage {
    let intents = vec![
        json!({ "name": "PaintIntent", "samples": ["paint", "paint it {colour}", "fifty"], "slots": [
        { "name": "colour", "type": "Colour", "samples": ["{colour}"] } ] }),
    ];
    let dialog = json!({ "delegationStrategy": strategy, "intents": [ { "name": "PaintIntent", "confirmationRequired": true, "prompts": {}, "slots": [
        { "name": "colour", "type": "Colour", "elicitationRequired": true, "confirmationRequired": true, "prompts": {},
          "validations": [ { "type": "hasEntityResolutionMatch", "prompt": "x" } ] } ] } ] });
    Stage::new(
        remote(model(intents, dialog, json!([]))),
        Setting::default(),
    )
}

/// Every end is the last, nothing comes after it, and no step does without bounds.
pub(crate) fn check(stage: &Stage, was_over: bool) -> Result<(), TestCaseError> {
    let ends = stage
        .last
        .iter()
        .filter(|effect| matches!(effect, SkillEffect::End { .. }))
        .count();
    prop_assert!(
        ends <= 1 && stage.last.len() < 200,
        "{} effects",
        stage.last.len()
    );
    prop_assert_eq!(ends == 1 || was_over, stage.session.is_over());
    if was_over {
        prop_assert!(
            stage
                .last
                .iter()
                .all(|effect| matches!(effect, SkillEffect::Log(_)))
        );
    }
    if ends == 1 {
        let last_ends = matches!(stage.last.last(), Some(SkillEffect::End { .. }));
        prop_assert!(last_ends);
        prop_assert!(!stage.listens());
    }
    Ok(())
}

pub(crate) fn left_alone(stage: &mut Stage) -> Result<(), TestCaseError> {
    for _ in 0..6 {
        stage.step(SkillInput::Silence);
    }
    prop_assert!(stage.session.is_over(), "left alone, every session ends");
    Ok(())
}

proptest! {
    #[test]
    fn any_inputs_to_our_own_skills(id in select(&IDS[..]), setting in setting(), inputs in prop::collection::vec(input(), 0..40)) {
        let mut stage = Stage::new(ours(id), setting);
        for input in inputs {
            let was_over = stage.session.is_over();
            stage.step(input);
            check(&stage, was_over)?;
        }
        left_alone(&mut stage)?;
    }

    #[test]
    fn any_answers_of_a_skill_elsewhere(
        strategy in select(&["ALWAYS", "SKILL_RESPONSE"][..]),
        turns in prop::collection::vec((input(), answer()), 0..40),
    ) {
        let mut stage = painter(strategy);
        for (input, answer) in turns {
            let was_over = stage.session.is_over();
            match stage.call() {
                // Mostly the call that waits is answered, so that conversations get somewhere.
                Some((call, _, true)) if !was_over => stage.step(SkillInput::Answer { call, answer }),
                _ => stage.step(input),
            };
            check(&stage, was_over)?;
        }
        left_alone(&mut stage)?;
    }

    #[test]
    fn times_may_run_backward_and_to_the_end(times in prop::collection::vec(any::<u64>(), 1..8), id in select(&IDS[..])) {
        let mut stage = Stage::new(ours(id), Setting { zone_minutes: i32::MAX, ..Setting::default() });
        for time in times {
            stage.now = time.min(u64::MAX - 5_000);
            stage.launch().say("yesterday");
        }
        prop_assert!(stage.now >= 2_000 && START > 0);
    }
}
