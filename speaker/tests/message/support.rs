//! Messages and people to test with.

use hearsay_speaker::message::{
    Clip, Compose, ComposeEffect, ComposeInput, ContactId, Content, Incoming, LONGEST_MS,
    MessageId, Outgoing, Recipient,
};
use hearsay_speaker::wav;

/// 2026-11-23 12:00 UTC.
pub(crate) const NOON: u64 = 1_795_435_200_000;

/// What begins a recording.
pub(crate) const START: ComposeEffect = ComposeEffect::StartRecording {
    most_ms: LONGEST_MS,
};

pub(crate) fn say(text: &str) -> ComposeEffect {
    ComposeEffect::Say(text.to_owned())
}

pub(crate) fn ask(text: &str) -> ComposeEffect {
    ComposeEffect::Ask(text.to_owned())
}

pub(crate) fn sam() -> Recipient {
    Recipient::Contact {
        id: ContactId(1),
        name: "Sam".to_owned(),
    }
}

pub(crate) fn id(number: u8) -> MessageId {
    MessageId::new([number; 16])
}

pub(crate) fn sound(ms: u64) -> Content {
    Content::Sound(Clip::whole(ms))
}

pub(crate) fn outgoing(number: u8) -> Outgoing {
    Outgoing {
        id: id(number),
        to: "Sam".to_owned(),
        contact: Some(ContactId(1)),
        content: sound(4_000),
        recording: Some(format!("recording {number}")),
        reply_to: None,
    }
}

pub(crate) fn incoming(number: u8, from: &str) -> Incoming {
    Incoming {
        id: id(number),
        from: from.to_owned(),
        contact: None,
        sent: NOON,
        content: sound(4_000),
        recording: Some(format!("recording {number}")),
        reply_to: None,
    }
}

/// Half a second of a tone.
pub(crate) fn tone() -> Vec<u8> {
    let samples: Vec<f32> = (0..8_000_u16)
        .map(|at| (f32::from(at) * 0.2).sin() / 2.0)
        .collect();
    wav::encode(&samples, 16_000)
}

/// A message to Sam of which so much is recorded.
pub(crate) fn recorded(ms: u64) -> Compose {
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    compose.step(ComposeInput::Started);
    compose.step(ComposeInput::Done);
    compose.step(ComposeInput::Finished { ms, spoke: true });
    compose
}

/// What is said and asked.
pub(crate) fn texts(effects: &[ComposeEffect]) -> Vec<&str> {
    let said = effects.iter().filter_map(|effect| match effect {
        ComposeEffect::Say(text) | ComposeEffect::Ask(text) => Some(text.as_str()),
        _ => None,
    });
    said.collect()
}
