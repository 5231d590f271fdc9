//! 95 % intervals of counts (what the true rate may be, given how little was counted), and percentiles.

/// The normal deviate that leaves 2.5 % on each side.
const DEVIATE: f64 = 1.959_963_984_540_054;
/// What an interval of 95 % leaves out on each side.
const TAIL: f64 = 0.025;
/// Halvings until an interval is exact to the last digit of a double.
const HALVINGS: u32 = 200;

/// A lower and an upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    /// Both ends times `factor`.
    pub(super) fn times(self, factor: f64) -> Self {
        Self {
            low: self.low * factor,
            high: self.high * factor,
        }
    }
}

/// The share that `some` of `of` may stand for, 0..=1 (Wilson 1927, the score interval without
/// correction). Of nothing, anything.
pub(super) fn wilson(some: usize, of: usize) -> Interval {
    if of == 0 {
        return Interval {
            low: 0.0,
            high: 1.0,
        };
    }
    let n = of as f64;
    let share = some as f64 / n;
    let square = DEVIATE * DEVIATE;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let spread =
        DEVIATE / (1.0 + square / n) * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    // All or none of them leave no room for rounding on that side.
    Interval {
        low: if some == 0 { 0.0 } else { middle - spread },
        high: if some == of { 1.0 } else { middle + spread },
    }
}

/// The mean that a count of `events` may stand for (Garwood 1936, exact).
pub(super) fn poisson(events: usize) -> Interval {
    let most = events as f64 + 10.0 * (events as f64 + 4.0).sqrt() + 10.0;
    let low = match events.checked_sub(1) {
        None => 0.0,
        Some(fewer) => mean_where(fewer, 1.0 - TAIL, most),
    };
    Interval {
        low,
        high: mean_where(events, TAIL, most),
    }
}

/// The mean at which at most `events` have this probability; the more is expected, the less probable.
fn mean_where(events: usize, probability: f64, most: f64) -> f64 {
    let (mut low, mut high) = (0.0, most);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if at_most(events, middle) > probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The probability of at most `events` where `mean` are expected.
fn at_most(events: usize, mean: f64) -> f64 {
    let mut logarithm = -mean;
    let mut sum = logarithm.exp();
    for n in 1..=events {
        logarithm += mean.ln() - (n as f64).ln();
        sum += logarithm.exp();
    }
    sum
}

/// The value below which this part (0..=1) of rising values lies, between two of them in proportion.
pub(super) fn percentile(rising: &[f64], part: f64) -> Option<f64> {
    let place = part * rising.len().checked_sub(1)? as f64;
    let below = rising.get(place.floor() as usize)?;
    let above = rising.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::{Interval, at_most, percentile, poisson, wilson};

    fn near(found: Interval, low: f64, high: f64) -> bool {
        (found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5
    }

    #[test]
    fn shares_have_the_intervals_of_the_books() {
        // Newcombe 1998, table I, method 3.
        assert!(
            near(wilson(81, 263), 0.2553, 0.3662),
            "{:?}",
            wilson(81, 263)
        );
        assert!(
            near(wilson(15, 148), 0.0624, 0.1605),
            "{:?}",
            wilson(15, 148)
        );
        assert!(near(wilson(0, 20), 0.0, 0.1611), "{:?}", wilson(0, 20));
        assert!(near(wilson(1, 29), 0.0061, 0.1718), "{:?}", wilson(1, 29));
    }

    #[test]
    fn all_none_and_nothing_stay_between_none_and_all() {
        assert_eq!(wilson(42, 42).high, 1.0);
        assert_eq!(wilson(0, 42).low, 0.0);
        assert_eq!(
            wilson(0, 0),
            Interval {
                low: 0.0,
                high: 1.0
            }
        );
    }

    #[test]
    fn counts_have_the_intervals_of_the_books() {
        // Garwood 1936, central 95 %.
        assert!(near(poisson(0), 0.0, 3.6889), "{:?}", poisson(0));
        assert!(near(poisson(1), 0.0253, 5.5716), "{:?}", poisson(1));
        assert!(near(poisson(10), 4.7954, 18.3904), "{:?}", poisson(10));
        assert!(near(poisson(100), 81.3640, 121.6268), "{:?}", poisson(100));
    }

    #[test]
    fn thousands_of_events_do_not_run_out_of_digits() {
        let found = poisson(2_000);
        assert!(found.low > 1_912.0 && found.high < 2_090.0, "{found:?}");
        assert!((at_most(2_000, 2_000.0) - 0.506).abs() < 1e-3);
    }

    #[test]
    fn percentiles_lie_between_the_values_beside_them() {
        assert_eq!(percentile(&[1.0, 2.0, 4.0], 0.5), Some(2.0));
        assert_eq!(percentile(&[1.0, 2.0, 4.0], 0.75), Some(3.0));
        assert_eq!(percentile(&[1.0, 2.0, 4.0], 1.0), Some(4.0));
        assert_eq!(percentile(&[], 0.5), None);
    }
}
