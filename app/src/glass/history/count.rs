//! How many of how many are shown, and how much they hold.

use super::{
    super::{focus, format},
    state::State,
};
use hearsay_speaker::history::{Filter, Totals};
use leptos::prelude::*;

/// "1 recording", "1,204 recordings".
pub(super) fn recordings(count: usize) -> String {
    match count {
        1 => "1 recording".to_owned(),
        _ => format!("{} recordings", format::count(count as u64)),
    }
}

fn sentence(shown: Totals, all: Totals) -> String {
    if shown.records == all.records {
        return format!("{}, {}.", recordings(all.records), format::bytes(all.bytes));
    }
    if shown.records == 0 {
        return format!("None of {} fits these filters.", recordings(all.records));
    }
    format!(
        "{} of {}, {} of {}.",
        format::count(shown.records as u64),
        recordings(all.records),
        format::bytes(shown.bytes),
        format::bytes(all.bytes)
    )
}

/// The line, announced politely, and the way back to everything.
#[component]
pub(super) fn Count(state: State) -> impl IntoView {
    let text = Memo::new(move |_| sentence(state.shown.get(), state.all.get()));
    let narrowed = Memo::new(move |_| state.filter.with(|filter| *filter != Filter::default()));
    let clear = move |_| {
        // The button goes away and would take the focus along.
        focus::give(focus::HISTORY);
        state.filter.set(Filter::default());
    };
    view! {
        <div class="count">
            <p role="status">{text}</p>
            <Show when=move || narrowed.get()>
                <button type="button" class="quiet" on:click=clear>"Clear filters"</button>
            </Show>
        </div>
    }
}
