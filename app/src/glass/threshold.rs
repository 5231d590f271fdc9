//! The scale of the threshold slider. Pure.
//!
//! Scores crowd together near one, where thresholds lie; their odds do not. So the slider runs over the logarithm of the
//! odds, in steps of [`STEP`]: about 0.0016 at a threshold of 0.91.

use super::about::odds;
use crate::shared::{HIGHEST_THRESHOLD, LOWEST_THRESHOLD};

/// One step, in the logarithm of the odds.
const STEP: f64 = 0.02;

fn lowest() -> f64 {
    odds(f64::from(LOWEST_THRESHOLD))
}

/// Steps from one end to the other.
pub(super) fn steps() -> u32 {
    ((odds(f64::from(HIGHEST_THRESHOLD)) - lowest()) / STEP).round() as u32
}

/// Where a threshold stands, steps from the left.
pub(super) fn step_of(score: f64) -> u32 {
    let step = ((odds(score) - lowest()) / STEP).round().max(0.0) as u32;
    step.min(steps())
}

/// The threshold at a step.
pub(super) fn at_step(step: u32) -> f32 {
    let odds = lowest() + STEP * f64::from(step.min(steps()));
    (1.0 / (1.0 + (-odds).exp())) as f32
}

/// Where a threshold stands, 0..=1 of the slider's way.
pub(super) fn share(score: f64) -> f64 {
    f64::from(step_of(score)) / f64::from(steps())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_leads_to_a_threshold_and_back() {
        for step in 0..=steps() {
            assert_eq!(step_of(f64::from(at_step(step))), step);
        }
    }

    #[test]
    fn further_right_is_stricter() {
        for step in 1..=steps() {
            assert!(at_step(step) > at_step(step - 1), "step {step}");
        }
    }

    #[test]
    fn the_ends_are_the_lowest_and_the_highest() {
        assert!((at_step(0) - LOWEST_THRESHOLD).abs() < 1e-3);
        assert!((at_step(steps()) - HIGHEST_THRESHOLD).abs() < 1e-4);
        assert_eq!((step_of(0.0), step_of(1.0)), (0, steps()));
    }

    #[test]
    fn thresholds_in_use_lie_well_apart() {
        assert!(step_of(0.97) - step_of(0.91) > 20);
    }
}
