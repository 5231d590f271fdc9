//! The dialog model: which slots an intent needs, what is confirmed, and what a value must fulfil.

use serde::{Deserialize, Serialize};

/// Who leads a dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delegation {
    /// The speaker, without asking the skill before everything is known.
    #[serde(rename = "ALWAYS")]
    Always,
    /// The skill's responses. What a model means that says nothing: older models know no other way.
    #[default]
    #[serde(rename = "SKILL_RESPONSE")]
    BySkill,
}

/// An intent that is a dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogIntent {
    /// Name of the intent.
    pub name: String,
    /// Who leads it; `None`: as the whole model says.
    pub delegate: Option<Delegation>,
    /// Whether the whole intent is confirmed at the end.
    pub confirm: bool,
    /// Prompt that asks for that confirmation.
    pub confirmation: Option<String>,
    /// In the order in which they are asked for.
    pub slots: Vec<DialogSlot>,
}

/// What a dialog does about one slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogSlot {
    /// Name of the slot.
    pub name: String,
    /// Name of its type.
    pub kind: String,
    /// Whether it is asked for when it was not said.
    pub elicit: bool,
    /// Whether its value is confirmed.
    pub confirm: bool,
    /// Prompt that asks for it.
    pub elicitation: Option<String>,
    /// Prompt that asks whether it is right.
    pub confirmation: Option<String>,
    /// What its value must fulfil, checked in this order.
    pub validations: Vec<Validation>,
}

/// Something that a value must fulfil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validation {
    /// What.
    pub rule: Rule,
    /// Prompt for when it does not.
    pub prompt: Option<String>,
}

/// What a value must fulfil. Values are texts as the file has them: `7`, `2026-11-24`, `PT5M`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// It is one of its type's values or their synonyms.
    HasMatch,
    /// It is one of these.
    IsIn {
        /// Canonical names or words.
        values: Vec<String>,
    },
    /// It is none of these.
    IsNotIn {
        /// Canonical names or words.
        values: Vec<String>,
    },
    /// It is greater.
    Greater {
        /// Than this.
        value: String,
    },
    /// It is greater or the same.
    GreaterOrEqual {
        /// As this.
        value: String,
    },
    /// It is less.
    Less {
        /// Than this.
        value: String,
    },
    /// It is less or the same.
    LessOrEqual {
        /// As this.
        value: String,
    },
    /// A date or time from `start` to `end`. Both are an ISO date or time, or a span from now
    /// (`P3D`, `-P1D`).
    InSpan {
        /// First.
        start: String,
        /// Last.
        end: String,
    },
    /// A date or time that is not from `start` to `end`.
    NotInSpan {
        /// First.
        start: String,
        /// Last.
        end: String,
    },
    /// A rule of a name that is not known; every value fulfils it.
    Unknown {
        /// As the file has it.
        name: String,
    },
}
