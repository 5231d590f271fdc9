//! What comes of adding a skill, and what a session with one needs.

use crate::skill::model::Lint;
use crate::skill::permission::Profile;
use crate::skill::recorder::Note;
use serde::{Deserialize, Serialize};

/// What came of adding a skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// The identifier that it got.
    pub id: String,
    /// What is odd about its file.
    pub lints: Vec<Lint>,
}

/// What a session needs beside what is kept about the skill.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Opening {
    /// Chance.
    pub seed: u64,
    /// Minutes east of UTC.
    pub zone_minutes: i32,
    /// The skill's notes, in the order in which they were made.
    pub notes: Vec<Note>,
    /// Whether the skill gets words only, as a real custom skill does: there is no recorder.
    pub words_only: bool,
    /// What permissions open.
    pub profile: Profile,
}
