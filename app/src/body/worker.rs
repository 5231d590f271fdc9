//! Workers, started from a blob, so that the page's content security policy holds in them too
//! (<https://www.w3.org/TR/CSP3/#security-inherit-csp>): a Worker from an address has the policy of that
//! address's response, which a page on a plain file host cannot set.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

/// Starts a Worker with this script, which was fetched.
pub(super) fn start(script: &Uint8Array) -> Result<Worker, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(script), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let worker = Worker::new(&address);
    // The Worker has taken its script by then, or never will.
    Url::revoke_object_url(&address)?;
    worker
}
