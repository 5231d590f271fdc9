//! Which light is shown: every one can be reached, and the more important hides the less.

use crate::{MORNING, REJECTED, Scene, WAKE, ended, question, reply, started};
use hearsay_speaker::{
    CallChange, EndReason, FaultKind, Initiator, Input, Light, Owner, Power, SkillPart, Speaker,
};

fn after(inputs: impl IntoIterator<Item = Input>) -> Light {
    let mut scene = Scene::dark();
    scene.all(inputs);
    scene.light()
}

fn after_ready(inputs: impl IntoIterator<Item = Input>) -> Light {
    after(
        [Input::PowerOn, Input::HearingReady]
            .into_iter()
            .chain(inputs),
    )
}

fn capture_for(owner: Owner) -> Vec<Input> {
    vec![
        Input::Tap,
        Input::CaptureStarted {
            initiator: Initiator::Tap,
            owner,
        },
    ]
}

/// A number for each variant: a new one does not compile until it is given its row below.
fn number(light: Light) -> usize {
    match light {
        Light::Off => 0,
        Light::Idle => 1,
        Light::Setup => 2,
        Light::Listening { .. } => 3,
        Light::Expecting => 4,
        Light::Thinking => 5,
        Light::Speaking => 6,
        Light::NotMeant => 7,
        Light::MicOff => 8,
        Light::NewMessage => 9,
        Light::Unread => 10,
        Light::CallIncoming => 11,
        Light::CallActive => 12,
        Light::DoNotDisturb => 13,
        Light::Volume(_) => 14,
        Light::Fault(_) => 15,
        Light::Ringing => 16,
        Light::Skill(_) => 17,
    }
}

#[test]
fn every_light_can_be_reached() {
    let heard = || {
        vec![
            WAKE,
            started(Initiator::WakeWord),
            ended(EndReason::Silence),
        ]
    };
    let with = |tail: &[Input]| [heard(), tail.to_vec()].concat();
    let lost = FaultKind::MicrophoneLost;
    let table = [
        (Light::Off, after([])),
        (Light::Setup, after([Input::PowerOn])),
        (Light::Idle, after_ready([])),
        (
            Light::Listening {
                toward: Some(30.0),
                owner: Owner::Device,
            },
            after_ready([WAKE]),
        ),
        (Light::Thinking, after_ready(heard())),
        (Light::Speaking, after_ready(with(&[reply("Yes.")]))),
        (
            Light::Expecting,
            after_ready(with(&[question("Yes?"), Input::ReplyDone])),
        ),
        (Light::NotMeant, after_ready([WAKE, REJECTED])),
        (Light::MicOff, after_ready([Input::Microphone(false)])),
        (Light::NewMessage, after_ready([Input::MessageArrived])),
        (
            Light::CallIncoming,
            after_ready([Input::Call(CallChange::Incoming)]),
        ),
        (
            Light::CallActive,
            after_ready([Input::Call(CallChange::Connected)]),
        ),
        (
            Light::DoNotDisturb,
            after_ready([Input::DoNotDisturb(true)]),
        ),
        (Light::Volume(7), after_ready([Input::Volume(7)])),
        (Light::Ringing, after_ready([Input::Ringing(true)])),
        (
            Light::Skill(SkillPart::Thinking),
            after_ready([&[Input::SkillTurn(true)], heard().as_slice()].concat()),
        ),
        (Light::Fault(lost), after_ready([Input::Fault(lost)])),
        (Light::Unread, {
            let mut scene = Scene::ready();
            scene.one(Input::MessageArrived);
            scene.wait(2_000);
            scene.light()
        }),
    ];
    let mut reached = [false; 18];
    for (expected, shown) in table {
        assert_eq!(shown, expected);
        reached[number(shown)] = true;
    }
    assert_eq!(reached, [true; 18]);
}

#[test]
fn every_owner_and_every_stopping_fault_is_shown() {
    for owner in [
        Owner::Cloud,
        Owner::SkillProvider,
        Owner::Reviewers,
        Owner::Recipient,
    ] {
        let shown = after_ready(capture_for(owner));
        assert_eq!(
            shown,
            Light::Listening {
                toward: None,
                owner
            }
        );
    }
    for kind in FaultKind::ALL
        .into_iter()
        .filter(|kind| kind.stops_hearing())
    {
        assert_eq!(
            after([Input::PowerOn, Input::Fault(kind)]),
            Light::Fault(kind)
        );
    }
}

#[test]
fn the_more_important_light_hides_the_less_important() {
    let mut scene = Scene::ready();
    let mut shows = |inputs: Vec<Input>, light: Light| {
        scene.all(inputs);
        assert_eq!(scene.light(), light);
    };
    let listening = Light::Listening {
        toward: Some(30.0),
        owner: Owner::Device,
    };
    shows(vec![Input::MessageArrived], Light::NewMessage);
    shows(vec![Input::Volume(4)], Light::Volume(4));
    shows(vec![WAKE, started(Initiator::WakeWord)], listening);
    shows(vec![Input::Volume(5)], listening);
    shows(vec![Input::Call(CallChange::Incoming)], Light::CallIncoming);
    shows(vec![Input::Microphone(false)], Light::MicOff);
    shows(vec![Input::Fault(FaultKind::Unexpected)], Light::MicOff);
    shows(vec![Input::PowerOff], Light::Off);
}

#[test]
fn a_fault_is_shown_over_idle_and_messages_but_under_an_answer() {
    let kind = FaultKind::HearingSilent;
    assert_eq!(
        after_ready([Input::MessageArrived, Input::Fault(kind)]),
        Light::Fault(kind)
    );
    let mut scene = Scene::speaking();
    scene.one(Input::Fault(kind));
    assert_eq!(scene.light(), Light::Speaking);
}

#[test]
fn elapsed_time_counts_from_the_beginning_of_the_light() {
    let mut scene = Scene::listening();
    let since = scene.now - 10;
    assert_eq!(
        scene.speaker.light(since + 700).elapsed_ms,
        700,
        "from the wake word on"
    );
    scene.one(ended(EndReason::Silence));
    assert_eq!(scene.speaker.light(scene.now + 250).elapsed_ms, 250);
    assert_eq!(
        scene.speaker.light(scene.now - 5_000).elapsed_ms,
        0,
        "never negative"
    );
}

#[test]
fn a_speaker_fresh_from_the_box_is_dark_at_any_time() {
    let speaker = Speaker::default();
    assert_eq!(speaker.power(), Power::Off);
    for now in [0, MORNING, u64::MAX] {
        assert_eq!(speaker.light(now).light, Light::Off);
    }
}

#[test]
fn nonsense_directions_and_volumes_are_put_right() {
    let toward = |angle| match after_ready([Input::Wake {
        score: f32::NAN,
        toward: angle,
    }]) {
        Light::Listening { toward, .. } => toward,
        other => panic!("{other:?}"),
    };
    assert_eq!(toward(Some(f32::NAN)), None);
    assert_eq!(toward(Some(-400.0)), Some(-90.0));
    assert_eq!(after_ready([Input::Volume(99)]), Light::Volume(10));
}
