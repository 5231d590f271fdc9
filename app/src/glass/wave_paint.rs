//! Painting of the live waveform.
//!
//! Time runs to the right and ends at the newest block. Units: times in 16 kHz samples, places in
//! CSS pixels. Magnitudes are drawn by their square root, so that quiet speech can be seen.

use super::{
    canvas::{Sheet, sheet, token},
    stops::{Capture, newest},
    words::Named,
};
use crate::shared::{LEVELS_KEPT, Meters};
use hearsay_worklet::protocol::{EndReason, Event, Level, Samples};
use leptos::{html, prelude::*};
use web_sys::CanvasRenderingContext2d;

/// Samples in a meter block: 40 ms.
const BLOCK: Samples = 640;
/// Room for the time axis under the plot, CSS pixels.
const AXIS: f64 = 24.0;
/// Room for labels above the plot, CSS pixels.
const LABELS: f64 = 22.0;

/// Where times and scores lie on the sheet.
struct Scale {
    width: f64,
    top: f64,
    bottom: f64,
    latest: Samples,
    column: f64,
}

impl Scale {
    fn x(&self, at: Samples) -> f64 {
        let ago = self.latest as f64 - at as f64;
        self.width - ago / BLOCK as f64 * self.column
    }

    fn score(&self, score: f32) -> f64 {
        self.bottom - f64::from(score.clamp(0.0, 1.0)) * (self.bottom - self.top)
    }

    fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    fn sample(&self, value: f32) -> f64 {
        let shown = f64::from(value.abs().min(1.0).sqrt().copysign(value));
        self.middle() - shown * (self.bottom - self.top) / 2.0
    }
}

/// Draws everything once.
pub(super) fn draw(canvas: NodeRef<html::Canvas>, meters: &Meters) {
    let Some(Sheet { ink, width, height }) = sheet(canvas) else {
        return;
    };
    let scale = Scale {
        width,
        top: LABELS,
        bottom: height - AXIS,
        latest: meters.levels.back().map_or(0, |l| l.at),
        column: width / LEVELS_KEPT as f64,
    };
    ink.set_font("12px system-ui, sans-serif");
    axis(&ink, &scale);
    let capture = newest(meters.events.iter());
    let word = meters.events.iter().rev().find_map(|event| match *event {
        Event::Wake { word_start, .. } => Some(word_start),
        _ => None,
    });
    if let Some(capture) = capture {
        stretch(&ink, &scale, capture, word);
    }
    bars(&ink, &scale, meters.levels.iter(), capture);
    scores(&ink, &scale, meters);
    for event in &meters.events {
        mark(&ink, &scale, event);
    }
}

fn axis(ink: &CanvasRenderingContext2d, scale: &Scale) {
    ink.set_fill_style_str(&token("--ink-soft"));
    let seconds = LEVELS_KEPT as f64 / 25.0;
    let every = if scale.width < 560.0 { 4.0 } else { 2.0 };
    let mut ago = every;
    while ago < seconds {
        let x = scale.width * (1.0 - ago / seconds);
        // Text that cannot be drawn is a canvas without a font: the drawing still stands.
        let _ = ink.fill_text(&format!("−{ago:.0} s"), x - 12.0, scale.bottom + 18.0);
        ago += every;
    }
    let _ = ink.fill_text("now", scale.width - 26.0, scale.bottom + 18.0);
    ink.set_fill_style_str(&token("--line-strong"));
    ink.fill_rect(0.0, scale.bottom, scale.width, 1.0);
}

