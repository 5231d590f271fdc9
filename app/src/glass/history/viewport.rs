//! The part of the list that is in view: how far it is scrolled, and what keeps it still.
//!
//! Units: CSS pixels from the top of the list. Invariants: what comes, goes or turns out higher
//! above the view does not move what is in view; a row that a key led to stays in view while the
//! rows round it turn out higher than guessed, until the person scrolls.

use super::{super::canvas, layout::Layout};
use core::ops::Range;
use hearsay_speaker::history::Handle;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDivElement, HtmlElement};

/// Height of the view where the browser does not tell, CSS pixels.
const WINDOW: u64 = 1_000;

/// The view. Copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct Viewport {
    /// The element that scrolls; its only child is the list.
    pub(super) scroller: NodeRef<html::Div>,
    /// Where the rows lie.
    pub(super) layout: StoredValue<Layout, LocalStorage>,
    /// How far it is scrolled.
    pub(super) offset: RwSignal<u64>,
    /// Height of the window, which the view never exceeds.
    pub(super) window: RwSignal<u64>,
    /// Changes when rows turn out higher or lower than guessed.
    pub(super) measured: RwSignal<u64>,
    /// The first record in view and how far its top lies above the view.
    anchor: StoredValue<Option<(Handle, i64)>>,
    /// The row that is to stay in view.
    held: StoredValue<Option<Handle>>,
    /// Where this page scrolled to last; another offset is the person's doing.
    set_to: StoredValue<i32>,
}

fn window_height() -> u64 {
    let height = window().inner_height().ok().and_then(|h| h.as_f64());
    height.map_or(WINDOW, |height| height.max(1.0) as u64)
}

/// Where to scroll so that this comes into view; its beginning counts more than its end.
fn nearest(span: &Range<u64>, offset: u64, view: u64) -> u64 {
    if span.start < offset {
        span.start
    } else if span.end > offset + view {
        span.end.saturating_sub(view).min(span.start)
    } else {
        offset
    }
}

impl Viewport {
    /// At the top of an empty list.
    pub(super) fn new() -> Self {
        Self {
            scroller: NodeRef::new(),
            layout: StoredValue::new_local(Layout::new()),
            offset: RwSignal::new(0),
            window: RwSignal::new(window_height()),
            measured: RwSignal::new(0),
            anchor: StoredValue::new(None),
            held: StoredValue::new(None),
            set_to: StoredValue::new(0),
        }
    }

    /// The window changed its size.
    pub(super) fn window_resized(self) {
        self.window.try_set(window_height());
    }

    /// Height of the view.
    pub(super) fn height(self) -> u64 {
        let height = self
            .scroller
            .get_untracked()
            .map(|view| view.client_height());
        let height = height.and_then(|height| u64::try_from(height).ok());
        height.unwrap_or(WINDOW).min(self.window.get_untracked())
    }

    fn span(self, handle: Handle) -> Option<Range<u64>> {
        self.layout.with_value(|layout| layout.span(handle))
    }

    /// Scrolls. The list gets its height first: a view cannot be scrolled beyond its content.
    pub(super) fn move_to(self, offset: u64) {
        let Some(view) = self.scroller.get_untracked() else {
            return;
        };
        let list = view.first_element_child();
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
            let height = self.layout.with_value(Layout::height);
            canvas::set_token(&list, "height", &format!("{height}px"));
        }
        view.set_scroll_top(i32::try_from(offset).unwrap_or(i32::MAX));
        self.moved_by_page();
    }

    /// This page scrolled, or gave the focus to a row, which scrolls as well.
    pub(super) fn moved_by_page(self) {
        if let Some(view) = self.scroller.get_untracked() {
            self.set_to.set_value(view.scroll_top());
            self.note(&view);
        }
    }

    /// The view was scrolled, by this page or the person.
    pub(super) fn scrolled(self) {
        let Some(Some(view)) = self.scroller.try_get_untracked() else {
            return;
        };
        if view.scroll_top() != self.set_to.get_value() {
            self.held.set_value(None);
        }
        self.note(&view);
    }

    /// Notes how far it is scrolled.
    fn note(self, view: &HtmlDivElement) {
        let offset = u64::try_from(view.scroll_top()).unwrap_or(0);
        let anchor = self.layout.with_value(|layout| {
            let handle = layout.at(offset)?;
            let top = layout.span(handle)?.start;
            Some((handle, offset as i64 - top as i64))
        });
        self.anchor.set_value(anchor.filter(|_| offset > 0));
        if self.offset.get_untracked() != offset {
            self.offset.set(offset);
        }
    }

    /// Brings a row into view and keeps it there until the person scrolls.
    pub(super) fn hold(self, handle: Handle) {
        self.held.set_value(Some(handle));
        let Some(span) = self.span(handle) else {
            return;
        };
        let offset = self.offset.get_untracked();
        let wanted = nearest(&span, offset, self.height());
        if wanted != offset {
            self.move_to(wanted);
        }
    }

    /// Keeps no row in view any longer but this one.
    pub(super) fn let_go(self, except: Option<Handle>) {
        self.held
            .update_value(|held| *held = held.filter(|held| Some(*held) == except));
    }

    /// The rows changed: what was in view is in view again, as far as it is still there.
    pub(super) fn return_to_place(self) {
        let place = self.anchor.get_value().and_then(|(handle, above)| {
            Some(self.span(handle)?.start.saturating_add_signed(above))
        });
        if let Some(place) = place
            && place != self.offset.get_untracked()
        {
            self.move_to(place);
        }
    }

    /// Takes in how high rows are in the page.
    pub(super) fn take_in(self, heights: &[(Handle, u32)]) {
        let Some(Some(view)) = self.scroller.try_get_untracked() else {
            return;
        };
        let offset = u64::try_from(view.scroll_top()).unwrap_or(0);
        let by = self
            .layout
            .try_update_value(|layout| layout.take_in(heights, offset));
        let Some(Some(by)) = by else { return };
        self.measured.update(|count| *count += 1);
        let still = offset.saturating_add_signed(by);
        let held = self.held.get_value().and_then(|handle| self.span(handle));
        let wanted = held.map_or(still, |span| nearest(&span, still, self.height()));
        if wanted != offset {
            self.move_to(wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn scrolling_is_as_short_as_can_be_and_shows_the_beginning() {
        assert_eq!(nearest(&(100..150), 90, 100), 90, "it is in view");
        assert_eq!(nearest(&(100..150), 120, 100), 100, "it begins above");
        assert_eq!(nearest(&(100..150), 0, 100), 50, "it ends below");
        assert_eq!(
            nearest(&(100..400), 0, 100),
            100,
            "it is higher than the view"
        );
    }
}
