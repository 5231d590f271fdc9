//! The drawing of who copies to whom: the owners one below the other, and an arc for each way.
//! Pure geometry.
//!
//! Units: the drawing's own, [`WIDE`] by [`HIGH`]; about CSS pixels on a phone.

use super::flows::Flow;
use hearsay_speaker::{Owner, history::OWNERS};

/// Size of the drawing.
pub(super) const WIDE: f64 = 344.0;
/// Its height: five rows.
pub(super) const HIGH: f64 = 5.0 * ROW;

/// Height of an owner's row.
const ROW: f64 = 48.0;
/// Where the names end and the arcs begin.
pub(super) const EDGE: f64 = 140.0;
/// How far an arc between neighbours swings out, and how much further for each row more.
const SWING: f64 = 44.0;
const SWING_A_ROW: f64 = 36.0;
/// Ways up swing out further, so that there and back do not cover each other.
const SWING_UP: f64 = 24.0;
/// Distance of an arc's ends from the middle of a row: beginnings below, arrival above or below.
const OFF: f64 = 7.0;
/// Size of an arrow's head.
const HEAD: f64 = 6.0;

/// An arc.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arc {
    /// Its line.
    pub(super) line: String,
    /// Its arrow's head.
    pub(super) head: String,
    /// Where its count is written: x and y.
    pub(super) label: (f64, f64),
    /// Whether it leads up, against the order of the owners: drawn in dashes.
    pub(super) up: bool,
}

/// The middle of an owner's row.
pub(super) fn row(owner: Owner) -> f64 {
    let place = OWNERS.iter().position(|other| *other == owner).unwrap_or(0);
    (place as f64 + 0.5) * ROW
}

/// The arc of a way.
pub(super) fn arc(flow: &Flow) -> Arc {
    let (from, to) = (row(flow.from), row(flow.to));
    let up = to < from;
    let side = if up { -OFF } else { OFF };
    let (start, end) = (from + side, to - side);
    let rows = (to - from).abs() / ROW;
    let swing = SWING + SWING_A_ROW * (rows - 1.0).max(0.0) + if up { SWING_UP } else { 0.0 };
    let out = EDGE + swing;
    Arc {
        line: format!(
            "M{EDGE} {start}C{out} {start} {out} {end} {:.0} {end}",
            EDGE + HEAD
        ),
        head: format!(
            "M{EDGE} {end}L{:.0} {:.0}V{:.0}Z",
            EDGE + 1.6 * HEAD,
            end - HEAD,
            end + HEAD
        ),
        // A cubic curve reaches three quarters of the way to its two outer points.
        label: (EDGE + 0.75 * swing + 6.0, f64::midpoint(start, end) + side),
        up,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arc_and_its_count_stay_inside_the_drawing() {
        for from in OWNERS {
            for to in OWNERS.into_iter().filter(|to| *to != from) {
                let arc = arc(&Flow { from, to, count: 1 });
                let (x, y) = arc.label;
                // Room for three digits of 9 units.
                assert!(x > EDGE && x + 27.0 <= WIDE, "{from:?} to {to:?}: {x}");
                assert!(y > 0.0 && y < HIGH, "{from:?} to {to:?}: {y}");
                assert_eq!(arc.up, row(to) < row(from));
            }
        }
    }

    #[test]
    fn there_and_back_are_not_written_over_each_other() {
        let there = arc(&Flow {
            from: Owner::Cloud,
            to: Owner::Reviewers,
            count: 1,
        });
        let back = arc(&Flow {
            from: Owner::Reviewers,
            to: Owner::Cloud,
            count: 1,
        });
        assert!((there.label.1 - back.label.1).abs() > 10.0);
    }
}
