//! How far the list is scrolled, which items that puts into the page, and which of them has the
//! focus.
//!
//! Units: CSS pixels. Invariants: the item that holds the focus is in the page wherever the list is
//! scrolled to; what comes, goes or turns out higher above the view does not move what is in view.

use super::{
    super::focus,
    layout::{Layout, Placed},
    measure::Measure,
    state::State,
};
use hearsay_speaker::history::{Filter, Handle};
use leptos::{html, prelude::*};
use web_sys::Node;

/// What is kept in the page above and below the view, CSS pixels: enough for a flick of the wheel
/// before the next frame.
const MARGIN: u64 = 800;

/// Height of the view where the browser does not tell, CSS pixels.
const WINDOW: u64 = 1_000;

/// The list's own state. Copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct Scroll {
    /// The region's state.
    pub(super) state: State,
    /// The element that scrolls.
    pub(super) scroller: NodeRef<html::Div>,
    /// Where the rows lie.
    pub(super) layout: StoredValue<Layout, LocalStorage>,
    /// Items in the page.
    pub(super) placed: Memo<Vec<Placed>>,
    /// The item that the Tab key leads to.
    pub(super) stop: Memo<Option<Handle>>,
    /// The item that had the focus last.
    pub(super) active: RwSignal<Option<Handle>>,
    /// An item that is to get the focus as soon as it is in the page.
    pub(super) wanted: RwSignal<Option<Handle>>,
    /// Heights of items.
    pub(super) measure: Measure<Handle>,
    /// Height of all items, CSS pixels.
    pub(super) height: Memo<u64>,
    /// How far it is scrolled, CSS pixels.
    offset: RwSignal<u64>,
    /// Height of the window, which the view never exceeds, CSS pixels.
    window: RwSignal<u64>,
    /// Whether the focus is inside.
    inside: RwSignal<bool>,
    /// The first record in view and how far its top lies above the view, CSS pixels.
    anchor: StoredValue<Option<(Handle, i64)>>,
}

fn window_height() -> u64 {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    height.map_or(WINDOW, |height| height.max(1.0) as u64)
}

impl Scroll {
    /// Call once, inside the list.
    pub(super) fn new(state: State) -> Self {
        let layout = StoredValue::new_local(Layout::new());
        let offset = RwSignal::new(0_u64);
        let window = RwSignal::new(window_height());
        let (active, inside) = (RwSignal::new(None), RwSignal::new(false));
        let measured = RwSignal::new(0_u64);
        // A memo, so that the rows are there before anything reads where they lie.
        let built = Memo::new(move |last: Option<&u64>| {
            state.found.with(|found| {
                state.shared.library.with_untracked(|history| {
                    layout.update_value(|layout| layout.rebuild(history, found));
                });
            });
            last.map_or(0, |last| last + 1)
        });
        let height = Memo::new(move |_| {
            built.get();
            measured.get();
            layout.with_value(Layout::height)
        });
        let placed = Memo::new(move |_| {
            built.get();
            measured.get();
            let view = window.get();
            // A list that has become shorter may still count as scrolled beyond its end.
            let from = offset.get().min(height.get().saturating_sub(1));
            let pinned = if inside.get() { active.get() } else { None };
            let (from, to) = (from.saturating_sub(MARGIN), from + view + MARGIN);
            layout.with_value(|layout| layout.placed(from, to, pinned))
        });
        let stop = Memo::new(move |_| {
            let active = active.get();
            placed.with(|placed| {
                let here = placed.iter().find(|item| Some(item.handle) == active);
                here.or(placed.first()).map(|item| item.handle)
            })
        });
        let scroller = NodeRef::new();
        let anchor = StoredValue::new(None);
        let measure = Measure::new(move |heights: Vec<(Handle, u32)>| {
            let view = scroller.get_untracked();
            let Some(offset) = offset.try_get_untracked() else {
                return;
            };
            let by = layout.try_update_value(|layout| layout.take_in(&heights, offset));
            let Some(Some(by)) = by else { return };
            measured.update(|count| *count += 1);
            if let Some(view) = view.filter(|_| by != 0) {
                // What is in view stays where it is on the screen.
                move_to(view, offset.saturating_add_signed(by));
            }
        });
        let scroll = Self {
            state,
            scroller,
            layout,
            placed,
            stop,
            active,
            wanted: RwSignal::new(None),
            measure,
            height,
            offset,
            window,
            inside,
            anchor,
        };
        scroll.keep_the_place(built);
        scroll.let_go_of_what_is_gone();
        scroll
    }

