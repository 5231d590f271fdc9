//! Text files that a person chooses.

use leptos::{ev, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Reads the file that was chosen, or as much of it as `most` bytes, and gives its text. What is no text
/// is read as well as it can be; whoever takes it says what is wrong.
pub(super) fn picked(event: &ev::Event, most: f64, then: impl FnOnce(String) + 'static) {
    let input = event
        .target()
        .and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    input.set_value("");
    // The beginning of a file that is far too large is enough to say so.
    let Ok(part) = file.slice_with_f64_and_f64(0.0, most) else {
        return;
    };
    spawn_local(async move {
        let read = JsFuture::from(part.text()).await;
        if let Some(text) = read.ok().and_then(|text| text.as_string()) {
            then(text);
        }
    });
}
