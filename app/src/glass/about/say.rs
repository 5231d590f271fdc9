//! Measured figures in words. Pure: from numbers to text.

use crate::figures::{Measured, Misses, Point, Rate, Setting};

/// Percent with one decimal: "2.4 %".
pub(in crate::glass) fn percent(value: f64) -> String {
    format!("{value:.1}\u{a0}%")
}

/// False wakes an hour: four decimals below a hundredth, two below one, one above, none that are zeros.
pub(in crate::glass) fn rate(an_hour: f64) -> String {
    let digits = match an_hour {
        x if x < 0.01 => 4,
        x if x < 1.0 => 2,
        _ => 1,
    };
    let text = format!("{an_hour:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "1 false wake an hour", "0.46 false wakes an hour".
fn wakes(an_hour: f64) -> String {
    let number = rate(an_hour);
    let noun = if number == "1" { "wake" } else { "wakes" };
    format!("{number} false {noun} an hour")
}

/// A threshold: three decimals, four where three would hide what happens below one.
pub(in crate::glass) fn threshold(score: f64) -> String {
    if score > 0.99 {
        format!("{score:.4}")
    } else {
        format!("{score:.3}")
    }
}

/// An interval: "0.1 to 12.6"; nothing where a bound is missing.
pub(super) fn interval(low: Option<f64>, high: Option<f64>, number: fn(f64) -> String) -> String {
    match low.zip(high) {
        Some((low, high)) => format!("{} to {}", number(low), number(high)),
        None => String::new(),
    }
}

/// A rate with its count: "1, that is 0.46 an hour".
pub(super) fn counted(rate_of: &Rate) -> String {
    format!("{} ({} an hour)", rate_of.count, rate(rate_of.per_hour))
}

/// Recordings missed: "1 of 42".
pub(super) fn share(misses: &Misses) -> String {
    format!("{} of {}", misses.missed, misses.of)
}

/// A condition as a column's title.
pub(super) fn condition(name: &str) -> String {
    match name {
        "clean" => "Quiet".to_owned(),
        "babble" => "Babble".to_owned(),
        "babble 10 dB" => "Babble, 10\u{a0}dB".to_owned(),
        other => other.replace(" dB", "\u{a0}dB"),
    }
}

/// One sentence for a sensitivity: "Measured on 42 recordings: misses 2.4 % in quiet and 6.5 % in loud noise (5 dB), 0.46
/// false wakes an hour."
pub(in crate::glass) fn sentence(setting: &Setting, measured: &Measured) -> String {
    let of = |name: &str| setting.misses.iter().find(|m| m.condition == name);
    let mut misses = Vec::new();
    if let Some(quiet) = of("clean") {
        misses.push(format!("{} in quiet", percent(quiet.percent)));
    }
    if let Some(noise) = of("5 dB") {
        misses.push(format!("{} in loud noise", percent(noise.percent)));
    }
    let wakes_falsely = match setting.false_accepts.count {
        0 => format!("no false wake in {:.1}\u{a0}hours", measured.hours),
        _ => wakes(setting.false_accepts.per_hour),
    };
    let misses = misses.join(", ");
    format!(
        "Measured on {} recordings: misses {misses}; {wakes_falsely}.",
        measured.recordings
    )
}

/// What is known of a threshold set by hand: the nearest one that was measured.
pub(in crate::glass) fn nearest(score: f64, points: &[Point]) -> Option<String> {
    let distance = |point: &&Point| (odds(point.threshold.unwrap_or(0.0)) - odds(score)).abs();
    let point = points
        .iter()
        .filter(|point| point.threshold.is_some())
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let misses = point.clean.map_or_else(String::new, |clean| {
        format!("misses {} in quiet, ", percent(clean))
    });
    Some(format!(
        "At {}, the nearest that was measured: {misses}{}.",
        threshold(point.threshold?),
        wakes(point.per_hour)
    ))
}

/// A score as the logarithm of its odds, in which scores near one lie apart.
pub(in crate::glass) fn odds(score: f64) -> f64 {
    let score = score.clamp(1e-6, 1.0 - 1e-6);
    (score / (1.0 - score)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misses(condition: &str, percent: f64) -> Misses {
        Misses {
            condition: condition.into(),
            percent,
            ..Misses::default()
        }
    }

    #[test]
    fn rates_carry_as_many_digits_as_they_mean() {
        let written: Vec<String> = [0.0, 0.005, 0.1, 0.46, 1.0, 4.61, 120.0].map(rate).into();
        assert_eq!(written, ["0", "0.005", "0.1", "0.46", "1", "4.6", "120"]);
    }

    #[test]
    fn a_sensitivity_says_what_it_misses_and_how_often_it_wakes_falsely() {
        let measured = Measured {
            recordings: 42,
            hours: 11.6,
            ..Measured::default()
        };
        let mut setting = Setting {
            false_accepts: Rate {
                count: 1,
                per_hour: 0.086,
                ..Rate::default()
            },
            misses: vec![misses("clean", 2.38), misses("5 dB", 6.5)],
            ..Setting::default()
        };
        assert_eq!(
            sentence(&setting, &measured),
            "Measured on 42 recordings: misses 2.4\u{a0}% in quiet, 6.5\u{a0}% in loud noise; \
             0.09 false wakes an hour."
        );
        setting.false_accepts = Rate::default();
        let none = sentence(&setting, &measured);
        assert!(
            none.ends_with("no false wake in 11.6\u{a0}hours."),
            "{none}"
        );
    }

    #[test]
    fn the_nearest_measured_threshold_is_the_one_with_the_nearest_odds() {
        let point = |threshold, per_hour| Point {
            threshold,
            per_hour,
            clean: Some(1.0),
            ..Point::default()
        };
        let points = [
            point(Some(0.9), 3.0),
            point(Some(0.999), 0.1),
            point(None, 9.0),
        ];
        let said = nearest(0.96, &points).unwrap();
        assert!(said.contains("0.900") && said.contains("3 false"), "{said}");
        let said = nearest(0.995, &points).unwrap();
        assert!(
            said.contains("0.9990") && said.contains("0.1 false"),
            "{said}"
        );
        assert_eq!(nearest(0.5, &[]), None);
    }

    #[test]
    fn an_interval_needs_both_its_ends() {
        assert_eq!(
            interval(Some(0.06), Some(12.57), percent),
            "0.1\u{a0}% to 12.6\u{a0}%"
        );
        assert_eq!(interval(None, Some(1.0), rate), "");
    }
}
