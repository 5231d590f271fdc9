//! Which items the list has in the page, and which of them has the focus.
//!
//! Units: CSS pixels. Invariant: the item that holds the focus is in the page wherever the list is
//! scrolled to.

use super::{
    super::focus,
    layout::{Layout, Placed},
    measure::Measure,
    state::State,
    viewport::Viewport,
};
use hearsay_speaker::history::{Filter, Handle};
use leptos::prelude::*;
use web_sys::Node;

/// What is kept in the page above and below the view, CSS pixels: enough for a flick of the wheel
/// before the next frame.
const MARGIN: u64 = 800;

/// The list's own state. Copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct Scroll {
    /// The region's state.
    pub(super) state: State,
    /// How far it is scrolled, and where the rows lie.
    pub(super) viewport: Viewport,
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
    /// Whether the focus is inside.
    inside: RwSignal<bool>,
}

impl Scroll {
    /// Call once, inside the list.
    pub(super) fn new(state: State) -> Self {
        let viewport = Viewport::new();
        let Viewport {
            layout,
            measured,
            offset,
            window,
            ..
        } = viewport;
        let (active, inside) = (RwSignal::new(None), RwSignal::new(false));
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
        let scroll = Self {
            state,
            viewport,
            placed,
            stop,
            active,
            wanted: RwSignal::new(None),
            measure: Measure::new(move |heights: Vec<_>| viewport.take_in(&heights)),
            height,
            inside,
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
            if last.as_ref().is_none_or(|last| *last == filter) {
                self.viewport.return_to_place();
            } else {
                self.viewport.let_go(None);
                self.viewport.move_to(0);
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
        let view = self.viewport.scroller.try_get_untracked().flatten();
        let inside = to.is_some() && view.is_some_and(|view| view.contains(to));
        self.inside.try_set(inside);
    }

    /// An item, or something in it, has the focus.
    pub(super) fn focused(self, handle: Handle) {
        self.active.set(Some(handle));
        self.viewport.let_go(Some(handle));
    }

    /// Brings an item into view and gives it the focus.
    pub(super) fn go(self, handle: Handle) {
        self.inside.set(true);
        self.active.set(Some(handle));
        self.viewport.hold(handle);
        self.wanted.set(Some(handle));
    }
}
