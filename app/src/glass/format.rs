//! Times, lengths and sizes in the reader's own way of writing them, through the browser's `Intl`.
//!
//! The page is written in English; of the reader's languages the first English one decides how a
//! date looks, so that a screen reader meets one language only.

use hearsay_speaker::record::DayKey;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Locale when the reader prefers no kind of English: day before month, 24 hours.
const FALLBACK: &str = "en-GB";

fn locales() -> Array {
    let preferred = leptos::prelude::window().navigator().languages();
    let english = preferred
        .iter()
        .filter_map(|language| language.as_string())
        .find(|language| language == "en" || language.starts_with("en-"));
    Array::of1(&JsValue::from(
        english.unwrap_or_else(|| FALLBACK.to_owned()),
    ))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Fails only on a sealed object.
        let _ = Reflect::set(&options, &JsValue::from(*key), &JsValue::from(*value));
    }
    options
}

fn date(epoch_ms: u64, how: &[(&str, &str)]) -> String {
    let format = Intl::DateTimeFormat::new(&locales(), &options(how)).format();
    let date = Date::new(&JsValue::from(epoch_ms as f64));
    format
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|t| t.as_string())
        .unwrap_or_default()
}

fn number(value: f64, how: &[(&str, &str)], digits: u32) -> String {
    let options = options(how);
    for key in ["minimumFractionDigits", "maximumFractionDigits"] {
        let _ = Reflect::set(&options, &JsValue::from(key), &JsValue::from(digits));
    }
    let format = Intl::NumberFormat::new(&locales(), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &JsValue::from(value));
    text.ok().and_then(|t| t.as_string()).unwrap_or_default()
}

/// Time of day with seconds, 24 hours: "14:03:22".
#[must_use]
pub fn clock(epoch_ms: u64) -> String {
    let two = "2-digit";
    date(
        epoch_ms,
        &[
            ("hour", two),
            ("minute", two),
            ("second", two),
            ("hourCycle", "h23"),
        ],
    )
}

/// A day in full: "Sunday, 22 November 2026".
#[must_use]
pub fn day(epoch_ms: u64) -> String {
    let full = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
    ];
    date(epoch_ms, &full)
}

/// Latest time that JavaScript knows, milliseconds since the epoch: a hundred million days
/// (ECMA-262, "Time Values").
const LATEST_MS: u64 = 8_640_000_000_000_000;

/// A moment for `<time datetime>`; empty beyond any calendar, where JavaScript would throw.
#[must_use]
pub fn machine(epoch_ms: u64) -> String {
    if epoch_ms > LATEST_MS {
        return String::new();
    }
    Date::new(&JsValue::from(epoch_ms as f64))
        .to_iso_string()
        .into()
}

/// Day and time of day: "22 Nov 2026, 14:03:22".
#[must_use]
pub fn moment(epoch_ms: u64) -> String {
    if epoch_ms > LATEST_MS {
        return "at no time of any calendar".to_owned();
    }
    date(
        epoch_ms,
        &[
            ("dateStyle", "medium"),
            ("timeStyle", "medium"),
            ("hourCycle", "h23"),
        ],
    )
}

/// A calendar day, whatever the time zone: "9 March 2025".
#[must_use]
pub fn calendar_day(day: DayKey) -> String {
    date(
        day.noon_utc().min(LATEST_MS),
        &[("dateStyle", "long"), ("timeZone", "UTC")],
    )
}

/// How long ago, in the largest unit that fits: "3 days ago"; what lies ahead is "in 3 days".
#[must_use]
pub fn ago(then_ms: u64, now_ms: u64) -> String {
    // A year of 365.2425 days, and a twelfth of it.
    const UNITS: [(&str, u64); 6] = [
        ("year", 31_556_952_000),
        ("month", 2_629_746_000),
        ("day", 86_400_000),
        ("hour", 3_600_000),
        ("minute", 60_000),
        ("second", 1_000),
    ];
    let span = now_ms.abs_diff(then_ms);
    let (unit, ms) = UNITS
        .into_iter()
        .find(|(_, ms)| span >= *ms)
        .unwrap_or(("second", 1_000));
    let count = (span / ms) as f64;
    let count = if then_ms > now_ms { count } else { -count };
    Intl::RelativeTimeFormat::new(&locales(), &options(&[]))
        .format(count, unit)
        .into()
}

/// A calendar day with its day of the week, whatever the time zone: "Sunday, 22 November 2026".
#[must_use]
pub fn weekday(day: DayKey) -> String {
    date(
        day.noon_utc().min(LATEST_MS),
        &[("dateStyle", "full"), ("timeZone", "UTC")],
    )
}

/// A score or threshold with three decimals, which is how fine thresholds are set: "0.982".
#[must_use]
pub fn score(score: f32) -> String {
    number(f64::from(score), &[], 3)
}

/// A share of one as percent: "94 %".
#[must_use]
pub fn percent(share: f32) -> String {
    number(f64::from(share), &[("style", "percent")], 0)
}

/// Seconds with one decimal: "2.3 s".
#[must_use]
pub fn seconds(ms: u64) -> String {
    format!("{}\u{a0}s", number(ms as f64 / 1000.0, &[], 1))
}

/// Seconds in words: "2.3 seconds".
#[must_use]
pub fn seconds_long(ms: u64) -> String {
    let how = [
        ("style", "unit"),
        ("unit", "second"),
        ("unitDisplay", "long"),
    ];
    number(ms as f64 / 1000.0, &how, 1)
}

/// Bytes: "74 kB" (1000 bytes a kilobyte, as `Intl` counts).
#[must_use]
pub fn bytes(count: u64) -> String {
    let (value, unit, digits) = match count {
        0..1_000 => (count as f64, "byte", 0),
        1_000..1_000_000 => (count as f64 / 1e3, "kilobyte", 0),
        1_000_000..1_000_000_000 => (count as f64 / 1e6, "megabyte", 1),
        _ => (count as f64 / 1e9, "gigabyte", 1),
    };
    number(
        value,
        &[("style", "unit"), ("unit", unit), ("unitDisplay", "short")],
        digits,
    )
}

/// A whole number with its group separators.
#[must_use]
pub fn count(value: u64) -> String {
    number(value as f64, &[], 0)
}
