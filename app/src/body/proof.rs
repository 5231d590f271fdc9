//! Evidence that a switched-off microphone delivers nothing: every sample since then is counted,
//! and so is every one that is not exactly zero.
//!
//! Pure. Meters tell which part of a block of samples was exactly zero.

use hearsay_worklet::protocol::{Level, SAMPLE_RATE, Samples};

/// Meters to wait after the switch: 0.2 s, in which sound that the browser had taken from the
/// microphone before the switch still comes through its buffers and the resampler's.
const DRY_AFTER: u32 = 5;

/// Meters to pass over after that, while the order to forget is on its way: the meter in which it
/// arrives loses its beginning.
const COUNT_AFTER: u32 = DRY_AFTER + 3;

/// Meters between two reports: one report a second.
const REPORT_EVERY: u32 = 25;

/// Longest block that one meter can stand for, samples; a gap in the meters is no evidence.
const LONGEST_BLOCK: Samples = SAMPLE_RATE as Samples;

/// The count so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counting {
    meters: u32,
    last: Samples,
    /// Samples checked.
    pub(super) checked: u64,
    /// Those of them that were not zero.
    pub(super) nonzero: u64,
}

/// What a meter led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing to tell.
    Nothing,
    /// The buffers have run dry: what came through them is to be forgotten.
    Dry,
    /// Time to tell the count.
    Report,
}

impl Counting {
    /// Counts the samples behind a meter.
    pub(super) fn count(&mut self, level: &Level) -> Counted {
        self.meters = self.meters.saturating_add(1);
        let block = level.at.saturating_sub(self.last).min(LONGEST_BLOCK);
        self.last = level.at;
        if self.meters == DRY_AFTER {
            return Counted::Dry;
        }
        if self.meters <= COUNT_AFTER {
            return Counted::Nothing;
        }
        let zero_part = f64::from(level.zeros).clamp(0.0, 1.0);
        self.checked += block;
        self.nonzero += ((1.0 - zero_part) * block as f64).round() as u64;
        if self.meters.is_multiple_of(REPORT_EVERY) {
            Counted::Report
        } else {
            Counted::Nothing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meter(number: u64, zeros: f32) -> Level {
        Level {
            at: number * 640,
            zeros,
            ..Level::default()
        }
    }

    #[test]
    fn a_stopped_track_is_counted_as_nothing_but_zeros() {
        let mut counting = Counting::default();
        let told: Vec<Counted> = (100..150)
            .map(|number| counting.count(&meter(number, 1.0)))
            .collect();
        assert_eq!((counting.checked, counting.nonzero), (42 * 640, 0));
        assert_eq!(
            told.iter().filter(|told| **told == Counted::Report).count(),
            2
        );
        assert_eq!(told.iter().filter(|told| **told == Counted::Dry).count(), 1);
    }

    #[test]
    fn sound_still_in_the_buffers_is_passed_over_and_later_sound_is_not() {
        let mut counting = Counting::default();
        for number in 1..=8 {
            counting.count(&meter(number, 0.0));
        }
        assert_eq!((counting.checked, counting.nonzero), (0, 0));
        counting.count(&meter(9, 0.5));
        assert_eq!((counting.checked, counting.nonzero), (640, 320));
    }
}
