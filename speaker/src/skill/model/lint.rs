//! What is odd about a model that loads all the same.

use core::fmt;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LintLevel {
    /// The platform would refuse the model, or a part of it cannot work.
    Error,
    /// Something does not do what its author likely wants.
    Warning,
    /// Worth a look.
    Hint,
}

/// Something odd about a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lint {
    /// How bad it is.
    pub level: LintLevel,
    /// Where: a JSON pointer into the file (`/languageModel/intents/3/samples/0`), or a file and
    /// line of the old form (`SampleUtterances.txt:12`).
    pub place: String,
    /// A sentence that says what to do. Holds words of the file as text, never as markup.
    pub message: String,
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            LintLevel::Error => "Error",
            LintLevel::Warning => "Warning",
            LintLevel::Hint => "Hint",
        };
        write!(f, "{level} at {}: {}", self.place, self.message)
    }
}
