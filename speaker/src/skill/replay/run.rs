//! Playing a script.

use super::Script;
use super::expect::{Came, Check};
use super::told::told;
use crate::skill::host::Skill;
use crate::skill::session::Session;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What came of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whether every step came as expected.
    pub passed: bool,
    /// Step by step.
    pub verdicts: Vec<Verdict>,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Which step, counted from 1.
    pub step: usize,
    /// What happened in it, as a sentence.
    pub what: String,
    /// Whether all came as expected.
    pub passed: bool,
    /// What was checked.
    pub checks: Vec<Check>,
    /// All that was said.
    pub speech: String,
    /// The intent that was understood.
    pub intent: Option<String>,
}

impl Script {
    /// Plays the script with a skill. Nothing that the skill wants done is done.
    #[must_use]
    pub fn run(&self, skill: &Arc<Skill>) -> Report {
        let mut session = Session::new(Arc::clone(skill), self.setting.clone());
        let (mut now, mut verdicts) = (self.start, Vec::new());
        for (at, step) in self.steps.iter().enumerate() {
            now = now.saturating_add(u64::from(step.after_ms));
            let came = Came::of(&session.step(step.input.clone(), now));
            let checks = step.expect.check(&came);
            verdicts.push(Verdict {
                step: at + 1,
                what: told(&step.input),
                passed: checks.iter().all(|check| check.passed),
                checks,
                speech: came.speech,
                intent: came.intent,
            });
        }
        Report {
            passed: verdicts.iter().all(|verdict| verdict.passed),
            verdicts,
        }
    }
}
