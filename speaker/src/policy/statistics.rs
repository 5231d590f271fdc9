//! How sure a count is.

use serde::{Deserialize, Serialize};

/// Deviate of the normal distribution that leaves 2.5 % on either side.
const DEVIATE: f64 = 1.959_963_984_540_054;

/// A count out of a number of cases, with the 95 % interval of the share behind it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How many.
    pub some: usize,
    /// Of how many.
    pub of: usize,
    /// Lower end of the share, 0..=1.
    pub low: f64,
    /// Upper end of the share, 0..=1.
    pub high: f64,
}

impl Figure {
    /// The count with the interval of Wilson (1927), the score interval without correction, which
    /// holds for few cases and for shares near 0 and 1. No cases say nothing: 0..=1.
    pub(super) fn wilson(some: usize, of: usize) -> Self {
        let some = some.min(of);
        if of == 0 {
            return Self {
                some,
                of,
                low: 0.0,
                high: 1.0,
            };
        }
        let n = of as f64;
        let share = some as f64 / n;
        let square = DEVIATE * DEVIATE;
        let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
        let variance = share * (1.0 - share) / n + square / (4.0 * n * n);
        let spread = DEVIATE / (1.0 + square / n) * variance.sqrt();
        // All or none of them leave no room for rounding on that side.
        Self {
            some,
            of,
            low: if some == 0 { 0.0 } else { middle - spread },
            high: if some == of { 1.0 } else { middle + spread },
        }
    }

    /// For example `3 of 40 (8 %, 3 to 20 %)`.
    pub(super) fn words(&self) -> String {
        let percent = |share: f64| (share * 100.0).round();
        let share = self.some as f64 / self.of.max(1) as f64;
        format!(
            "{} of {} ({} %, {} to {} %)",
            self.some,
            self.of,
            percent(share),
            percent(self.low),
            percent(self.high)
        )
    }
}

/// The chance that a fair coin falls as unevenly as `a` against `b`, or more (the exact two-sided
/// sign test; two methods are compared by the cases that only one gets right). For up to 1,000 throws
/// the smallest term, 2^-1000, is still a normal number.
pub(super) fn sign_test(a: usize, b: usize) -> f64 {
    let throws = a + b;
    let mut term = 0.5_f64.powi(i32::try_from(throws).unwrap_or(i32::MAX));
    let mut tail = 0.0;
    for heads in 0..=a.min(b) {
        tail += term;
        term *= (throws - heads) as f64 / (heads + 1) as f64;
    }
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_agree_with_published_ones() {
        // Newcombe (1998), table I, method 3: the score interval.
        for (some, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let figure = Figure::wilson(some, of);
            assert!((figure.low - low).abs() < 1e-4, "{figure:?}");
            assert!((figure.high - high).abs() < 1e-4, "{figure:?}");
        }
    }

    #[test]
    fn no_cases_say_nothing_and_a_whole_is_whole() {
        let none = Figure::wilson(0, 0);
        assert_eq!((none.low, none.high), (0.0, 1.0));
        assert_eq!(Figure::wilson(42, 42).high, 1.0);
        assert_eq!(Figure::wilson(3, 40).words(), "3 of 40 (8 %, 3 to 20 %)");
    }

    #[test]
    fn the_sign_test_counts_throws() {
        assert_eq!(sign_test(0, 0), 1.0);
        assert_eq!(sign_test(0, 1), 1.0);
        // Two of 32 outcomes are as uneven as 5 against 0, 2 * 12 of 2048 as 10 against 1.
        assert_eq!(sign_test(5, 0), 0.0625);
        assert!((sign_test(1, 10) - 24.0 / 2_048.0).abs() < 1e-12);
        assert_eq!(sign_test(10, 10), 1.0);
        assert!(sign_test(0, 1_000) > 0.0);
    }
}
