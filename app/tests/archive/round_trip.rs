//! Out, and back into empty vaults: the same recordings, to the bit.

use hearsay::shared::archive::Import;
use hearsay_speaker::archive::{LATEST, Opened, open_whole};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::Event;
use hearsay_speaker::record::{Condition, Recording, RecordingTail};
use hearsay_speaker::remnant::Remnant;
use hearsay_speaker::{EndReason, Owner};
use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::made::{archive, recording, recordings};
use crate::support::{Awake, empty, held, until};

/// One recording of every owner, one without sound, one that was cut off, and one that lost its end.
fn all_kinds() -> Vec<(Recording, Vec<f32>)> {
    let owners = [
        Owner::Device,
        Owner::Cloud,
        Owner::Reviewers,
        Owner::SkillProvider,
        Owner::Recipient,
    ];
    let mut all: Vec<_> = (1..)
        .zip(owners)
        .map(|(at, owner)| recording("same-id", owner, at))
        .collect();
    let (mut rejected, _) = recording("rejected", Owner::Cloud, 7);
    rejected.tail.end_reason = EndReason::Rejected;
    all.push((rejected, Vec::new()));
    let (mut cut, samples) = recording("cut", Owner::Cloud, 8);
    cut.tail = RecordingTail::recovered(500, cut.tail.marks);
    all.push((cut, samples));
    let (mut short, samples) = recording("short", Owner::Device, 9);
    short.condition = Condition::Interrupted;
    all.push((short, samples));
    all
}

#[wasm_bindgen_test]
async fn everything_comes_back_into_empty_vaults_to_the_bit() {
    let awake = Awake::with(&all_kinds()).await;
    let before = held().await;
    assert_eq!(before.len(), 8);
    let (zip, summary) = awake.export(None).await;
    assert_eq!((summary.recordings, summary.unreadable), (8, 0));
    assert_eq!(summary.without_sound, ["rejected"]);
    assert_eq!(summary.bytes, zip.len() as u64);
    drop(awake);

    empty().await;
    assert!(held().await.is_empty());
    let awake = Awake::over_what_is_there().await;
    let import = awake.import(&zip).await;
    assert_eq!((import.taken, import.alike, import.conflicts), (8, 0, 0));
    assert_eq!(import.quarantined, []);
    assert_eq!(held().await, before);
    let listed = awake.shared.library.all();
    assert_eq!(listed.len(), 8, "the page shows them");

    // Once more, now over what is there.
    let again = awake.import(&zip).await;
    assert_eq!((again.taken, again.alike, again.conflicts), (0, 8, 0));
    assert_eq!(held().await, before);
}

#[wasm_bindgen_test]
async fn a_second_export_holds_the_same_sound_and_history() {
    let awake = Awake::with(&all_kinds()).await;
    let (first, _) = awake.export(None).await;
    drop(awake);
    empty().await;
    let awake = Awake::over_what_is_there().await;
    awake.import(&first).await;
    let (second, _) = awake.export(None).await;
    let records = |zip: &[u8]| match open_whole(zip).unwrap() {
        Opened::Hearsay(archive) => {
            let plain = |recording: &Recording| Recording {
                bytes: 0,
                ..recording.clone()
            };
            let records = archive.records.iter();
            records
                .map(|record| plain(&record.recording))
                .collect::<Vec<_>>()
        }
        Opened::Foreign(_) => panic!("not ours"),
    };
    assert_eq!(records(&second), records(&first));
    let conditions: Vec<_> = records(&second).iter().map(|it| it.condition).collect();
    assert!(conditions.contains(&Condition::Interrupted));
}

#[wasm_bindgen_test]
async fn a_choice_holds_what_was_chosen_and_nothing_of_the_rest() {
    let all = recordings(4);
    let awake = Awake::with(&all).await;
    let chosen: Vec<RecordRef> = all[1..3].iter().map(|(it, _)| RecordRef::of(it)).collect();
    let (zip, summary) = awake.export(Some(chosen)).await;
    assert_eq!(summary.recordings, 2);
    let Opened::Hearsay(archive) = open_whole(&zip).unwrap() else {
        panic!("not ours");
    };
    let ids: Vec<String> = archive.keys().map(|key| key.id).collect();
    assert_eq!(ids, ["r1", "r2"]);
    assert_eq!((archive.extras, archive.ledger.entries.len()), (None, 0));
    assert!(
        awake.told("as one ZIP"),
        "also where the history is looked at"
    );
}

#[wasm_bindgen_test]
async fn saving_and_reading_in_stand_in_the_ledger_and_the_ledger_in_the_archive() {
    let awake = Awake::with(&recordings(3)).await;
    let written = |event: &Event| {
        let ledger = awake.shared.privacy.ledger;
        ledger.with_untracked(|ledger| ledger.iter().any(|entry| entry.event == *event))
    };
    awake.export(None).await;
    let saved = Event::Exported { recordings: 3 };
    until("saving is written down", || written(&saved)).await;
    let (zip, _) = awake.export(None).await;
    let Opened::Hearsay(archive) = open_whole(&zip).unwrap() else {
        panic!("not ours");
    };
    assert!(
        archive
            .ledger
            .entries
            .iter()
            .any(|entry| entry.event == saved)
    );

    let mut changed = recordings(4);
    changed[0].0.tail.answer = None;
    let import = awake.import(&crate::made::archive(&changed, None)).await;
    assert_eq!((import.taken, import.conflicts), (1, 3));
    let read = Event::Imported {
        recordings: 1,
        refused: 3,
    };
    until("reading in is written down", || written(&read)).await;

    let ledger = awake.import(&zip).await.ledger.unwrap();
    assert!(ledger.verdict.holds() && ledger.refused == 0, "{ledger:?}");
}

/// What a deletion of this recording left.
fn remnant(id: &str, started: u64) -> Remnant {
    let (mut recording, _) = recording(id, Owner::Cloud, 1);
    recording.head.started = started;
    Remnant::of(&recording, "C1", 1_700_000_000_000).unwrap()
}

#[wasm_bindgen_test]
async fn remnants_are_merged_and_rules_are_left_alone() {
    let awake = Awake::with(&[]).await;
    let house = awake.shared.privacy.house;
    let before = house.get_untracked();
    let remnants = [
        remnant("a", 1),
        remnant("b", 2),
        remnant("never", LATEST + 1),
    ];
    let extras = serde_json::json!({
        "house": { "deletion_by_voice": true, "profile": "Mallory" },
        "remnants": remnants,
    });
    let zip = archive(&recordings(1), Some(&extras.to_string()));
    let import = awake.import(&zip).await;
    assert_eq!((import.taken, import.remnants, import.rules), (1, 2, true));
    assert_eq!(house.get_untracked(), before);
    let known = || {
        let remnants = awake.shared.privacy.remnants;
        remnants.with_untracked(|remnants| remnants.all().len())
    };
    until("they are shown", || known() == 2).await;
    assert_eq!(awake.import(&zip).await.remnants, 0, "each only once");
}

#[wasm_bindgen_test]
async fn extras_that_are_something_else_are_left_out_and_the_rest_is_taken() {
    let awake = Awake::with(&[]).await;
    let zip = archive(&recordings(2), Some("{\"remnants\":[7]}"));
    let Import {
        taken, quarantined, ..
    } = awake.import(&zip).await;
    assert_eq!(taken, 2);
    assert_eq!(quarantined[0].what, "extras of history.json");
}
