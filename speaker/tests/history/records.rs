//! What follows from a recording: kind, verdict, status, placeholder, segments, key, trace.

use crate::made::{item, recording, spoken};
use hearsay_speaker::record::{
    ItemType, Kind, PAUSE_MS, Placeholder, Recording, Status, Trace, UtteranceType, Verdict,
    record_key,
};
use hearsay_speaker::{EndReason, Initiator, Owner};
use proptest::prelude::*;

fn request() -> Recording {
    recording("id", 1_533_932_315_288, Owner::Cloud)
}

fn rejected() -> Recording {
    let mut recording = request();
    recording.tail.end_reason = EndReason::Rejected;
    recording.tail.spoke = false;
    recording.tail.verifier_score = Some(0.1);
    recording
}

fn wake_word_only() -> Recording {
    let mut recording = request();
    recording.tail.end_reason = EndReason::NoSpeech;
    recording.tail.spoke = false;
    recording
}

#[test]
fn lines_are_sorted_by_what_they_are() {
    assert_eq!(request().kind(), Kind::Request);
    assert_eq!(rejected().kind(), Kind::Rejected);
    assert_eq!(wake_word_only().kind(), Kind::WakeWordOnly);
    assert_eq!(recording("a", 0, Owner::SkillProvider).kind(), Kind::Note);
    assert_eq!(recording("a", 0, Owner::Recipient).kind(), Kind::Message);
    assert_eq!(recording("a", 0, Owner::Reviewers).kind(), Kind::Clip);
    let mut pressed = wake_word_only();
    pressed.head.initiator = Initiator::Tap;
    assert_eq!(pressed.kind(), Kind::Request, "no wake word was said");
}

#[test]
fn an_imported_lone_wake_word_is_not_a_rejected_one() {
    let mut imported = request();
    imported.tail.published.status = Some(Status::Discarded);
    assert_eq!(imported.kind(), Kind::Rejected);
    imported.tail.published.utterance_type = Some(UtteranceType::WakeWordOnly);
    assert_eq!(
        (imported.kind(), imported.verdict()),
        (Kind::WakeWordOnly, Verdict::NotChecked)
    );
}

#[test]
fn the_person_has_the_last_word_on_whether_it_was_meant() {
    let mut accepted = request();
    assert_eq!(accepted.verdict(), Verdict::NotChecked);
    accepted.tail.verifier_score = Some(0.9);
    assert_eq!(accepted.verdict(), Verdict::Accepted);
    accepted.tail.reported_false = true;
    assert_eq!(accepted.verdict(), Verdict::ReportedFalse);
    assert_eq!(accepted.kind(), Kind::Request);
    assert_eq!(rejected().verdict(), Verdict::Rejected);
}

#[test]
fn a_status_follows_from_the_end_unless_one_was_stored() {
    let ends = [
        (EndReason::Silence, Status::Success),
        (EndReason::HardCap, Status::Success),
        (EndReason::Released, Status::Success),
        (EndReason::NoSpeech, Status::Discarded),
        (EndReason::Rejected, Status::Discarded),
        (EndReason::Cancelled, Status::SystemAbandoned),
        (EndReason::Interrupted, Status::Fault),
    ];
    for (end, status) in ends {
        let mut recording = request();
        recording.tail.end_reason = end;
        assert_eq!(recording.status(), status, "{end:?}");
        recording.tail.published.status = Some(Status::Other("FAIL".to_owned()));
        assert_eq!(recording.status().as_str(), "FAIL");
    }
}

#[test]
fn a_placeholder_stands_only_where_there_is_no_transcript() {
    assert_eq!(
        spoken("a", 0, "what time is it", "Noon.").placeholder(),
        None
    );
    assert_eq!(request().placeholder(), Some(Placeholder::NotUnderstood));
    assert_eq!(wake_word_only().placeholder(), Some(Placeholder::NoText));
    assert_eq!(rejected().placeholder(), Some(Placeholder::NotIntended));
    let mut blank = spoken("a", 0, "  ", "Noon.");
    assert_eq!(blank.placeholder(), Some(Placeholder::NotUnderstood));
    blank.tail.reported_false = true;
    assert_eq!(blank.placeholder(), Some(Placeholder::NotIntended));
    assert!(
        Placeholder::NotIntended
            .text()
            .ends_with("was not intended for the speaker")
    );
    assert!(
        Placeholder::NotIntended
            .real_text()
            .ends_with("was not intended for Alexa")
    );
}

