//! What is asked in dialogs.

use serde::{Deserialize, Serialize};

/// A question, in one or several wordings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// As the dialog names it.
    pub id: String,
    /// Its wordings; one of them is said.
    pub variations: Vec<Variation>,
}

/// One wording of a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variation {
    /// Whether it is SSML; plain text otherwise.
    pub ssml: bool,
    /// What is said, with slots in braces.
    pub text: String,
}
