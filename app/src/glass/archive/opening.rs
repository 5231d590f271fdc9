//! "Open an archive": by choosing a file or by dropping one.

use super::{OPENING, outcome};
use crate::shared::{Command, Shared, archive::ArchiveCommand};
use leptos::{ev, html, prelude::*};
use web_sys::FileList;

/// Told when several files were dropped.
const ONE: &str = "One archive at a time, please. Nothing was opened.";

/// Told when something else than a file was dropped.
const NO_FILE: &str = "That was no file. Nothing was opened.";

/// Told when something is under way.
const WAIT: &str = "Wait until what is under way is done, or cancel it. Nothing was opened.";

/// The part of the panel.
#[component]
pub(super) fn OpenArchive(shared: Shared, working: Memo<bool>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let told = RwSignal::new("");
    let open = move |files: Option<FileList>| {
        let count = files.as_ref().map_or(0, FileList::length);
        told.set(match count {
            _ if working.get_untracked() => WAIT,
            0 => NO_FILE,
            1 => "",
            _ => ONE,
        });
        let file = files.filter(|files| files.length() == 1);
        let file = file.and_then(|files| files.get(0));
        if let Some(file) = file.filter(|_| !working.get_untracked()) {
            shared.send(Command::Archive(ArchiveCommand::Import(file)));
            outcome::into_view();
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        // Leaving the browser's question without an answer empties the choice: that is no mistake.
        if input.files().is_some_and(|files| files.length() > 0) {
            open(input.files());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        open(event.data_transfer().and_then(|dropped| dropped.files()));
    };
    // Without this the browser would leave the page and show the file.
    let dragged = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <section class="files-part" aria-labelledby=OPENING>
            <h3 id=OPENING tabindex="-1">"Open an archive"</h3>
            <p>
                "A ZIP that was saved here is taken in again: what is here already stays as it is. A \
                 ZIP that another maker sent on request (sound files and a table of transcripts, as \
                 Amazon sends) is only shown."
            </p>
            <div
                class="files-drop" class:over=over
                on:dragover=dragged on:dragleave=move |_| over.set(false) on:drop=dropped
            >
                <label class="field">
                    <span>"Archive (ZIP file)"</span>
                    <input
                        type="file" node_ref=input
                        accept=".zip,application/zip,application/x-zip-compressed"
                        on:change=chosen
                    />
                </label>
                <p class="hint">"Or drop the file here."</p>
                <p class="hint" aria-live="polite">{move || told.get()}</p>
            </div>
        </section>
    }
}
