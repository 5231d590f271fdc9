//! The speaker itself: a bowl of fabric, a disc of stone on it, a groove of light between them,
//! the action button on the disc and the microphone switch on the front.
//!
//! Drawn in units of 640 × 600; the style sheet gives the materials.

use super::{
    action::ActionButton,
    light,
    microphone::MicrophoneSwitch,
    ring::{Geometry, Ring},
    weave, words,
};
use crate::shared::Shared;
use hearsay_speaker::{Light, Power};
use leptos::prelude::*;

/// Width of the drawing.
const WIDE: f64 = 640.0;

/// The groove of light, in fractions of the width.
const GROOVE: Geometry = Geometry {
    x: weave::MIDDLE / WIDE,
    y: weave::RIM_Y / WIDE,
    radius: 252.0 / WIDE,
    band: 19.0 / WIDE,
    tilt: weave::TILT,
};

/// Gradients: light falls from the upper left.
const PAINTS: &str = r#"
<linearGradient id="obj-round"><stop class="g-edge" offset="0"/><stop class="g-lit" offset=".3"/>
<stop class="g-none" offset=".55"/><stop class="g-edge" offset="1"/></linearGradient>
<linearGradient id="obj-fall" x1="0" y1="0" x2="0" y2="1"><stop class="g-none" offset=".45"/>
<stop class="g-foot" offset="1"/></linearGradient>
<linearGradient id="obj-disc" x1=".15" y1="0" x2=".8" y2="1"><stop class="g-disc-far" offset="0"/>
<stop class="g-disc-near" offset="1"/></linearGradient>
<linearGradient id="obj-rim" x1="0" y1="0" x2="0" y2="1"><stop class="g-rim-far" offset="0"/>
<stop class="g-rim-near" offset="1"/></linearGradient>
<radialGradient id="obj-shade"><stop class="g-shade" offset=".35"/><stop class="g-none" offset="1"/>
</radialGradient>"#;

/// The body as SVG: one string, because nothing in it ever changes.
fn drawing() -> String {
    let outline = weave::outline();
    let [even, odd] = weave::rows();
    let (x, y) = (weave::MIDDLE, weave::RIM_Y);
    let ellipse = |class: &str, radius: f64, down: f64| {
        let (cy, ry) = (y + down, radius * weave::TILT);
        format!(r#"<ellipse class="{class}" cx="{x}" cy="{cy}" rx="{radius}" ry="{ry:.1}"/>"#)
    };
    let hole = |dx: f64, dy: f64| {
        let (cx, cy) = (x + dx, y + dy * weave::TILT);
        format!(r#"<ellipse class="hole" cx="{cx}" cy="{cy:.1}" rx="3.4" ry="2.1"/>"#)
    };
    // Four microphones, where the far-field ones of real speakers sit.
    let holes = [
        hole(0.0, -196.0),
        hole(196.0, 0.0),
        hole(0.0, 196.0),
        hole(-196.0, 0.0),
    ]
    .concat();
    [
        r#"<svg viewBox="0 0 640 600" aria-hidden="true" focusable="false"><defs>"#,
        PAINTS,
        &format!(r#"<clipPath id="obj-clip"><path d="{outline}"/></clipPath></defs>"#),
        r#"<ellipse class="floor" cx="320" cy="556" rx="300" ry="42"/>"#,
        &format!(r#"<path class="cloth" d="{outline}"/>"#),
        &format!(r#"<g clip-path="url(#obj-clip)"><path class="stitch" d="{even}"/>"#),
        &format!(r#"<path class="stitch odd" d="{odd}"/></g>"#),
        &format!(r#"<path class="round" d="{outline}"/><path class="fall" d="{outline}"/>"#),
        &ellipse("rim", weave::RIM, 0.0),
        &ellipse("groove-wall", 266.0, 2.0),
        &ellipse("groove", 252.0, 0.0),
        &ellipse("disc-edge", 238.0, 3.0),
        &ellipse("disc", 238.0, 0.0),
        &ellipse("disc-dish", 216.0, 1.0),
        &holes,
        "</svg>",
    ]
    .concat()
}

/// The speaker with its ring and its two controls.
#[component]
pub(super) fn Object(shared: Shared, lit: Signal<Light>, power: Signal<Power>) -> impl IntoView {
    let motion = light::motion();
    let look = Signal::derive(move || format!("Light ring: {}", words::look(lit.get())));
    view! {
        <div class="object">
            <div class="object-body" inner_html=drawing()></div>
            <Ring shared look motion at=GROOVE />
            <ActionButton shared power />
            <MicrophoneSwitch shared power />
        </div>
    }
}
