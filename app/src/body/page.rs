//! The page's own life: hidden, left, brought back.
//!
//! A hidden page goes on listening (that is what a speaker does, and the browser shows it). A page
//! that is left finishes its recording and lets go of the microphone. A page brought back from the
//! browser's cache is idle: the microphone is never opened again without a press.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// A change in the page's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageChange {
    /// Shown again after it was hidden.
    Shown,
    /// Being left, for good or into the browser's cache.
    Left,
    /// Brought back from the browser's cache.
    BroughtBack,
}

/// Calls back at every change; the listeners end when they are dropped.
pub(super) fn watch(changed: impl Fn(PageChange) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let (shown, left, back) = (changed.clone(), changed.clone(), changed);
    let mut listeners = vec![
        EventListener::new(&window, "pagehide", move |_| left(PageChange::Left)),
        EventListener::new(&window, "pageshow", move |event| {
            let event = event.dyn_ref::<PageTransitionEvent>();
            if event.is_some_and(PageTransitionEvent::persisted) {
                back(PageChange::BroughtBack);
            }
        }),
    ];
    if let Some(document) = window.document() {
        listeners.push(EventListener::new(
            &document,
            "visibilitychange",
            move |_| {
                if is_visible() {
                    shown(PageChange::Shown);
                }
            },
        ));
    }
    listeners
}

/// Whether a person can see the page; one without a document counts as hidden.
pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| !document.hidden())
}

/// Loads the page anew.
pub(super) fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only in a page that is being left already.
        let _asked = window.location().reload();
    }
}
