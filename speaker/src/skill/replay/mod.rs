//! Regression scripts: a session written down with what is expected of it, and played again.
//!
//! ```json
//! { "hearsayReplay": 1, "name": "A guess", "skill": "number-hunt",
//!   "setting": { "seed": 7 }, "start": 1795507200000,
//!   "steps": [
//!     { "input": "launch", "expect": { "speech_contains": ["number"] } },
//!     { "input": { "said": "fifty" }, "after_ms": 3000, "expect": { "intent": "GuessIntent", "slots": { "number": "50" } } },
//!     { "input": "stop", "expect": { "ends": true } } ] }
//! ```
//!
//! Nothing is asked of anybody while a script runs: answers of endpoints and outcomes of the recorder
//! are steps of it. The same script and skill always give the same verdicts.

mod expect;
mod record;
mod run;
mod told;

pub use expect::{Check, Expect};
pub use record::Recording;
pub use run::{Report, Verdict};

use crate::Millis;
use crate::skill::session::{Setting, SkillInput};
use core::fmt;
use serde::{Deserialize, Serialize};

/// Version of the form.
const VERSION: u32 = 1;

/// Largest script, bytes.
const LARGEST: usize = 1 << 20;

/// Steps of a script.
const MOST_STEPS: usize = 500;

/// A regression script.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Script {
    /// Version of the form.
    #[serde(rename = "hearsayReplay")]
    version: u32,
    /// What the script is about.
    #[serde(default)]
    pub name: String,
    /// Identifier of the skill.
    pub skill: String,
    /// What the session depends on.
    #[serde(default)]
    pub setting: Setting,
    /// When it starts.
    #[serde(default)]
    pub start: Millis,
    /// What happens.
    pub steps: Vec<Step>,
}

/// One input and what is expected of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Time since the step before, milliseconds.
    #[serde(default)]
    pub after_ms: u32,
    /// What happens.
    pub input: SkillInput,
    /// What is expected; nothing passes with whatever comes.
    #[serde(default)]
    pub expect: Expect,
}

/// Why a script cannot be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplayError {
    /// More than 1 MB; holds the bytes that were read of it.
    TooLarge(usize),
    /// Not JSON, or not of this form: line, column, and what is wrong there.
    Unreadable(usize, usize, String),
    /// Another version; holds which.
    Version(u32),
    /// No steps, or more than 500; holds how many.
    Steps(usize),
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(_) => write!(
                f,
                "The script is larger than {LARGEST} bytes, which is the most that is loaded."
            ),
            Self::Unreadable(line, column, what) => write!(
                f,
                "The script cannot be read at line {line}, column {column}: {what}."
            ),
            Self::Version(version) => write!(
                f,
                "The script is of version {version}; this page reads version {VERSION}."
            ),
            Self::Steps(0) => f.write_str("The script has no steps, so there is nothing to play."),
            Self::Steps(steps) => write!(
                f,
                "The script has {steps} steps, and at most {MOST_STEPS} are played."
            ),
        }
    }
}

impl core::error::Error for ReplayError {}

impl Script {
    /// Loads a script.
    ///
    /// # Errors
    /// A [`ReplayError`] where it is none.
    pub fn load(json: &str) -> Result<Self, ReplayError> {
        if json.len() > LARGEST {
            return Err(ReplayError::TooLarge(json.len()));
        }
        let script: Self = serde_json::from_str(json).map_err(|error| {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default();
            let what = what.chars().take(200).collect();
            ReplayError::Unreadable(error.line(), error.column(), what)
        })?;
        if script.version != VERSION {
            return Err(ReplayError::Version(script.version));
        }
        if script.steps.is_empty() || script.steps.len() > MOST_STEPS {
            return Err(ReplayError::Steps(script.steps.len()));
        }
        Ok(script)
    }

    /// The script as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}
