//! Cancelled: nothing is saved, and what was taken in is whole.

use gloo_timers::future::TimeoutFuture;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{file, saved};
use crate::made::{archive, recordings};
use crate::support::{Awake, held, until};

#[wasm_bindgen_test]
async fn a_cancelled_export_saves_nothing_and_the_next_one_works() {
    let awake = Awake::with(&recordings(30)).await;
    awake.send(ArchiveCommand::Export(None));
    let halfway = || matches!(awake.progress(), ArchiveProgress::Working { done, .. } if done > 0);
    while !halfway() {
        assert!(awake.is_working() || awake.progress() == ArchiveProgress::Idle);
        TimeoutFuture::new(0).await;
    }
    awake.send(ArchiveCommand::Cancel);
    let ArchiveProgress::Cancelled(said) = awake.done().await else {
        panic!("not cancelled: {:?}", awake.progress());
    };
    assert!(said.contains("Nothing was saved."), "{said}");
    assert!(saved().is_empty());
    let (_, summary) = awake.export(None).await;
    assert_eq!(summary.recordings, 30);
}

#[wasm_bindgen_test]
async fn a_cancelled_import_leaves_whole_recordings_and_the_next_one_completes_it() {
    let all = recordings(40);
    let zip = archive(&all, None);
    let awake = Awake::with(&[]).await;
    awake.send(ArchiveCommand::Import(file(&zip)));
    let taking = || match awake.progress() {
        ArchiveProgress::Working { what, done, .. } => what.starts_with("Taking") && done > 1,
        _ => false,
    };
    while !taking() {
        TimeoutFuture::new(0).await;
    }
    awake.send(ArchiveCommand::Cancel);
    let ArchiveProgress::Cancelled(said) = awake.done().await else {
        panic!("not cancelled: {:?}", awake.progress());
    };
    let half = held().await;
    assert!((1..40).contains(&half.len()), "{}", half.len());
    assert!(said.contains(&format!("{} of 40", half.len())), "{said}");
    for (recording, samples) in half.values() {
        let (_, expected) = all
            .iter()
            .find(|(it, _)| it.head.id == recording.head.id)
            .unwrap();
        assert_eq!(samples.len(), expected.len());
    }
    assert_eq!(
        awake.shared.library.all().len(),
        half.len(),
        "the page shows them"
    );
    let rest = awake.import(&zip).await;
    assert_eq!((rest.alike, rest.taken), (half.len(), 40 - half.len()));
    assert_eq!(held().await.len(), 40);
}

#[wasm_bindgen_test]
async fn one_thing_is_done_at_a_time() {
    let awake = Awake::with(&recordings(20)).await;
    awake.send(ArchiveCommand::Export(None));
    awake.send(ArchiveCommand::Import(file(b"no archive")));
    until("it is told", || awake.told("already")).await;
    assert!(matches!(awake.done().await, ArchiveProgress::Exported(_)));
    assert_eq!(saved().len(), 1);
    awake.send(ArchiveCommand::Dismiss);
    assert_eq!(awake.progress(), ArchiveProgress::Idle);
}
