//! The pre-roll ring, drawn as what it is: a round buffer in which the newest 40 ms overwrite the
//! oldest.

use super::{
    canvas::{sheet, token},
    meter::share,
};
use crate::shared::Shared;
use core::f64::consts::{FRAC_PI_2, TAU};
use hearsay_worklet::protocol::Samples;
use leptos::{html, prelude::*};

/// Blocks in the ring: 500 ms of 40 ms blocks, rounded up.
const BLOCKS: usize = 13;
/// Samples in a block.
const BLOCK: Samples = 640;
/// Inner radius, and the longest bar, as shares of half the canvas.
const INNER: f64 = 0.38;
const LONGEST: f64 = 0.55;

/// Draws the ring's content; `open` says whether sound arrives.
pub(super) fn draw(canvas: NodeRef<html::Canvas>, shared: Shared, open: bool) {
    let Some(sheet) = sheet(canvas) else { return };
    let (ink, half) = (&sheet.ink, sheet.width.min(sheet.height) / 2.0);
    let (faint, bright) = (token("--line-strong"), token("--wave"));
    ink.set_line_cap("round");
    ink.set_line_width(half * 0.11);
    let newest = shared
        .meters
        .with_value(|m| m.levels.back().map_or(0, |l| l.at));
    let head = newest / BLOCK;
    for age in 0..BLOCKS {
        let level = shared
            .meters
            .with_value(|m| m.levels.iter().rev().nth(age).map(|l| l.rms));
        let level = level
            .filter(|_| open)
            .map_or(0.0, |db| f64::from(share(db)));
        let slot = (head + (BLOCKS - age) as u64) % BLOCKS as u64;
        let angle = slot as f64 / BLOCKS as f64 * TAU - FRAC_PI_2;
        let (x, y) = (angle.cos(), angle.sin());
        let outer = INNER + 0.04 + LONGEST * level;
        ink.set_stroke_style_str(if open { &bright } else { &faint });
        // The oldest block is about to be overwritten: it fades.
        ink.set_global_alpha(if open {
            1.0 - 0.7 * age as f64 / BLOCKS as f64
        } else {
            1.0
        });
        ink.begin_path();
        ink.move_to(half * (1.0 + INNER * x), half * (1.0 + INNER * y));
        ink.line_to(half * (1.0 + outer * x), half * (1.0 + outer * y));
        ink.stroke();
    }
    ink.set_global_alpha(1.0);
}
