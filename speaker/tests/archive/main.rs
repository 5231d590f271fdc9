//! The archive: out, back in, and what hostile or damaged files do to it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod asking;
mod contents;
mod endings;
mod foreign;
mod hostile;
mod importing;
mod mutations;
mod packer;
mod round_trip;
mod waves;

use hearsay_speaker::archive::{
    Archive, Contents, Export, Opened, RecordKey, Restored, Step, Summary, open_whole,
};
use hearsay_speaker::record::{Condition, Recording, RecordingHead, RecordingTail};
use hearsay_speaker::{EndReason, Initiator, Millis, Owner, wav};
use std::collections::HashMap;

/// 2024-02-29 00:00 UTC.
const LEAP_DAY: Millis = 1_709_164_800_000;

/// A recording of the cloud.
fn recording(id: &str, started: Millis) -> Recording {
    let tail = RecordingTail {
        answer: Some("I do not know.".to_owned()),
        spoke: true,
        ..RecordingTail::new(1_000, EndReason::Silence)
    };
    Recording {
        head: RecordingHead::new(id, started, Initiator::WakeWord, Owner::Cloud, 16_000),
        tail,
        condition: Condition::Whole,
        bytes: 32_028,
    }
}

/// A WAV file of `count` samples that depend on `seed`.
fn sound(seed: i16, count: i16) -> Vec<u8> {
    let sample = |at: i16| f32::from(at.wrapping_mul(31).wrapping_add(seed)) / 32_768.0;
    let samples: Vec<f32> = (0..count).map(sample).collect();
    wav::encode(&samples, 16_000)
}

/// Two recordings with sound, one without, a ledger and extras.
fn contents() -> Contents {
    let recordings = vec![
        recording("first", LEAP_DAY),
        recording("second", LEAP_DAY + 1_000),
        recording("silent", LEAP_DAY + 2_000),
    ];
    let wake = hearsay_speaker::ledger::Event::Wake;
    Contents {
        recordings,
        ledger: vec![hearsay_speaker::ledger::append(None, wake, None, LEAP_DAY)],
        extras: Some(r#"{"theme":"dark"}"#.to_owned()),
        now: LEAP_DAY + 86_400_000,
    }
}

/// Sounds of [`contents`].
fn sounds() -> HashMap<String, Vec<u8>> {
    [("first", sound(1, 500)), ("second", sound(2, 700))]
        .map(|(id, wav)| (id.to_owned(), wav))
        .into()
}

/// The whole archive.
fn export(contents: Contents, sounds: &HashMap<String, Vec<u8>>) -> (Vec<u8>, Summary) {
    let mut export = Export::new(contents).unwrap();
    let mut archive = Vec::new();
    loop {
        match export.next().unwrap() {
            Step::Sound(asked) => {
                let wav = sounds.get(&asked.head.id).map(Vec::as_slice);
                export.sound(wav).unwrap();
            }
            Step::Chunk(chunk) => archive.extend(chunk.bytes),
            Step::Done(summary) => return (archive, summary),
        }
    }
}

/// An archive of [`contents`].
fn good() -> Vec<u8> {
    export(contents(), &sounds()).0
}

/// Opens one of ours.
fn open(bytes: &[u8]) -> Archive {
    match open_whole(bytes).unwrap() {
        Opened::Hearsay(archive) => archive,
        Opened::Foreign(listing) => panic!("not ours: {listing:?}"),
    }
}

/// The recording at this place, opened from a whole archive.
fn restore(archive: &Archive, at: usize, bytes: &[u8]) -> Restored {
    let record = &archive.records[at];
    let range = record.range();
    let part = &bytes[range.start as usize..range.end as usize];
    record.open(part).unwrap()
}

/// The key of one of [`contents`].
fn key(id: &str) -> RecordKey {
    RecordKey {
        owner: Owner::Cloud,
        id: id.to_owned(),
    }
}
