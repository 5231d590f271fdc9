//! Ten seconds in which a deletion can be taken back.
//!
//! While it waits nothing is destroyed; the records are only hidden. If the page is closed or dies
//! in that time, the deletion did not happen and the records are there again: a person who is not
//! there to take it back shall not lose anything by a crash. What has begun cannot be taken back,
//! because keys are gone; so it is written down before the first key, and finished at the next
//! start.
//!
//! The body stores the [`Pending`] when [`Pending::tick`] says [`Stage::Begun`] for the first time,
//! before it destroys anything, and removes it when the [`Receipt`](super::Receipt) is stored.
//!
//! Spans are counted in forward steps of the wall clock, so setting it back neither lengthens the
//! wait nor ends it.

use super::Plan;
use crate::Millis;
use core::fmt;
use serde::{Deserialize, Serialize};

/// How long a deletion waits, milliseconds: ten seconds, as the page promises.
pub const UNDO_MS: Millis = 10_000;

/// How far a deletion has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It can be undone for so many milliseconds more.
    Waiting {
        /// Milliseconds left, never 0.
        left_ms: Millis,
    },
    /// Keys are being destroyed.
    Begun,
    /// It was taken back.
    Undone,
}

/// It is too late to take a deletion back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLate;

/// A deletion that waits, runs or was taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    plan: Plan,
    stage: Stage,
    /// Wall clock when last looked at.
    seen: Millis,
}

/// What a deletion found at the start asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Restart {
    /// Nothing to do.
    Nothing,
    /// It had not begun and did not happen. Say so; the records are all there.
    NotCarriedOut(Plan),
    /// It had begun: destroy what is left of it. Records that are gone already are no fault.
    Finish(Plan),
}

impl Pending {
    /// A deletion begins to wait.
    #[must_use]
    pub fn new(plan: Plan, now: Millis) -> Self {
        let left_ms = UNDO_MS;
        Self {
            plan,
            stage: Stage::Waiting { left_ms },
            seen: now,
        }
    }

    /// What is to be deleted.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How far it has come, as of the last call.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Time passes. Call it at least when the time left is over.
    pub fn tick(&mut self, now: Millis) -> Stage {
        let passed = now.saturating_sub(self.seen);
        self.seen = now;
        if let Stage::Waiting { left_ms } = self.stage {
            self.stage = match left_ms.saturating_sub(passed) {
                0 => Stage::Begun,
                left_ms => Stage::Waiting { left_ms },
            };
        }
        self.stage
    }

    /// Waits no longer: the person does not want to, or asks for another deletion. Only the latest
    /// one can be taken back. One that was taken back stays so.
    pub fn hurry(&mut self) -> Stage {
        if matches!(self.stage, Stage::Waiting { .. }) {
            self.stage = Stage::Begun;
        }
        self.stage
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`TooLate`] once it has begun, or would have by now; then it goes on.
    pub fn undo(&mut self, now: Millis) -> Result<(), TooLate> {
        match self.tick(now) {
            Stage::Begun => Err(TooLate),
            Stage::Waiting { .. } | Stage::Undone => {
                self.stage = Stage::Undone;
                Ok(())
            }
        }
    }
}

/// What to do at the start with what was stored of a deletion.
#[must_use]
pub fn after_restart(stored: Option<Pending>) -> Restart {
    let Some(Pending { plan, stage, .. }) = stored else {
        return Restart::Nothing;
    };
    match stage {
        Stage::Waiting { .. } => Restart::NotCarriedOut(plan),
        Stage::Begun => Restart::Finish(plan),
        Stage::Undone => Restart::Nothing,
    }
}

impl fmt::Display for TooLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("It is too late to undo this: the keys are already being destroyed.")
    }
}

impl core::error::Error for TooLate {}
