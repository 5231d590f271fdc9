//! An archive of another maker, to look at and listen to.

use super::{OPENING, foreign_row::Line, quarantine, said};
use crate::glass::focus;
use crate::shared::{Command, Shared, archive::ArchiveCommand};
use leptos::prelude::*;

/// Lines shown at first and added at a time: a table may have 200,000.
const PAGE: usize = 50;

/// The heading.
const NAME: &str = "foreign-name";

/// What scrolls; has the focus when the last lines are shown and their button goes.
const TABLE: &str = "foreign-table";

/// The viewer; built anew for every archive.
fn viewer(shared: Shared) -> Option<AnyView> {
    let (found, of, left_out) = shared.archive.foreign.with(|listing| {
        let listing = listing.as_ref()?;
        let of = listing.rows.len() + listing.unmatched.len();
        let left_out = quarantine::list(&listing.quarantined);
        Some((said::found(listing), of, left_out))
    })?;
    let shown = RwSignal::new(PAGE.min(of));
    let more = move |_| {
        shown.update(|shown| *shown = (*shown + PAGE).min(of));
        if shown.get_untracked() == of {
            focus::give(TABLE);
        }
    };
    let close = move |_| {
        focus::give(OPENING);
        shared.send(Command::Archive(ArchiveCommand::CloseForeign));
    };
    let rest = move || format!("Show more of {}", said::count(of, "line", "lines"));
    Some(
        view! {
            <section class="files-part" aria-labelledby=NAME>
                <h3 id=NAME tabindex="-1">"An archive of another maker"</h3>
                <p>
                    "It stays on this computer: the file is only read here, nothing of it is sent \
                     anywhere, and nothing of it is stored. Closing it or this page forgets it."
                </p>
                <p>{found}</p>
                <div
                    class="foreign-table" id=TABLE tabindex="0"
                    role="region" aria-label="Lines of the archive"
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">"Sound"</th>
                                <th scope="col">"When"</th>
                                <th scope="col">"Transcript"</th>
                                <th scope="col">"File"</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || 0..shown.get() key=|place| *place let:place>
                                <Line shared place />
                            </For>
                        </tbody>
                    </table>
                </div>
                <div class="files-tools">
                    <Show when=move || shown.get() < of>
                        <button type="button" class="quiet" on:click=more>{rest}</button>
                    </Show>
                    <button type="button" class="quiet" on:click=close>"Close the archive"</button>
                </div>
                {left_out}
            </section>
        }
        .into_any(),
    )
}

/// The viewer, where there is something to look at.
#[component]
pub(super) fn Foreign(shared: Shared) -> impl IntoView {
    move || viewer(shared)
}