/// Tints the captured stretch, its pre-roll in another tint.
fn stretch(ink: &CanvasRenderingContext2d, scale: &Scale, capture: Capture, word: Option<Samples>) {
    let (from, to) = (
        scale.x(capture.first),
        scale.x(capture.end.unwrap_or(scale.latest)),
    );
    let split = word
        .filter(|w| *w >= capture.first)
        .map_or(from, |w| scale.x(w).min(to));
    let high = scale.bottom - scale.top;
    ink.set_fill_style_str(&token("--preroll"));
    ink.fill_rect(from, scale.top, split - from, high);
    ink.set_fill_style_str(&token("--captured"));
    ink.fill_rect(split, scale.top, to - split, high);
    if split - from > 46.0 {
        ink.set_fill_style_str(&token("--ink-soft"));
        let _ = ink.fill_text("pre-roll", from + 4.0, scale.bottom - 6.0);
    }
}

fn bars<'a>(
    ink: &CanvasRenderingContext2d,
    scale: &Scale,
    levels: impl Iterator<Item = &'a Level>,
    capture: Option<Capture>,
) {
    let (heard, recorded) = (token("--wave"), token("--wave-captured"));
    // Bars with gaps where there is room; on a narrow screen one silhouette, without a moiré.
    let wide = if scale.column < 3.0 {
        scale.column + 0.5
    } else {
        scale.column * 0.62
    };
    let mut inked = None;
    for level in levels {
        let inside = capture
            .is_some_and(|c| level.at > c.first && c.end.is_none_or(|end| level.at <= end + BLOCK));
        if inked != Some(inside) {
            ink.set_fill_style_str(if inside { &recorded } else { &heard });
            inked = Some(inside);
        }
        let (top, bottom) = (scale.sample(level.high), scale.sample(level.low));
        let x = scale.x(level.at) - scale.column;
        // Silence is a thin line, not nothing: it was listened to.
        ink.fill_rect(
            x,
            top.min(scale.middle() - 0.5),
            wide,
            (bottom - top).max(1.0),
        );
    }
}

fn scores(ink: &CanvasRenderingContext2d, scale: &Scale, meters: &Meters) {
    ink.set_line_width(1.0);
    ink.set_stroke_style_str(&token("--ink-soft"));
    let dashes = js_sys::Array::of2(&4.0.into(), &5.0.into());
    let _ = ink.set_line_dash(&dashes);
    line(
        ink,
        [
            (0.0, scale.score(meters.threshold)),
            (scale.width, scale.score(meters.threshold)),
        ],
    );
    let _ = ink.set_line_dash(&js_sys::Array::new());
    ink.set_line_width(2.0);
    ink.set_stroke_style_str(&token("--score-ink"));
    line(
        ink,
        meters
            .levels
            .iter()
            .map(|l| (scale.x(l.at), scale.score(l.score))),
    );
}

fn line(ink: &CanvasRenderingContext2d, points: impl IntoIterator<Item = (f64, f64)>) {
    ink.begin_path();
    for (x, y) in points {
        ink.line_to(x, y);
    }
    ink.stroke();
}

fn ended(reason: EndReason) -> &'static str {
    use hearsay_speaker::EndReason as Known;
    match reason {
        EndReason::Silence => Known::Silence.name(),
        EndReason::NoSpeech => Known::NoSpeech.name(),
        EndReason::HardCap => Known::HardCap.name(),
        EndReason::Released => Known::Released.name(),
        EndReason::Cancelled => Known::Cancelled.name(),
        EndReason::Rejected => Known::Rejected.name(),
    }
}

/// A line with a word for the events that a person should find again.
fn mark(ink: &CanvasRenderingContext2d, scale: &Scale, event: &Event) {
    let (at, text) = match *event {
        Event::Wake { at, .. } => (at, "woke"),
        Event::CaptureEnded { at, reason, .. } => (at, ended(reason)),
        _ => return,
    };
    let x = scale.x(at);
    ink.set_fill_style_str(&token("--ink"));
    ink.fill_rect(x - 0.75, scale.top, 1.5, scale.bottom - scale.top);
    let wide = ink.measure_text(text).map_or(0.0, |m| m.width());
    let left = (x - wide / 2.0).clamp(0.0, (scale.width - wide).max(0.0));
    let _ = ink.fill_text(text, left, scale.top - 7.0);
}
