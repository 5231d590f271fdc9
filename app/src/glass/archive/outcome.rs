//! What is under way, with "Cancel", and what came of it.
//!
//! Only the outcome is announced; a bar that moves sixty times a second must not be.

use super::{OUTCOME, SAVING, quarantine, said};
use crate::glass::{
    focus,
    icons::{self, Icon},
};
use crate::shared::{
    Command, Shared,
    archive::{ArchiveCommand, ArchiveProgress},
};
use leptos::{html, prelude::*};

/// Brings the place where progress is told into view, if a button further down began something.
pub(super) fn into_view() {
    request_animation_frame(|| {
        let Some(place) = document().get_element_by_id(OUTCOME) else {
            return;
        };
        let place_is = place.get_bounding_client_rect();
        let height = window().inner_height().ok();
        let height = height.and_then(|height| height.as_f64()).unwrap_or(0.0);
        if place_is.top() < 0.0 || place_is.bottom() > height {
            place.scroll_into_view();
        }
    });
}

/// Bar, numbers and "Cancel".
#[component]
fn Progress(shared: Shared, held: StoredValue<bool>) -> impl IntoView {
    let bar = NodeRef::<html::Progress>::new();
    let parts = Memo::new(move |_| {
        shared.archive.progress.with(|progress| match progress {
            ArchiveProgress::Working { what, done, of } => (*what, *done, *of),
            _ => ("", 0, 0),
        })
    });
    let what = move || parts.get().0;
    let numbers = move || match parts.get() {
        (_, _, 0) => String::new(),
        (_, done, of) => format!("{done} of {of}"),
    };
    // Without a value the bar says that it cannot be told how long it will take.
    let value = move || {
        Some(parts.get())
            .filter(|(_, _, of)| *of > 0)
            .map(|(_, done, _)| done)
    };
    let cancel = move |_| {
        shared.send(Command::Archive(ArchiveCommand::Cancel));
        focus::give(OUTCOME);
    };
    view! {
        <div class="files-progress">
            <p><span>{what}</span> <span class="value">{numbers}</span></p>
            <progress
                node_ref=bar aria-label=what
                value=move || value().map(|done| done.to_string())
                max=move || parts.get().2.max(1).to_string()
            ></progress>
            <button
                type="button" class="quiet"
                on:focus=move |_| held.set_value(true)
                on:click=cancel
            >
                <Icon path=icons::CLOSE />
                <span>"Cancel"</span>
            </button>
        </div>
    }
}

fn sentences(lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
    lines.collect_view().into_any()
}

fn trouble(text: String) -> AnyView {
    view! {
        <p class="files-warning"><Icon path=icons::WARNING /><span>{text}</span></p>
    }
    .into_any()
}

/// What came of it; nothing while it is under way.
fn told(shared: Shared) -> AnyView {
    let foreign = || {
        let shown = shared.archive.foreign.with(Option::is_some);
        let said = shown.then(|| "An archive of another maker is shown below.".to_owned());
        sentences(said.into_iter().collect())
    };
    shared.archive.progress.with(|progress| match progress {
        ArchiveProgress::Idle => foreign(),
        ArchiveProgress::Working { .. } => ().into_any(),
        ArchiveProgress::Proposed(records) => {
            let count = said::count(records.len(), "recording", "recordings");
            sentences(vec![format!(
                "{count} are too many to be saved as single files: browsers stop pages that save \
                 many at once. One ZIP holds them all. It is not encrypted."
            )])
        }
        ArchiveProgress::Exported(summary) => sentences(said::saved(summary)),
        ArchiveProgress::Imported(import) => view! {
            {sentences(said::taken(import))}
            {quarantine::list(&import.quarantined)}
        }
        .into_any(),
        ArchiveProgress::Cancelled(text) => sentences(vec![text.clone()]),
        ArchiveProgress::Refused(text) => trouble(text.clone()),
    })
}

/// "Save as one ZIP", where that was proposed.
#[component]
fn Proposal(shared: Shared) -> impl IntoView {
    let proposed = move || {
        shared.archive.progress.with(|progress| match progress {
            ArchiveProgress::Proposed(records) => Some(records.clone()),
            _ => None,
        })
    };
    move || {
        let records = proposed()?;
        let name = format!(
            "Save {} as one ZIP",
            said::count(records.len(), "recording", "recordings")
        );
        let save = move |_| {
            focus::give(OUTCOME);
            let export = ArchiveCommand::Export(Some(records.clone()));
            shared.send(Command::Archive(export));
        };
        Some(view! { <button type="button" class="primary" on:click=save>{name}</button> })
    }
}

/// Whether the focus went with a control that is gone, or is about to go with it.
fn focus_is_lost() -> bool {
    let active = document().active_element();
    active.is_none_or(|element| {
        element.tag_name() == "BODY" || element.closest(".files-progress").ok().flatten().is_some()
    })
}

/// The place where progress and outcome are told.
#[component]
pub(super) fn Outcome(shared: Shared, working: Memo<bool>) -> impl IntoView {
    // Whether "Cancel" had the focus while this was under way: then the end must not lose it.
    let held = StoredValue::new(false);
    Effect::new(move |was: Option<bool>| {
        let works = working.get();
        if works {
            held.set_value(false);
        } else if was == Some(true) && held.get_value() && focus_is_lost() {
            focus::give(OUTCOME);
        }
        works
    });
    let closable = Memo::new(move |_| {
        shared.archive.progress.with(|progress| {
            !matches!(
                progress,
                ArchiveProgress::Idle | ArchiveProgress::Working { .. }
            )
        })
    });
    let close = move |_| {
        focus::give(SAVING);
        shared.send(Command::Archive(ArchiveCommand::Dismiss));
    };
    view! {
        <div
            class="files-outcome" id=OUTCOME tabindex="-1"
            role="group" aria-label="Saving and opening"
        >
            <Show when=move || working.get()><Progress shared held /></Show>
            <div class="files-told" role="status">{move || told(shared)}</div>
            <Proposal shared />
            <Show when=move || closable.get()>
                <button type="button" class="quiet" on:click=close>"Close this message"</button>
            </Show>
        </div>
    }
}
