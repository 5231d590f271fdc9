//! Where the focus goes when the control that had it leaves the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The region of the speaker.
pub(super) const SPEAKER: &str = "speaker";
/// The heading of the history.
pub(super) const HISTORY: &str = "history-name";

/// Gives the focus to the element with this identifier; it must be focusable.
pub(super) fn give(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It fails only for elements that are not shown; the focus then stays at the page's top.
        let _ = element.focus();
    }
}
