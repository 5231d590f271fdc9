//! Panel "Files": saving everything, reading an archive in, looking at somebody else's.

use crate::shared::{Shared, archive::ArchiveProgress};
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn Files(shared: Shared) -> impl IntoView {
    let progress = shared.archive.progress;
    let busy = move || matches!(progress.get(), ArchiveProgress::Working { .. }).to_string();
    view! { <section class="files" aria-label="Files" aria-busy=busy></section> }
}
