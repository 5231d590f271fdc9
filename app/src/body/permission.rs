//! Why the browser gave no microphone: exceptions translated into faults that a person can act on.
//!
//! Names: <https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia>. Browsers before
//! the standard used other names for the same things; they are still met in web views.

use hearsay_speaker::FaultKind;
use wasm_bindgen::JsValue;

use super::js;

/// The fault behind a refused `getUserMedia`.
pub(super) async fn fault_behind(error: &JsValue) -> FaultKind {
    let name = js::error_name(error);
    let will_ask_again = name == "NotAllowedError" && state().await.as_deref() == Some("prompt");
    fault_of(&name, &js::error_message(error), will_ask_again)
}

/// The fault that an exception means. `will_ask_again` is whether the browser would put the
/// question once more: then the person closed it rather than answering no for good.
pub(super) fn fault_of(name: &str, message: &str, will_ask_again: bool) -> FaultKind {
    match name {
        "NotAllowedError" | "PermissionDeniedError" | "PermissionDismissedError" => {
            let dismissed = will_ask_again
                || name == "PermissionDismissedError"
                || message.to_ascii_lowercase().contains("dismissed");
            if dismissed {
                FaultKind::PermissionDismissed
            } else {
                FaultKind::PermissionDenied
            }
        }
        "NotFoundError" | "DevicesNotFoundError" => FaultKind::NoMicrophone,
        // "AbortError" is any other hardware trouble after permission was given; as with a busy
        // microphone, trying again is what helps.
        "NotReadableError" | "TrackStartError" | "AbortError" => FaultKind::MicrophoneBusy,
        "OverconstrainedError" | "ConstraintNotSatisfiedError" => FaultKind::MicrophoneUnsuitable,
        "SecurityError" | "TypeError" => FaultKind::Insecure,
        // Whatever it is, this microphone did not come; another one may.
        _ => FaultKind::MicrophoneUnsuitable,
    }
}

/// What the browser says it would do if asked: "granted", "denied", "prompt"; `None` where it does
/// not tell.
async fn state() -> Option<String> {
    let permissions = web_sys::window()?.navigator().permissions().ok()?;
    if !js::present(&permissions) {
        return None;
    }
    let question = js::object(&[("name", &JsValue::from_str("microphone"))]);
    let status = js::settled(permissions.query(&question)).await.ok()?;
    js::text(&status, "state")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_question_is_not_a_no() {
        let fault = |message, again| fault_of("NotAllowedError", message, again);
        assert_eq!(
            fault("Permission denied", false),
            FaultKind::PermissionDenied
        );
        assert_eq!(
            fault("Permission denied", true),
            FaultKind::PermissionDismissed
        );
        assert_eq!(
            fault("Permission dismissed", false),
            FaultKind::PermissionDismissed
        );
    }

    #[test]
    fn every_name_of_the_standard_has_its_own_fault() {
        let cases = [
            ("NotFoundError", FaultKind::NoMicrophone),
            ("NotReadableError", FaultKind::MicrophoneBusy),
            ("AbortError", FaultKind::MicrophoneBusy),
            ("OverconstrainedError", FaultKind::MicrophoneUnsuitable),
            ("SecurityError", FaultKind::Insecure),
        ];
        for (name, fault) in cases {
            assert_eq!(fault_of(name, "", false), fault, "{name}");
        }
    }

    #[test]
    fn an_unknown_name_still_has_a_way_on() {
        assert_eq!(fault_of("", "", false), FaultKind::MicrophoneUnsuitable);
        assert_eq!(
            fault_of("Odd", "dismissed", true),
            FaultKind::MicrophoneUnsuitable
        );
    }
}
