//! The list by keyboard: arrows, Page Up and Down, Home and End go from record to record, Space
//! selects, Enter opens; with Shift, Space selects everything from the last choice to here.

use super::{layout::Layout, scroll::Scroll};
use hearsay_speaker::history::Handle;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Class of the element that stands for a record.
pub(super) const ROW: &str = "row";

/// Where a press happened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the row itself.
    Row,
    /// On a button, checkbox or text in it.
    Inside,
    /// On something that needs these keys for itself.
    Field,
}

fn place(target: &Element) -> Place {
    if target.class_list().contains(ROW) {
        return Place::Row;
    }
    let checkbox = target
        .dyn_ref::<HtmlInputElement>()
        .map(|input| input.type_() == "checkbox");
    match (checkbox, target.tag_name().as_str()) {
        (Some(false), _) | (None, "SELECT" | "TEXTAREA") => Place::Field,
        _ => Place::Inside,
    }
}

/// How many records fit into the view, at least one; a page leaves one to hold on to.
fn page(scroll: Scroll, from: Handle) -> i64 {
    let height = scroll.viewport.layout.with_value(|layout| {
        let (all, records) = (layout.height(), layout.records().max(1) as u64);
        let one = layout.span(from).map_or(0, |span| span.end - span.start);
        one.min(all / records).max(1)
    });
    i64::try_from(scroll.viewport.height() / height)
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1)
}

/// The record that a key leads to.
fn target(scroll: Scroll, from: Handle, key: &str) -> Option<Handle> {
    let step = |by| {
        scroll
            .viewport
            .layout
            .with_value(|layout| layout.step(from, by))
    };
    match key {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "PageDown" => step(page(scroll, from)),
        "PageUp" => step(-page(scroll, from)),
        "Home" => scroll.viewport.layout.with_value(|layout| layout.nth(0)),
        "End" => scroll
            .viewport
            .layout
            .with_value(|layout: &Layout| layout.nth(layout.records().checked_sub(1)?)),
        _ => None,
    }
}

/// What a key does on the row itself.
fn on_row(scroll: Scroll, handle: Handle, event: &ev::KeyboardEvent) -> bool {
    let state = scroll.state;
    match event.key().as_str() {
        " " if event.shift_key() => {
            state.found.with_untracked(|found| {
                state
                    .selection
                    .update(|selection| selection.extend_to(found, handle));
            });
        }
        " " => state.selection.update(|selection| selection.toggle(handle)),
        "Enter" => toggle(state.open, handle),
        _ => return false,
    }
    true
}

/// Opens a row, or closes it if it is open.
pub(super) fn toggle(open: RwSignal<Option<Handle>>, handle: Handle) {
    open.update(|open| *open = (*open != Some(handle)).then_some(handle));
}

/// Carries a press out.
pub(super) fn press(scroll: Scroll, event: &ev::KeyboardEvent) {
    let plain = !event.alt_key() && !event.ctrl_key() && !event.meta_key();
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let (true, Some(element)) = (plain && !event.default_prevented(), element) else {
        return;
    };
    let place = place(&element);
    let Some(from) = scroll
        .stop
        .get_untracked()
        .filter(|_| place != Place::Field)
    else {
        return;
    };
    let done = match target(scroll, from, &event.key()) {
        Some(to) => {
            scroll.go(to);
            true
        }
        None => place == Place::Row && on_row(scroll, from, event),
    };
    if done {
        event.prevent_default();
    }
}
