//! Whether the hearing part is alive, decided from what can be seen from outside.
//!
//! Some browsers do not pull a node without outputs, some freeze a context that calls itself
//! running, and a trapped instance is silent for ever. All of them show in the same way: meters,
//! due every 40 ms, stay away. Pure: time comes in as milliseconds.

use hearsay_speaker::Millis;

/// Without a meter for this long the hearing part counts as deaf. 50 times the meter's interval,
/// so that a busy page is not mistaken for a broken one.
const SILENT_AFTER_MS: Millis = 2_000;

/// A second trap within this time means that building anew does not help.
const CRASH_WINDOW_MS: Millis = 10_000;

/// Sees that meters keep coming.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watchdog {
    last: Millis,
}

impl Watchdog {
    /// Starts to watch.
    pub(super) fn new(now: Millis) -> Self {
        Self { last: now }
    }

    /// A meter arrived.
    pub(super) fn heard(&mut self, now: Millis) {
        self.last = now;
    }

    /// Whether meters have stayed away for too long. While they are not `due` (page hidden, where
    /// timers and messages are slowed down; context not running, which is told by itself) the
    /// time does not count.
    pub(super) fn is_silent(&mut self, now: Millis, due: bool) -> bool {
        // A clock that was set back must not look like a fresh meter for hours.
        if !due || now < self.last {
            self.last = now;
        }
        now - self.last > SILENT_AFTER_MS
    }
}

/// What to do about a trap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterCrash {
    /// Build the hearing part anew and say so.
    Rebuild,
    /// Stop and tell the fault.
    GiveUp,
}

/// Remembers the last trap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Crashes {
    last: Option<Millis>,
}

impl Crashes {
    /// A trap happened.
    pub(super) fn happened(&mut self, now: Millis) -> AfterCrash {
        let again = self
            .last
            .is_some_and(|last| now.saturating_sub(last) <= CRASH_WINDOW_MS);
        self.last = Some(now);
        if again {
            AfterCrash::GiveUp
        } else {
            AfterCrash::Rebuild
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_that_stay_away_for_two_seconds_mean_deafness() {
        let mut dog = Watchdog::new(1_000);
        assert!(!dog.is_silent(3_000, true));
        assert!(dog.is_silent(3_001, true));
        dog.heard(3_500);
        assert!(!dog.is_silent(5_000, true));
    }

    #[test]
    fn a_hidden_page_gets_its_full_time_after_coming_back() {
        let mut dog = Watchdog::new(0);
        assert!(!dog.is_silent(60_000, false));
        assert!(!dog.is_silent(62_000, true));
        assert!(dog.is_silent(62_001, true));
    }

    #[test]
    fn a_clock_set_back_neither_barks_nor_sleeps() {
        let mut dog = Watchdog::new(1_000_000);
        assert!(!dog.is_silent(5_000, true));
        assert!(dog.is_silent(7_001, true));
    }

    #[test]
    fn a_second_trap_within_ten_seconds_gives_up() {
        let mut crashes = Crashes::default();
        assert_eq!(crashes.happened(0), AfterCrash::Rebuild);
        assert_eq!(crashes.happened(10_001), AfterCrash::Rebuild);
        assert_eq!(crashes.happened(20_001), AfterCrash::GiveUp);
    }
}
