//! Damaged archives of our own: what is good is kept, what is bad is listed.

use crate::packer::{Packed, deflated, pack, stored};
use crate::{contents, good, open, sounds};
use hearsay_speaker::archive::{ArchiveError, Opened, Plan, Quarantined, open_whole, plan_whole};
use std::collections::HashMap;
use std::io::{Cursor, Read};

/// The good archive's files, to be packed again with changes.
fn files() -> Vec<Packed> {
    let bytes = good();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            stored(&file.name().unwrap(), &data)
        })
        .collect()
}

fn place(files: &[Packed], end: &str) -> usize {
    let ends = |file: &Packed| file.name.ends_with(end.as_bytes());
    files.iter().position(ends).unwrap()
}

fn whole_plan(bytes: &[u8]) -> Plan {
    plan_whole(&open(bytes), HashMap::new(), bytes)
}

/// The good archive with its history changed.
fn with_history(change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut files = files();
    let at = place(&files, "history.json");
    let text = String::from_utf8(files[at].data.clone()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text);
    files[at] = stored("history.json", changed.as_bytes());
    files.remove(place(&files, "checksums.txt"));
    pack(&files)
}

#[test]
fn an_archive_that_was_unpacked_and_packed_deflated_in_a_folder_opens() {
    let anew: Vec<Packed> = files()
        .iter()
        .map(|file| {
            let name = format!("My export/{}", String::from_utf8_lossy(&file.name));
            deflated(&name, &file.data)
        })
        .collect();
    let bytes = pack(&anew);
    assert_eq!(open(&bytes).quarantined, []);
    assert_eq!(whole_plan(&bytes).new, [0, 1, 2]);
}

#[test]
fn sound_that_was_changed_is_damaged_and_the_rest_is_taken() {
    let mut files = files();
    let at = place(&files, "first.wav");
    let mut data = files[at].data.clone();
    data[100] ^= 1;
    let name = String::from_utf8(files[at].name.clone()).unwrap();
    files[at] = stored(&name, &data);
    let plan = whole_plan(&pack(&files));
    assert_eq!(plan.new, [1, 2]);
    assert_eq!(plan.damaged, [(0, ArchiveError::WrongChecksum)]);
}

#[test]
fn sound_that_is_gone_is_damaged_and_its_record_still_known() {
    let mut files = files();
    files.remove(place(&files, "second.wav"));
    let bytes = pack(&files);
    let plan = whole_plan(&bytes);
    assert_eq!(plan.damaged, [(1, ArchiveError::SoundMissing)]);
    let archive = open(&bytes);
    assert_eq!(archive.records[1].recording, contents().recordings[1]);
}

#[test]
fn sound_that_no_record_speaks_of_is_listed() {
    let mut files = files();
    files.push(stored("recordings/other.wav", &sounds()["first"]));
    let found = open(&pack(&files)).quarantined;
    let expected = Quarantined {
        what: "recordings/other.wav".to_owned(),
        why: ArchiveError::Unlisted,
    };
    assert_eq!(found, [expected]);
}

#[test]
fn a_history_that_was_changed_is_read_and_said_to_be_changed() {
    let mut files = files();
    let at = place(&files, "history.json");
    let text = String::from_utf8(files[at].data.clone()).unwrap();
    let changed = text.replacen("I do not know.", "I know.", 1);
    files[at] = stored("history.json", changed.as_bytes());
    let archive = open(&pack(&files));
    assert_eq!(archive.records.len(), 3);
    let answer = archive.records[0].recording.tail.answer.as_deref();
    assert_eq!(answer, Some("I know."));
    assert_eq!(archive.quarantined[0].why, ArchiveError::WrongChecksum);
}

