//! Reading from JavaScript values that may be anything, and waiting for promises.
//!
//! Invariant: nothing here panics; what is missing reads as `undefined`, `None` or an empty string.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A property, or `undefined` where there is none.
pub(super) fn get(target: &JsValue, key: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a string.
pub(super) fn text(target: &JsValue, key: &str) -> Option<String> {
    get(target, key).as_string()
}

/// A property that is a number.
pub(super) fn number(target: &JsValue, key: &str) -> Option<f64> {
    get(target, key).as_f64()
}

/// Sets a property of a plain object of our own, where that cannot fail.
pub(super) fn set(target: &js_sys::Object, key: &str, value: &JsValue) {
    // Only frozen objects and setters that throw refuse; the objects made here are neither.
    let _accepted = Reflect::set(target, &JsValue::from_str(key), value);
}

/// A plain object with these properties.
pub(super) fn object(properties: &[(&str, &JsValue)]) -> js_sys::Object {
    let object = js_sys::Object::new();
    for (key, value) in properties {
        set(&object, key, value);
    }
    object
}

/// The `name` of an exception (`NotAllowedError`), or an empty string.
pub(super) fn error_name(error: &JsValue) -> String {
    text(error, "name").unwrap_or_default()
}

/// The `message` of an exception, or an empty string.
pub(super) fn error_message(error: &JsValue) -> String {
    text(error, "message").unwrap_or_default()
}

/// Waits for a promise that a web-sys call may also have refused to make.
pub(super) async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

/// Lets a promise run whose outcome is seen elsewhere (a state change) or cannot matter any more
/// (closing). Its rejection is taken, so that the console does not report it as unhandled.
pub(super) fn let_run(promise: Result<Promise, JsValue>) {
    if let Ok(promise) = promise {
        spawn_local(async move {
            let _outcome = JsFuture::from(promise).await;
        });
    }
}

/// The value as this class; `None` for `undefined`, `null` and other classes.
pub(super) fn of_class<T: JsCast>(value: JsValue) -> Option<T> {
    value.dyn_into().ok()
}

/// Whether a browser feature is there: web-sys hands out `undefined` as if it were an object.
pub(super) fn present(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}
