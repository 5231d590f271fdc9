//! The time machine: a clock that runs ahead of the real one.
//!
//! Retention, clips and reminders live by emulated time: real time plus all jumps made so far.
//! Jumps go forward only, so nothing that expired comes back. If the real clock is set back, the
//! emulated one stands still until the real one has caught up: what is kept may be kept longer,
//! never shorter, and the reading says so. Only when a person says that the real clock is right now
//! ([`EmulatedClock::trust`]) does emulated time go on from where it stood.
//!
//! A recording made after a jump began in the emulated future. Keep [`Reading::ahead_ms`] with it:
//! its emulated start is its real start plus that. For recordings from before the first jump it is 0.
//!
//! The ledger never hears of any of this ([`ledger_time`]).

use super::calendar::{MS_A_DAY, MS_AN_HOUR, after_months};
use crate::Millis;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Furthest that jumps may lead ahead of the real clock, in days: a hundred years, longer than
/// anything that is kept.
const FURTHEST_DAYS: u64 = 36_525;

/// A real clock may step back this far unreported, milliseconds: what network time does now and
/// then.
const SLACK_MS: u64 = 2_000;

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Jump {
    /// Hours.
    Hours(u16),
    /// Days of 24 hours.
    Days(u16),
    /// Calendar months, as retention counts them.
    Months(u16),
}

/// The jumps to offer, shortest first, with their names.
pub const JUMPS: [(&str, Jump); 8] = [
    ("1 hour", Jump::Hours(1)),
    ("1 day", Jump::Days(1)),
    ("3 days", Jump::Days(3)),
    ("1 week", Jump::Days(7)),
    ("1 month", Jump::Months(1)),
    ("3 months", Jump::Months(3)),
    ("18 months", Jump::Months(18)),
    ("5 years", Jump::Months(60)),
];

/// One jump that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Real time at which it was made.
    pub real: Millis,
    /// How far it led, milliseconds.
    pub by_ms: u64,
}

/// A clock that runs ahead of the real one. Store it whole, after every jump and every sweep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmulatedClock {
    steps: Vec<Step>,
    /// Latest real time ever seen.
    latest_real: Millis,
}

/// What the clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Emulated time; never earlier than in any reading before.
    pub emulated: Millis,
    /// How far that is ahead of the real time given, milliseconds.
    pub ahead_ms: u64,
    /// How far the real clock has been set back, milliseconds, where it was: emulated time stands
    /// still.
    pub set_back_ms: Option<u64>,
}

/// From where to where a jump led, emulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Before.
    pub from: Millis,
    /// After.
    pub to: Millis,
}

/// Why the clock did not jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockError {
    /// A jump of no length.
    Nowhere,
    /// Further than a hundred years ahead.
    TooFar,
}

impl EmulatedClock {
    /// Reads the clock, given the real time.
    pub fn now(&mut self, real: Millis) -> Reading {
        let set_back = self.latest_real.saturating_sub(real);
        self.latest_real = self.latest_real.max(real);
        let emulated = self.latest_real.saturating_add(self.offset_ms());
        Reading {
            emulated,
            ahead_ms: emulated - real,
            set_back_ms: (set_back > SLACK_MS).then_some(set_back),
        }
    }

    /// Moves the clock forward. What happens on the way: [`events_until`](super::events_until) the
    /// crossing's end.
    ///
    /// # Errors
    /// [`ClockError`] if the jump has no length or leads further than a hundred years ahead; the
    /// clock has not moved then.
    pub fn jump(&mut self, real: Millis, name: &str, jump: Jump) -> Result<Crossing, ClockError> {
        let from = self.now(real).emulated;
        let to = jump.end(from);
        if to == from {
            return Err(ClockError::Nowhere);
        }
        if to - self.latest_real > FURTHEST_DAYS * MS_A_DAY {
            return Err(ClockError::TooFar);
        }
        self.step(name, real, to - from);
        Ok(Crossing { from, to })
    }

    /// Believes a real clock that was set back: emulated time, which stood still, goes on.
    pub fn trust(&mut self, real: Millis) {
        let stood = self.latest_real.saturating_sub(real);
        if stood == 0 {
            return;
        }
        self.step("Real clock set back", real, stood);
        self.latest_real = real;
    }

    /// The jumps made so far, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How far all jumps together lead ahead, milliseconds.
    #[must_use]
    pub fn offset_ms(&self) -> u64 {
        self.steps
            .iter()
            .fold(0, |sum: u64, step| sum.saturating_add(step.by_ms))
    }

    fn step(&mut self, name: &str, real: Millis, by_ms: u64) {
        self.steps.push(Step {
            name: name.to_owned(),
            real,
            by_ms,
        });
    }
}

impl Jump {
    fn end(self, from: Millis) -> Millis {
        match self {
            Self::Hours(hours) => from.saturating_add(u64::from(hours) * MS_AN_HOUR),
            Self::Days(days) => from.saturating_add(u64::from(days) * MS_A_DAY),
            Self::Months(months) => after_months(from, months),
        }
    }
}

impl Reading {
    /// What to tell where the real clock was set back.
    #[must_use]
    pub fn warning(&self) -> Option<&'static str> {
        self.set_back_ms.map(|_| {
            "This computer's clock was set back, so the speaker's clock stands still and nothing \
             expires until it has caught up. If the computer's clock is right now, say so and the \
             speaker's clock goes on."
        })
    }
}

impl fmt::Display for ClockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Nowhere => "Choose how far the clock should move; it only goes forward.",
            Self::TooFar => {
                "The clock can run at most a hundred years ahead. Choose a shorter jump."
            }
        })
    }
}

impl std::error::Error for ClockError {}

/// The time that a ledger entry carries: the real time, whatever the time machine says. It takes no
/// clock, so no jump can reach it.
#[must_use]
pub fn ledger_time(real: Millis) -> Millis {
    real
}
