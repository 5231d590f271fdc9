//! Wall-clock time and the calendar of the place, the only file that reads them.

use hearsay_speaker::Millis;

/// Milliseconds since the Unix epoch. A clock set before 1970 reads as 0.
pub(super) fn now() -> Millis {
    js_sys::Date::now().max(0.0) as Millis
}

/// Minutes east of UTC at a moment, where the browser is.
pub(super) fn offset_minutes(at: Millis) -> i32 {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
    // JavaScript counts minutes west of UTC.
    -(date.get_timezone_offset() as i32)
}

/// The beginning of a moment's month, where the browser is.
pub(super) fn month_start(at: Millis) -> Millis {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
    date.set_date(1);
    date.set_hours(0);
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0);
    date.get_time().max(0.0) as Millis
}
