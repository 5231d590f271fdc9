//! "What the light says": every light with its own small ring, painted by the same function as the
//! speaker's, and its meaning in words.

use super::{
    canvas::sheet,
    frames::{Frames, RING_MS},
    light, ring,
    words::{LIGHTS, doing, look, meaning},
};
use hearsay_speaker::{Light, Motion, ring as leds};
use leptos::{html, prelude::*};

/// A ring seen from above, filling its canvas.
const FROM_ABOVE: ring::Geometry = ring::Geometry {
    x: 0.5,
    y: 0.5,
    radius: 0.36,
    band: 0.11,
    tilt: 1.0,
};

/// A light that passes is shown again after this, milliseconds.
const AGAIN_MS: u64 = 4_000;

/// Whether a light passes by itself.
fn passes(light: Light) -> bool {
    matches!(
        light,
        Light::NotMeant | Light::NewMessage | Light::DoNotDisturb
    )
}

#[component]
fn SmallRing(lit: Light, motion: Signal<Motion>, open: ReadSignal<bool>) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let started = light::now();
    let frames = Frames::new(RING_MS, move || {
        let Some(sheet) = sheet(canvas) else {
            return open.get_untracked();
        };
        let motion = motion.get_untracked();
        let elapsed = light::now().saturating_sub(started);
        let elapsed = if passes(lit) {
            elapsed % AGAIN_MS
        } else {
            elapsed
        };
        // A still frame shows the light when it is at its clearest: at its beginning.
        let elapsed = if motion == Motion::Reduced {
            0
        } else {
            elapsed
        };
        let frame = leds::paint(lit, elapsed, motion);
        ring::paint(&sheet.ink, sheet.width, FROM_ABOVE, &frame, 1.0);
        open.get_untracked() && motion == Motion::Full && !light::still(lit, motion)
    });
    Effect::new(move |_| {
        motion.track();
        if open.get() {
            frames.wake();
        }
    });
    view! { <canvas class="small-ring" node_ref=canvas aria-hidden="true"></canvas> }
}

/// The region "What the light says"; closed until asked for, and nothing moves while it is closed.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let (open, set_open) = signal(false);
    let details = NodeRef::<html::Details>::new();
    let motion = light::motion();
    let toggled = move |_| {
        set_open.set(details.get_untracked().is_some_and(|d| d.open()));
    };
    let entry = move |lit: Light| {
        let name = doing(lit);
        view! {
            <li>
                <SmallRing lit motion open />
                <div>
                    <h3>{name}</h3>
                    <p>{look(lit)}"."</p>
                    <p>{meaning(lit)}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="legend" aria-labelledby="legend-name">
            <details class="fold" node_ref=details on:toggle=toggled>
                <summary><h2 id="legend-name">"What the light says"</h2></summary>
                <ul>{LIGHTS.map(entry).collect_view()}</ul>
            </details>
        </section>
    }
}