#[test]
fn transcripts_and_answers_are_told_apart() {
    let mut recording = spoken("a", 0, "alexa what time is it", "Noon.");
    let items = &mut recording.tail.published.items;
    items.push(item(ItemType::AsrReplacementText, "what time is it"));
    items.push(item(ItemType::AlexaResponse, "It is noon."));
    items.push(item(ItemType::Other("X".to_owned()), "neither"));
    let said: Vec<&str> = recording.transcripts().collect();
    let answered: Vec<&str> = recording.answers().collect();
    assert_eq!(said, ["alexa what time is it", "what time is it"]);
    assert_eq!(answered, ["Noon.", "It is noon."]);
    assert!(!format!("{:?}", recording.tail.published).contains("noon"));
}

#[test]
fn a_key_has_four_parts_whatever_the_parts_hold() {
    let mut recording = request();
    assert_eq!(
        record_key("C1", &recording.head),
        "C1#1533932315288#SPEAKER#K1"
    );
    recording.head.device.serial = "a#b".to_owned();
    assert_eq!(
        record_key("#", &recording.head),
        "_#1533932315288#SPEAKER#a_b"
    );
}

#[test]
fn a_pause_behind_the_wake_word_makes_two_segments() {
    let mut recording = request();
    recording.tail.marks.speech_start_ms = Some(1_000 + PAUSE_MS);
    let ids: Vec<String> = recording
        .segments()
        .into_iter()
        .map(|part| part.utterance_id)
        .collect();
    let types: Vec<UtteranceType> = recording
        .segments()
        .into_iter()
        .map(|part| part.utterance_type)
        .collect();
    assert_eq!(ids, ["id/0", "id/1"]);
    assert_eq!(types, [UtteranceType::WakeWordOnly, UtteranceType::General]);
    assert_eq!(recording.segments()[0].end_ms, 1_000 + PAUSE_MS / 2);

    recording.tail.marks.speech_start_ms = Some(1_000 + PAUSE_MS - 1);
    assert_eq!(recording.segments().len(), 1);
}

#[test]
fn a_button_makes_one_segment_however_long_the_pause() {
    let mut pressed = request();
    pressed.head.initiator = Initiator::Tap;
    pressed.tail.marks.speech_start_ms = Some(2_500);
    assert_eq!(pressed.segments().len(), 1);
    assert_eq!(pressed.segments()[0].utterance_type, UtteranceType::General);
    assert_eq!(
        wake_word_only().segments()[0].utterance_type,
        UtteranceType::WakeWordOnly
    );
}

#[test]
fn a_trace_that_is_thinned_keeps_its_peak() {
    let mut scores = vec![0.0; 250];
    scores[137] = 0.98;
    scores[200] = f32::NAN;
    let trace = Trace::new(480, 20, &scores);
    assert_eq!(trace.hop_ms(), 60);
    assert_eq!(trace.scores().len(), 84);
    assert_eq!(trace.scores()[137 / 3], 0.98);
    assert_eq!(trace.start_ms(), 480);
}

proptest! {
    #[test]
    fn segments_cover_the_recording_without_a_gap(
        duration in any::<u32>(),
        wake in proptest::option::of(any::<u32>()),
        speech in proptest::option::of(any::<u32>()),
        spoke in any::<bool>(),
    ) {
        let mut recording = request();
        recording.tail.duration_ms = duration;
        recording.tail.marks.wake_ms = wake;
        recording.tail.marks.speech_start_ms = speech;
        recording.tail.spoke = spoke;
        let segments = recording.segments();
        prop_assert_eq!(segments[0].start_ms, 0);
        prop_assert_eq!(segments.last().map(|last| last.end_ms), Some(duration));
        prop_assert!(segments.iter().all(|part| part.start_ms <= part.end_ms));
        prop_assert!(segments.windows(2).all(|pair| pair[0].end_ms == pair[1].start_ms));
    }

    #[test]
    fn a_trace_is_short_and_within_bounds(
        hop in any::<u32>(),
        scores in proptest::collection::vec(any::<f32>(), 0..450),
    ) {
        let trace = Trace::new(0, hop, &scores);
        prop_assert!(trace.scores().len() <= Trace::LONGEST);
        prop_assert!(trace.scores().iter().all(|score| (0.0..=1.0).contains(score)));
        prop_assert!(trace.hop_ms() >= 1);
        let peak = |all: &[f32]| all.iter().copied().fold(0.0, f32::max).min(1.0);
        prop_assert_eq!(peak(trace.scores()), peak(&scores));
    }
}