    /// What came or went above the view leaves the view where it is; another filter begins at the
    /// top.
    fn keep_the_place(self, built: Memo<u64>) {
        let filter = self.state.filter;
        Effect::new(move |last: Option<Filter>| {
            built.get();
            let filter = filter.get();
            let same = last.as_ref().is_none_or(|last| *last == filter);
            let anchor = self.anchor.get_value().filter(|_| same);
            let place = anchor.and_then(|(handle, above)| {
                let top = self.layout.with_value(|layout| layout.span(handle))?.start;
                Some(top.saturating_add_signed(above))
            });
            let wanted = if same { place } else { Some(0) };
            if let Some(wanted) = wanted
                && wanted != self.offset.get_untracked()
            {
                self.move_to(wanted);
            }
            filter
        });
    }

    /// The focus goes to the region's heading when its item leaves the list.
    fn let_go_of_what_is_gone(self) {
        Effect::new(move |_| {
            let gone = self.state.found.with(|found| {
                let active = self.active.get_untracked();
                active.is_some_and(|active| !found.contains(&active))
            });
            if gone {
                self.active.set(None);
                if self.inside.get_untracked() {
                    self.inside.set(false);
                    focus::give(focus::HISTORY);
                }
            }
        });
    }

    /// The focus came to an item or left it for another element of the page.
    pub(super) fn focus_moved(self, to: Option<&Node>) {
        let view = self.scroller.try_get_untracked().flatten();
        let inside = to.is_some() && view.is_some_and(|view| view.contains(to));
        self.inside.try_set(inside);
    }

    /// The window changed its size.
    pub(super) fn window_resized(self) {
        self.window.try_set(window_height());
    }

    /// Scrolls.
    pub(super) fn move_to(self, offset: u64) {
        if let Some(view) = self.scroller.get_untracked() {
            move_to(view, offset);
        }
        self.scrolled();
    }

    /// Notes how far it is scrolled.
    pub(super) fn scrolled(self) {
        let Some(view) = self.scroller.get_untracked() else {
            return;
        };
        let offset = u64::try_from(view.scroll_top()).unwrap_or(0);
        let anchor = self.layout.with_value(|layout| {
            let handle = layout.at(offset)?;
            let top = layout.span(handle)?.start;
            Some((handle, offset as i64 - top as i64))
        });
        self.anchor.set_value(anchor.filter(|_| offset > 0));
        self.offset.set(offset);
    }

    /// Height of the view, CSS pixels.
    pub(super) fn view(self) -> u64 {
        let height = self
            .scroller
            .get_untracked()
            .map(|view| view.client_height());
        let height = height.and_then(|height| u64::try_from(height).ok());
        height.unwrap_or(WINDOW).min(self.window.get_untracked())
    }

    /// Brings an item into view and gives it the focus.
    pub(super) fn go(self, handle: Handle) {
        let Some(span) = self.layout.with_value(|layout| layout.span(handle)) else {
            return;
        };
        let (offset, view) = (self.offset.get_untracked(), self.view());
        self.inside.set(true);
        self.active.set(Some(handle));
        if span.start < offset {
            self.move_to(span.start);
        } else if span.end > offset + view {
            self.move_to(span.end.saturating_sub(view).min(span.start));
        }
        self.wanted.set(Some(handle));
    }
}

fn move_to(view: web_sys::HtmlDivElement, offset: u64) {
    view.set_scroll_top(i32::try_from(offset).unwrap_or(i32::MAX));
}
