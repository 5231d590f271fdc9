//! The light ring on a canvas: twelve LEDs behind a diffuser, painted as light adds up.
//!
//! Every LED throws a soft spot along the groove; spots are added (`lighter`), so that equal
//! neighbours blend into an even band. Angles are clockwise from the top, in the ring's own plane;
//! the tilt of the plane is a scale of the y axis.

use super::{
    canvas::{set_token, sheet},
    frames::{Frames, RING_MS},
    light,
};
use crate::shared::Shared;
use core::f64::consts::{FRAC_PI_2, TAU};
use hearsay_speaker::{Motion, ring};
use leptos::{html, prelude::*};
use web_sys::CanvasRenderingContext2d;

/// Where a ring lies on its canvas, in fractions of the canvas width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Geometry {
    /// Centre, from the left.
    pub(super) x: f64,
    /// Centre, from the top.
    pub(super) y: f64,
    /// Radius across.
    pub(super) radius: f64,
    /// Width of the groove.
    pub(super) band: f64,
    /// Height of a circle of width 1: 1 seen from above, less when tilted.
    pub(super) tilt: f64,
}

/// Reach of one LED's spot, in distances between LEDs: a little more than 1 leaves no dark gaps.
const REACH: f64 = 1.12;

/// Paints one frame of LEDs; `strength` scales the light, 0..=1.
pub(super) fn paint(
    ink: &CanvasRenderingContext2d,
    width: f64,
    at: Geometry,
    leds: &[ring::Led; ring::LEDS],
    strength: f64,
) {
    let radius = at.radius * width;
    let step = TAU / ring::LEDS as f64;
    let reach = REACH * step * radius;
    ink.save();
    // Neither can fail with finite numbers; a frame without them would only be drawn elsewhere.
    let _ = ink.translate(at.x * width, at.y * width);
    let _ = ink.scale(1.0, at.tilt);
    let _ = ink.set_global_composite_operation("lighter");
    ink.set_line_width(at.band * width);
    for (index, led) in leds.iter().enumerate() {
        let Some((hue, power)) = split(*led) else {
            continue;
        };
        let angle = index as f64 * step - FRAC_PI_2;
        let (x, y) = (radius * angle.cos(), radius * angle.sin());
        let Ok(spot) = ink.create_radial_gradient(x, y, 0.0, x, y, reach) else {
            continue;
        };
        for (stop, share) in [(0.0, 0.95), (0.35, 0.68), (0.65, 0.16), (1.0, 0.0)] {
            let alpha = power * share * strength;
            let _ = spot.add_color_stop(stop, &format!("rgb({hue} / {alpha:.3})"));
        }
        ink.set_stroke_style_canvas_gradient(&spot);
        ink.begin_path();
        let _ = ink.arc(0.0, 0.0, radius, angle - REACH * step, angle + REACH * step);
        ink.stroke();
    }
    ink.restore();
}

/// Hue at full brightness and the brightness, 0..=1: a dim LED is a faint light, not a dark paint.
fn split(led: ring::Led) -> Option<(String, f64)> {
    let top = led.r.max(led.g).max(led.b);
    if top == 0 {
        return None;
    }
    let full = |part: u8| u16::from(part) * 255 / u16::from(top);
    Some((
        format!("{} {} {}", full(led.r), full(led.g), full(led.b)),
        f64::from(top) / 255.0,
    ))
}

/// Mean colour of the ring, for the light it throws on what stands around.
fn spill(leds: &[ring::Led; ring::LEDS]) -> String {
    let mean = |part: fn(&ring::Led) -> u8| {
        leds.iter().map(|led| usize::from(part(led))).sum::<usize>() / ring::LEDS
    };
    let (r, g, b) = (mean(|l| l.r), mean(|l| l.g), mean(|l| l.b));
    match split(ring::Led {
        r: r as u8,
        g: g as u8,
        b: b as u8,
    }) {
        Some((hue, power)) => format!("rgb({hue} / {:.3})", power * 0.55),
        None => "transparent".to_owned(),
    }
}

/// The speaker's ring: a sharp band, and the same band blurred by the style sheet as its glow.
#[component]
pub(super) fn Ring(
    shared: Shared,
    /// What the ring shows, in words.
    #[prop(into)]
    look: Signal<String>,
    motion: Signal<Motion>,
    at: Geometry,
) -> impl IntoView {
    let (place, band, glow) = (NodeRef::<html::Div>::new(), NodeRef::new(), NodeRef::new());
    let mut drawn: Option<[ring::Led; ring::LEDS]> = None;
    let frames = Frames::new(RING_MS, move || {
        let (shown, motion) = (light::shown(shared), motion.get_untracked());
        let leds = ring::paint(shown.light, shown.elapsed_ms, motion);
        if drawn != Some(leds) {
            let (Some(sharp), Some(soft)) = (sheet(band), sheet(glow)) else {
                return true;
            };
            paint(&sharp.ink, sharp.width, at, &leds, 1.0);
            let core = Geometry {
                band: at.band * 0.4,
                ..at
            };
            paint(&sharp.ink, sharp.width, core, &leds, 0.6);
            let wide = Geometry {
                band: at.band * 2.2,
                ..at
            };
            paint(&soft.ink, soft.width, wide, &leds, 0.9);
            if let Some(place) = place.get_untracked() {
                set_token(&place, "--spill", &spill(&leds));
            }
            drawn = Some(leds);
        }
        !light::still(shown.light, motion)
    });
    Effect::new(move |_| {
        shared.speaker.track();
        motion.track();
        frames.wake();
    });
    view! {
        <div class="ring" node_ref=place>
            <canvas class="ring-glow" node_ref=glow aria-hidden="true"></canvas>
            <canvas class="ring-band" node_ref=band role="img" aria-label=look></canvas>
        </div>
    }
}
