//! Trouble: what was recorded is kept, the person is told, and the way back is open.

use crate::{Scene, WAKE, ended, keep, reply, started};
use hearsay_speaker::{
    Dialog, Earcon, Effect, EndReason, FaultKind, Initiator, Input, Light, Power,
};

const ERROR: Effect = Effect::Play(Earcon::Error);

#[test]
fn a_fault_keeps_the_open_recording_first() {
    for kind in FaultKind::ALL
        .into_iter()
        .filter(|kind| kind.stops_hearing())
    {
        let mut scene = Scene::listening();
        let effects = scene.one(Input::Fault(kind));
        let kept = keep(EndReason::Interrupted, false);
        assert_eq!(effects, [kept, Effect::CancelCapture, ERROR], "{kind:?}");
        scene.is(Power::Faulted(kind), Dialog::Idle);
        assert_eq!(scene.one(ended(EndReason::Cancelled)), []);
    }
}

#[test]
fn a_fault_beside_the_hearing_leaves_it_running() {
    for kind in FaultKind::ALL
        .into_iter()
        .filter(|kind| !kind.stops_hearing())
    {
        let mut scene = Scene::ready();
        assert_eq!(scene.one(Input::Fault(kind)), [], "{kind:?}");
        scene.is(Power::On, Dialog::Idle);
    }
}

#[test]
fn a_full_storage_closes_the_recording_and_a_damaged_record_does_not() {
    let mut scene = Scene::listening();
    let kept = keep(EndReason::Interrupted, false);
    let effects = scene.one(Input::Fault(FaultKind::StorageFull));
    assert_eq!(effects, [kept, Effect::CancelCapture, ERROR]);
    scene.is(Power::On, Dialog::Idle);

    let mut scene = Scene::listening();
    assert_eq!(scene.one(Input::Fault(FaultKind::RecordDamaged)), []);
    assert!(scene.speaker.is_recording());
}

#[test]
fn a_faulted_speaker_hears_nothing() {
    let mut scene = Scene::ready();
    scene.one(Input::Fault(FaultKind::HearingCrashed));
    assert_eq!(scene.one(WAKE), []);
    assert_eq!(
        scene.one(started(Initiator::WakeWord)),
        [Effect::CancelCapture]
    );
    assert_eq!(scene.one(Input::Tap), [ERROR]);
    assert_eq!(scene.light(), Light::Fault(FaultKind::HearingCrashed));
}

#[test]
fn a_rebuilt_hearing_part_ends_the_fault() {
    let mut scene = Scene::ready();
    scene.one(Input::Fault(FaultKind::HearingCrashed));
    assert_eq!(
        scene.one(Input::HearingReady),
        [Effect::Play(Earcon::MicOn)]
    );
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_cleared_fault_gives_back_what_it_took() {
    let fault = Input::Fault(FaultKind::AudioSuspended);
    let mut scene = Scene::ready();
    scene.all([fault.clone(), Input::FaultCleared]);
    scene.is(Power::On, Dialog::Idle);

    let mut scene = Scene::dark();
    scene.all([Input::PowerOn, fault.clone(), Input::FaultCleared]);
    scene.is(Power::Starting, Dialog::Idle);

    let mut scene = Scene::dark();
    scene.all([fault, Input::FaultCleared]);
    scene.is(Power::Off, Dialog::Idle);
    assert_eq!(scene.one(Input::FaultCleared), []);
}

#[test]
fn trying_again_after_a_refused_permission_asks_again() {
    let mut scene = Scene::dark();
    scene.all([Input::PowerOn, Input::Fault(FaultKind::PermissionDenied)]);
    assert_eq!(scene.one(Input::PowerOn), [Effect::OpenMicrophone]);
    scene.is(Power::Starting, Dialog::Idle);
}

#[test]
fn trouble_found_before_the_start_opens_no_microphone() {
    let mut scene = Scene::dark();
    assert_eq!(scene.one(Input::Fault(FaultKind::OtherTab)), [ERROR]);
    assert_eq!(scene.one(Input::HearingReady), [Effect::CloseMicrophone]);
    scene.is(Power::Faulted(FaultKind::OtherTab), Dialog::Idle);
}

#[test]
fn one_fault_after_another_sounds_once_and_shows_the_last() {
    let mut scene = Scene::ready();
    scene.one(Input::Fault(FaultKind::MicrophoneLost));
    assert_eq!(scene.one(Input::Fault(FaultKind::NoMicrophone)), []);
    scene.is(Power::Faulted(FaultKind::NoMicrophone), Dialog::Idle);
    scene.one(Input::FaultCleared);
    scene.is(Power::On, Dialog::Idle);
}

#[test]
fn a_fault_never_switches_a_silenced_microphone_to_anything_else() {
    let mut scene = Scene::ready();
    scene.one(Input::Microphone(false));
    for kind in FaultKind::ALL {
        assert_eq!(scene.one(Input::Fault(kind)), []);
        assert_eq!(scene.one(Input::FaultCleared), []);
        scene.is(Power::MicOff, Dialog::Idle);
    }
}

#[test]
fn an_answer_under_way_survives_a_fault() {
    let mut scene = Scene::thinking();
    scene.one(Input::Fault(FaultKind::MicrophoneLost));
    assert_eq!(scene.one(reply("It is noon.")).len(), 1);
    assert_eq!(scene.light(), Light::Speaking);
    scene.one(Input::ReplyDone);
    assert_eq!(scene.light(), Light::Fault(FaultKind::MicrophoneLost));
}

#[test]
fn hearing_rebuilt_in_mid_capture_keeps_what_there_is() {
    let mut scene = Scene::listening();
    let kept = keep(EndReason::Interrupted, false);
    assert_eq!(
        scene.one(Input::HearingReady),
        [kept, Effect::CancelCapture]
    );
    scene.is(Power::On, Dialog::Idle);
}
