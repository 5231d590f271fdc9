//! "Save everything": what will be in the file, what it does not protect, and the button.

use super::{SAVING, outcome, said};
use crate::glass::{
    format,
    icons::{self, Icon},
};
use crate::shared::{Command, Shared, archive::ArchiveCommand};
use leptos::prelude::*;

/// What lies in an archive, and what it is for.
const CONTENTS: [(&str, &str); 6] = [
    ("WAV files", "the sound of every recording, of all owners"),
    (
        "history.json",
        "everything that Hearsay knows of them, rules and remnants too; Hearsay restores from it",
    ),
    ("history.csv", "the same as a table for spreadsheets"),
    (
        "index.html",
        "all recordings to read and hear in any browser, without network",
    ),
    ("ledger.jsonl", "the activity ledger"),
    ("checksums.txt", "SHA-256 of every file"),
];

/// How much there is to save.
fn amount(shared: Shared) -> String {
    let (count, bytes) = shared.library.with(|history| {
        let sizes = history.recordings().map(|recording| recording.bytes);
        (history.len(), sizes.sum::<u64>())
    });
    match count {
        0 => "There is no recording yet.".to_owned(),
        _ => format!(
            "Now: {}, about {}.",
            said::count(count, "recording", "recordings"),
            format::bytes(bytes)
        ),
    }
}

/// The part of the panel.
#[component]
pub(super) fn Saving(shared: Shared, working: Memo<bool>) -> impl IntoView {
    let save = move |_| {
        if !working.get_untracked() {
            shared.send(Command::Archive(ArchiveCommand::Export(None)));
            outcome::into_view();
        }
    };
    let contents = CONTENTS
        .map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> })
        .collect_view();
    view! {
        <section class="files-part" aria-labelledby=SAVING>
            <h3 id=SAVING tabindex="-1">"Save everything"</h3>
            <p>
                "One ZIP file, made here in this browser and put with your downloads. In it are:"
            </p>
            <dl class="files-contents">{contents}</dl>
            <p class="files-warning">
                <Icon path=icons::WARNING />
                <span>
                    <strong>"The file is not encrypted."</strong>
                    " Whoever has it can hear the recordings. Keep it where only you can reach it. \
                     Deleting recordings here does not delete them there."
                </span>
            </p>
            <p class="hint">{move || amount(shared)}</p>
            <button
                type="button" class="primary"
                aria-disabled=move || working.get().to_string()
                on:click=save
            >
                <Icon path=icons::DOWNLOAD />
                <span>"Save everything as a ZIP"</span>
            </button>
        </section>
    }
}
