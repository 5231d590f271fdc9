//! What a match is, and what it depends on beside the words.

use crate::record::DayKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an utterance means to a skill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// Name of the intent; empty when the model has no intent at all that could be meant.
    pub intent: String,
    /// The slots that were said, by name.
    pub slots: BTreeMap<String, SlotValue>,
    /// How well it fits, 0 to 1.
    pub score: f32,
    /// Whether every word is where the sample has it.
    pub exact: bool,
    /// The sample that fitted; `None` for the fallback intent.
    pub sample: Option<String>,
    /// One sentence for a person: why this intent.
    pub why: String,
    /// What else it could have been, best first, each with another intent.
    pub runners_up: Vec<RunnerUp>,
}

/// What else it could have been.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// Name of the intent.
    pub intent: String,
    /// How well it fits, 0 to 1.
    pub score: f32,
    /// The sample that fitted best.
    pub sample: Option<String>,
    /// One sentence for a person.
    pub why: String,
}

/// What was said for a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotValue {
    /// The words.
    pub said: String,
    /// As a skill gets it: `7`, `2026-11-24`, `PT5M`; the words for types without a form of their
    /// own.
    pub value: String,
    /// Which of the type's values it is.
    pub resolution: Resolution,
    /// The single values of a slot that takes several, when more than one was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub several: Vec<Self>,
}

/// Which of a type's values was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resolution {
    /// One of these, the likeliest first; never empty.
    Match(Vec<Candidate>),
    /// The type has values, but this is none of them.
    NoMatch,
    /// The type has no values of the skill's own.
    #[default]
    None,
}

/// A value of a type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its canonical name.
    pub name: String,
    /// The skill's own identifier; the platform makes one of the name where a model has none.
    pub id: Option<String>,
}

/// What a match depends on beside the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchContext {
    /// Today, where the person is.
    pub today: DayKey,
    /// Minutes since local midnight, 0..=1439.
    pub minute: u16,
    /// The slot that was just asked for.
    #[serde(default)]
    pub elicited: Option<Elicited>,
    /// Whether a yes or no was just asked for.
    #[serde(default)]
    pub yes_or_no: bool,
}

/// A slot that was just asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elicited {
    /// Name of its intent.
    pub intent: String,
    /// Its name.
    pub slot: String,
}

impl MatchContext {
    /// A context in which nothing was asked for.
    #[must_use]
    pub const fn at(today: DayKey, minute: u16) -> Self {
        Self {
            today,
            minute,
            elicited: None,
            yes_or_no: false,
        }
    }

    /// The same, with a slot just asked for.
    #[must_use]
    pub fn eliciting(mut self, intent: &str, slot: &str) -> Self {
        self.elicited = Some(Elicited {
            intent: intent.to_owned(),
            slot: slot.to_owned(),
        });
        self
    }
}
