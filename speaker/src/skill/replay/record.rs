//! Writing a session down as a script.

use super::expect::{Came, Expect};
use super::{MOST_STEPS, Script, Step, VERSION};
use crate::Millis;
use crate::skill::session::{Setting, SkillEffect, SkillInput};

/// A session that is being written down.
#[derive(Clone, Debug)]
pub struct Recording {
    script: Script,
    last: Millis,
    /// Whether it went on longer than a script can be.
    cut: bool,
}

impl Recording {
    /// Begins with what the session was begun with.
    #[must_use]
    pub const fn new(skill: String, setting: Setting, now: Millis) -> Self {
        Self {
            script: Script {
                version: VERSION,
                name: String::new(),
                skill,
                setting,
                start: now,
                steps: Vec::new(),
            },
            last: now,
            cut: false,
        }
    }

    /// Writes a step down: what happened, and what came of it is what is expected from now on.
    pub fn step(&mut self, input: &SkillInput, effects: &[SkillEffect], now: Millis) {
        if self.script.steps.len() >= MOST_STEPS {
            self.cut = true;
            return;
        }
        let after = now.saturating_sub(self.last);
        self.last = now;
        self.script.steps.push(Step {
            after_ms: u32::try_from(after).unwrap_or(u32::MAX),
            input: input.clone(),
            expect: Expect::exactly(&Came::of(effects)),
        });
    }

    /// Whether the session was longer than a script can be, so that its end is missing.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// The script.
    #[must_use]
    pub fn script(&self, name: &str) -> Script {
        Script {
            name: name.to_owned(),
            ..self.script.clone()
        }
    }
}
