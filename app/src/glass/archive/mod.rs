//! Panel "Files": saving everything, reading an archive in, looking at somebody else's.
//!
//! What is under way and what came of it stand in signals, so that the panel can be left and come
//! back to. No control is ever disabled while it may have the focus: one that cannot act now says so
//! (`aria-disabled`) and does nothing.

mod foreign;
mod foreign_row;
mod opening;
mod outcome;
mod quarantine;
mod said;
mod saving;

use crate::shared::{Shared, archive::ArchiveProgress, library::Reading};
use leptos::prelude::*;

/// Where the focus goes from what disappears: the place where outcomes are told.
const OUTCOME: &str = "files-outcome";

/// The heading of saving.
const SAVING: &str = "files-saving";

/// The heading of opening.
const OPENING: &str = "files-opening";

/// Told while the vaults are locked.
const LOCKED: &str = "The vaults are locked: nothing can be saved or taken in before they are \
    opened under “Lock”. An archive of another maker can be looked at all the same.";

/// The panel.
#[component]
pub(super) fn Files(shared: Shared) -> impl IntoView {
    let progress = shared.archive.progress;
    let working = Memo::new(move |_| {
        progress.with(|progress| matches!(progress, ArchiveProgress::Working { .. }))
    });
    let locked = Memo::new(move |_| shared.library.reading.get() == Reading::Locked);
    view! {
        <div class="files">
            <Show when=move || locked.get()>
                <p class="files-note">{LOCKED}</p>
            </Show>
            <outcome::Outcome shared working />
            <saving::Saving shared working />
            <opening::OpenArchive shared working />
            <foreign::Foreign shared />
        </div>
    }
}
