//! Line icons on a 24-unit grid, drawn for this page. They always stand beside words.

use hearsay_speaker::{Light, SkillPart};
use leptos::prelude::*;

const MICROPHONE: &str = "M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Z \
     M5 11.5a7 7 0 0 0 14 0 M12 18.5V22";
const MUTED: &str = "M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Z \
     M5 11.5a7 7 0 0 0 14 0 M12 18.5V22 M3.5 3.5l17 17";
const SOUND: &str = "M4 9.5v5h4l5 4v-13l-5 4H4Z M16.5 9a4.5 4.5 0 0 1 0 6 M19 6.5a8 8 0 0 1 0 11";

/// An icon by its path.
#[component]
pub(super) fn Icon(#[prop(into)] path: Signal<&'static str>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}

/// Right-pointing triangle.
pub(super) const PLAY: &str = "M7 4.5v15l12-7.5Z";
/// Two bars.
pub(super) const PAUSE: &str = "M8 5v14 M16 5v14";
/// A bin.
pub(super) const DELETE: &str = "M4 7h16 M9 7V4h6v3 M6 7l1 13h10l1-13 M10 11v5.5 M14 11v5.5";
/// An arrow into a tray.
pub(super) const DOWNLOAD: &str = "M12 4v11 M7.5 10.5 12 15l4.5-4.5 M4 20h16";
/// A sun.
pub(super) const SUN: &str = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z M12 2v2 M12 20v2 M2 12h2 M20 12h2 \
     M5 5l1.4 1.4 M17.6 17.6 19 19 M19 5l-1.4 1.4 M6.4 17.6 5 19";
/// A moon.
pub(super) const MOON: &str = "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5Z";
/// A cross.
pub(super) const CLOSE: &str = "M6 6l12 12 M18 6 6 18";
/// A warning triangle.
pub(super) const WARNING: &str = "M12 4 2.5 20h19Z M12 10v4.5 M12 17.3v.2";

/// The icon of a light.
pub(super) fn of(light: Light) -> &'static str {
    match light {
        Light::Off => "M12 3v8.5 M7 6.2a8 8 0 1 0 10 0",
        Light::Idle => {
            "M6.5 9.5a5.5 5.5 0 0 1 11 0c0 4.6-4.2 4.7-4.2 8a3.2 3.2 0 0 1-5.9 1.7 \
             M9.8 9.8a2.3 2.3 0 0 1 4.6-.2c0 1.9-1.9 2-1.9 4"
        }
        Light::Setup => "M12 3.5a8.5 8.5 0 1 0 8.5 8.5",
        Light::Listening { .. } | Light::Expecting | Light::Skill(SkillPart::Listening) => {
            MICROPHONE
        }
        Light::Thinking | Light::Skill(SkillPart::Thinking) => "M5.5 12v.1 M12 12v.1 M18.5 12v.1",
        Light::Speaking | Light::Skill(SkillPart::Speaking) | Light::Volume(_) => SOUND,
        Light::NotMeant => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z M6 6l12 12",
        Light::MicOff => MUTED,
        Light::NewMessage | Light::Unread => "M3.5 6h17v12h-17Z M4 6.8l8 6.2 8-6.2",
        Light::CallIncoming | Light::CallActive => {
            "M6 3.5h3l1.8 4.7-2.3 1.6a11 11 0 0 0 5.7 5.7l1.6-2.3 4.7 1.8v3a2.5 2.5 0 0 1-2.5 2.5 \
             A14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.5Z"
        }
        // A bell.
        Light::Ringing => {
            "M5.5 17h13 M7 17v-6a5 5 0 0 1 10 0v6 M10.5 19.5a1.7 1.7 0 0 0 3 0 M12 4v2"
        }
        Light::DoNotDisturb => MOON,
        Light::Fault(_) => WARNING,
    }
}