#[test]
fn bad_records_are_listed_and_good_ones_taken() {
    let cases: [(&str, &str, ArchiveError); 6] = [
        ("\"id\":\"second\"", "\"id\":7", ArchiveError::RecordBroken),
        (
            "\"id\":\"second\"",
            "\"id\":\"../../etc\"",
            ArchiveError::BadId,
        ),
        ("\"id\":\"second\"", "\"id\":\"\"", ArchiveError::BadId),
        (
            "\"id\":\"second\"",
            "\"id\":\"first\"",
            ArchiveError::DuplicateRecord,
        ),
        // Times that no browser can tell.
        (
            "\"started\":1709164801000",
            "\"started\":8640000000000001",
            ArchiveError::RecordBroken,
        ),
        (
            "\"started\":1709164801000",
            "\"started\":18446744073709551615",
            ArchiveError::RecordBroken,
        ),
    ];
    for (from, to, why) in cases {
        let archive = open(&with_history(|text| text.replacen(from, to, 1)));
        assert_eq!(archive.records.len(), 2, "{to}");
        assert_eq!(archive.quarantined[0].why, why, "{to}");
        assert_eq!(archive.quarantined[0].what, "record 2 of history.json");
    }
}

#[test]
fn a_record_that_says_another_rate_than_its_sound_is_left_out() {
    let bytes =
        with_history(|text| text.replacen("\"sample_rate\":16000", "\"sample_rate\":48000", 1));
    assert_eq!(whole_plan(&bytes).damaged, [(0, ArchiveError::Unfitting)]);
    assert_eq!(whole_plan(&bytes).new, [1, 2]);
}

#[test]
fn a_byte_order_mark_and_spaces_do_no_harm() {
    let spaced = with_history(|text| {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        format!("\u{feff}{}", pretty.replace('\n', "\r\n"))
    });
    assert_eq!(whole_plan(&spaced).new, [0, 1, 2]);
}

#[test]
fn a_history_of_a_newer_version_says_so() {
    let newer = with_history(|text| text.replacen("\"version\":1", "\"version\":2", 1));
    assert_eq!(open_whole(&newer), Err(ArchiveError::HistoryVersion(2)));
}

#[test]
fn extras_that_are_deep_are_left_out() {
    let nested = |deep| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let with = |extras: &str| {
        let archive = with_history(|text| text.replacen("{\"theme\":\"dark\"}", extras, 1));
        open(&archive)
    };
    let brackets = format!("\"\\\"{}\"", "[".repeat(200));
    for good in [nested(127), brackets] {
        assert_eq!(with(&good).extras, Some(good));
    }
    for deep in [128, 100_000] {
        let archive = with(&nested(deep));
        assert_eq!((archive.extras, archive.records.len()), (None, 3));
        assert_eq!(archive.quarantined[0].what, "extras of history.json");
    }
}

#[test]
fn a_deep_a_huge_and_a_foreign_history_are_refused() {
    let deep = "[".repeat(100_000);
    let many = format!("{}0", "0,".repeat(70_000));
    let history =
        format!(r#"{{"format":"hearsay-history","version":1,"exported":0,"recordings":[{many}]}}"#);
    let all = [
        (history.as_str(), ArchiveError::TooManyRecordings),
        (deep.as_str(), ArchiveError::HistoryBroken),
        ("{}", ArchiveError::HistoryBroken),
        ("", ArchiveError::HistoryBroken),
        ("\u{0}", ArchiveError::HistoryBroken),
        (r#"{"format":"x","version":1}"#, ArchiveError::HistoryBroken),
    ];
    for (text, why) in all {
        let bytes = pack(&[stored("history.json", text.as_bytes())]);
        assert_eq!(open_whole(&bytes), Err(why), "{:.40}", text);
    }
}

#[test]
fn html_in_texts_stays_text() {
    let html = "<img src=x onerror=alert(1)>";
    let bytes = with_history(|text| text.replace("I do not know.", html));
    let answer = open(&bytes).records[0].recording.tail.answer.clone();
    assert_eq!(answer.as_deref(), Some(html));
}

#[test]
fn an_archive_of_something_else_says_so() {
    let bytes = pack(&[stored("photo.jpg", b"x")]);
    assert_eq!(open_whole(&bytes), Err(ArchiveError::NothingKnown));
    assert!(matches!(
        open_whole(&pack(&[stored("a.wav", &sounds()["first"])])),
        Ok(Opened::Foreign(_))
    ));
}
