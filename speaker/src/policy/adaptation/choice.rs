//! The threshold that gets the fewest recordings wrong.
//!
//! Between two neighbouring scores every threshold decides alike, so one for each gap is tried. A
//! miss and a false wake weigh the same. Among equals the one nearest to the shipped threshold wins:
//! what is not better than the shipped one stays there.

use super::{ThresholdRange, WakeEvidence};

/// Whether a threshold decides a recording wrongly.
pub(super) fn wrong(one: &WakeEvidence, threshold: f32) -> bool {
    (one.score >= threshold) != one.meant
}

/// Recordings by rising score.
pub(super) struct Sorted(Vec<WakeEvidence>);

/// A threshold and what it costs.
#[derive(Clone, Copy)]
struct Candidate {
    threshold: f32,
    errors: usize,
    /// Distance to the shipped threshold.
    away: f32,
}

impl Sorted {
    /// The first `most` of them, without scores that are no numbers; the others are held in 0..=1.
    pub(super) fn new(recordings: &[WakeEvidence], most: usize) -> Self {
        let mut sorted: Vec<WakeEvidence> = recordings
            .iter()
            .filter(|one| !one.score.is_nan())
            .take(most)
            .map(|one| WakeEvidence {
                score: one.score.clamp(0.0, 1.0),
                meant: one.meant,
            })
            .collect();
        sorted.sort_by(|a, b| a.score.total_cmp(&b.score));
        Self(sorted)
    }

    pub(super) fn all(&self) -> &[WakeEvidence] {
        &self.0
    }

    pub(super) fn meant(&self) -> usize {
        self.0.iter().filter(|one| one.meant).count()
    }

    /// The best threshold within the range for all recordings but the one left out.
    pub(super) fn choose(&self, range: ThresholdRange, left_out: Option<usize>) -> f32 {
        let counts = |(place, _): &(usize, &WakeEvidence)| Some(*place) != left_out;
        let rest = || self.0.iter().enumerate().filter(counts).map(|(_, one)| one);
        // A threshold below every score: all that was not meant wakes.
        let mut errors = rest().filter(|one| !one.meant).count();
        let mut below = None;
        let mut best = None;
        for one in rest() {
            consider(&mut best, gap(below, Some(one.score), errors, range));
            if one.meant {
                errors += 1;
            } else {
                errors -= 1;
            }
            below = Some(one.score);
        }
        consider(&mut best, gap(below, None, errors, range));
        best.map_or(range.shipped, |best| best.threshold)
    }
}

fn consider(best: &mut Option<Candidate>, next: Option<Candidate>) {
    let better = |next: &Candidate| {
        best.is_none_or(|best| (next.errors, next.away) < (best.errors, best.away))
    };
    if let Some(next) = next.filter(better) {
        *best = Some(next);
    }
}

/// The threshold for the gap above `below` up to and including `above`, if the range reaches into
/// it: the shipped one if it lies there, else the middle.
fn gap(
    below: Option<f32>,
    above: Option<f32>,
    errors: usize,
    range: ThresholdRange,
) -> Option<Candidate> {
    let (lowest, highest) = (range.low.min(range.shipped), range.high.max(range.shipped));
    let top = above.map_or(highest, |above| above.min(highest));
    let bottom = below.map_or(lowest, |below| below.max(lowest));
    let inside = |threshold: f32| {
        threshold >= lowest && threshold <= top && below.is_none_or(|below| threshold > below)
    };
    let threshold = [range.shipped, f32::midpoint(bottom, top), top]
        .into_iter()
        .find(|threshold| inside(*threshold))?;
    Some(Candidate {
        threshold,
        errors,
        away: (threshold - range.shipped).abs(),
    })
}
