//! Saving bytes as a file, without asking any server.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use hearsay_speaker::Millis;

/// Time that the browser gets to begin reading the file before its address is withdrawn,
/// milliseconds. Reading starts at once; a question about where to save may come first.
const KEEP_ADDRESS_MS: u32 = 60_000;

/// Hands a WAV file to the browser to save.
///
/// # Errors
/// The browser's exception.
pub(super) fn save(name: &str, wav: &[u8]) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("audio/wav");
    let bytes = Array::of1(&Uint8Array::from(wav));
    let blob = Blob::new_with_u8_array_sequence_and_options(&bytes, &kind)?;
    save_file(name, &blob)
}

/// Hands a text (JSON) to the browser to save.
///
/// # Errors
/// The browser's exception.
pub(super) fn save_text(name: &str, json: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let text = Array::of1(&JsValue::from_str(json));
    save_file(
        name,
        &Blob::new_with_str_sequence_and_options(&text, &kind)?,
    )
}

/// Hands a file that lies in the browser already to it to save.
///
/// # Errors
/// The browser's exception.
pub(super) fn save_file(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let clicked = click(&address, name);
    Timeout::new(KEEP_ADDRESS_MS, move || {
        // Throws only for an address that was withdrawn already.
        let _withdrawn = Url::revoke_object_url(&address);
    })
    .forget();
    clicked
}

fn click(address: &str, name: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or_else(|| JsValue::from_str("no document"))?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}

/// A name of a recording that sorts by local time: `hearsay-2026-11-22-13-05-09.wav`.
pub(super) fn file_name(started: Millis) -> String {
    format!("hearsay-{}.wav", dated(started))
}

/// A name of an archive: `hearsay-archive-2026-11-22-13-05-09.zip`.
pub(super) fn archive_name(made: Millis) -> String {
    format!("hearsay-archive-{}.zip", dated(made))
}

/// A name of a skill's session: `hearsay-session-voice-recorder-2026-11-22-13-05-09.json`.
pub(super) fn session_name(skill: &str, made: Millis) -> String {
    format!("hearsay-session-{skill}-{}.json", dated(made))
}

/// Local date and time with hyphens.
fn dated(started: Millis) -> String {
    let at = Date::new(&JsValue::from_f64(started as f64));
    let day = [at.get_full_year(), at.get_month() + 1, at.get_date()];
    let time = [at.get_hours(), at.get_minutes(), at.get_seconds()];
    let parts: Vec<String> = day
        .iter()
        .chain(&time)
        .map(|number| format!("{number:02}"))
        .collect();
    parts.join("-")
}
