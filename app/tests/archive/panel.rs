//! The panel "Files": what a person sees and presses, with signals made up.

use hearsay::shared::Command;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress, ForeignLedger, Import};
use hearsay::shared::library::Reading;
use hearsay_speaker::Owner;
use hearsay_speaker::archive::{ArchiveError, Quarantined, Summary};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::{ChainFault, Problem, Verdict};
use js_sys::Function;
use leptos::prelude::{Set, document};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, wait};
use crate::support::{file, recordings};

/// The panel, open.
pub async fn panel() -> Stage {
    let stage = Stage::new().await;
    stage.element("#privacy-files").click();
    leptos::task::tick().await;
    stage.sent();
    stage
}

async fn with(progress: ArchiveProgress) -> Stage {
    let stage = panel().await;
    stage.shared.archive.progress.set(progress);
    leptos::task::tick().await;
    stage
}

fn working(done: usize, of: usize) -> ArchiveProgress {
    let what = "Saving recordings";
    ArchiveProgress::Working { what, done, of }
}

fn archive(command: ArchiveCommand) -> [Command; 1] {
    [Command::Archive(command)]
}

fn focused() -> String {
    document().active_element().unwrap().id()
}

fn says(stage: &Stage, parts: &[&str]) {
    let text = stage.text(".files");
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing from: {text}");
    }
}

/// Gives files to an element as a hand would: chosen, or dropped.
fn give(element: &HtmlElement, how: &str, files: &[web_sys::File]) {
    let script = match how {
        "choose" => {
            "element.files = all.files;
             element.dispatchEvent(new Event('change', { bubbles: true }));"
        }
        _ => {
            "element.dispatchEvent(new DragEvent('drop',
                { dataTransfer: all, bubbles: true, cancelable: true }));"
        }
    };
    let body = format!(
        "const all = new DataTransfer();
         for (const file of files) all.items.add(file);
         {script}"
    );
    let files: js_sys::Array = files.iter().map(JsValue::from).collect();
    let call = Function::new_with_args("element, files", &body);
    call.call2(&JsValue::NULL, element, &files).unwrap();
}

#[wasm_bindgen_test]
async fn saving_says_what_will_be_in_the_file_and_that_it_is_not_encrypted() {
    let stage = panel().await;
    let files = [
        "WAV",
        "history.json",
        "history.csv",
        "index.html",
        "ledger.jsonl",
        "checksums.txt",
    ];
    says(&stage, &files);
    says(&stage, &["not encrypted", "There is no recording yet."]);
    let rows = recordings(2).into_iter().map(|(mut it, _)| {
        it.bytes = 1_000_000;
        it
    });
    stage.shared.library.update(|history| history.extend(rows));
    leptos::task::tick().await;
    says(&stage, &["2 recordings", "2.0"]);
    stage.the("button", "Save everything as a ZIP").click();
    assert_eq!(stage.sent(), archive(ArchiveCommand::Export(None)));
}

#[wasm_bindgen_test]
async fn a_bar_shows_how_far_it_came_and_cancel_is_heard() {
    let stage = with(working(0, 0)).await;
    let bar = stage.element("progress");
    assert_eq!(
        bar.get_attribute("aria-label").as_deref(),
        Some("Saving recordings")
    );
    assert_eq!(bar.get_attribute("value"), None, "not known yet");
    stage.shared.archive.progress.set(working(3, 12));
    leptos::task::tick().await;
    assert_eq!(bar.get_attribute("value").as_deref(), Some("3"));
    assert_eq!(bar.get_attribute("max").as_deref(), Some("12"));
    says(&stage, &["3 of 12"]);

    let save = stage.the("button", "Save everything as a ZIP");
    assert_eq!(save.get_attribute("aria-disabled").as_deref(), Some("true"));
    save.click();
    assert!(stage.sent().is_empty(), "one thing at a time");
    stage.the("button", "Cancel").click();
    assert_eq!(stage.sent(), archive(ArchiveCommand::Cancel));
    assert_eq!(focused(), "files-outcome");
}

#[wasm_bindgen_test]
async fn the_focus_is_not_lost_when_what_is_under_way_ends() {
    let stage = with(working(1, 2)).await;
    stage.the("button", "Cancel").focus().unwrap();
    stage
        .shared
        .archive
        .progress
        .set(ArchiveProgress::Exported(Summary::default()));
    wait(50).await;
    assert!(stage.find("button", "Cancel").is_none());
    assert_eq!(focused(), "files-outcome");
    stage.the("button", "Close this message").click();
    assert_eq!(stage.sent(), archive(ArchiveCommand::Dismiss));
    assert_eq!(focused(), "files-saving");
}

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

#[wasm_bindgen_test]
async fn an_archive_is_opened_by_choosing_and_by_dropping_one_file() {
    let stage = panel().await;
    let input = stage.element("input[type=file]");
    assert_eq!(crate::stage::name(&input), "Archive (ZIP file)");
    let zone = stage.element(".files-drop");
    let one = file(b"one");
    for (element, how) in [(&input, "choose"), (&zone, "drop"), (&input, "choose")] {
        give(element, how, std::slice::from_ref(&one));
        let sent = stage.sent();
        let [Command::Archive(ArchiveCommand::Import(file))] = sent.as_slice() else {
            panic!("{how}: {sent:?}");
        };
        assert_eq!(file.size(), 3.0);
    }
    give(&zone, "drop", &[one.clone(), one.clone()]);
    leptos::task::tick().await;
    assert!(stage.sent().is_empty());
    says(&stage, &["One archive at a time"]);
    give(&zone, "drop", &[]);
    leptos::task::tick().await;
    says(&stage, &["That was no file"]);
    stage.shared.archive.progress.set(working(1, 2));
    give(&zone, "drop", &[one]);
    leptos::task::tick().await;
    assert!(stage.sent().is_empty());
    says(&stage, &["Wait until what is under way is done"]);
}

#[wasm_bindgen_test]
async fn locked_vaults_are_said() {
    let stage = panel().await;
    stage.shared.library.reading.set(Reading::Locked);
    leptos::task::tick().await;
    says(&stage, &["The vaults are locked"]);
}
