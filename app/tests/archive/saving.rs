//! Recordings as single WAV files.

use gloo_timers::future::TimeoutFuture;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress};
use hearsay_speaker::archive::read_wav;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::record::Recording;
use hearsay_speaker::{EndReason, Owner};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

use crate::browser::{bytes, saved};
use crate::made::{recording, recordings};
use crate::support::{Awake, until};

fn names(all: &[(Recording, Vec<f32>)]) -> Vec<RecordRef> {
    all.iter().map(|(it, _)| RecordRef::of(it)).collect()
}

async fn listed(awake: &Awake, many: usize) {
    until("they are listed", || {
        awake.shared.library.all().len() == many
    })
    .await;
}

/// Waits until so many files were saved.
async fn files(many: usize) -> Vec<(String, Blob)> {
    let mut files = Vec::new();
    for _ in 0..500 {
        files.extend(saved());
        if files.len() >= many {
            break;
        }
        TimeoutFuture::new(20).await;
    }
    assert_eq!(files.len(), many);
    files
}

#[wasm_bindgen_test]
async fn a_few_are_saved_as_one_wav_file_each() {
    let all = recordings(3);
    let awake = Awake::with(&all).await;
    listed(&awake, 3).await;
    awake.send(ArchiveCommand::Wav(names(&all)));
    for ((name, blob), (_, samples)) in files(3).await.iter().zip(&all) {
        assert!(
            name.starts_with("hearsay-20") && name.ends_with(".wav"),
            "{name}"
        );
        let sound = read_wav(&bytes(blob).await).unwrap();
        assert_eq!((&sound.samples, sound.rate), (samples, 16_000));
    }
}

#[wasm_bindgen_test]
async fn many_are_proposed_as_one_zip_instead() {
    let all = recordings(11);
    let awake = Awake::with(&all).await;
    listed(&awake, 11).await;
    awake.send(ArchiveCommand::Wav(names(&all)));
    until("it is told", || awake.told("one ZIP")).await;
    assert_eq!(awake.progress(), ArchiveProgress::Proposed(names(&all)));
    assert!(saved().is_empty());
}

#[wasm_bindgen_test]
async fn one_without_sound_is_told() {
    let (mut rejected, _) = recording("rejected", Owner::Cloud, 1);
    rejected.tail.end_reason = EndReason::Rejected;
    let all = [(rejected, Vec::new()), recording("good", Owner::Cloud, 2)];
    let awake = Awake::with(&all).await;
    listed(&awake, 2).await;
    awake.send(ArchiveCommand::Wav(names(&all)));
    until("it is told", || awake.told("1 of 2 recordings")).await;
    files(1).await;
}

#[wasm_bindgen_test]
async fn what_is_no_longer_there_is_not_saved_as_an_empty_archive() {
    let awake = Awake::with(&[]).await;
    let gone = names(&recordings(1));
    awake.send(ArchiveCommand::Export(Some(gone)));
    TimeoutFuture::new(0).await;
    let ArchiveProgress::Refused(why) = awake.done().await else {
        panic!("not refused: {:?}", awake.progress());
    };
    assert!(why.contains("no longer there"), "{why}");
    assert!(saved().is_empty());
}
