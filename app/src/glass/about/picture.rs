//! The drawing of misses against false wakes. The table after it says the same in numbers.
//!
//! Engines differ by the shape of their marks and the dashes of their lines, not by colour alone.

use super::plot::{HIGH, LEFT, LOOKS, Plan, WIDE, shape};
use crate::figures::Engine;
use leptos::{prelude::*, svg};

/// What the drawing shows, in words.
const SHOWS: &str = "A line an engine: false wakes an hour to the right, on a logarithmic scale, and the share of \
                     recordings missed upwards, averaged over the conditions. Lower and further left is better.";

#[component]
fn Axes(plan: Plan) -> impl IntoView {
    let floor = plan.y(0.0);
    let up = plan.up().into_iter().map(|tick| {
        view! {
            <path class="plot-line" d=format!("M{LEFT} {:.1}H{WIDE}", tick.at) />
            <text x=LEFT - 8.0 y=tick.at text-anchor="end" dominant-baseline="middle">{tick.text}</text>
        }
    });
    let along = plan.along().into_iter().map(|tick| {
        view! {
            <path class="plot-line" d=format!("M{:.1} {floor:.1}v6", tick.at) />
            <text x=tick.at y=floor + 24.0 text-anchor="middle">{tick.text}</text>
        }
    });
    view! {
        {up.collect_view()}
        {along.collect_view()}
        <text x=(LEFT + WIDE) / 2.0 y=HIGH - 8.0 text-anchor="middle">"False wakes an hour"</text>
    }
}

#[component]
fn Line(plan: Plan, number: usize, engine: Engine) -> impl IntoView {
    view! {
        <g class=format!("plot-{}", number % LOOKS)>
            <path class="plot-curve" d=plan.line(&engine.curve) />
            <path class="plot-marks" d=plan.marks(number, &engine.curve) />
        </g>
    }
}

#[component]
fn Key(number: usize, name: String) -> impl IntoView {
    view! {
        <li>
            <svg viewBox="0 0 48 16" aria-hidden="true" class=format!("plot-{}", number % LOOKS)>
                <path class="plot-curve" d="M0 8H48" />
                <path class="plot-marks" d=shape(number, 24.0, 8.0) />
            </svg>
            {name}
        </li>
    }
}

/// The drawing with its key.
#[component]
pub(super) fn Picture(engines: Vec<Engine>) -> impl IntoView {
    let plan = Plan::of(&engines)?;
    let numbered = || engines.iter().cloned().enumerate();
    let lines = numbered().map(|(number, engine)| view! { <Line plan number engine /> });
    let key = numbered().map(|(number, engine)| view! { <Key number name=engine.name /> });
    let lines = lines.collect_view();
    let key = key.collect_view();
    Some(view! {
        <figure class="plot">
            <svg viewBox=format!("0 0 {WIDE} {HIGH}") role="img" aria-labelledby="plot-title" aria-describedby="plot-desc">
                // Written as a tag, it would become a title of HTML, which names nothing here.
                {svg::title().id("plot-title").child("Misses against false wakes")}
                <desc id="plot-desc">{SHOWS}</desc>
                <Axes plan />
                {lines}
            </svg>
            <figcaption>
                <ul class="plot-key">{key}</ul>
                <p class="hint">{SHOWS}</p>
            </figcaption>
        </figure>
    })
}
