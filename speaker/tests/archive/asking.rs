//! Steps out of order, and files that change while they are read.

use crate::{contents, good, open};
use hearsay_speaker::archive::{ArchiveError, Contents, Export, Opening, Planning, Step};
use hearsay_speaker::record::{Condition, Recording};
use std::collections::HashMap;

#[test]
fn sound_that_nobody_asked_for_is_refused() {
    let mut export = Export::new(contents()).unwrap();
    assert_eq!(export.sound(None), Err(ArchiveError::OutOfStep));
    let first = export.next().unwrap();
    assert!(matches!(&first, Step::Sound(asked) if asked.head.id == "first"));
    assert_eq!(export.next(), Ok(first));
    assert_eq!(export.sound(None), Ok(()));
    assert_eq!(export.sound(None), Err(ArchiveError::OutOfStep));
}

#[test]
fn an_export_that_cannot_fit_is_refused_before_it_begins() {
    let long = Recording {
        tail: hearsay_speaker::record::RecordingTail {
            duration_ms: u32::MAX,
            ..contents().recordings[0].tail.clone()
        },
        ..contents().recordings[0].clone()
    };
    let contents = |recordings| Contents {
        recordings,
        ..Contents::default()
    };
    let large = Export::new(contents(vec![long]));
    assert_eq!(large.err(), Some(ArchiveError::TooLarge));
    let one = self::contents().recordings.remove(2);
    let many = Export::new(contents(vec![one; 65_530]));
    assert_eq!(many.err(), Some(ArchiveError::TooManyRecordings));
}

#[test]
fn extras_that_are_no_json_are_refused() {
    let mut export = Export::new(Contents {
        extras: Some("{".to_owned()),
        ..Contents::default()
    })
    .unwrap();
    let all = core::iter::from_fn(|| Some(export.next()));
    let end = all.take(20).find(Result::is_err);
    assert_eq!(end, Some(Err(ArchiveError::NotWritable)));
}

#[test]
fn other_bytes_than_were_asked_for_are_refused() {
    let bytes = good();
    let mut opening = Opening::new(bytes.len() as u64);
    assert_eq!(opening.give(&bytes[1..]), Err(ArchiveError::OutOfStep));
    assert_eq!(opening.give(&bytes), Ok(()));
    assert!(opening.needs().is_some());
    assert_eq!(opening.finish().err(), Some(ArchiveError::OutOfStep));
}

#[test]
fn a_plan_tells_how_far_it_came_and_takes_no_more_than_there_is() {
    let bytes = good();
    let archive = open(&bytes);
    let mut planning = Planning::new(&archive, HashMap::new());
    assert_eq!(planning.progress(), (0, 3));
    for _ in 0..5 {
        planning.give(b"cut");
    }
    assert_eq!((planning.progress(), planning.needs()), ((3, 3), None));
    let plan = planning.finish();
    let cut = ArchiveError::OutOfStep;
    assert_eq!(plan.damaged, [(0, cut), (1, cut)]);
    assert_eq!(plan.new, [2]);
}

#[test]
fn a_recording_that_was_deleted_meanwhile_is_left_out() {
    let mut export = Export::new(contents()).unwrap();
    assert_eq!(export.leave_out(), Err(ArchiveError::OutOfStep));
    let mut archive = Vec::new();
    let (mut last, mut of) = (0, 0);
    let summary = loop {
        match export.next().unwrap() {
            Step::Sound(asked) if asked.head.id == "first" => export.leave_out().unwrap(),
            Step::Sound(_) => export.sound(None).unwrap(),
            Step::Chunk(chunk) => {
                (last, of) = (chunk.done, chunk.of);
                archive.extend(chunk.bytes);
            }
            Step::Done(summary) => break summary,
        }
    };
    assert_eq!((last, summary.recordings), (of, 2));
    let left: Vec<_> = open(&archive).keys().map(|key| key.id).collect();
    assert_eq!(left, ["second", "silent"]);
}

#[test]
fn a_recording_that_cannot_be_read_is_listed_as_damaged() {
    let mut export = Export::new(contents()).unwrap();
    let mut archive = Vec::new();
    let summary = loop {
        match export.next().unwrap() {
            Step::Sound(asked) if asked.head.id == "first" => export.unreadable().unwrap(),
            Step::Sound(_) => export.sound(None).unwrap(),
            Step::Chunk(chunk) => archive.extend(chunk.bytes),
            Step::Done(summary) => break summary,
        }
    };
    assert_eq!((summary.recordings, summary.unreadable), (3, 1));
    let archive = open(&archive);
    let conditions: Vec<_> = archive
        .records
        .iter()
        .map(|it| it.recording.condition)
        .collect();
    let whole = Condition::Whole;
    assert_eq!(conditions, [Condition::Damaged, whole, whole]);
}
