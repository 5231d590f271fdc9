//! Tells how high elements are, as soon as they are in the page and whenever that changes.
//!
//! One observer for all of them, so that a screenful of new rows is told in one call.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

type Callback = Closure<dyn FnMut(js_sys::Array)>;

struct Watch<K> {
    observer: Option<ResizeObserver>,
    _call: Callback,
    watched: Vec<(Element, K)>,
}

/// The observer. Copy it anywhere; `K` names the elements.
pub(super) struct Measure<K: 'static>(StoredValue<Watch<K>, LocalStorage>);

impl<K> Clone for Measure<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Measure<K> {}

/// Height with borders, whole CSS pixels, rounded up so that nothing overlaps.
fn height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().ceil() as u32
}

impl<K: Clone + PartialEq + 'static> Measure<K> {
    /// Tells `heights` names and heights, CSS pixels. In a browser that cannot observe sizes nothing
    /// is told, and the guesses stay.
    pub(super) fn new(heights: impl Fn(Vec<(K, u32)>) + 'static) -> Self {
        let this = StoredValue::new_local(None::<Self>);
        let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Some(Some(this)) = this.try_get_value() {
                heights(this.named(&entries));
            }
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok();
        let made = Self(StoredValue::new_local(Watch {
            observer,
            _call: call,
            watched: Vec::new(),
        }));
        this.set_value(Some(made));
        on_cleanup(move || {
            made.0.try_with_value(|watch| {
                if let Some(observer) = &watch.observer {
                    observer.disconnect();
                }
            });
        });
        made
    }

    fn named(self, entries: &js_sys::Array) -> Vec<(K, u32)> {
        let targets = entries
            .iter()
            .filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok())
            .map(|entry| entry.target());
        self.0
            .try_with_value(|watch| {
                let name = |target: &Element| {
                    let found = watch.watched.iter().find(|(element, _)| element == target);
                    found.map(|(_, name)| name.clone())
                };
                targets
                    .filter(|target| target.is_connected())
                    .filter_map(|target| Some((name(&target)?, height(&target))))
                    .collect()
            })
            .unwrap_or_default()
    }

    /// Watches an element.
    pub(super) fn watch(self, element: Element, name: K) {
        self.0.try_update_value(|watch| {
            if let Some(observer) = &watch.observer {
                observer.observe(&element);
            }
            watch.watched.push((element, name));
        });
    }

    /// Watches the elements of this name no longer.
    pub(super) fn forget(self, name: &K) {
        self.0.try_update_value(|watch| {
            watch.watched.retain(|(element, other)| {
                let stays = other != name;
                if !stays && let Some(observer) = &watch.observer {
                    observer.unobserve(element);
                }
                stays
            });
        });
    }
}
