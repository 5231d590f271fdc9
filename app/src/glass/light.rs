//! The light as the page shows it: a signal that follows `Speaker::light` through events and time.

use super::frames::Frames;
use crate::shared::Shared;
use hearsay_speaker::{Light, Millis, Motion, Shown};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// How often a light that may end by itself is looked at, milliseconds.
const LOOK_MS: f64 = 100.0;

/// Milliseconds since the Unix epoch.
pub(super) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// What the ring shows at this moment.
pub(super) fn shown(shared: Shared) -> Shown {
    shared
        .speaker
        .with_untracked(|speaker| speaker.light(now()))
}

/// Whether a light stays as it is until something happens: then nothing needs repainting.
pub(super) fn still(light: Light, motion: Motion) -> bool {
    let steady = matches!(light, Light::Off | Light::Idle | Light::MicOff);
    // A fault ends with an event; what moves in it is only the pulse.
    steady || (motion == Motion::Reduced && matches!(light, Light::Fault(_) | Light::Unread))
}

/// The light as a signal. It changes when the speaker does and when a light runs out.
pub(super) fn follow(shared: Shared) -> Signal<Light> {
    let light = RwSignal::new(shown(shared).light);
    let look = move || {
        let next = shown(shared).light;
        if light.get_untracked() != next {
            light.set(next);
        }
        !still(next, Motion::Full)
    };
    let frames = Frames::new(LOOK_MS, look);
    Effect::new(move |_| {
        shared.speaker.track();
        look();
        frames.wake();
    });
    light.into()
}

/// Whether things may move: follows `prefers-reduced-motion`.
pub(super) fn motion() -> Signal<Motion> {
    let query = window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten();
    let value = |reduced: bool| {
        if reduced {
            Motion::Reduced
        } else {
            Motion::Full
        }
    };
    let motion = RwSignal::new(value(
        query.as_ref().is_some_and(web_sys::MediaQueryList::matches),
    ));
    let Some(query) = query else {
        return motion.into();
    };
    let changed = Closure::<dyn FnMut(web_sys::MediaQueryListEvent)>::new(
        move |event: web_sys::MediaQueryListEvent| {
            motion.try_set(value(event.matches()));
        },
    );
    query.set_onchange(Some(changed.as_ref().unchecked_ref()));
    // The query lives as long as its listener: both are kept until the page's owner is gone.
    let _kept = StoredValue::new_local((query, changed));
    motion.into()
}
