//! The fabric of the speaker's body: rows of stitches that follow a bowl seen from above.
//!
//! Units: those of the drawing, 640 wide and 600 high. The bowl is a stack of circles that a tilted
//! eye sees as ellipses; `t` runs from 0 at the rim to 1 at the foot.

use core::{f64::consts::FRAC_PI_2, fmt::Write as _};

/// Middle of the drawing, across.
pub(super) const MIDDLE: f64 = 320.0;
/// Middle of the rim's circle, from the top.
pub(super) const RIM_Y: f64 = 208.0;
/// Radius of the rim.
pub(super) const RIM: f64 = 276.0;
/// Height of a circle of width 1, as the eye sees it from about 35° above.
pub(super) const TILT: f64 = 0.57;
/// How far below the rim's middle the foot's middle lies.
const DEPTH: f64 = 268.0;
/// Rows of stitches: one about every 7 units, the coarsest that still reads as fabric.
const ROWS: u32 = 38;

/// Half width and middle of the circle at `t`.
fn circle(t: f64) -> (f64, f64) {
    // Nearly upright below the rim, drawn in toward the foot: a pebble rather than a drum.
    let half = RIM * (1.0 - 0.06 * t - 0.26 * t.powi(3));
    (half, RIM_Y + DEPTH * t)
}

/// Half width of the body at the height `y`: that of the widest circle there.
fn width_at(y: f64) -> f64 {
    (0..=ROWS)
        .map(|row| circle(f64::from(row) / f64::from(ROWS)))
        .map(|(half, middle)| {
            let off = (y - middle) / (half * TILT);
            half * (1.0 - off * off).max(0.0).sqrt()
        })
        .fold(0.0, f64::max)
}

/// Outline of the body, from the rim's widest place downward.
pub(super) fn outline() -> String {
    let (foot, middle) = circle(1.0);
    let deep = middle + foot * TILT - RIM_Y;
    let steps = 72;
    // Closer together toward the foot, where the outline turns.
    let edge = (0..=steps).map(|step| {
        let y = RIM_Y + deep * (f64::from(step) / f64::from(steps) * FRAC_PI_2).sin();
        (width_at(y), y)
    });
    let mut path = format!("M{MIDDLE} {RIM_Y}");
    // Writing to a string cannot fail.
    for (half, y) in edge.clone() {
        let _ = write!(path, "L{:.1} {y:.1}", MIDDLE - half);
    }
    for (half, y) in edge.rev() {
        let _ = write!(path, "L{:.1} {y:.1}", MIDDLE + half);
    }
    path.push('Z');
    path
}

/// Rows of stitches: even rows, and odd rows that are shifted by half a stitch.
pub(super) fn rows() -> [String; 2] {
    let mut rows = [String::new(), String::new()];
    for row in 0..=ROWS {
        let (half, y) = circle(f64::from(row) / f64::from(ROWS));
        let [even, odd] = &mut rows;
        let path = if row % 2 == 0 { even } else { odd };
        // Writing to a string cannot fail.
        let _ = write!(
            path,
            "M{:.1} {y:.1}a{half:.1} {:.1} 0 0 0 {:.1} 0",
            MIDDLE - half,
            half * TILT,
            2.0 * half
        );
    }
    rows
}
