//! What earlier pages stored still opens, and what is stored now comes back as it was.

use crate::made::{item, recording};
use hearsay_speaker::record::{
    Device, Feedback, ItemType, Published, Recording, RecordingHead, RecordingTail, Status, Trace,
    UtteranceType,
};
use hearsay_speaker::{EndReason, Initiator, Owner};
use serde_json::{from_str, to_string};

/// As the first pages stored it: no second stage, nothing published.
const FIRST_HEAD: &str = r#"{"id":"a","started":1700000000000,"initiator":"wake_word",
    "owner":"cloud","wake_score":0.9,"sample_rate":16000}"#;
const FIRST_TAIL: &str = r#"{"duration_ms":1700,"end_reason":"silence","spoke":true,
    "marks":{"wake_start_ms":500,"wake_ms":1000,"speech_start_ms":null,"speech_end_ms":null},
    "answer":"Heard."}"#;
/// As pages with the second stage stored it.
const SECOND_TAIL: &str = r#"{"duration_ms":0,"end_reason":"rejected","spoke":false,
    "marks":{"wake_start_ms":null,"wake_ms":null,"speech_start_ms":null,"speech_end_ms":null},
    "answer":null,"verifier_score":0.125}"#;

#[test]
fn a_head_of_the_first_pages_opens() {
    let head: RecordingHead = from_str(FIRST_HEAD).unwrap();
    let made = RecordingHead {
        wake_score: Some(0.9),
        ..RecordingHead::new(
            "a",
            1_700_000_000_000,
            Initiator::WakeWord,
            Owner::Cloud,
            16_000,
        )
    };
    assert_eq!(head, made);
}

#[test]
fn tails_of_earlier_pages_open() {
    let first: RecordingTail = from_str(FIRST_TAIL).unwrap();
    assert_eq!((first.duration_ms, first.spoke), (1_700, true));
    assert_eq!(first.published, Published::default());
    assert_eq!(
        (first.trace, first.feedback, first.reported_false),
        (None, None, false)
    );

    let second: RecordingTail = from_str(SECOND_TAIL).unwrap();
    let made = RecordingTail {
        verifier_score: Some(0.125),
        ..RecordingTail::new(0, EndReason::Rejected)
    };
    assert_eq!(second, made);
}

#[test]
fn a_recording_with_everything_comes_back_as_it_was() {
    let mut all = recording("a", 5, Owner::SkillProvider);
    all.head.profile = Some("Anna".to_owned());
    all.head.holder = Some("Voice Recorder".to_owned());
    all.tail.verifier_score = Some(0.5);
    all.tail.verifier_threshold = Some(0.25);
    all.tail.trace = Some(Trace::new(480, 20, &[0.0, 0.5, 0.98]));
    all.tail.reported_false = true;
    all.tail.feedback = Some(Feedback::Down);
    all.tail.published = Published {
        utterance_type: Some(UtteranceType::Other("ROUTINES_OR_TAP".to_owned())),
        domain: Some("Weather".to_owned()),
        intent: Some("GetWeather".to_owned()),
        items: vec![item(ItemType::TtsReplacementText, "Sunny.")],
        status: Some(Status::SystemAbandoned),
    };
    let back: Recording = from_str(&to_string(&all).unwrap()).unwrap();
    assert_eq!(back, all);
}

#[test]
fn published_names_are_written_as_published_and_unknown_ones_word_for_word() {
    let json = |name: &str| format!("\"{name}\"");
    for name in ["WAKE_WORD_ONLY", "GENERAL", "SOMETHING_ELSE", ""] {
        let utterance: UtteranceType = from_str(&json(name)).unwrap();
        assert_eq!(to_string(&utterance).unwrap(), json(name));
    }
    let known = [
        (Status::Success, "SUCCESS"),
        (Status::Fault, "FAULT"),
        (Status::SystemAbandoned, "SYSTEM_ABANDONED"),
        (Status::Discarded, "DISCARDED_NON_DEVICE_DIRECTED_INTENT"),
    ];
    for (status, name) in known {
        assert_eq!(to_string(&status).unwrap(), json(name));
        assert_eq!(from_str::<Status>(&json(name)).unwrap(), status);
    }
    let kinds = [
        "CUSTOMER_TRANSCRIPT",
        "ASR_REPLACEMENT_TEXT",
        "ALEXA_RESPONSE",
        "TTS_REPLACEMENT_TEXT",
    ];
    for name in kinds {
        let kind: ItemType = from_str(&json(name)).unwrap();
        assert!(!matches!(kind, ItemType::Other(_)));
        assert_eq!(kind.as_str(), name);
    }
}

#[test]
fn a_device_with_missing_fields_opens() {
    let device: Device = from_str(r#"{"name":"Hall"}"#).unwrap();
    assert_eq!((device.name.as_str(), device.serial.as_str()), ("Hall", ""));
}

#[test]
fn a_stored_trace_is_held_to_its_bounds() {
    let scores = vec!["7.5"; 1_000].join(",");
    let trace: Trace = from_str(&format!(
        r#"{{"start_ms":0,"hop_ms":0,"scores":[{scores}]}}"#
    ))
    .unwrap();
    assert_eq!(trace.scores().len(), Trace::LONGEST);
    assert!(trace.scores().iter().all(|score| *score == 1.0));
    assert_eq!(trace.hop_ms(), 10);
}
