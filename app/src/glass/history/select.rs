//! Choosing many, and what can be done with them.

use super::{
    super::format,
    count::recordings,
    state::{Asked, State},
};
use crate::shared::{Command, archive::ArchiveCommand};
use hearsay_speaker::history::RecordRef;
use leptos::prelude::*;

/// What is chosen, in one line. Says so when some of it is not in the list.
fn sentence(state: State) -> String {
    let chosen = state.chosen();
    if chosen.records == 0 {
        return "Nothing selected.".to_owned();
    }
    let here = state
        .found
        .with(|found| state.selection.with(|selection| selection.within(found)));
    let size = format::bytes(chosen.bytes);
    let all = format!("{} selected, {size}", recordings(chosen.records));
    match chosen.records.saturating_sub(here) {
        0 => format!("{all}."),
        hidden => format!(
            "{all}; the filters hide {} of them.",
            format::count(hidden as u64)
        ),
    }
}

/// The names of what is chosen.
pub(super) fn names(state: State) -> Vec<RecordRef> {
    state
        .selection
        .with_untracked(|selection| {
            state
                .shared
                .library
                .with_untracked(|history| selection.names(history))
        })
        .unwrap_or_default()
}

/// Select all, none, the others; download or delete what is selected.
#[component]
pub(super) fn SelectBar(state: State) -> impl IntoView {
    let selection = state.selection;
    let any = Memo::new(move |_| state.chosen().records > 0);
    let text = Memo::new(move |_| sentence(state));
    let send = move |make: fn(Vec<RecordRef>) -> ArchiveCommand| {
        move |_| state.shared.send(Command::Archive(make(names(state))))
    };
    let all = move |_| {
        state
            .found
            .with_untracked(|found| selection.update(|s| s.all(found)));
    };
    let turn = move |_| {
        state
            .found
            .with_untracked(|found| selection.update(|s| s.invert(found)));
    };
    view! {
        <div class="select-bar" role="group" aria-label="Selection">
            <p class="facts" role="status">{text}</p>
            <button type="button" class="quiet" on:click=all>"Select all shown"</button>
            <button type="button" class="quiet" on:click=turn>"Invert selection"</button>
            <button type="button" class="quiet" on:click=move |_| selection.update(|s| s.clear())>
                "Select none"
            </button>
            <Show when=move || any.get()>
                <button type="button" class="quiet" on:click=send(ArchiveCommand::Wav)>
                    "Download selected as WAV"
                </button>
                <button
                    type="button" class="quiet"
                    on:click=send(|names| ArchiveCommand::Export(Some(names)))
                >
                    "Download selected as ZIP"
                </button>
                <button
                    type="button" class="quiet" aria-haspopup="dialog"
                    on:click=move |_| state.asked.set(Asked::Selected)
                >
                    "Delete selected …"
                </button>
            </Show>
            <button
                type="button" class="quiet" aria-haspopup="dialog"
                on:click=move |_| state.asked.set(Asked::Open)
            >
                "Delete …"
            </button>
        </div>
    }
}
