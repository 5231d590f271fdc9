//! What came of it, as the panel tells it.

use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress, ForeignLedger, Import};
use hearsay_speaker::Owner;
use hearsay_speaker::archive::{ArchiveError, Quarantined, Summary};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::{ChainFault, Problem, Verdict};
use leptos::prelude::Set;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::panel::{archive, focused, says, with};

#[wasm_bindgen_test]
async fn what_was_saved_is_told_with_what_has_no_sound() {
    let stage = with(ArchiveProgress::Exported(Summary {
        recordings: 1_234,
        without_sound: vec!["a".into(), "b".into(), "c".into()],
        unreadable: 1,
        bytes: 12_300_000,
    }))
    .await;
    let parts = [
        "1,234 recordings",
        "12.3",
        "2 recordings are listed without sound: there never was any",
        "1 recording is listed without sound because it is damaged",
    ];
    says(&stage, &parts);
    let status = stage.element(".files-told");
    assert_eq!(status.get_attribute("role").as_deref(), Some("status"));
    assert!(
        status.text_content().unwrap().contains("1,234"),
        "announced"
    );
}

#[wasm_bindgen_test]
async fn an_import_tells_conflicts_the_ledger_and_every_reason_of_the_quarantine() {
    let hostile = "<img src=x onerror=alert(1)>";
    let left_out = |what: &str, why| Quarantined {
        what: what.to_owned(),
        why,
    };
    let problem = Problem {
        at: 3,
        fault: ChainFault::Edited,
    };
    let import = Import {
        taken: 5,
        alike: 1,
        conflicts: 2,
        quarantined: vec![
            left_out(hostile, ArchiveError::UnsafeName),
            left_out("bomb.wav", ArchiveError::Bomb),
        ],
        remnants: 1,
        rules: true,
        ledger: Some(ForeignLedger {
            verdict: Verdict {
                entries: 9,
                problem: Some(problem),
                clock_went_back: Vec::new(),
            },
            refused: 0,
        }),
    };
    let stage = with(ArchiveProgress::Imported(import)).await;
    let parts = [
        "5 recordings were taken in",
        "1 recording was here already, alike",
        "2 recordings are here already but differ",
        "What is here stayed",
        "1 remnant",
        "not applied",
        "does not hold together",
        "2 things were left out",
        hostile,
        ArchiveError::UnsafeName.sentence(),
        ArchiveError::Bomb.sentence(),
    ];
    says(&stage, &parts);
    assert!(
        stage
            .element(".files")
            .query_selector("img")
            .unwrap()
            .is_none()
    );
}

#[wasm_bindgen_test]
async fn a_refusal_and_a_cancelling_are_told_as_they_are() {
    let stage = with(ArchiveProgress::Refused("Because.".to_owned())).await;
    says(&stage, &["Because."]);
    stage
        .shared
        .archive
        .progress
        .set(ArchiveProgress::Cancelled("Half.".to_owned()));
    leptos::task::tick().await;
    says(&stage, &["Half."]);
}

#[wasm_bindgen_test]
async fn many_single_files_are_proposed_as_one_zip() {
    let chosen: Vec<RecordRef> = (0..42)
        .map(|at| RecordRef {
            owner: Owner::Cloud,
            id: at.to_string(),
        })
        .collect();
    let stage = with(ArchiveProgress::Proposed(chosen.clone())).await;
    stage.the("button", "Save 42 recordings as one ZIP").click();
    assert_eq!(stage.sent(), archive(ArchiveCommand::Export(Some(chosen))));
    assert_eq!(focused(), "files-outcome");
}
