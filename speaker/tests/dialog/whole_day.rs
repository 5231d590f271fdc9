//! A whole day of use, replayed in a millisecond: what the history holds at its end, and that the
//! same day always goes the same way.

use crate::{MORNING, REJECTED, WAKE, ended, question, reply, started};
use hearsay_speaker::{
    CallChange, Dialog, Effect, EndReason, FaultKind, Initiator, Input, Light, Millis, Owner,
    Power, Speaker,
};

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;

/// What the body would have done, boiled down to what a person could check.
#[derive(Debug, Default, PartialEq)]
struct Diary {
    kept: Vec<(Initiator, EndReason)>,
    dropped: Vec<Initiator>,
    open: Option<Initiator>,
    said: Vec<String>,
    microphone_open: bool,
}

impl Diary {
    fn write(&mut self, effect: Effect) {
        match effect {
            Effect::OpenRecording { initiator, .. } => {
                assert!(self.microphone_open && self.open.is_none());
                self.open = Some(initiator);
            }
            Effect::KeepRecording { reason, .. } => {
                self.kept
                    .extend(self.open.take().map(|initiator| (initiator, reason)));
            }
            Effect::DropRecording => self.dropped.extend(self.open.take()),
            Effect::Say(text) => self.said.push(text),
            Effect::OpenMicrophone => self.microphone_open = true,
            Effect::CloseMicrophone => self.microphone_open = false,
            _ => {}
        }
    }
}

/// Waits so long, then this happens, then the ring shows that.
type Line = (Millis, Input, Light);

fn listening(toward: Option<f32>, owner: Owner) -> Light {
    Light::Listening { toward, owner }
}

fn request(pause: Millis) -> Vec<Line> {
    let heard = listening(Some(30.0), Owner::Device);
    vec![
        (pause, WAKE, heard),
        (20, started(Initiator::WakeWord), heard),
        (2_300, ended(EndReason::Silence), Light::Thinking),
        (400, reply("I heard you."), Light::Speaking),
    ]
}

fn morning() -> Vec<Line> {
    let mut day = vec![
        (0, Input::PowerOn, Light::Setup),
        (4_000, Input::HearingReady, Light::Idle),
        (MINUTE, Input::Volume(6), Light::Volume(6)),
        (MINUTE, Input::Tick, Light::Idle),
    ];
    day.extend(request(HOUR));
    day.push((1_500, Input::ReplyDone, Light::Idle));
    // The television says something like the name.
    day.extend([
        (HOUR, WAKE, listening(Some(30.0), Owner::Device)),
        (
            20,
            started(Initiator::WakeWord),
            listening(Some(30.0), Owner::Device),
        ),
        (300, REJECTED, Light::NotMeant),
        (5, ended(EndReason::Rejected), Light::NotMeant),
        (2_000, Input::Tick, Light::Idle),
    ]);
    day
}

fn noon() -> Vec<Line> {
    let note = listening(None, Owner::SkillProvider);
    let owner = Owner::SkillProvider;
    let skill = Input::CaptureStarted {
        initiator: Initiator::Skill,
        owner,
    };
    let mut day = request(2 * HOUR);
    day.extend([
        // A barge-in with the button, cut off by the cable.
        (800, Input::Hold(true), listening(None, Owner::Device)),
        (20, started(Initiator::Hold), listening(None, Owner::Device)),
        (
            900,
            Input::Fault(FaultKind::MicrophoneLost),
            Light::Fault(FaultKind::MicrophoneLost),
        ),
        (
            10,
            Input::Hold(false),
            Light::Fault(FaultKind::MicrophoneLost),
        ),
        (MINUTE, Input::PowerOn, Light::Setup),
        (900, Input::HearingReady, Light::Idle),
        // A note for a skill.
        (HOUR, skill, note),
        (9_000, ended(EndReason::HardCap), Light::Thinking),
        (9_000, Input::Tick, Light::Speaking),
        (3_000, Input::ReplyDone, Light::Idle),
    ]);
    day
}

fn evening() -> Vec<Line> {
    let mut day = vec![
        (HOUR, Input::MessageArrived, Light::NewMessage),
        (MINUTE, Input::Tick, Light::Unread),
        (MINUTE, Input::MessagesRead, Light::Idle),
        (
            MINUTE,
            Input::Call(CallChange::Incoming),
            Light::CallIncoming,
        ),
        (9_000, Input::Call(CallChange::Connected), Light::CallActive),
        (5 * MINUTE, Input::Call(CallChange::Ended), Light::Idle),
        (HOUR, Input::DoNotDisturb(true), Light::DoNotDisturb),
    ];
    let mut asked = request(HOUR);
    asked.pop();
    day.extend(asked);
    day.extend([
        (400, question("For when?"), Light::Speaking),
        (900, Input::ReplyDone, Light::Expecting),
        (20, started(Initiator::FollowUp), Light::Expecting),
        (5_000, ended(EndReason::NoSpeech), Light::DoNotDisturb),
        (HOUR, Input::Tap, listening(None, Owner::Device)),
        (20, started(Initiator::Tap), listening(None, Owner::Device)),
        (700, Input::Microphone(false), Light::MicOff),
        (HOUR, WAKE, Light::MicOff),
        (HOUR, Input::PowerOff, Light::Off),
    ]);
    day
}

fn replay() -> (Speaker, Diary, Vec<Light>) {
    let (mut speaker, mut diary, mut lights) = (Speaker::default(), Diary::default(), Vec::new());
    let mut now = MORNING;
    for (pause, input, expected) in [morning(), noon(), evening()].concat() {
        now += pause;
        let what = format!("{input:?}");
        for effect in speaker.step(now, input) {
            diary.write(effect);
        }
        lights.push(speaker.light(now).light);
        assert_eq!(lights.last(), Some(&expected), "after {what}");
    }
    (speaker, diary, lights)
}

#[test]
fn a_whole_day_leaves_the_history_that_it_should() {
    let (speaker, diary, _) = replay();
    assert_eq!(
        diary.kept,
        [
            (Initiator::WakeWord, EndReason::Silence),
            (Initiator::WakeWord, EndReason::Silence),
            (Initiator::Hold, EndReason::Interrupted),
            (Initiator::Skill, EndReason::HardCap),
            (Initiator::WakeWord, EndReason::Silence),
            (Initiator::Tap, EndReason::Cancelled),
        ]
    );
    assert_eq!(diary.dropped, [Initiator::WakeWord, Initiator::FollowUp]);
    assert_eq!(diary.said.len(), 4);
    assert!(diary.open.is_none() && !diary.microphone_open);
    assert_eq!(
        (speaker.power(), speaker.dialog()),
        (Power::Off, Dialog::Idle)
    );
}

#[test]
fn the_same_day_always_goes_the_same_way() {
    assert_eq!(replay(), replay());
}

#[test]
fn the_log_of_a_day_replays_to_the_same_speaker() {
    let (speaker, _, _) = replay();
    let mut again = Speaker::default();
    for entry in speaker.log() {
        again.step(entry.at, entry.input.clone());
    }
    assert_eq!(
        again.log().collect::<Vec<_>>(),
        speaker.log().collect::<Vec<_>>()
    );
    assert_eq!(
        (again.power(), again.dialog()),
        (speaker.power(), speaker.dialog())
    );
}

#[test]
fn a_log_survives_storage_as_json() {
    let (speaker, _, _) = replay();
    for entry in speaker.log() {
        let text = serde_json::to_string(entry).unwrap();
        assert_eq!(
            &serde_json::from_str::<hearsay_speaker::LogEntry>(&text).unwrap(),
            entry
        );
    }
}
