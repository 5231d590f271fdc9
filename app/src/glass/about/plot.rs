//! The plan of the drawing: misses against false wakes an hour, one line an engine. Pure geometry.
//!
//! Units: the drawing's own, [`WIDE`] by [`HIGH`]. False wakes run along a logarithmic axis; what is zero stands at the left
//! edge, apart from it. Misses are percent, upwards.

use super::say::rate;
use crate::figures::Engine;
use core::fmt::Write as _;

/// Size of the drawing.
pub(super) const WIDE: f64 = 640.0;
/// Its height.
pub(super) const HIGH: f64 = 400.0;

/// Room for the axes' words.
pub(super) const LEFT: f64 = 70.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 66.0;
/// Between the left edge, where zero is, and the lowest rate of the scale.
const ZERO: f64 = 40.0;

/// Least distance of two words on the axis of false wakes.
const APART: f64 = 40.0;

/// Half a marker's size.
const MARK: f64 = 6.0;

/// Where values lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    /// Ends of the scale of false wakes, an hour.
    rates: (f64, f64),
    /// Top of the scale, percent.
    most: f64,
}

/// A mark on an axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Place along the axis.
    pub(super) at: f64,
    /// What is written there.
    pub(super) text: String,
}

/// 1, 2 and 5 times the powers of ten, from one in ten thousand hours to a thousand an hour.
fn round_numbers() -> impl DoubleEndedIterator<Item = f64> {
    (-4..=3).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)))
}

impl Plan {
    /// A plan with room for all curves; `None` where there is nothing to draw.
    pub(super) fn of(engines: &[Engine]) -> Option<Self> {
        let points = || engines.iter().flat_map(|engine| &engine.curve);
        let rates = || points().map(|(x, _)| *x).filter(|x| *x > 0.0);
        let lowest = rates().min_by(f64::total_cmp)?;
        let highest = rates().max_by(f64::total_cmp)?;
        let low = round_numbers()
            .rfind(|end| *end <= lowest)
            .unwrap_or(lowest);
        let high = round_numbers().find(|end| *end >= highest.max(2.0 * low));
        let worst = points().map(|(_, y)| *y).fold(0.0, f64::max);
        let most = [10.0, 20.0, 25.0, 50.0]
            .into_iter()
            .find(|top| worst <= *top);
        Some(Self {
            rates: (low, high.unwrap_or(highest)),
            most: most.unwrap_or(100.0),
        })
    }

    /// Place of a rate of false wakes.
    pub(super) fn x(self, an_hour: f64) -> f64 {
        if an_hour <= 0.0 {
            return LEFT;
        }
        let (low, high) = self.rates;
        let part = (an_hour / low).ln() / (high / low).ln();
        LEFT + ZERO + part.clamp(0.0, 1.0) * (WIDE - LEFT - ZERO - RIGHT)
    }

    /// Place of a share of misses.
    pub(super) fn y(self, percent: f64) -> f64 {
        TOP + (1.0 - (percent / self.most).clamp(0.0, 1.0)) * (HIGH - TOP - BOTTOM)
    }

    /// Marks of the false wakes.
    pub(super) fn along(self) -> Vec<Tick> {
        let (low, high) = self.rates;
        let inside = round_numbers().filter(|an_hour| (low..=high).contains(an_hour));
        let mut ticks: Vec<Tick> = Vec::new();
        for an_hour in core::iter::once(0.0).chain(inside) {
            let at = self.x(an_hour);
            // A word that would run into the last one is left out.
            if ticks.last().is_none_or(|last| at - last.at >= APART) {
                ticks.push(Tick {
                    at,
                    text: rate(an_hour),
                });
            }
        }
        ticks
    }

    /// Marks of the misses.
    pub(super) fn up(self) -> Vec<Tick> {
        let tick = |part: u32| {
            let percent = self.most * f64::from(part) / 5.0;
            Tick {
                at: self.y(percent),
                text: format!("{percent}\u{a0}%"),
            }
        };
        (0..=5).map(tick).collect()
    }

