//! Text onto the clipboard.

use js_sys::Reflect;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies and says whether it worked. Browsers refuse it in pages that are not secure and, some of
/// them, unless the person has just pressed something.
pub(super) fn copy(text: String, done: RwSignal<Option<Result<(), ()>>>) {
    done.set(None);
    let navigator = window().navigator();
    let there =
        Reflect::get(&navigator, &JsValue::from("clipboard")).is_ok_and(|it| !it.is_undefined());
    if !there {
        done.set(Some(Err(())));
        return;
    }
    let promise = navigator.clipboard().write_text(&text);
    spawn_local(async move {
        let copied = JsFuture::from(promise).await;
        done.try_set(Some(copied.map(drop).map_err(drop)));
    });
}
