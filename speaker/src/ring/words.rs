//! The same in words and symbols, for those who do not see the ring or its colours.

use super::{Light, SkillPart};
use crate::Owner;

impl Light {
    /// The state in a few words, as `role=status` says it ("Listening"). For a fault it is the
    /// whole sentence: what happened and what to do.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Off => "The speaker is off",
            Self::Idle => "Waiting for \"Alexa\"",
            Self::Setup => "Setting up",
            Self::Listening { owner, .. } => listening(*owner),
            Self::Expecting => "Listening for your reply",
            Self::Thinking => "Thinking",
            Self::Speaking => "Answering",
            Self::Skill(SkillPart::Thinking) => "The skill is thinking",
            Self::Skill(SkillPart::Speaking) => "The skill is answering",
            Self::Skill(SkillPart::Listening) => "Listening for the skill",
            Self::Ringing => "Ringing",
            Self::NotMeant => "Not meant for the speaker",
            Self::MicOff => "Microphone is off",
            // One text for the burst and for the pulse: a status that changes is read out again.
            Self::NewMessage | Self::Unread => "New message",
            Self::CallIncoming => "A call is coming in",
            Self::CallActive => "On a call",
            Self::DoNotDisturb => "Do not disturb is on",
            Self::Volume(level) => return format!("Volume {} of 10", (*level).min(10)),
            Self::Fault(kind) => kind.sentence(),
        }
        .to_owned()
    }

    /// A short name for the symbol beside the words: `mic`, `mic-off`, `dots`, `speaker`, `bell`,
    /// `phone`, `moon`, `volume`, `gear`, `warning` or `none`.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        match self {
            Self::Off | Self::Idle | Self::NotMeant => "none",
            Self::Setup => "gear",
            Self::Listening { .. } | Self::Expecting => "mic",
            Self::Thinking => "dots",
            Self::Speaking => "speaker",
            Self::Skill(part) => match part {
                SkillPart::Thinking => "dots",
                SkillPart::Speaking => "speaker",
                SkillPart::Listening => "mic",
            },
            Self::MicOff => "mic-off",
            Self::NewMessage | Self::Unread | Self::Ringing => "bell",
            Self::CallIncoming | Self::CallActive => "phone",
            Self::DoNotDisturb => "moon",
            Self::Volume(_) => "volume",
            Self::Fault(_) => "warning",
        }
    }
}

/// Listening for oneself is ordinary; recording for somebody else is said.
fn listening(owner: Owner) -> &'static str {
    match owner {
        Owner::Device | Owner::Cloud => "Listening",
        Owner::SkillProvider => "Recording for the skill provider",
        Owner::Reviewers => "Recording for the reviewers",
        Owner::Recipient => "Recording for the recipient",
    }
}
