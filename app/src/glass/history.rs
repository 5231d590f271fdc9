//! What the vault holds, day by day, newest first.

use super::{format, recording::Row};
use crate::shared::{Shared, library::Reading};
use hearsay_speaker::record::Recording;
use leptos::prelude::*;

/// Rows shown at first and added at a time: a few screens, and quick to lay out.
const PAGE: usize = 40;

/// One day's recordings.
#[derive(Clone, Debug, PartialEq)]
struct Day {
    key: u32,
    name: String,
    rows: Vec<Recording>,
}

/// Two rows of the same identity look the same. An answer comes after the recording.
fn identity(row: &Recording) -> (String, u32, u8, bool) {
    let tail = &row.tail;
    (
        row.head.id.clone(),
        tail.duration_ms,
        row.condition as u8,
        tail.answer.is_some(),
    )
}

/// Groups recordings, newest first, by local day.
fn days(recordings: &[Recording]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for recording in recordings {
        let started = recording.head.started;
        let key = format::day_key(started);
        match days.last_mut().filter(|day| day.key == key) {
            Some(day) => day.rows.push(recording.clone()),
            None => {
                let rows = vec![recording.clone()];
                days.push(Day {
                    key,
                    name: format::day(started),
                    rows,
                });
            }
        }
    }
    days
}

/// The region "History".
#[component]
pub(super) fn History(shared: Shared) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let days = Memo::new(move |_| {
        shared.library.with(|history| {
            let rows: Vec<Recording> = history.recordings().take(shown.get()).cloned().collect();
            days(&rows)
        })
    });
    let total = Memo::new(move |_| {
        let read = shared.library.reading.get() != Reading::Opening;
        read.then(|| shared.library.with(|history| history.len()))
    });
    let note = move || match total.get() {
        None => "Reading the vault …",
        Some(0) => {
            "Nothing yet. Start the speaker, say “Alexa” and then anything: the recording will \
             appear here."
        }
        Some(_) => {
            "Kept encrypted in this browser, in the simulated cloud’s vault, until you delete it."
        }
    };
    let day_rows = move |key: u32| {
        move || {
            days.with(|all| {
                all.iter()
                    .find(|day| day.key == key)
                    .map(|d| d.rows.clone())
                    .unwrap_or_default()
            })
        }
    };
    view! {
        <section class="history" id="history" aria-labelledby="history-name">
            <h2 id="history-name" tabindex="-1">"History"</h2>
            <p class="history-note">{note}</p>
            <For each=move || days.get() key=|day| day.key let:day>
                <h3 class="day">{day.name}</h3>
                <ul class="rows">
                    <For
                        each=day_rows(day.key)
                        key=identity
                        let:recording
                    >
                        <Row shared recording />
                    </For>
                </ul>
            </For>
            <Show when=move || total.get().is_some_and(|n| n > shown.get())>
                <button type="button" class="quiet" on:click=move |_| shown.update(|n| *n += PAGE)>
                    "Show older recordings"
                </button>
            </Show>
        </section>
    }
}
