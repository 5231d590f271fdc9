//! Whether another speaker may drop in here.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happens when a speaker asks to drop in. Nobody may before a person has allowed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// It is refused, without a sound here.
    #[default]
    Never,
    /// A person here is asked each time.
    Ask,
    /// The line opens at once, with a chime and a green ring.
    AtOnce,
}

/// What was decided, by the speakers' names.
pub type Consents = BTreeMap<String, Consent>;
