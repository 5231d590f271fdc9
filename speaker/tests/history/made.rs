//! Recordings for tests.

use hearsay_speaker::record::{
    Condition, Device, Item, ItemType, Marks, Published, Recording, RecordingHead, RecordingTail,
};
use hearsay_speaker::{EndReason, Initiator, Millis, Owner};

/// A request by wake word, three seconds long, of which nothing but the sound is known.
pub(crate) fn recording(id: &str, started: Millis, owner: Owner) -> Recording {
    Recording {
        head: RecordingHead {
            wake_score: Some(0.98),
            wake_threshold: Some(0.97),
            device: Device {
                name: "Kitchen".to_owned(),
                serial: "K1".to_owned(),
                kind: "SPEAKER".to_owned(),
            },
            ..RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000)
        },
        tail: RecordingTail {
            spoke: true,
            marks: Marks {
                wake_start_ms: Some(500),
                wake_ms: Some(1_000),
                speech_start_ms: Some(1_100),
                speech_end_ms: Some(2_200),
            },
            ..RecordingTail::new(3_000, EndReason::Silence)
        },
        condition: Condition::Whole,
        bytes: 96_000,
    }
}

/// The same with what was said and answered.
pub(crate) fn spoken(id: &str, started: Millis, said: &str, answer: &str) -> Recording {
    let mut recording = recording(id, started, Owner::Cloud);
    recording.tail.published = Published {
        items: vec![item(ItemType::CustomerTranscript, said)],
        ..Published::default()
    };
    recording.tail.answer = Some(answer.to_owned());
    recording
}

/// One text.
pub(crate) fn item(kind: ItemType, text: &str) -> Item {
    Item {
        kind,
        text: text.to_owned(),
        utterance_id: "u/0".to_owned(),
    }
}
