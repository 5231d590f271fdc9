//! The region "History": everything that any owner holds, to be found, heard, judged, copied and
//! deleted.
//!
//! Invariants: the records stay in the library and are named by handle; only rows in or near the
//! view are in the page; a filter asks the index once per change; every text of a record is a text
//! node.

mod choice;
mod clip;
mod count;
mod custom;
mod deleting;
mod detail;
mod doom;
mod facts;
mod filters;
mod give;
mod judge;
mod keys;
mod layout;
mod line;
mod list;
mod measure;
mod names;
mod outcome;
mod row;
mod said;
mod scroll;
mod select;
mod sound;
mod state;
mod tools;
mod trace;
mod undo;
mod viewport;
mod what;
mod why;

pub(super) use clip::Clip;

use super::lock::LockedNote;
use crate::shared::{Shared, library::Reading};
use count::Count;
use deleting::DeleteDialog;
use filters::Filters;
use leptos::prelude::*;
use list::List;
use outcome::Outcome;
use select::SelectBar;
use state::State;
use undo::UndoBar;

/// What there is to say about all of it, in one sentence.
fn note(reading: Reading, records: usize) -> &'static str {
    match (reading, records) {
        (Reading::Locked, _) => "Locked: open the vaults to see the history.",
        (Reading::Opening, _) => "Reading the vaults …",
        (Reading::Partly, _) => {
            "The newest records are here; older ones are still being read, so searches and counts \
             are not complete yet."
        }
        (Reading::Whole, 0) => {
            "Nothing yet. Start the speaker, say “Alexa” and then anything: the recording will \
             appear here."
        }
        (Reading::Whole, _) => {
            "Kept encrypted in this browser. Every owner but the device is simulated: nothing has \
             left this page."
        }
    }
}

/// The region "History".
#[component]
pub(super) fn History(shared: Shared) -> impl IntoView {
    let state = State::new(shared);
    let reading = shared.library.reading;
    let any = Memo::new(move |_| state.all.with(|all| all.records > 0));
    let text = move || note(reading.get(), state.all.with(|all| all.records));
    let some = move || any.get() && reading.get() != Reading::Locked;
    view! {
        <section class="history" id="history" aria-labelledby="history-name">
            <h2 id="history-name" tabindex="-1">"History"</h2>
            <p class="history-note" role="status">{text}</p>
            <LockedNote shared />
            <Outcome state />
            <Show when=some>
                <Filters state />
                <Count state />
                <SelectBar state />
                <List state />
            </Show>
            <DeleteDialog state />
            <UndoBar state />
        </section>
    }
}
