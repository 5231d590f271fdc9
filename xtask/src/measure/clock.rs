//! How much of a processor this thread has used, and how long single calls took.

use std::time::{Duration, Instant};

/// Processor time of this thread so far: unlike a wall clock, other programs do not count.
/// Nanoseconds, the first field of <https://docs.kernel.org/scheduler/sched-stats.html>.
fn used() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace()
        .next()?
        .parse()
        .ok()
        .map(Duration::from_nanos)
}

/// What running something took.
#[derive(Debug, Clone)]
pub(crate) struct Took {
    /// Processor time where the system tells, else time on the clock.
    pub(crate) whole: Duration,
    /// Every call on the clock, in order.
    pub(crate) calls: Vec<Duration>,
}

impl Took {
    /// Only the calls that are marked, and what they took together, on the clock.
    pub(crate) fn only(&self, marked: &[bool]) -> Self {
        let calls = self.calls.iter().zip(marked);
        let calls: Vec<Duration> = calls
            .filter(|(_, marked)| **marked)
            .map(|(took, _)| *took)
            .collect();
        Self {
            whole: calls.iter().sum(),
            calls,
        }
    }

    /// The time that this part of all calls (0..=1) did not pass; 1 gives the longest.
    pub(crate) fn within(&self, part: f64) -> Duration {
        let mut calls = self.calls.clone();
        calls.sort_unstable();
        let at = (calls.len() as f64 * part) as usize;
        calls
            .get(at.min(calls.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

/// The longest call when nothing else disturbs: every run makes the same calls, so the quickest of
/// each is what the call itself needs, and the longest of those is the worst.
pub(crate) fn undisturbed(runs: &[Took]) -> Duration {
    quickest(runs).into_iter().max().unwrap_or_default()
}

/// Of every call the quickest run's.
pub(crate) fn quickest(runs: &[Took]) -> Vec<Duration> {
    let Some((first, rest)) = runs.split_first() else {
        return Vec::new();
    };
    let least = |at: usize, call: &Duration| {
        let others = rest.iter().filter_map(|run| run.calls.get(at));
        others.fold(*call, |least, other| least.min(*other))
    };
    first
        .calls
        .iter()
        .enumerate()
        .map(|(at, call)| least(at, call))
        .collect()
}

/// Calls `act` with every item and measures.
pub(crate) fn each<T>(items: impl Iterator<Item = T>, mut act: impl FnMut(T)) -> Took {
    let mut calls = Vec::with_capacity(items.size_hint().0);
    let (before, started) = (used(), Instant::now());
    for item in items {
        let begun = Instant::now();
        act(item);
        calls.push(begun.elapsed());
    }
    let clock = started.elapsed();
    let whole = used()
        .zip(before)
        .map_or(clock, |(after, before)| after.saturating_sub(before));
    Took { whole, calls }
}

/// The middle one; of an even number, the larger of the two in the middle.
pub(crate) fn median<T: Ord + Copy>(mut all: Vec<T>) -> Option<T> {
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::{Took, each, median, undisturbed};
    use std::time::Duration;

    #[test]
    fn every_item_is_met_and_timed() {
        let mut met = 0;
        let took = each(0..2_000, |_| met += 1);
        assert_eq!((met, took.calls.len()), (2_000, 2_000));
        assert!(took.within(0.999) <= took.within(1.0), "{took:?}");
    }

    #[test]
    fn an_interruption_in_one_run_is_not_the_calls_own_time() {
        let run = |calls: [u64; 3]| Took {
            whole: Duration::ZERO,
            calls: calls.map(Duration::from_micros).to_vec(),
        };
        let runs = [run([10, 5_000, 30]), run([9_000, 20, 31])];
        assert_eq!(undisturbed(&runs), Duration::from_micros(30));
        assert_eq!(undisturbed(&[]), Duration::ZERO);
    }

    #[test]
    fn marked_calls_are_taken_out_with_their_sum() {
        let took = Took {
            whole: Duration::from_secs(9),
            calls: [1, 2, 4].map(Duration::from_micros).to_vec(),
        };
        let only = took.only(&[true, false, true]);
        assert_eq!(only.calls, [1, 4].map(Duration::from_micros));
        assert_eq!(only.whole, Duration::from_micros(5));
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![5, 1, 3]), Some(3));
        assert_eq!(median(Vec::<u8>::new()), None);
    }
}
