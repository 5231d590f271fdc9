//! Start, stop, the microphone switch, and the limits on waiting.

use crate::{Scene, WAKE, ended, keep, question, reply, started};
use hearsay_speaker::{Dialog, Earcon, Effect, EndReason, Initiator, Input, Power};

#[test]
fn starting_asks_for_the_microphone_and_then_hears() {
    let mut scene = Scene::dark();
    assert_eq!(scene.one(Input::PowerOn), [Effect::OpenMicrophone]);
    scene.is(Power::Starting, Dialog::Idle);
    assert_eq!(scene.one(Input::PowerOn), [], "once is enough");
    assert_eq!(
        scene.one(Input::HearingReady),
        [Effect::Play(Earcon::MicOn)]
    );
    scene.is(Power::On, Dialog::Idle);
    assert_eq!(scene.one(Input::HearingReady), []);
}

#[test]
fn the_switch_keeps_what_was_recorded_and_closes_the_microphone() {
    let mut scene = Scene::listening();
    let off = [
        Effect::CancelCapture,
        keep(EndReason::Cancelled, false),
        Effect::CloseMicrophone,
        Effect::Play(Earcon::MicOff),
    ];
    assert_eq!(scene.one(Input::Microphone(false)), off);
    scene.is(Power::MicOff, Dialog::Idle);
    assert_eq!(scene.one(Input::Microphone(false)), []);
}

#[test]
fn nothing_is_heard_while_the_microphone_is_off() {
    let mut scene = Scene::ready();
    scene.one(Input::Microphone(false));
    assert_eq!(scene.one(WAKE), []);
    assert_eq!(
        scene.one(started(Initiator::WakeWord)),
        [Effect::CancelCapture]
    );
    assert_eq!(
        scene.one(Input::PowerOn),
        [],
        "only the switch opens it again"
    );
    assert_eq!(scene.one(Input::Tap), [Effect::Play(Earcon::MicOff)]);
    assert_eq!(scene.one(Input::Hold(true)), [Effect::Play(Earcon::MicOff)]);
    scene.is(Power::MicOff, Dialog::Idle);
}

#[test]
fn the_switch_opens_the_microphone_again() {
    let mut scene = Scene::ready();
    scene.one(Input::Microphone(false));
    assert_eq!(scene.one(Input::Microphone(true)), [Effect::OpenMicrophone]);
    scene.is(Power::Starting, Dialog::Idle);
    scene.one(Input::HearingReady);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_switch_faster_than_the_start_wins() {
    let mut scene = Scene::dark();
    scene.all([Input::PowerOn, Input::Microphone(false)]);
    assert_eq!(scene.one(Input::HearingReady), [Effect::CloseMicrophone]);
    scene.is(Power::MicOff, Dialog::Idle);
}

#[test]
fn switching_off_before_the_first_start_holds() {
    let mut scene = Scene::dark();
    assert_eq!(
        scene.one(Input::Microphone(false)),
        [Effect::Play(Earcon::MicOff)]
    );
    assert_eq!(scene.one(Input::PowerOn), []);
    scene.is(Power::MicOff, Dialog::Idle);
}

#[test]
fn an_answer_goes_on_while_the_microphone_is_off_but_asks_nothing_back() {
    let mut scene = Scene::thinking();
    scene.all([Input::Microphone(false), question("Which one?")]);
    scene.is(Power::MicOff, Dialog::Speaking);
    assert_eq!(scene.one(Input::ReplyDone), []);
    scene.is(Power::MicOff, Dialog::Idle);
}

#[test]
fn the_end_of_the_session_closes_everything() {
    let mut scene = Scene::listening();
    let off = [
        Effect::CancelCapture,
        keep(EndReason::Cancelled, false),
        Effect::CloseMicrophone,
    ];
    assert_eq!(scene.one(Input::PowerOff), off);
    scene.is(Power::Off, Dialog::Idle);
    assert_eq!(scene.one(Input::PowerOff), []);
    assert_eq!(scene.one(Input::HearingReady), [Effect::CloseMicrophone]);

    let mut scene = Scene::speaking();
    assert_eq!(
        scene.one(Input::PowerOff),
        [Effect::Hush, Effect::CloseMicrophone]
    );
    scene.is(Power::Off, Dialog::Idle);
}

#[test]
fn an_answer_that_never_comes_is_apologised_for() {
    let mut scene = Scene::thinking();
    assert_eq!(scene.wait(7_990), []);
    let effects = scene.wait(10);
    assert!(matches!(&effects[..], [Effect::Say(text)] if text.starts_with("Sorry")));
    scene.is(Power::On, Dialog::Speaking);
    assert_eq!(scene.one(reply("Too late.")), []);
    scene.one(Input::ReplyDone);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn an_answer_that_never_ends_is_hushed() {
    let mut scene = Scene::thinking();
    scene.one(question("Short?"));
    assert_eq!(scene.wait(60_000), [Effect::Hush]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_hearing_part_that_does_not_begin_is_apologised_for() {
    let mut scene = Scene::ready();
    scene.one(Input::Tap);
    assert_eq!(scene.wait(1_990), []);
    let effects = scene.wait(10);
    assert!(matches!(
        &effects[..],
        [Effect::CancelCapture, Effect::Say(_)]
    ));
    assert_eq!(
        scene.one(started(Initiator::Tap)),
        [Effect::CancelCapture],
        "too late"
    );
}

#[test]
fn a_hearing_part_that_does_not_end_loses_no_recording() {
    let mut scene = Scene::ready();
    scene.all([
        Input::Hold(true),
        started(Initiator::Hold),
        Input::Hold(false),
    ]);
    let effects = scene.wait(2_000);
    let kept = keep(EndReason::Interrupted, false);
    assert!(
        matches!(&effects[..], [first, Effect::CancelCapture, Effect::Say(_)] if *first == kept)
    );

    let mut scene = Scene::listening();
    assert_eq!(
        scene.wait(590_000),
        [],
        "a long capture is none of its business"
    );
    assert_eq!(scene.wait(20_000).first(), Some(&kept));
}

#[test]
fn who_cancelled_hears_no_apology() {
    let mut scene = Scene::listening();
    scene.one(Input::Tap);
    let kept = keep(EndReason::Interrupted, false);
    assert_eq!(scene.wait(2_000), [kept, Effect::CancelCapture]);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_clock_set_back_neither_hurries_nor_hangs_the_speaker() {
    let mut scene = Scene::thinking();
    scene.now -= 3_600_000;
    assert_eq!(scene.wait(0), []);
    assert_eq!(scene.wait(7_000), []);
    assert_eq!(scene.wait(1_000).len(), 1, "8 s of waiting are 8 s");
}

#[test]
fn the_log_has_each_event_with_the_states_after_it_and_no_quiet_ticks() {
    let mut scene = Scene::listening();
    scene.wait(1_000);
    scene.one(ended(EndReason::Silence));
    let log: Vec<_> = scene.speaker.log().collect();
    assert_eq!(log.len(), 5);
    assert_eq!((log[4].dialog, log[4].power), (Dialog::Thinking, Power::On));
    assert_eq!(log[4].at, scene.now);
    for _ in 0..2_000 {
        scene.one(Input::Volume(3));
    }
    assert_eq!(scene.speaker.log().count(), 500);
}