    /// An engine's line.
    pub(super) fn line(self, curve: &[(f64, f64)]) -> String {
        let mut path = String::new();
        for (index, (x, y)) in curve.iter().enumerate() {
            let pen = if index == 0 { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(path, "{pen}{:.1} {:.1}", self.x(*x), self.y(*y));
        }
        path
    }

    /// The shapes at an engine's measured points. Their outline tells engines apart without colour.
    pub(super) fn marks(self, engine: usize, curve: &[(f64, f64)]) -> String {
        // A dense curve is a line; marks would hide it.
        let every = curve.len().div_ceil(12).max(1);
        let points = curve.iter().step_by(every);
        points
            .map(|(x, y)| shape(engine, self.x(*x), self.y(*y)))
            .collect()
    }
}

/// Looks that tell engines apart; with more engines they begin again.
pub(super) const LOOKS: usize = 6;

/// Circle, square, triangle, diamond, triangle on its point, cross.
pub(super) fn shape(engine: usize, x: f64, y: f64) -> String {
    let (m, w) = (MARK, 2.0 * MARK);
    match engine % LOOKS {
        0 => format!(
            "M{:.1} {y:.1}a{m} {m} 0 1 0 {w} 0a{m} {m} 0 1 0 -{w} 0Z",
            x - m
        ),
        1 => format!("M{:.1} {:.1}h{w}v{w}h-{w}Z", x - m, y - m),
        2 => format!("M{x:.1} {:.1}l{m} {w}h-{w}Z", y - m),
        3 => format!("M{x:.1} {:.1}l{m} {m}l-{m} {m}l-{m} -{m}Z", y - m),
        4 => format!("M{x:.1} {:.1}l{m} -{w}h-{w}Z", y + m),
        _ => format!(
            "M{:.1} {:.1}h{w}v4h-{w}ZM{:.1} {:.1}v{w}h4v-{w}Z",
            x - m,
            y - 2.0,
            x - 2.0,
            y - m
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engine(curve: &[(f64, f64)]) -> Engine {
        Engine {
            curve: curve.to_vec(),
            ..Engine::default()
        }
    }

    #[test]
    fn fewer_misses_lie_lower_and_fewer_false_wakes_lie_further_left() {
        let plan = Plan::of(&[engine(&[(0.0, 40.0), (0.09, 12.0), (4.6, 3.0)])]).unwrap();
        assert!(plan.x(0.0) < plan.x(0.09) && plan.x(0.09) < plan.x(4.6));
        assert!(plan.y(3.0) > plan.y(12.0) && plan.y(12.0) > plan.y(40.0));
    }

    #[test]
    fn every_point_lies_inside_the_drawing() {
        for curve in [
            vec![(0.46, 9.0)],
            vec![(0.0, 100.0), (0.01, 80.0), (350.0, 0.0)],
        ] {
            let plan = Plan::of(&[engine(&curve)]).unwrap();
            for (x, y) in curve {
                assert!((LEFT..=WIDE - RIGHT).contains(&plan.x(x)), "{x}");
                assert!((TOP..=HIGH - BOTTOM).contains(&plan.y(y)), "{y}");
            }
        }
    }

    #[test]
    fn nothing_measured_gives_no_plan() {
        assert_eq!(Plan::of(&[]), None);
        assert_eq!(Plan::of(&[engine(&[])]), None);
        assert_eq!(Plan::of(&[engine(&[(0.0, 3.0)])]), None);
    }

    #[test]
    fn marks_are_in_order_and_their_words_do_not_run_into_each_other() {
        for curve in [
            vec![(0.09, 2.0), (4.6, 9.0)],
            vec![(0.01, 2.0), (400.0, 9.0)],
        ] {
            let plan = Plan::of(&[engine(&curve)]).unwrap();
            for pair in plan.along().windows(2) {
                assert!(pair[1].at - pair[0].at > 30.0, "{pair:?}");
            }
            assert_eq!(plan.up().len(), 6);
        }
    }

    #[test]
    fn neighbouring_engines_have_different_shapes() {
        let shapes: Vec<String> = (0..LOOKS).map(|n| shape(n, 0.0, 0.0)).collect();
        for (n, one) in shapes.iter().enumerate() {
            assert!(!shapes[n + 1..].contains(one), "{one}");
        }
    }

    #[test]
    fn a_dense_curve_keeps_its_line_and_few_marks() {
        let curve: Vec<(f64, f64)> = (1..=200).map(|n| (f64::from(n) / 50.0, 5.0)).collect();
        let plan = Plan::of(&[engine(&curve)]).unwrap();
        assert_eq!(plan.line(&curve).matches('L').count(), 199);
        assert!(plan.marks(1, &curve).matches('M').count() <= 12);
    }
}
