//! Wrong tries slow down.
//!
//! A few tries are free, then each wrong one doubles the wait, up to a cap. The state is two
//! numbers to be stored, so a reload changes nothing. What this can hold up is told in
//! [`WAIT_IS_LOCAL`](super::say::WAIT_IS_LOCAL).
//!
//! A clock set back restarts the wait in full: it never gets shorter, and a clock that was wrong by
//! years and is put right does not lock anybody out for years.

use crate::Millis;
use serde::{Deserialize, Serialize};

/// Wrong tries without a wait: anybody mistypes.
pub const FREE_TRIES: u32 = 3;

/// Wait after the first wrong try that is not free, ms.
pub const FIRST_WAIT: Millis = 2_000;

/// Longest wait, ms: a quarter of an hour allows 96 tries a day, which no passphrase of this
/// vault's strength minds, and its owner can still sit it out.
pub const LONGEST_WAIT: Millis = 15 * 60_000;

/// Wrong tries since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tries {
    failures: u32,
    last: Millis,
}

impl Tries {
    /// Wrong tries since the last right one.
    #[must_use]
    pub fn failures(self) -> u32 {
        self.failures
    }

    /// The state after a wrong try; to be stored before the answer is shown. A right one gives
    /// [`Tries::default`].
    #[must_use]
    pub fn after_failure(self, now: Millis) -> Self {
        Self {
            failures: self.failures.saturating_add(1),
            last: now,
        }
    }

    /// The state as the clock stands: where the clock was set back to before the last wrong try,
    /// the wait begins anew. To be stored when it differs.
    #[must_use]
    pub fn at(self, now: Millis) -> Self {
        Self {
            last: self.last.min(now),
            ..self
        }
    }

    /// When the next try is allowed, by the clock of [`at`](Self::at).
    #[must_use]
    pub fn next_try(self) -> Millis {
        self.last.saturating_add(self.wait())
    }

    /// Whether a try is allowed.
    #[must_use]
    pub fn allows(self, now: Millis) -> bool {
        self.at(now).next_try() <= now
    }

    fn wait(self) -> Millis {
        let Some(doublings) = self.failures.checked_sub(FREE_TRIES + 1) else {
            return 0;
        };
        // 2 s doubled ten times is beyond the cap.
        let wait = FIRST_WAIT << doublings.min(10);
        wait.min(LONGEST_WAIT)
    }
}
