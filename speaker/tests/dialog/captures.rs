//! Requests: by wake word, tap, hold and follow-up; ended, cancelled, answered.

use crate::{Scene, WAKE, ended, keep, open, question, reply, started};
use hearsay_speaker::{Dialog, Earcon, Effect, EndReason, Initiator, Input, Power};

const START: Effect = Effect::Play(Earcon::Wake);
const END: Effect = Effect::Play(Earcon::EndOfRequest);

#[test]
fn the_wake_word_opens_a_recording_with_its_score() {
    let mut scene = Scene::ready();
    assert_eq!(scene.one(WAKE), [START]);
    scene.is(Power::On, Dialog::Listening);
    let score = Some(0.9);
    assert_eq!(
        scene.one(started(Initiator::WakeWord)),
        [open(Initiator::WakeWord, score)]
    );
    assert!(scene.speaker.is_recording());
}

#[test]
fn a_request_is_kept_understood_and_answered() {
    let mut scene = Scene::listening();
    let understand = Effect::Understand {
        spoke: true,
        duration_ms: 2_300,
    };
    let kept = keep(EndReason::Silence, true);
    assert_eq!(
        scene.one(ended(EndReason::Silence)),
        [kept, END, understand]
    );
    scene.is(Power::On, Dialog::Thinking);
    assert_eq!(
        scene.one(reply("It is noon.")),
        [Effect::Say("It is noon.".to_owned())]
    );
    scene.is(Power::On, Dialog::Speaking);
    assert_eq!(scene.speaker.answer(), Some("It is noon."));
    assert_eq!(scene.one(Input::ReplyDone), []);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_wake_word_without_a_request_is_kept_all_the_same() {
    let mut scene = Scene::listening();
    let understand = Effect::Understand {
        spoke: false,
        duration_ms: 2_300,
    };
    let kept = keep(EndReason::NoSpeech, false);
    assert_eq!(
        scene.one(ended(EndReason::NoSpeech)),
        [kept, END, understand]
    );
}

#[test]
fn a_tap_listens_and_a_second_tap_means_never_mind() {
    let mut scene = Scene::ready();
    let begun = [Effect::StartCapture(Initiator::Tap), START];
    assert_eq!(scene.one(Input::Tap), begun);
    assert_eq!(
        scene.one(started(Initiator::Tap)),
        [open(Initiator::Tap, None)]
    );
    assert_eq!(scene.one(Input::Tap), [Effect::CancelCapture]);
    assert_eq!(scene.one(Input::Tap), [], "once is enough");
    let kept = keep(EndReason::Cancelled, true);
    assert_eq!(scene.one(ended(EndReason::Cancelled)), [kept, END]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn never_mind_wins_over_a_silence_that_came_first() {
    let mut scene = Scene::listening();
    scene.one(Input::Tap);
    let kept = keep(EndReason::Silence, true);
    assert_eq!(scene.one(ended(EndReason::Silence)), [kept, END]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_request_cancelled_before_it_began_leaves_no_recording() {
    let mut scene = Scene::ready();
    scene.all([Input::Tap, Input::Tap]);
    assert_eq!(scene.one(started(Initiator::Tap)), []);
    scene.is(Power::On, Dialog::Listening);
    assert_eq!(scene.one(ended(EndReason::Cancelled)), [END]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_held_button_listens_until_it_is_let_go() {
    let mut scene = Scene::ready();
    let begun = [Effect::StartCapture(Initiator::Hold), START];
    assert_eq!(scene.one(Input::Hold(true)), begun);
    scene.one(started(Initiator::Hold));
    assert_eq!(scene.one(Input::Hold(true)), []);
    assert_eq!(scene.one(Input::Hold(false)), [Effect::ReleaseCapture]);
    scene.one(ended(EndReason::Released));
    scene.is(Power::On, Dialog::Thinking);
}

#[test]
fn letting_go_before_the_hearing_part_began_still_ends_the_request() {
    let mut scene = Scene::ready();
    scene.one(Input::Hold(true));
    assert_eq!(scene.one(Input::Hold(false)), [Effect::ReleaseCapture]);
    assert_eq!(
        scene.one(started(Initiator::Hold)),
        [open(Initiator::Hold, None)]
    );
    scene.one(ended(EndReason::Released));
    scene.is(Power::On, Dialog::Thinking);
}

#[test]
fn a_tap_while_holding_lets_go() {
    let mut scene = Scene::ready();
    scene.all([Input::Hold(true), started(Initiator::Hold)]);
    assert_eq!(scene.one(Input::Tap), [Effect::ReleaseCapture]);
}

#[test]
fn letting_go_of_nothing_does_nothing() {
    assert_eq!(Scene::ready().one(Input::Hold(false)), []);
    assert_eq!(Scene::listening().one(Input::Hold(false)), []);
}

#[test]
fn the_wake_word_interrupts_an_answer() {
    let mut scene = Scene::speaking();
    assert_eq!(scene.one(WAKE), [Effect::Hush, START]);
    scene.is(Power::On, Dialog::Listening);
}

#[test]
fn a_tap_interrupts_an_answer_and_a_search_for_one() {
    let begun = [Effect::StartCapture(Initiator::Tap), START];
    let mut scene = Scene::speaking();
    assert_eq!(
        scene.one(Input::Tap),
        [&[Effect::Hush], &begun[..]].concat()
    );
    let mut scene = Scene::thinking();
    assert_eq!(scene.one(Input::Tap), begun);
    assert_eq!(scene.one(reply("Too late.")), []);
    scene.is(Power::On, Dialog::Listening);
}

#[test]
fn a_question_opens_the_microphone_afterwards() {
    let mut scene = Scene::thinking();
    scene.one(question("Which one?"));
    let begun = [Effect::StartCapture(Initiator::FollowUp), START];
    assert_eq!(scene.one(Input::ReplyDone), begun);
    scene.is(Power::On, Dialog::Expecting);
    scene.one(started(Initiator::FollowUp));
    scene.is(Power::On, Dialog::Expecting);
    scene.one(ended(EndReason::Silence));
    scene.is(Power::On, Dialog::Thinking);
}

#[test]
fn a_question_that_nobody_answers_leaves_no_recording() {
    let mut scene = Scene::thinking();
    scene.all([
        question("Which one?"),
        Input::ReplyDone,
        started(Initiator::FollowUp),
    ]);
    assert_eq!(
        scene.one(ended(EndReason::NoSpeech)),
        [Effect::DropRecording, END]
    );
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_wake_that_another_speaker_answers_leaves_nothing_here() {
    let mut scene = Scene::ready();
    scene.one(WAKE);
    let before_it_began = scene.one(Input::LeftToOther);
    assert_eq!(before_it_began, [Effect::CancelCapture]);
    let mut scene = Scene::listening();
    let effects = scene.one(Input::LeftToOther);
    assert_eq!(effects, [Effect::CancelCapture, Effect::DropRecording]);
    assert_eq!(scene.speaker.dialog(), Dialog::Idle);
    let late = scene.one(ended(EndReason::Cancelled));
    assert!(late.is_empty(), "no sound: {late:?}");

    let mut asked = Scene::ready();
    asked.all([Input::Tap, started(Initiator::Tap)]);
    assert!(
        asked.one(Input::LeftToOther).is_empty(),
        "a person pressed here"
    );
}
