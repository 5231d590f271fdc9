//! The fabric of the speaker's body: rows of stitches that follow a bowl seen from above.
//!
//! Units: those of the drawing, 640 wide and 600 high. The bowl is a stack of circles that a tilted
//! eye sees as ellipses; `t` runs from 0 at the rim to 1 at the foot.

use core::fmt::Write as _;

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
/// Rows of stitches: one about every 5 units.
const ROWS: u32 = 54;

/// Half width and middle of the circle at `t`.
fn circle(t: f64) -> (f64, f64) {
    // Nearly upright below the rim, drawn in toward the foot: a pebble rather than a drum.
    let half = RIM * (1.0 - 0.10 * t - 0.34 * t.powi(4));
    (half, RIM_Y + DEPTH * t)
}

/// Outline of the body.
pub(super) fn outline() -> String {
    let mut path = format!("M{} {RIM_Y}", MIDDLE - RIM);
    let steps = 40;
    for step in 1..=steps {
        let (half, y) = circle(f64::from(step) / f64::from(steps));
        let _ = write!(path, "L{:.1} {y:.1}", MIDDLE - half);
    }
    let (half, _) = circle(1.0);
    let _ = write!(
        path,
        "a{half:.1} {:.1} 0 0 0 {:.1} 0",
        half * TILT,
        2.0 * half
    );
    for step in (0..steps).rev() {
        let (half, y) = circle(f64::from(step) / f64::from(steps));
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
