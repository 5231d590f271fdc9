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
#[derive(Debug, Clone, Copy)]
pub(crate) struct Took {
    /// Processor time where the system tells, else time on the clock.
    pub(crate) whole: Duration,
    /// The longest call on the clock.
    pub(crate) worst: Duration,
    /// 999 of 1,000 calls were no longer.
    pub(crate) common: Duration,
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
    calls.sort_unstable();
    let at = |part: f64| calls.get((calls.len() as f64 * part) as usize).copied();
    let worst = calls.last().copied().unwrap_or_default();
    Took {
        whole,
        worst,
        common: at(0.999).unwrap_or(worst),
    }
}

/// The middle one; of an even number, the larger of the two in the middle.
pub(crate) fn median<T: Ord + Copy>(mut all: Vec<T>) -> Option<T> {
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::{each, median};

    #[test]
    fn every_item_is_met_and_the_worst_call_is_no_longer_than_all() {
        let mut met = 0;
        let took = each(0..2_000, |_| met += 1);
        assert_eq!(met, 2_000);
        assert!(took.common <= took.worst, "{took:?}");
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![5, 1, 3]), Some(3));
        assert_eq!(median(Vec::<u8>::new()), None);
    }
}
