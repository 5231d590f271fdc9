//! Wall-clock time, the only place that reads it.

use hearsay_speaker::Millis;

/// Milliseconds since the Unix epoch. A clock set before 1970 reads as 0.
pub(super) fn now() -> Millis {
    js_sys::Date::now().max(0.0) as Millis
}
