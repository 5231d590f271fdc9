//! What nobody asked for or nobody waits for: rejected wakes, stray captures, late answers.

use crate::{REJECTED, Scene, ended, keep, open, reply, started};
use hearsay_speaker::{Dialog, Earcon, Effect, EndReason, Initiator, Input, Owner, Power};

#[test]
fn a_rejected_wake_goes_dark_without_a_sound_or_a_recording() {
    let mut scene = Scene::listening();
    let noted = Effect::NoteRejected {
        owner: Owner::Device,
        wake_score: Some(0.9),
        verifier_score: 0.1,
    };
    let dropped = [Effect::CancelCapture, Effect::DropRecording, noted];
    assert_eq!(scene.one(REJECTED), dropped);
    scene.is(Power::On, Dialog::Idle);
    assert_eq!(
        scene.one(ended(EndReason::Rejected)),
        [],
        "the echo of the cancelled capture"
    );
    let last = scene
        .speaker
        .log()
        .map(|entry| entry.input.clone())
        .collect::<Vec<_>>();
    assert!(last.contains(&REJECTED), "a record of it stays");
}

#[test]
fn a_capture_that_the_hearing_part_rejects_by_itself_is_not_kept() {
    let mut scene = Scene::listening();
    let effects = scene.one(ended(EndReason::Rejected));
    let end = Effect::Play(Earcon::EndOfRequest);
    assert_eq!(effects, [Effect::DropRecording, end]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_score_that_is_no_number_is_noted_as_none() {
    let mut scene = Scene::listening();
    let effects = scene.one(Input::WakeRejected { score: f32::NAN });
    let none = |effect: &Effect| matches!(effect, Effect::NoteRejected { verifier_score, .. } if *verifier_score == 0.0);
    assert!(effects.iter().any(none), "{effects:?}");
}

#[test]
fn a_rejection_does_not_touch_a_request_by_button() {
    let mut scene = Scene::ready();
    scene.all([Input::Tap, started(Initiator::Tap)]);
    assert_eq!(scene.one(REJECTED), []);
    assert!(scene.speaker.is_recording());
}

#[test]
fn a_capture_that_nobody_asked_for_is_cancelled() {
    let mut scene = Scene::ready();
    assert_eq!(
        scene.one(started(Initiator::WakeWord)),
        [Effect::CancelCapture]
    );
    assert_eq!(scene.one(ended(EndReason::Cancelled)), []);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_skill_may_begin_a_recording_by_itself() {
    let mut scene = Scene::speaking();
    let owner = Owner::SkillProvider;
    let effects = scene.one(Input::CaptureStarted {
        initiator: Initiator::Skill,
        owner,
    });
    let opened = Effect::OpenRecording {
        initiator: Initiator::Skill,
        owner,
        wake_score: None,
    };
    assert_eq!(effects, [Effect::Hush, opened]);
}

#[test]
fn a_second_beginning_closes_the_first_recording() {
    let mut scene = Scene::listening();
    let effects = scene.one(started(Initiator::Tap));
    assert_eq!(
        effects,
        [
            keep(EndReason::Interrupted, false),
            open(Initiator::Tap, None)
        ]
    );
}

#[test]
fn an_end_without_a_beginning_is_ignored() {
    let mut scene = Scene::ready();
    assert_eq!(scene.one(ended(EndReason::Silence)), []);
    scene.one(Input::Tap);
    assert_eq!(scene.one(ended(EndReason::Silence)), []);
    scene.is(Power::On, Dialog::Listening);
}

#[test]
fn an_answer_that_nobody_waits_for_is_ignored() {
    for mut scene in [Scene::ready(), Scene::listening(), Scene::speaking()] {
        assert_eq!(scene.one(reply("Unasked.")), []);
    }
    assert_eq!(Scene::ready().one(Input::ReplyDone), []);
}

#[test]
fn an_empty_answer_is_over_at_once() {
    let mut scene = Scene::thinking();
    assert_eq!(scene.one(reply("  ")), []);
    scene.is(Power::On, Dialog::Idle);
}
