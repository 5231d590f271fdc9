//! What the last move of the clock did, told one after the other, and what comes next.

use super::{
    events::{EventLine, Told, event, expiry},
    words::many,
};
use crate::shared::Shared;
use core::time::Duration;
use hearsay_speaker::policy::Event;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// Time between two lines, milliseconds: slow enough to see the order, five seconds for the longest
/// list.
const BETWEEN_MS: u64 = 100;

/// Most lines told singly; the rest is counted.
const MOST: usize = 50;

/// Counts up to the number of lines, one at a time.
#[derive(Clone, Copy)]
struct Telling {
    shared: Shared,
    told: RwSignal<usize>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Telling {
    fn lines(self) -> usize {
        let happened = self.shared.privacy.happened;
        happened.with_untracked(Vec::len).min(MOST)
    }

    fn next(self) {
        let Some(told) = self.told.try_get_untracked() else {
            return;
        };
        if told >= self.lines() {
            return;
        }
        self.told.set(told + 1);
        let again = move || self.next();
        let timer = set_timeout_with_handle(again, Duration::from_millis(BETWEEN_MS)).ok();
        self.waiting.set_value(timer);
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.waiting.try_get_value() {
            timer.clear();
        }
    }

    /// Goes on where the list has grown, begins anew where it is another. What had happened before
    /// the list was looked at is there at once.
    fn follow(self) {
        Effect::new(move |before: Option<Vec<Event>>| {
            let happened = self.shared.privacy.happened;
            let now = happened.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>());
            self.stop();
            match before {
                None => self.told.set(now.len()),
                Some(before) => {
                    if !now.starts_with(&before) {
                        self.told.set(0);
                    }
                    self.next();
                }
            }
            now
        });
        on_cleanup(move || self.stop());
    }
}

/// What the last move did, in its order.
#[component]
pub(super) fn Happened(shared: Shared) -> impl IntoView {
    let telling = Telling {
        shared,
        told: RwSignal::new(0),
        waiting: StoredValue::new(None),
    };
    telling.follow();
    let all = Memo::new(move |_| {
        shared.privacy.happened.with(|events| {
            let told = events.iter().take(MOST).map(|e| event(shared, e));
            told.collect::<Vec<Told>>()
        })
    });
    let lines = move || {
        let told = telling.told.get();
        all.with(|all| {
            all.iter()
                .take(told)
                .cloned()
                .enumerate()
                .collect::<Vec<_>>()
        })
    };
    let left = move || {
        let left = shared.privacy.happened.with(Vec::len).saturating_sub(MOST);
        let done = telling.told.get() >= MOST;
        (left > 0 && done).then(|| format!("And {}.", many(left, "more", "more")))
    };
    view! {
        <div class="happened">
            <h4>"What happened last"</h4>
            <ol class="events" aria-label="What happened last" aria-live="polite" aria-relevant="additions">
                // The same line in the same place is the same; another one is told anew.
                <For each=lines key=Clone::clone let((_, told))>
                    <EventLine told />
                </For>
            </ol>
            <p class="hint">{left}</p>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="hint">"Nothing has expired since this page was opened."</p>
            </Show>
        </div>
    }
}

/// What is due next.
#[component]
pub(super) fn Coming(shared: Shared) -> impl IntoView {
    let coming = Memo::new(move |_| {
        // The words name the recording, which may be read later than the rule.
        shared.library.revision().track();
        shared
            .privacy
            .coming
            .with(|all| all.iter().map(|e| expiry(shared, e)).collect::<Vec<_>>())
    });
    view! {
        <div class="coming">
            <h4>"What comes next"</h4>
            <Show
                when=move || coming.with(|all| !all.is_empty())
                fallback=|| view! { <p class="hint">"By these rules nothing goes by itself."</p> }
            >
                <ol class="events" aria-label="What comes next">
                    {move || {
                        let lines = coming.get().into_iter();
                        lines.map(|told| view! { <EventLine told /> }).collect_view()
                    }}
                </ol>
            </Show>
        </div>
    }
}
