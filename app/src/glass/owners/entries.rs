//! The entries of the ledger, newest first, of which only those in view are in the page.
//!
//! All rows have one height, which the style sheet decides and a hidden ruler row tells. Units: CSS
//! pixels.

use super::entry::{KINDS, kind, places, sentence};
use crate::{glass::format, shared::Shared};
use core::ops::Range;
use gloo_events::EventListener;
use hearsay_speaker::ledger::Entry;
use leptos::{html, prelude::*};

/// Rows kept above and below what is seen, so that a quick scroll does not run into nothing.
const SPARE: usize = 12;

/// Heights taken before the first measurement: rows are three lines on a phone, and the window as
/// the style sheet has it.
const ROW: f64 = 88.0;
const VIEW: f64 = 480.0;

/// What is seen of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Window {
    /// How far it is scrolled.
    top: f64,
    /// Its height.
    view: f64,
    /// Height of a row.
    row: f64,
}

impl Window {
    /// Rows to put into the page.
    fn rows(self, of: usize) -> Range<usize> {
        // Casts of negative or huge values saturate.
        let first = (self.top / self.row) as usize;
        let many = (self.view / self.row).ceil() as usize + 1;
        let from = first.saturating_sub(SPARE).min(of);
        from..first.saturating_add(many + SPARE).min(of)
    }
}

/// A row, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    /// Place in the stored ledger, from 1: what a check's verdict names.
    place: usize,
    /// Place in this list, from 1.
    shown: usize,
    time: u64,
    kind: &'static str,
    sentence: String,
    subject: Option<String>,
}

impl Row {
    fn new(shown: usize, at: usize, entry: &Entry) -> Self {
        Self {
            place: at + 1,
            shown: shown + 1,
            time: entry.time,
            kind: kind(&entry.event),
            sentence: sentence(&entry.event),
            subject: entry.subject.map(|subject| subject.to_string()),
        }
    }
}

#[component]
fn Line(row: Row, of: Memo<usize>) -> impl IntoView {
    let subject = row
        .subject
        .map(|subject| view! { <span class="subject">"record " {subject}</span> });
    view! {
        <li
            class="entry" data-kind=row.kind
            aria-posinset=row.shown.to_string() aria-setsize=move || of.get().to_string()
        >
            <span class="entry-head">
                <span class="entry-number">{format::count(row.place as u64)}</span>
                <time datetime=format::machine(row.time)>{format::moment(row.time)}</time>
                {subject}
            </span>
            <span>{row.sentence}</span>
        </li>
    }
}

#[component]
fn Filter(shared: Shared, wanted: RwSignal<Option<&'static str>>) -> impl IntoView {
    let counts = Memo::new(move |_| {
        shared.privacy.ledger.with(|entries| {
            KINDS.map(|name| {
                entries
                    .iter()
                    .filter(|entry| kind(&entry.event) == name)
                    .count()
            })
        })
    });
    let options = move || {
        let counted = KINDS.into_iter().zip(counts.get());
        let option = |(name, count): (&'static str, usize)| {
            let text = format!("{name} ({})", format::count(count as u64));
            let here = wanted.get_untracked() == Some(name);
            view! { <option value=name selected=here>{text}</option> }
        };
        counted.map(option).collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        wanted.set(KINDS.into_iter().find(|name| *name == value));
    };
    view! {
        <label class="field ledger-filter">
            <span class="field-head">"Kind"</span>
            <select aria-label="Kind of entry" on:change=choose>
                <option value="">"Everything"</option>
                {options}
            </select>
        </label>
    }
}

/// The section.
#[component]
pub(super) fn Entries(shared: Shared) -> impl IntoView {
    let wanted = RwSignal::new(None::<&'static str>);
    let ledger = shared.privacy.ledger;
    let list = Memo::new(move |_| ledger.with(|all| places(all, wanted.get())));
    let count = Memo::new(move |_| list.with(Vec::len));
    let scroller = NodeRef::<html::Div>::new();
    let ruler = NodeRef::<html::Div>::new();
    let window = RwSignal::new(Window {
        top: 0.0,
        view: VIEW,
        row: ROW,
    });
    let measure = move || {
        // A frame that was asked for may come when the panel is gone already.
        let scroller = scroller.try_get_untracked().flatten();
        let ruler = ruler.try_get_untracked().flatten();
        let Some((scroller, ruler)) = scroller.zip(ruler) else {
            return;
        };
        let row = f64::from(ruler.offset_height());
        let next = Window {
            top: f64::from(scroller.scroll_top()),
            view: f64::from(scroller.client_height()),
            // Not laid out, as in a hidden tab: what was known stays.
            row: if row > 0.0 { row } else { ROW },
        };
        if window.try_get_untracked().is_some_and(|now| now != next) {
            window.try_set(next);
        }
    };
    Effect::new(move |_| {
        scroller.track();
        ruler.track();
        request_animation_frame(measure);
    });
    let resized = EventListener::new(&leptos::prelude::window(), "resize", move |_| measure());
    let _kept = StoredValue::new_local(resized);
    Effect::new(move |_| {
        wanted.track();
        if let Some(scroller) = scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
        measure();
    });
    let range = Memo::new(move |_| window.get().rows(count.get()));
    let rows = move || {
        let range = range.get();
        let shown = range.start;
        ledger.with(|entries| {
            list.with(|list| {
                let places = list.get(range).unwrap_or_default();
                let row = |(shown, at): (usize, &usize)| {
                    entries.get(*at).map(|entry| Row::new(shown, *at, entry))
                };
                (shown..).zip(places).filter_map(row).collect::<Vec<_>>()
            })
        })
    };
    let space = move |rows: usize| format!("{:.0}px", rows as f64 * window.get().row);
    let above = move || space(range.get().start);
    let below = move || space(count.get() - range.get().end.min(count.get()));
    let said = move || match (count.get(), wanted.get()) {
        (0, None) => "Nothing has happened yet.".to_owned(),
        (0, Some(_)) => "There is no entry of this kind.".to_owned(),
        (1, _) => "1 entry.".to_owned(),
        (n, _) => format!("{} entries, newest first.", format::count(n as u64)),
    };
    view! {
        <section class="block" aria-labelledby="entries-name">
            <h3 id="entries-name">"What happened"</h3>
            <Filter shared wanted />
            <p role="status">{said}</p>
            <div
                class="entries" role="group" tabindex="0" aria-label="Entries of the ledger"
                node_ref=scroller on:scroll=move |_| measure()
            >
                <div class="entry entry-ruler" aria-hidden="true" node_ref=ruler></div>
                <div style:height=above></div>
                <ol>
                    <For each=rows key=|row| row.clone() let:row>
                        <Line row of=count />
                    </For>
                </ol>
                <div style:height=below></div>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_seen_and_a_little_more_is_in_the_page() {
        let window = |top| Window {
            top,
            view: 480.0,
            row: 48.0,
        };
        assert_eq!(window(0.0).rows(10_000), 0..23);
        assert_eq!(window(48_000.0).rows(10_000), 988..1_023);
        assert_eq!(window(0.0).rows(5), 0..5);
        assert_eq!(
            window(48_000.0).rows(5),
            5..5,
            "scrolled past a list that became short"
        );
        assert_eq!(window(-30.0).rows(100), 0..23, "pulled over the edge");
    }
}
