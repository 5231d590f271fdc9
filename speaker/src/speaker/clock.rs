//! A clock that only runs forward, fed by one that may not.
//!
//! Wall clocks are set back by people, time servers and daylight saving done wrong. Spans measured
//! against them would freeze or fire at once, so the speaker measures spans on its own time: the
//! sum of all forward steps of the wall clock. A step backward adds nothing.

use crate::Millis;

/// Milliseconds of the speaker's own time.
pub(super) type Own = u64;

/// Wall clock last seen, and own time so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Clock {
    seen: Option<Millis>,
    own: Own,
}

impl Clock {
    /// Own time when the wall clock shows `now`.
    pub(super) fn at(&self, now: Millis) -> Own {
        let forward = self.seen.map_or(0, |seen| now.saturating_sub(seen));
        self.own.saturating_add(forward)
    }

    /// Takes note of the wall clock.
    pub(super) fn advance(&mut self, now: Millis) {
        self.own = self.at(now);
        self.seen = Some(now);
    }

    /// Own time at the last [`advance`](Self::advance).
    pub(super) fn now(&self) -> Own {
        self.own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_back_of_the_wall_clock_neither_stops_nor_rewinds_time() {
        let mut clock = Clock::default();
        clock.advance(10_000);
        clock.advance(12_000);
        clock.advance(5_000);
        assert_eq!(clock.now(), 2_000);
        clock.advance(5_500);
        assert_eq!(clock.now(), 2_500);
        assert_eq!(clock.at(4_000), 2_500);
    }

    #[test]
    fn the_first_time_seen_is_the_beginning() {
        let mut clock = Clock::default();
        clock.advance(u64::MAX);
        assert_eq!(clock.now(), 0);
        clock.advance(0);
        clock.advance(u64::MAX);
        clock.advance(0);
        clock.advance(u64::MAX);
        assert_eq!(clock.now(), u64::MAX);
    }
}
