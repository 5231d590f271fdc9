//! Does something once, when an element first comes into view.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Runs `then` once when the element is first seen; at once where the browser cannot tell.
pub(super) fn when_seen(place: NodeRef<html::Li>, then: impl Fn() + Clone + 'static) {
    let kept = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let then = then.clone();
        let call = {
            let then = then.clone();
            move |entries: js_sys::Array, observer: IntersectionObserver| {
                let seen = entries
                    .iter()
                    .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
                    .any(|entry| entry.is_intersecting());
                if seen {
                    observer.disconnect();
                    then();
                }
            }
        };
        let call = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(call);
        match IntersectionObserver::new(call.as_ref().unchecked_ref()) {
            Ok(observer) => {
                observer.observe(&element);
                kept.set_value(Some((observer, call)));
            }
            Err(_) => then(),
        }
    });
    on_cleanup(move || {
        kept.try_with_value(|kept: &Option<(IntersectionObserver, _)>| {
            if let Some((observer, _)) = kept {
                observer.disconnect();
            }
        });
    });
}
