//! Archives as other makers of speakers send them. All of them are made up here.

use crate::packer::{Packed, deflated, pack, stored};
use crate::sound;
use hearsay_speaker::archive::{ArchiveError, Listing, Opened, open_whole};

/// 2019-03-01 10:20:30 UTC.
const AT: u64 = 1_551_435_630_000;

fn open(files: &[Packed]) -> Listing {
    match open_whole(&pack(files)).unwrap() {
        Opened::Foreign(listing) => listing,
        Opened::Hearsay(_) => panic!("no history was packed"),
    }
}

/// One table and one sound `a1.wav` in a folder.
fn with_table(table: &str) -> Listing {
    open(&[
        deflated("Export/Voice/Audio/a1.wav", &sound(1, 100)),
        deflated("Export/Voice/transcripts.csv", table.as_bytes()),
    ])
}

#[test]
fn names_of_columns_may_vary() {
    for table in [
        "Timestamp,Audio File,Transcript\n2019-03-01T10:20:30Z,a1.wav,what time is it\n",
        "transcript text;file name;creation time\r\nwhat time is it;Audio/A1.WAV;2019-03-01 10:20:30\r\n",
        "\u{feff}\"Date/Time (UTC)\"\t\"Recording\"\t\"Utterance\"\n\"2019-03-01 10:20:30\"\t\"a1\"\t\"what time is it\"\n",
        "Device,timeStamp,TimeZone,utterance id,audioFile,utterance\nEcho,1551435630000,UTC,7,x\\a1.wav,what time is it\n",
        "2019-03-01T10:20:30Z,a1.wav,what time is it\n",
    ] {
        let listing = with_table(table);
        assert_eq!(listing.rows.len(), 1, "{table}");
        let row = &listing.rows[0];
        assert_eq!(row.transcript, "what time is it", "{table}");
        assert_eq!(row.time, Some(AT), "{table}");
        let found = row.sound.as_ref().map(|sound| sound.name());
        assert_eq!(found, Some("Export/Voice/Audio/a1.wav"), "{table}");
        assert!(listing.unmatched.is_empty() && listing.quarantined.is_empty());
    }
}

#[test]
fn the_sound_can_be_heard() {
    let files = [
        deflated("a1.wav", &sound(1, 100)),
        stored("t.csv", b"time,audio,transcript\n2019-03-01,a1.wav,hi\n"),
    ];
    let bytes = pack(&files);
    let listing = open(&files);
    let file = listing.rows[0].sound.as_ref().unwrap();
    let range = file.range();
    let part = &bytes[range.start as usize..range.end as usize];
    let heard = file.open(part).unwrap();
    assert_eq!((heard.samples.len(), heard.rate), (100, 16_000));
}

#[test]
fn what_does_not_fit_together_is_listed() {
    let listing = open(&[
        stored("a/1.wav", &sound(1, 10)),
        stored("b/1.wav", &sound(2, 10)),
        stored("b/2.mp3", b"ID3"),
        stored("3.wav", &sound(3, 10)),
        stored("notes.txt", b"Thank you for your request.\n"),
        stored("__MACOSX/._3.wav", b"x"),
        stored(
            "t.csv",
            b"time,file,transcript\nsoon,1.wav,two fit\n,b/1.wav,one fits\n,9.wav,none\n,2,mp3\n",
        ),
    ]);
    let found: Vec<_> = listing
        .rows
        .iter()
        .map(|row| row.sound.as_ref().map(|sound| sound.name().to_owned()))
        .collect();
    let expected = [None, Some("b/1.wav"), None, Some("b/2.mp3")];
    assert_eq!(found, expected.map(|name| name.map(str::to_owned)));
    assert_eq!(
        (listing.rows[0].time, listing.rows[0].time_text.as_str()),
        (None, "soon")
    );
    let rest: Vec<&str> = listing.unmatched.iter().map(|sound| sound.name()).collect();
    assert_eq!(rest, ["a/1.wav", "3.wav"]);
    assert_eq!(listing.quarantined, []);
}

#[test]
fn rows_of_any_length_and_quotes_that_never_close_are_taken() {
    let listing =
        with_table("time,audio,transcript,x\n2019-03-01\n,a1.wav,\"one\r\ntwo\",,,,\n,,\"open\n");
    let said: Vec<&str> = listing
        .rows
        .iter()
        .map(|row| row.transcript.as_str())
        .collect();
    assert_eq!(said, ["", "one\r\ntwo", "open"]);
}

#[test]
fn bytes_that_are_no_text_become_replacement_characters() {
    let table = b"time,audio,transcript\n,a.wav,caf\xe9 <b>\n";
    let listing = open(&[stored("t.csv", table)]);
    assert_eq!(listing.rows[0].transcript, "caf\u{fffd} <b>");
}

#[test]
fn a_table_that_says_nothing_is_listed_and_the_sound_kept() {
    let listing = with_table("name,colour\nx,red\n");
    assert_eq!(listing.quarantined[0].why, ArchiveError::TableUnknown);
    assert_eq!(listing.unmatched.len(), 1);
}

#[test]
fn a_cell_of_a_megabyte_is_cut() {
    let table = format!("time,audio,transcript\n,,{}\n", "\u{1f600}".repeat(250_000));
    let listing = with_table(&table);
    assert_eq!(listing.rows[0].transcript.chars().count(), 10_000);
}

#[test]
fn more_rows_than_are_looked_at_are_said_to_be_too_many() {
    let table = format!("time,audio,transcript\n{}", "a,b,c\n".repeat(200_001));
    let listing = open(&[
        stored("t.csv", table.as_bytes()),
        stored("a.wav", &sound(1, 10)),
    ]);
    assert_eq!(listing.quarantined[0].why, ArchiveError::TooManyRows);
}
