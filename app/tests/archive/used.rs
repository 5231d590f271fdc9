//! An import over what is there: nothing that lies in the vaults is changed.

use hearsay_speaker::Owner;
use hearsay_speaker::archive::ArchiveError;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::damage;
use crate::made::{archive, recording, recordings};
use crate::support::{Awake, empty, held, vault};

#[wasm_bindgen_test]
async fn what_is_there_stays_and_only_what_is_new_is_taken_in() {
    let all = recordings(4);
    let zip = archive(&all, None);
    // The first is there alike, the second with other words, the third with other sound.
    let mut stored = all[..3].to_vec();
    stored[1].0.tail.answer = Some("Another answer.".to_owned());
    stored[2].1[0] = 0.5;
    let awake = Awake::with(&stored).await;
    let before = held().await;
    let import = awake.import(&zip).await;
    assert_eq!((import.taken, import.alike, import.conflicts), (1, 1, 2));
    assert_eq!(import.quarantined, []);
    let mut after = held().await;
    let new = after.remove("Cloud r3").unwrap();
    assert_eq!(new.0.tail, all[3].0.tail);
    assert_eq!(after, before);
}

#[wasm_bindgen_test]
async fn one_identifier_with_two_owners_is_two_recordings() {
    let ours = recording("twin", Owner::Cloud, 1);
    let theirs = recording("twin", Owner::Recipient, 1);
    let awake = Awake::with(&[ours]).await;
    let import = awake.import(&archive(&[theirs], None)).await;
    assert_eq!((import.taken, import.conflicts), (1, 0));
    assert_eq!(held().await.len(), 2);
}

#[wasm_bindgen_test]
async fn a_damaged_recording_is_saved_without_sound_told_and_not_restored() {
    let awake = Awake::with(&recordings(3)).await;
    damage(Owner::Cloud, "r1").await;
    let (zip, summary) = awake.export(None).await;
    assert_eq!((summary.recordings, summary.unreadable), (3, 1));
    assert_eq!(summary.without_sound, ["r1"]);
    drop(awake);
    empty().await;
    let awake = Awake::over_what_is_there().await;
    let import = awake.import(&zip).await;
    assert_eq!(import.taken, 2);
    assert_eq!(import.quarantined.len(), 1);
    assert_eq!(import.quarantined[0].what, "r1");
    assert_eq!(import.quarantined[0].why, ArchiveError::SoundMissing);
    let kept: Vec<String> = held().await.into_keys().collect();
    assert_eq!(kept, ["Cloud r0", "Cloud r2"]);
}

#[wasm_bindgen_test]
async fn a_recording_that_was_deleted_while_saving_is_left_out() {
    let awake = Awake::with(&recordings(3)).await;
    crate::support::until("they are listed", || awake.shared.library.all().len() == 3).await;
    // Behind the page's back: it still lists it.
    vault(Owner::Cloud).await.delete("r1").await.unwrap();
    let (zip, summary) = awake.export(None).await;
    assert_eq!((summary.recordings, summary.unreadable), (2, 0));
    assert!(!String::from_utf8_lossy(&zip).contains("\"id\":\"r1\""));
}
