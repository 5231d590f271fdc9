//! The history by day, across time zones, leap days and daylight saving.

use hearsay_speaker::record::{
    Condition, DayKey, Marks, Recording, RecordingHead, RecordingTail, group_by_day,
};
use hearsay_speaker::{EndReason, Initiator, Millis, Owner};
use proptest::prelude::*;

const HOUR: Millis = 3_600_000;
const DAY: Millis = 24 * HOUR;

/// 2024-02-29 00:00 UTC.
const LEAP_DAY: Millis = 1_709_164_800_000;

fn recording(id: &str, started: Millis) -> Recording {
    Recording {
        head: RecordingHead {
            wake_score: Some(0.9),
            ..RecordingHead::new(id, started, Initiator::WakeWord, Owner::Device, 16_000)
        },
        tail: RecordingTail::recovered(1_000, Marks::default()),
        condition: Condition::Interrupted,
        bytes: 32_000,
    }
}

fn ids(day: &[&Recording]) -> Vec<String> {
    day.iter()
        .map(|recording| recording.head.id.clone())
        .collect()
}

#[test]
fn days_and_recordings_come_newest_first() {
    let all = [
        recording("old", LEAP_DAY - DAY),
        recording("morning", LEAP_DAY + 8 * HOUR),
        recording("evening", LEAP_DAY + 20 * HOUR),
        recording("next", LEAP_DAY + DAY),
    ];
    let days = group_by_day(&all, |_| 0);
    let names: Vec<String> = days.iter().map(|(day, _)| day.to_string()).collect();
    assert_eq!(names, ["2024-03-01", "2024-02-29", "2024-02-28"]);
    assert_eq!(ids(&days[1].1), ["evening", "morning"]);
}

#[test]
fn the_day_is_the_persons_not_greenwichs() {
    let all = [recording("a", LEAP_DAY - HOUR)];
    let day_at = |offset| group_by_day(&all, |_| offset)[0].0.to_string();
    assert_eq!(day_at(0), "2024-02-28");
    assert_eq!(day_at(60), "2024-02-29");
    assert_eq!(day_at(-600), "2024-02-28");
}

#[test]
fn an_offset_that_changes_within_a_history_is_followed() {
    let change = LEAP_DAY + 12 * HOUR;
    let offset = |at| if at < change { 60 } else { 120 };
    let all = [
        recording("before", LEAP_DAY - HOUR),
        recording("after", LEAP_DAY + 22 * HOUR),
    ];
    let days = group_by_day(&all, offset);
    let names: Vec<String> = days.iter().map(|(day, _)| day.to_string()).collect();
    assert_eq!(names, ["2024-03-01", "2024-02-29"]);
}

#[test]
fn recordings_of_one_millisecond_keep_an_order() {
    let all = [
        recording("b", LEAP_DAY),
        recording("a", LEAP_DAY),
        recording("c", LEAP_DAY),
    ];
    assert_eq!(ids(&group_by_day(&all, |_| 0)[0].1), ["a", "b", "c"]);
}

#[test]
fn known_dates_are_right() {
    assert_eq!(
        DayKey::of(0, 0),
        DayKey {
            year: 1970,
            month: 1,
            day: 1
        }
    );
    assert_eq!(DayKey::of(0, -1).to_string(), "1969-12-31");
    assert_eq!(DayKey::of(946_684_799_999, 0).to_string(), "1999-12-31");
    assert_eq!(DayKey::of(946_684_800_000, 0).to_string(), "2000-01-01");
    assert_eq!(DayKey::of(4_107_542_400_000, 0).to_string(), "2100-03-01");
}

#[test]
fn an_interrupted_recording_says_so_and_points_only_at_what_it_holds() {
    let marks = Marks {
        wake_start_ms: Some(500),
        wake_ms: Some(1_100),
        speech_start_ms: Some(1_300),
        speech_end_ms: Some(2_400),
    };
    let tail = RecordingTail::recovered(2_000, marks.clone());
    assert_eq!(tail.end_reason, EndReason::Interrupted);
    assert_eq!(
        (tail.duration_ms, tail.spoke, tail.answer),
        (2_000, true, None)
    );
    assert_eq!(
        tail.marks,
        Marks {
            speech_end_ms: None,
            ..marks.clone()
        }
    );
    assert!(!RecordingTail::recovered(1_200, marks).spoke);
}

proptest! {
    #[test]
    fn no_recording_is_lost_or_doubled_by_grouping(
        times in prop::collection::vec(any::<u64>(), 0..50),
        offset in any::<i32>(),
    ) {
        let all: Vec<Recording> =
            times.iter().enumerate().map(|(i, at)| recording(&i.to_string(), *at)).collect();
        let days = group_by_day(&all, |_| offset);
        prop_assert_eq!(days.iter().map(|(_, day)| day.len()).sum::<usize>(), all.len());
        prop_assert!(days.windows(2).all(|pair| pair[0].0 > pair[1].0));
    }

    #[test]
    fn noon_of_a_day_lies_in_that_day(at in 0u64..253_402_300_800_000) {
        let day = DayKey::of(at, 0);
        prop_assert_eq!(day.noon_utc() / DAY, at / DAY);
        prop_assert_eq!(DayKey::of(day.noon_utc(), 0), day);
    }
}
