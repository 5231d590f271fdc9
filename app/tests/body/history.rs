//! The history: what lies in the vault is listed, drawn, played, deleted, and recovered.

use hearsay::shared::{
    Command, NoticeKind,
    library::Reading,
    privacy::PrivacyCommand::{Delete, Hurry},
};
use hearsay::vault::{Keyring, Vault};
use hearsay_speaker::record::{Condition, RecordingHead, RecordingTail};
use hearsay_speaker::{EndReason, Initiator, Owner, history::RecordRef, remnant::Deletion};
use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{Awake, until};

fn head(id: &str) -> RecordingHead {
    RecordingHead::new(id, 1_700_000_000_000, Initiator::Tap, Owner::Cloud, 16_000)
}

fn tail(duration_ms: u32) -> RecordingTail {
    RecordingTail {
        spoke: true,
        ..RecordingTail::new(duration_ms, EndReason::Silence)
    }
}

async fn cloud() -> Vault {
    let keyring = Keyring::open().await.unwrap();
    Vault::open(Owner::Cloud, &keyring).await.unwrap()
}

/// The name of a record in the simulated cloud.
fn record(id: &str) -> RecordRef {
    RecordRef {
        owner: Owner::Cloud,
        id: id.to_owned(),
    }
}

/// A second of a rising and falling tone, as a stored recording.
async fn store(id: &str) {
    let samples: Vec<f32> = (0..16_000).map(|i| (i as f32 * 0.05).sin() * 0.5).collect();
    let vault = cloud().await;
    let mut writer = vault.begin(head(id)).await.unwrap();
    writer.append(&samples).await.unwrap();
    writer.finish(tail(1_000)).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_recording_is_listed_drawn_played_and_deleted() {
    store("body-plays").await;
    let awake = Awake::new();
    let id = || "body-plays".to_owned();
    let name = || record("body-plays");
    until("it is listed", || awake.ids().contains(&id())).await;

    awake.shared.send(Command::Overview(name()));
    let outline = || {
        awake
            .shared
            .overviews
            .with_untracked(|known| known.get(&name()).cloned())
    };
    until("it is drawn", || outline().is_some()).await;
    let outline = outline().unwrap();
    assert_eq!(outline.len(), 200);
    assert!(
        outline
            .iter()
            .any(|(low, high)| *low < -0.45 && *high > 0.45)
    );

    awake.shared.send(Command::Play(name(), 400));
    let playing = || awake.shared.playing.get_untracked();
    until("it plays", || playing().is_some()).await;
    assert!(playing().unwrap().position_ms >= 400, "{:?}", playing());
    until("it ends by itself", || playing().is_none()).await;

    awake.shared.send(Command::Play(name(), 0));
    until("it plays again", || playing().is_some()).await;
    awake.shared.send(Command::StopPlaying);
    assert_eq!(playing(), None);

    let deletion = Delete(Deletion::One(name()));
    awake.shared.send(Command::Privacy(deletion));
    until("it waits", || {
        awake.shared.privacy.pending.get_untracked().is_some()
    })
    .await;
    awake.shared.send(Command::Privacy(Hurry));
    until("it is gone", || !awake.ids().contains(&id())).await;
    assert!(awake.told(|kind| matches!(kind, NoticeKind::Deleted { bytes } if *bytes > 32_000)));
}

#[wasm_bindgen_test]
async fn what_a_crash_cut_off_is_finished_and_told() {
    let vault = cloud().await;
    let mut writer = vault.begin(head("body-crashed")).await.unwrap();
    writer.append(&[0.25; 16_000]).await.unwrap();
    drop(writer);

    let awake = Awake::new();
    until("it is told", || {
        awake.told(|kind| {
            *kind
                == NoticeKind::Recovered {
                    id: "body-crashed".to_owned(),
                }
        })
    })
    .await;
    until("it is listed", || {
        awake.ids().contains(&"body-crashed".to_owned())
    })
    .await;
    let history = awake.shared.library.all();
    let found = history
        .iter()
        .find(|recording| recording.head.id == "body-crashed")
        .unwrap();
    assert_eq!(
        (found.condition, found.tail.duration_ms),
        (Condition::Interrupted, 1_000)
    );
    vault.delete("body-crashed").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_recording_that_is_not_there_is_told_and_harms_nothing() {
    let awake = Awake::new();
    until("the history is read", || {
        awake.shared.library.reading.get_untracked() == Reading::Whole
    })
    .await;
    awake.shared.send(Command::Play(record("nowhere"), 0));
    until("it is told", || {
        awake.told(|kind| matches!(kind, NoticeKind::Told(_)))
    })
    .await;
    assert_eq!(awake.shared.playing.get_untracked(), None);
}
