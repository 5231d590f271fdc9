//! Which of several windows rings.
//!
//! All windows of a browser know the same timers and alarms. Whoever rings holds something that only one can
//! have at a time and that is free again when its window is gone; only the holder calls [`Alerts::due`]. A
//! window that asks for it reads what was saved last before it does anything, and lets go only of what is
//! saved: so nothing rings twice, and nothing is lost with a window.

use super::kept::{Alerts, Running};
use super::wall::Wall;
use crate::Millis;

/// How much later a window asks whose sound nobody could hear, milliseconds: two heartbeats of the others.
pub const SILENT_LATER_MS: Millis = 1_500;

/// How things stand in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// It is the one that rings.
    pub holds: bool,
    /// Its speaker runs, so that it may sound.
    pub sounds: bool,
    /// All that happened here is saved.
    pub saved: bool,
}

/// What a window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Nothing.
    Wait,
    /// Ask to be the one that rings; if it is, read what was saved, then look again.
    Ask,
    /// Call [`Alerts::due`] and ring.
    Ring,
    /// Be the one no longer.
    LetGo,
}

impl Alerts {
    /// What a window that stands so does.
    #[must_use]
    pub fn duty(&self, window: Standing, now: Millis, offset_minutes: i32) -> Duty {
        let Some(since) = self.waits_since(now, offset_minutes) else {
            let over = window.holds && window.saved;
            return if over { Duty::LetGo } else { Duty::Wait };
        };
        if window.holds {
            return Duty::Ring;
        }
        if window.sounds || now.saturating_sub(since) >= SILENT_LATER_MS {
            return Duty::Ask;
        }
        Duty::Wait
    }

    /// Since when something is due or rings; `None` while nothing is.
    fn waits_since(&self, now: Millis, offset_minutes: i32) -> Option<Millis> {
        let wall = Wall::of(now, offset_minutes);
        let timers = self.timers.iter().filter_map(|it| match it.running {
            Running::Until(end) => Some(end),
            Running::Held(_) => None,
        });
        let snoozed = self.snoozed.iter().map(|it| it.until);
        let alarms = self.alarms.iter().filter(|it| it.next <= wall);
        // The wall shows whole minutes.
        let alarms = alarms.map(|it| now.saturating_sub(wall.since(it.next) + now % 60_000));
        let ringing = self.ringing.iter().map(|it| it.since);
        let all = timers.chain(snoozed).chain(alarms).chain(ringing);
        let all = all.chain(self.quiet_until);
        all.filter(|at| *at <= now).min()
    }
}
