//! When an open vault locks itself: after idle minutes, and on demand.
//!
//! The state is kept in memory only: a reloaded page is locked. Times are the page's clock; where
//! it is set back while the vault is open, the idle time begins anew.

use crate::Millis;
use serde::{Deserialize, Serialize};

const MS_A_MINUTE: Millis = 60_000;

/// Idle minutes when nothing was chosen: long enough to read the history, short enough for a
/// coffee.
pub const DEFAULT_IDLE_MINUTES: u16 = 5;

/// Most idle minutes: a day.
pub const MOST_IDLE_MINUTES: u16 = 24 * 60;

/// The choice of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoLock {
    /// Minutes without anything done until it locks; none: only on demand.
    pub idle_minutes: Option<u16>,
}

impl Default for AutoLock {
    fn default() -> Self {
        Self {
            idle_minutes: Some(DEFAULT_IDLE_MINUTES),
        }
    }
}

/// Whether the vault is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockState {
    /// Closed; no key is in memory.
    #[default]
    Locked,
    /// Open.
    Unlocked {
        /// Since when.
        since: Millis,
        /// When a person last did something.
        active: Millis,
    },
}

/// What happens to a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockEvent {
    /// The master key was unwrapped.
    Unlocked,
    /// A person did something on the page.
    Active,
    /// Time went by; also to be sent when the page comes back from sleep, before anything is shown.
    Tick,
    /// Lock now: the button, or the page is hidden for good.
    LockNow,
}

impl LockState {
    /// The state after an event. On the way to [`LockState::Locked`] the app forgets every key.
    #[must_use]
    pub fn step(self, event: LockEvent, now: Millis, choice: AutoLock) -> Self {
        let Self::Unlocked { since, active } = self else {
            return match event {
                LockEvent::Unlocked => Self::Unlocked {
                    since: now,
                    active: now,
                },
                LockEvent::Active | LockEvent::Tick | LockEvent::LockNow => Self::Locked,
            };
        };
        // Too late is too late: what a person does after the idle time does not keep it open.
        let expired = self.locks_at(choice).is_some_and(|at| at <= now);
        match event {
            LockEvent::LockNow => Self::Locked,
            LockEvent::Active | LockEvent::Tick if expired => Self::Locked,
            LockEvent::Active | LockEvent::Unlocked => Self::Unlocked { since, active: now },
            LockEvent::Tick => Self::Unlocked {
                since,
                active: active.min(now),
            },
        }
    }

    /// When it locks if nothing is done; none while locked or where only asking locks it.
    #[must_use]
    pub fn locks_at(self, choice: AutoLock) -> Option<Millis> {
        let Self::Unlocked { active, .. } = self else {
            return None;
        };
        let minutes = choice.idle_minutes?.clamp(1, MOST_IDLE_MINUTES);
        Some(active.saturating_add(Millis::from(minutes) * MS_A_MINUTE))
    }
}
