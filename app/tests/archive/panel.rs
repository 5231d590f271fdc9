//! The panel "Files": what a person sees and presses, with signals made up.

use hearsay::shared::Command;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress};
use hearsay::shared::library::Reading;
use hearsay_speaker::archive::Summary;
use js_sys::Function;
use leptos::prelude::{Set, document};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::browser::file;
use crate::made::recordings;
use crate::stage::{Stage, wait};

/// The panel, open.
pub async fn panel() -> Stage {
    let stage = Stage::new().await;
    stage.element("#privacy-files").click();
    leptos::task::tick().await;
    stage.sent();
    stage
}

/// The panel with this under way or behind it.
pub async fn with(progress: ArchiveProgress) -> Stage {
    let stage = panel().await;
    stage.shared.archive.progress.set(progress);
    leptos::task::tick().await;
    stage
}

fn working(done: usize, of: usize) -> ArchiveProgress {
    let what = "Saving recordings";
    ArchiveProgress::Working { what, done, of }
}

/// One command.
pub fn archive(command: ArchiveCommand) -> [Command; 1] {
    [Command::Archive(command)]
}

/// Identifier of what has the focus.
pub fn focused() -> String {
    document().active_element().unwrap().id()
}

/// All these words are shown.
pub fn says(stage: &Stage, parts: &[&str]) {
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
