//! What things are called. One place, so that a screen reader, a test and the eye meet the same
//! words.

use hearsay_speaker::{
    EndReason, FaultKind, Initiator, Light, Owner, SkillPart, WayOn, record::Condition,
};

/// Something with a short English name.
pub trait Named {
    /// The name, fit for the middle of a line.
    fn name(&self) -> &'static str;
}

impl Named for Initiator {
    fn name(&self) -> &'static str {
        match self {
            Self::WakeWord => "Wake word",
            Self::Tap => "Action button",
            Self::Hold => "Hold to talk",
            Self::FollowUp => "Follow-up",
            Self::Skill => "Skill",
        }
    }
}

impl Named for EndReason {
    fn name(&self) -> &'static str {
        match self {
            Self::Silence => "ended in silence",
            Self::NoSpeech => "nothing was said",
            Self::HardCap => "reached the longest length",
            Self::Released => "button let go",
            Self::Cancelled => "cancelled",
            Self::Interrupted => "cut off",
            Self::Rejected => "not meant for the speaker",
        }
    }
}

impl Named for Owner {
    fn name(&self) -> &'static str {
        match self {
            Self::Device => "Device",
            Self::Cloud => "Cloud (simulated in this browser)",
            Self::Reviewers => "Reviewers (simulated in this browser)",
            Self::SkillProvider => "Skill provider (simulated in this browser)",
            Self::Recipient => "Recipient (simulated in this browser)",
        }
    }
}

impl Named for Condition {
    fn name(&self) -> &'static str {
        match self {
            Self::Whole => "Complete",
            Self::Interrupted => "Interrupted",
            Self::Damaged => "Damaged",
        }
    }
}

impl Named for WayOn {
    fn name(&self) -> &'static str {
        match self {
            Self::TryAgain => "Try again",
            Self::Reload => "Reload the page",
            Self::Resume => "Resume sound",
            Self::TakeOver => "Listen in this tab",
            Self::MakeRoom => "Make room in the history",
            Self::Dismiss => "Dismiss",
        }
    }
}

/// What the speaker is doing, in one short sentence. A fault's own sentence is long and stands in
/// an alert beside it, with the button that leads on.
#[must_use]
pub fn doing(light: Light) -> String {
    match light {
        Light::Fault(kind) if kind.stops_hearing() => "The speaker cannot hear".to_owned(),
        Light::Fault(_) => "Something went wrong".to_owned(),
        _ => light.label(),
    }
}

/// What a light looks like, in words.
#[must_use]
pub fn look(light: Light) -> &'static str {
    match light {
        Light::Off | Light::Idle => "Dark",
        Light::Setup => "Orange, turning clockwise",
        Light::Listening { .. } => "Solid blue, cyan toward the talker",
        Light::Expecting => "Blue, staying lit",
        Light::Thinking => "Blue and cyan in turn, stepping round",
        Light::Speaking => "Pulsing from blue to cyan",
        Light::Skill(_) => "As its own turns, every second light pink",
        Light::Ringing => "Pulsing blue",
        Light::NotMeant => "Blue goes off at once",
        Light::MicOff => "Solid red",
        Light::NewMessage => "One burst of yellow",
        Light::Unread => "Slow yellow pulse",
        Light::CallIncoming => "Pulsing green",
        Light::CallActive => "Green, turning",
        Light::DoNotDisturb => "Purple, once",
        Light::Volume(_) => "White arc",
        Light::Fault(_) => "Red, slow pulse",
    }
}

/// What a light means, in one sentence.
#[must_use]
pub fn meaning(light: Light) -> &'static str {
    match light {
        Light::Off => "The speaker has not been started; the microphone is closed.",
        Light::Idle => "It hears, but keeps nothing except the last half second.",
        Light::Setup => "It is asking for the microphone and building its hearing.",
        Light::Listening { .. } => "What you say now is recorded.",
        Light::Expecting => "The microphone is open without a wake word: it asked you something.",
        Light::Thinking => "The recording has ended; it looks for an answer.",
        Light::Speaking => "It answers. Press the action button to interrupt.",
        Light::Skill(_) => "It is not the speaker’s turn but a skill’s, by whoever provides it.",
        Light::Ringing => "A timer or an alarm rings. Say “stop” or press the button.",
        Light::NotMeant => "It woke, looked again and found that you did not mean it.",
        Light::MicOff => "The microphone’s track is stopped. Nothing is heard.",
        Light::NewMessage => "A message has just arrived.",
        Light::Unread => "A message is waiting.",
        Light::CallIncoming => "Somebody is calling.",
        Light::CallActive => "The line is open; the other side hears the room.",
        Light::DoNotDisturb => "Messages and calls are held back.",
        Light::Volume(_) => "The longer the arc, the louder.",
        Light::Fault(_) => "Something broke; the sentence beside it says what to do.",
    }
}

/// Every light once, in the order in which a person is likely to meet them.
pub const LIGHTS: [Light; 18] = [
    Light::Off,
    Light::Setup,
    Light::Idle,
    Light::Listening {
        toward: Some(60.0),
        owner: Owner::Cloud,
    },
    Light::Thinking,
    Light::Speaking,
    Light::Expecting,
    Light::NotMeant,
    Light::MicOff,
    Light::Volume(7),
    Light::NewMessage,
    Light::Unread,
    Light::CallIncoming,
    Light::CallActive,
    Light::Ringing,
    Light::Skill(SkillPart::Speaking),
    Light::DoNotDisturb,
    Light::Fault(FaultKind::Unexpected),
];
