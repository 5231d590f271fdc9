//! What lies in an archive, as other programs see it.

use crate::{LEAP_DAY, contents, export, good, recording, sounds};
use hearsay_speaker::archive::{Contents, Export, Step};
use hearsay_speaker::ledger::Hash;
use std::collections::HashMap;
use std::io::{Cursor, Read};

/// All files, unpacked by a program that is not ours.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            (file.name().unwrap().into_owned(), data)
        })
        .collect()
}

fn file(bytes: &[u8], name: &str) -> String {
    let found = unpacked(bytes).into_iter().find(|(it, _)| it == name);
    String::from_utf8(found.unwrap().1).unwrap()
}

/// One recording that says this.
fn saying(text: &str) -> Vec<u8> {
    let mut recording = recording("a", LEAP_DAY);
    recording.tail.answer = Some(text.to_owned());
    recording.head.profile = Some(text.to_owned());
    let contents = Contents {
        recordings: vec![recording],
        ..Contents::default()
    };
    export(contents, &HashMap::new()).0
}

#[test]
fn another_program_finds_these_files() {
    let files = unpacked(&good());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "recordings/2024-02-29T00-00-00Z_first.wav",
            "recordings/2024-02-29T00-00-01Z_second.wav",
            "README.txt",
            "ledger.jsonl",
            "history.csv",
            "index.html",
            "history.json",
            "checksums.txt",
        ]
    );
    assert_eq!(files[0].1, sounds()["first"]);
}

#[test]
fn the_checksums_are_those_of_all_other_files() {
    let bytes = good();
    let mut expected = String::new();
    for (name, data) in unpacked(&bytes) {
        if name != "checksums.txt" {
            expected.push_str(&format!("{}  {name}\n", Hash::of(&data)));
        }
    }
    assert_eq!(file(&bytes, "checksums.txt"), expected);
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    for start in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\u{ff1d}1",
    ] {
        let table = file(&saying(start), "history.csv");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let at = columns.iter().position(|it| it == "tail.answer").unwrap();
        assert_eq!(row[at], format!("'{start}"));
        let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}'];
        assert!(row.iter().all(|cell| !cell.starts_with(signs)), "{row:?}");
    }
}

#[test]
fn the_table_is_quoted_as_rfc_4180_says() {
    let text = "\"a\",b;\r\nc";
    let table = file(&saying(text), "history.csv");
    assert!(table.contains("\"\"\"a\"\",b;\r\nc\""), "{table}");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| {
        let at = columns.iter().position(|it| it == name).unwrap();
        row[at].to_owned()
    };
    assert_eq!(cell("tail.answer"), text);
    assert_eq!(cell("head.profile"), text);
    assert_eq!(cell("started_utc"), "2024-02-29T00:00:00Z");
    assert_eq!(cell("head.owner"), "cloud");
    assert_eq!(cell("tail.duration_ms"), "1000");
}

#[test]
fn the_page_shows_hostile_words_as_words() {
    let page = file(
        &saying("</td><script>alert(1)</script>\" onx='&\0"),
        "index.html",
    );
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onx=&#39;&amp;\u{fffd}"));
    for never in ["<script", "onx='", "\0", "http:", "https:"] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("default-src 'none'; media-src 'self' file:;"));
}

#[test]
fn the_page_plays_what_lies_beside_it() {
    let page = file(&good(), "index.html");
    let sound = "src=\"recordings/2024-02-29T00-00-00Z_first.wav\"";
    assert_eq!(page.matches(sound).count(), 1);
    assert_eq!(page.matches("<audio").count(), 2);
    assert_eq!(page.matches("<tr>").count(), 4);
    assert!(page.contains("cloud (simulated)"));
}

#[test]
fn the_readme_says_that_nothing_is_encrypted() {
    assert!(file(&good(), "README.txt").contains("Nothing in this archive is encrypted."));
}

#[test]
fn every_part_says_how_far_it_came() {
    let mut export = Export::new(contents()).unwrap();
    let mut parts = Vec::new();
    loop {
        match export.next().unwrap() {
            Step::Sound(_) => export.sound(None).unwrap(),
            Step::Chunk(chunk) => parts.push((chunk.done, chunk.of)),
            Step::Done(_) => break,
        }
    }
    let expected: Vec<(usize, usize)> = (1..=10).map(|done| (done, 10)).collect();
    assert_eq!(parts, expected);
}

#[test]
fn a_thousand_recordings_are_made_a_piece_at_a_time() {
    let recordings = (0..1_000).map(|at| recording(&format!("id{at}"), LEAP_DAY + at));
    let contents = Contents {
        recordings: recordings.collect(),
        ..Contents::default()
    };
    let wav = vec![0; 100_000];
    let mut export = Export::new(contents).unwrap();
    let (mut all, mut largest) = (0u64, 0usize);
    let summary = loop {
        match export.next().unwrap() {
            Step::Sound(_) => export.sound(Some(&wav)).unwrap(),
            Step::Chunk(chunk) => {
                all += chunk.bytes.len() as u64;
                largest = largest.max(chunk.bytes.len());
            }
            Step::Done(summary) => break summary,
        }
    };
    assert_eq!(summary.bytes, all);
    assert!(all > 100_000_000);
    // The history of a thousand records is the largest piece.
    assert!(largest < 2_000_000, "{largest}");
}
