//! A full disk, and locked vaults.

use hearsay::shared::archive::ArchiveProgress;
use hearsay::shared::library::Reading;
use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{saved, set_room};
use crate::made::{archive, recordings};
use crate::support::{Awake, held, until};

#[wasm_bindgen_test]
async fn a_full_disk_stops_an_import_says_how_far_it_came_and_leaves_whole_recordings() {
    let zip = archive(&recordings(6), None);
    let awake = Awake::with(&[]).await;
    until("the history is read", || {
        awake.shared.library.reading.get_untracked() == Reading::Whole
    })
    .await;
    // The first has one piece, the others two: the fourth finds no room.
    set_room(5.0);
    let why = awake.refusal(&zip).await;
    set_room(f64::INFINITY);
    assert!(why.contains("no room") && why.contains("3 of 6"), "{why}");
    let kept = held().await;
    assert_eq!(kept.len(), 3);
    assert!(kept.values().all(|(_, samples)| samples.len() >= 8_000));
    let rest = awake.import(&zip).await;
    assert_eq!((rest.alike, rest.taken), (3, 3));
}

#[wasm_bindgen_test]
async fn locked_vaults_give_and_take_nothing_and_say_so() {
    let awake = Awake::with(&recordings(1)).await;
    until("the history is read", || {
        awake.shared.library.reading.get_untracked() == Reading::Whole
    })
    .await;
    awake.shared.library.clear();
    awake.shared.library.reading.set(Reading::Locked);
    let why = awake.refusal(&archive(&recordings(2), None)).await;
    assert!(why.contains("ocked"), "{why}");
    awake.send(hearsay::shared::archive::ArchiveCommand::Export(None));
    gloo_timers::future::TimeoutFuture::new(0).await;
    let refused = awake.done().await;
    assert!(
        matches!(refused, ArchiveProgress::Refused(_)),
        "{refused:?}"
    );
    assert!(saved().is_empty());
    assert_eq!(held().await.len(), 1);
}
