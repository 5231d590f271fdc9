//! Any inputs, in any order, at any times, also backward: the speaker never panics, never records
//! with the microphone off, and never loses or doubles a recording.

use hearsay_speaker::ring::paint;
use hearsay_speaker::{
    CallChange, Dialog, Effect, EndReason, FaultKind, Initiator, Input, Light, Motion, Owner,
    Power, Speaker,
};
use proptest::prelude::*;
use proptest::sample::select;

const INITIATORS: &[Initiator] = &[
    Initiator::WakeWord,
    Initiator::Tap,
    Initiator::Hold,
    Initiator::FollowUp,
    Initiator::Skill,
];
const OWNERS: &[Owner] = &[
    Owner::Device,
    Owner::Cloud,
    Owner::Reviewers,
    Owner::SkillProvider,
    Owner::Recipient,
];
const REASONS: &[EndReason] = &[
    EndReason::Silence,
    EndReason::NoSpeech,
    EndReason::HardCap,
    EndReason::Released,
    EndReason::Cancelled,
    EndReason::Interrupted,
    EndReason::Rejected,
];
const TEXTS: &[&str] = &["", " ", "Yes.", "It is noon, and the kettle boils."];
const CALLS: &[CallChange] = &[
    CallChange::Incoming,
    CallChange::Connected,
    CallChange::Ended,
];

fn started() -> impl Strategy<Value = Input> {
    (select(INITIATORS), select(OWNERS))
        .prop_map(|(initiator, owner)| Input::CaptureStarted { initiator, owner })
}

fn ended() -> impl Strategy<Value = Input> {
    (select(REASONS), any::<bool>(), any::<u64>()).prop_map(|(reason, spoke, duration_ms)| {
        Input::CaptureEnded {
            reason,
            spoke,
            duration_ms,
        }
    })
}

/// Weighted so that long conversations happen, not only switching.
fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        3 => Just(Input::PowerOn),
        5 => Just(Input::HearingReady),
        1 => Just(Input::PowerOff),
        5 => (any::<f32>(), any::<Option<f32>>())
            .prop_map(|(score, toward)| Input::Wake { score, toward }),
        2 => any::<f32>().prop_map(|score| Input::WakeRejected { score }),
        2 => Just(Input::LeftToOther),
        8 => started(),
        6 => ended(),
        5 => (select(TEXTS), any::<bool>()).prop_map(|(text, expects_reply)| Input::Reply {
            text: text.to_owned(),
            expects_reply,
        }),
        5 => Just(Input::ReplyDone),
        4 => Just(Input::Tap),
        4 => any::<bool>().prop_map(Input::Hold),
        2 => any::<bool>().prop_map(Input::Microphone),
        2 => select(&FaultKind::ALL[..]).prop_map(Input::Fault),
        2 => Just(Input::FaultCleared),
        1 => Just(Input::MessageArrived),
        1 => Just(Input::MessagesRead),
        1 => select(CALLS).prop_map(Input::Call),
        1 => any::<bool>().prop_map(Input::DoNotDisturb),
        1 => any::<u8>().prop_map(Input::Volume),
        4 => Just(Input::Tick),
    ]
}

/// Mostly small steps, now and then any time at all.
fn script() -> impl Strategy<Value = Vec<(u64, Input)>> {
    let time = prop_oneof![9 => 0u64..20_000, 1 => any::<u64>()];
    prop::collection::vec((time, input()), 0..150)
}

/// A body that only counts. The speaker's orders must make sense to it.
#[derive(Default)]
struct Counter {
    recording: bool,
    microphone: bool,
}

impl Counter {
    fn carry_out(&mut self, effect: &Effect) -> Result<(), TestCaseError> {
        match effect {
            Effect::OpenRecording { .. } => {
                prop_assert!(!self.recording, "opened twice");
                prop_assert!(self.microphone, "recording with the microphone closed");
                self.recording = true;
            }
            Effect::KeepRecording { .. } | Effect::DropRecording => {
                prop_assert!(self.recording, "closed twice");
                self.recording = false;
            }
            Effect::OpenMicrophone => self.microphone = true,
            Effect::CloseMicrophone => {
                prop_assert!(!self.recording, "the microphone closed under a recording");
                self.microphone = false;
            }
            _ => {}
        }
        Ok(())
    }
}

fn check_state(speaker: &Speaker, body: &Counter, light: Light) -> Result<(), TestCaseError> {
    prop_assert_eq!(speaker.is_recording(), body.recording);
    let capturing = matches!(speaker.dialog(), Dialog::Listening | Dialog::Expecting);
    prop_assert!(
        !capturing || speaker.power() == Power::On,
        "captures only while on"
    );
    prop_assert!(
        !body.recording || capturing,
        "records only while it says that it listens"
    );
    match speaker.power() {
        Power::Off => prop_assert_eq!(light, Light::Off),
        Power::MicOff => prop_assert_eq!(light, Light::MicOff),
        Power::On => prop_assert!(body.microphone),
        Power::Starting | Power::Faulted(_) => {}
    }
    if matches!(speaker.power(), Power::Off | Power::MicOff) {
        prop_assert!(!body.microphone, "off means closed");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_order_of_inputs_leaves_the_speaker_sound(script in script()) {
        let (mut speaker, mut body, mut now) = (Speaker::default(), Counter::default(), 0u64);
        for (step, (time, input)) in script.into_iter().enumerate() {
            // Small times are steps forward, large ones are wherever the clock was set to.
            now = if time < 20_000 { now.saturating_add(time) } else { time };
            for effect in speaker.step(now, input) {
                body.carry_out(&effect)?;
            }
            let shown = speaker.light(now);
            check_state(&speaker, &body, shown.light)?;
            let _ = paint(shown.light, shown.elapsed_ms, Motion::Full);
            prop_assert!(!shown.light.label().is_empty());
            prop_assert!(speaker.log().count() <= (step + 1).min(500));
        }
    }

    #[test]
    fn left_alone_the_speaker_comes_to_rest(script in script()) {
        let mut speaker = Speaker::default();
        for (time, input) in script {
            speaker.step(time % 1_000_000_000, input);
        }
        let mut now = 1_000_000_000;
        // Three waits at most in a row: a capture, its apology, and the voice that says it.
        for _ in 0..4 {
            now += 1_000_000;
            speaker.step(now, Input::Tick);
        }
        prop_assert_eq!(speaker.dialog(), Dialog::Idle);
        prop_assert!(!speaker.is_recording());
    }
}
