//! One row: when, what, who holds it, and what can be done with it in one press.

use super::{
    super::format,
    detail::Detail,
    facts, keys,
    line::Line,
    scroll::Scroll,
    tools::{Delete, Download, PlayPause},
};
use hearsay_speaker::{history::Handle, record::DayKey};
use leptos::{ev, html, prelude::*};

/// What stands above the first record of a day.
fn day_line(day: DayKey, records: usize) -> impl IntoView {
    let count = super::count::recordings(records);
    view! {
        <h3 class="day">
            <time datetime=day.to_string()>{format::weekday(day)}</time>
            <small>{count}</small>
        </h3>
    }
}

/// What was said and answered, as text.
#[component]
fn Said(line: Line) -> impl IntoView {
    let said = Memo::new(move |_| {
        line.read(|recording| Some(facts::said(recording).map_err(|p| p.text())))
    });
    let answer = Memo::new(move |_| line.read(facts::answered));
    view! {
        {move || match said.get()? {
            Ok(text) => Some(view! { <p class="row-said" dir="auto">{text}</p> }.into_any()),
            Err(placeholder) => Some(view! { <p class="row-said none">{placeholder}</p> }.into_any()),
        }}
        {move || {
            answer.get().map(|text| view! { <p class="row-answer" dir="auto">"Answer: “"{text}"”"</p> })
        }}
    }
}

/// The box that selects a record; with Shift, everything from the last choice to here.
#[component]
fn Pick(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let state = line.state;
    let shift = StoredValue::new(false);
    let change = move |event: ev::Event| {
        if shift.get_value() && event_target_checked(&event) {
            state.found.with_untracked(|found| {
                state
                    .selection
                    .update(|selection| selection.extend_to(found, line.handle));
            });
        } else {
            state
                .selection
                .update(|selection| selection.toggle(line.handle));
        }
    };
    view! {
        <label class="pick">
            <input
                type="checkbox" aria-label=format!("Select recording of {}", line.time()) tabindex=tab
                prop:checked=move || state.selection.with(|selection| selection.contains(line.handle))
                on:click=move |event| shift.set_value(event.shift_key())
                on:change=change
            />
        </label>
    }
}

#[component]
fn Open(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let state = line.state;
    let open = Memo::new(move |_| state.open.get() == Some(line.handle));
    view! {
        <button
            type="button" class="quiet" tabindex=tab
            aria-label=format!("Details of recording of {}", line.time())
            aria-expanded=move || open.get().to_string()
            on:click=move |_| keys::toggle(state.open, line.handle)
        >
            {move || if open.get() { "Less" } else { "Details" }}
        </button>
    }
}

/// Everything that a closed row shows.
#[component]
fn Content(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let labels = Memo::new(move |_| line.read(facts::labels));
    let readable = line.readable();
    view! {
        <Pick line tab />
        <div class="row-text">
            <p class="row-head">
                <time datetime=format::machine(line.started())>{line.time()}</time>
                <span class="owner">{move || line.read(facts::owner)}</span>
                {move || {
                    let labels = labels.get().into_iter();
                    labels.map(|text| view! { <strong class="condition">{text}</strong> }).collect_view()
                }}
            </p>
            <Said line />
            <p class="facts">{move || line.read(facts::facts)}</p>
        </div>
        <div class="row-tools">
            <Show when=move || readable.get()>
                <PlayPause line tab />
                <Download line tab />
            </Show>
            <Delete line tab />
            <Open line tab />
        </div>
    }
}

/// The item of the list.
#[component]
pub(super) fn Row(scroll: Scroll, line: Line) -> impl IntoView {
    let handle = line.handle;
    let item = NodeRef::<html::Li>::new();
    let row = NodeRef::<html::Article>::new();
    let place = Memo::new(move |last: Option<&Option<super::layout::Placed>>| {
        let found = scroll
            .placed
            .with(|placed| placed.iter().find(|item| item.handle == handle).copied());
        // While it is being taken out it stays where it was.
        found.or(last.copied().flatten())
    });
    let day = Memo::new(move |_| place.get().and_then(|place| place.day));
    let top = Memo::new(move |_| place.get().map_or(0, |place| place.top));
    let number = Memo::new(move |_| place.get().map_or(0, |place| place.number));
    let size = Memo::new(move |_| scroll.state.found.with(Vec::len));
    let open = Memo::new(move |_| line.state.open.get() == Some(handle));
    let tab = Signal::derive(move || tab_index(scroll, handle));
    Effect::new(move |_| {
        if let Some(element) = item.get() {
            scroll.measure.forget(&handle);
            scroll.measure.watch(element.into(), handle);
        }
    });
    on_cleanup(move || scroll.measure.forget(&handle));
    Effect::new(move |_| {
        if scroll.wanted.get() == Some(handle)
            && let Some(row) = row.get()
        {
            scroll.wanted.set(None);
            // It fails only for elements that are not shown; the focus then stays where it was.
            let _ = row.focus();
            scroll.viewport.moved_by_page();
        }
    });
    view! {
        <li
            class="item" node_ref=item
            aria-posinset=move || number.get().to_string()
            aria-setsize=move || size.get().to_string()
            style:transform=move || format!("translateY({}px)", top.get())
        >
            {move || day.get().map(|(day, records)| day_line(day, records))}
            <article
                class=keys::ROW node_ref=row tabindex=tab
                aria-label=move || line.read(facts::name)
                on:focusin=move |_| scroll.focused(handle)
            >
                <Content line tab />
                <Show when=move || open.get()>
                    <Detail line />
                </Show>
            </article>
        </li>
    }
}

/// One row at a time is a stop of the Tab key, with everything in it.
fn tab_index(scroll: Scroll, handle: Handle) -> &'static str {
    match scroll.stop.get() == Some(handle) {
        true => "0",
        false => "-1",
    }
}
