//! The list: ten thousand items of which only those in or near the view are in the page.
//!
//! It scrolls by itself and is never higher than the window. Items lie at their tops, set through
//! the CSS object model. It is a list whose items say their number among all, so that a screen
//! reader knows how many there are.

use super::{keys, line::Line, row::Row, scroll::Scroll, state::State};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

/// The list.
#[component]
pub(super) fn List(state: State) -> impl IntoView {
    let scroll = Scroll::new(state);
    let resized = window_event_listener(ev::resize, move |_| scroll.viewport.window_resized());
    on_cleanup(move || resized.remove());
    let node = |target: Option<web_sys::EventTarget>| target?.dyn_into::<Node>().ok();
    let into = move |event: ev::FocusEvent| scroll.focus_moved(node(event.target()).as_ref());
    let out = move |event: ev::FocusEvent| {
        scroll.focus_moved(node(event.related_target()).as_ref());
    };
    view! {
        <p class="hint" id="history-keys">
            "In the list, ↑ and ↓ go from recording to recording, Space selects, Enter opens."
        </p>
        <div class="scroller" node_ref=scroll.viewport.scroller on:scroll=move |_| scroll.viewport.scrolled()>
            <ul
                class="rows" aria-label="Recordings" aria-describedby="history-keys"
                style:height=move || format!("{}px", scroll.height.get())
                on:keydown=move |event| keys::press(scroll, &event)
                on:focusin=into on:focusout=out
            >
                <For each=move || scroll.placed.get() key=|item| item.handle let:item>
                    {Line::new(state, item.handle).map(|line| view! { <Row scroll line /> })}
                </For>
            </ul>
        </div>
    }
}
