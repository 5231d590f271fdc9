//! Archives that are made to do harm: a sentence, and nothing of them is stored.

use hearsay::shared::archive::ArchiveProgress;
use hearsay_speaker::archive::ArchiveError;
use leptos::prelude::WithUntracked;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::largest_slice;
use crate::made::{archive, recordings};
use crate::packer::{Packed, deflated, pack, stored};
use crate::support::{Awake, held};

const TABLE: &[u8] = b"timestamp,audio file,transcript\n2019-03-01,a.wav,hello\n";

/// What was left out of an archive of these files beside a good table.
async fn left_out(mut files: Vec<Packed>) -> Vec<ArchiveError> {
    files.push(stored("table.csv", TABLE));
    let awake = Awake::with(&[]).await;
    largest_slice();
    let outcome = awake.open(&pack(&files)).await;
    assert_eq!(outcome, ArchiveProgress::Idle);
    assert!(held().await.is_empty());
    awake.shared.archive.foreign.with_untracked(|listing| {
        let left_out = &listing.as_ref().unwrap().quarantined;
        left_out.iter().map(|it| it.why).collect()
    })
}

#[wasm_bindgen_test]
async fn names_that_lead_out_are_left_out() {
    for name in [
        "../../evil.csv",
        "/etc/passwd.csv",
        "C:\\evil.csv",
        "a/../b.csv",
    ] {
        let why = left_out(vec![stored(name, TABLE)]).await;
        assert_eq!(why, [ArchiveError::UnsafeName], "{name}");
    }
}

#[wasm_bindgen_test]
async fn bombs_wrong_sizes_and_wrong_checksums_are_left_out() {
    let mut bomb = deflated("bomb.csv", &vec![b'0'; 8 << 20]);
    assert_eq!(left_out(vec![bomb.clone()]).await, [ArchiveError::Bomb]);
    bomb.size = 1 << 20;
    assert_eq!(left_out(vec![bomb]).await, [ArchiveError::WrongSize]);
    let mut changed = stored("changed.csv", TABLE);
    changed.crc ^= 1;
    assert_eq!(left_out(vec![changed]).await, [ArchiveError::WrongChecksum]);
}

#[wasm_bindgen_test]
async fn a_gigabyte_of_zeros_is_refused_without_reading_it() {
    let mut zeros = deflated("zeros.csv", &vec![0; 4 << 20]);
    zeros.size = 1 << 30;
    assert_eq!(left_out(vec![zeros]).await, [ArchiveError::EntryTooLarge]);
    // The end and the list of contents are all that was read: no more than the longest comment.
    assert!(largest_slice() <= 70_000.0);
}

#[wasm_bindgen_test]
async fn what_is_no_archive_is_refused_with_a_sentence() {
    let awake = Awake::with(&[]).await;
    let good = archive(&recordings(2), None);
    for (bytes, why) in [
        (&b""[..], ArchiveError::NoDirectory),
        (b"hello", ArchiveError::NoDirectory),
        (&good[..good.len() / 2], ArchiveError::NoDirectory),
        (&pack(&[stored("a.exe", b"x")]), ArchiveError::NothingKnown),
        (
            &pack(&[stored("history.json", b"{}")]),
            ArchiveError::HistoryBroken,
        ),
    ] {
        assert_eq!(awake.refusal(bytes).await, why.sentence());
    }
    assert!(held().await.is_empty());
}

#[wasm_bindgen_test]
async fn sound_that_was_changed_is_quarantined_and_the_rest_is_taken_in() {
    let mut zip = archive(&recordings(3), None);
    // Somewhere in the sound of the first recording.
    zip[1_000] ^= 1;
    let awake = Awake::with(&[]).await;
    let import = awake.import(&zip).await;
    assert_eq!(import.taken, 2);
    let left_out: Vec<_> = import
        .quarantined
        .iter()
        .map(|it| (it.what.as_str(), it.why))
        .collect();
    assert_eq!(left_out, [("r0", ArchiveError::WrongChecksum)]);
    let kept: Vec<String> = held().await.into_keys().collect();
    assert_eq!(kept, ["Cloud r1", "Cloud r2"]);
}

#[wasm_bindgen_test]
async fn records_with_impossible_names_and_times_are_quarantined() {
    let mut all = recordings(4);
    all[0].0.head.id = "../../evil".to_owned();
    all[1].0.head.started = u64::MAX;
    all[2].0.head.sample_rate = 48_000;
    let awake = Awake::with(&[]).await;
    let import = awake.import(&archive(&all, None)).await;
    assert_eq!(import.taken, 1);
    let mut why: Vec<_> = import
        .quarantined
        .iter()
        .map(|it| it.why.sentence())
        .collect();
    why.sort_unstable();
    // The two whose record was refused leave sound behind that no record speaks of.
    let mut expected = [
        ArchiveError::BadId,
        ArchiveError::RecordBroken,
        ArchiveError::Unfitting,
        ArchiveError::Unlisted,
        ArchiveError::Unlisted,
    ]
    .map(ArchiveError::sentence);
    expected.sort_unstable();
    assert_eq!(why, expected);
    assert_eq!(held().await.into_keys().collect::<Vec<_>>(), ["Cloud r3"]);
}
