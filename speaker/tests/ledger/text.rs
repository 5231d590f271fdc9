//! The ledger as JSON lines.

use crate::{ledger, wakes};
use hearsay_speaker::ledger::{Event, LedgerError, check, read_lines, write_lines};
use proptest::prelude::*;

/// Whether anything is found to be wrong with a stored ledger.
fn is_found(text: &[u8]) -> bool {
    let read = read_lines(text);
    !read.refused.is_empty() || !check(&read.entries).holds()
}

#[test]
fn a_line_is_one_json_object_with_these_names() {
    let text = write_lines(&wakes(&[7])).unwrap();
    let zeros = "0".repeat(64);
    let expected = format!(
        r#"{{"number":0,"time":7,"event":{{"kind":"wake"}},"subject":null,"previous":"{zeros}","hash":""#
    );
    assert!(text.starts_with(&expected), "{text}");
    assert_eq!(text.lines().count(), 1);
}

/// A ledger kept years ago must still be the same chain.
#[test]
fn a_ledger_of_the_first_version_still_holds() {
    let text = include_str!("first.jsonl");
    let read = read_lines(text.as_bytes());
    assert_eq!(read.refused, []);
    assert_eq!(read.entries.len(), 3);
    assert!(check(&read.entries).holds());
}

#[test]
fn a_byte_order_mark_and_other_line_ends_do_no_harm() {
    let entries = wakes(&[1, 2]);
    let text = write_lines(&entries).unwrap();
    let windows = format!("\u{feff}{}\r\n", text.replace('\n', "\r\n"));
    let read = read_lines(windows.as_bytes());
    assert_eq!((read.entries, read.refused), (entries, vec![]));
}

#[test]
fn a_bad_line_is_left_out_and_listed() {
    let text = write_lines(&wakes(&[1, 2, 3])).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let long = "x".repeat(5_000);
    lines[1] = &long;
    lines.push("{\"number\":3}");
    let read = read_lines(lines.join("\n").as_bytes());
    assert_eq!(read.entries.len(), 2);
    let refused: Vec<_> = read.refused.iter().map(|bad| (bad.line, bad.why)).collect();
    assert_eq!(
        refused,
        [(2, LedgerError::LineTooLong), (4, LedgerError::NotAnEntry)]
    );
}

#[test]
fn what_is_no_ledger_at_all_is_given_up() {
    let read = read_lines("[\n".repeat(100_000).as_bytes());
    assert_eq!(read.refused.len(), 101);
    assert_eq!(read.refused[100].why, LedgerError::TooMuch);
}

#[test]
fn the_same_in_other_letters_is_refused() {
    let text = write_lines(&wakes(&[1])).unwrap();
    for other in [
        text.replace(":1,", ": 1,"),
        text.replace("wake", "\\u0077ake"),
        text.replace("\"subject\":null,", ""),
        text.replace("{\"kind\":\"wake\"}", "{\"kind\":\"wake\",\"said\":\"x\"}"),
    ] {
        assert_ne!(other, text);
        assert!(is_found(other.as_bytes()), "{other}");
    }
}

#[test]
fn a_setting_cannot_smuggle_words_in() {
    let text = write_lines(&wakes(&[1])).unwrap();
    let told = r#"{"kind":"setting_changed","name":"My secret"}"#;
    let read = read_lines(text.replace(r#"{"kind":"wake"}"#, told).as_bytes());
    assert_eq!(read.entries, []);
    assert_eq!(read.refused[0].why, LedgerError::NotAnEntry);
    assert!(serde_json::from_str::<Event>(told).is_err());
}

proptest! {
    #[test]
    fn any_ledger_comes_back(entries in ledger(0..20)) {
        let read = read_lines(write_lines(&entries).unwrap().as_bytes());
        prop_assert_eq!(read.refused, []);
        prop_assert_eq!(read.entries, entries);
    }

    #[test]
    fn any_single_bit_of_the_stored_text_that_is_flipped_is_found(
        entries in ledger(1..6),
        at: prop::sample::Index,
        bit in 0u8..8,
    ) {
        let mut text = write_lines(&entries).unwrap().into_bytes();
        let at = at.index(text.len());
        text[at] ^= 1 << bit;
        prop_assert!(is_found(&text), "bit {} of byte {}", bit, at);
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let read = read_lines(&bytes);
        prop_assert!(read.entries.is_empty() && read.refused.len() <= 101);
    }
}
