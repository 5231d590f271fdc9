//! The language model: intents with their samples and slots, and slot types with their values.

use super::{Delegation, DialogIntent, Prompt};
use serde::{Deserialize, Serialize};

/// What people can say to a skill in one locale, and what it asks back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Such as `en-US`.
    pub locale: String,
    /// The name that opens the skill; empty when the file has none, as old schemas do.
    pub invocation: String,
    /// In the order of the file. No two have the same name.
    pub intents: Vec<Intent>,
    /// Custom types, and built-in ones with values of the skill's own. No two have the same name.
    pub types: Vec<SlotType>,
    /// Which intents are dialogs.
    pub dialog: Vec<DialogIntent>,
    /// Who leads the dialogs of intents that say nothing about it.
    pub delegate: Delegation,
    /// What is asked in dialogs.
    pub prompts: Vec<Prompt>,
    /// How readily something unfitting is taken for the fallback intent.
    pub fallback: Sensitivity,
}

/// Something that a person can want of a skill.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// Such as `GetFactIntent` or `AMAZON.HelpIntent`.
    pub name: String,
    /// What people say, with slots in braces: `turn to page {number}`. Built-in intents have
    /// utterances of their own, which are not in here.
    pub samples: Vec<String>,
    /// Its slots.
    pub slots: Vec<SlotSpec>,
}

/// A place in an utterance that can hold different values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotSpec {
    /// As samples name it, without braces.
    pub name: String,
    /// Name of its type: one of [`Model::types`] or built-in (`AMAZON.NUMBER`).
    pub kind: String,
    /// What people say when they are asked for this slot alone: `to page {number}`.
    pub samples: Vec<String>,
    /// Whether one utterance can hold several values.
    pub multiple: bool,
}

/// A list of values that a slot can have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotType {
    /// As slots name it. A built-in name adds values to the built-in type.
    pub name: String,
    /// Its values; empty for a type that takes whatever is said.
    pub values: Vec<TypeValue>,
    /// Whether the values come from a catalog on the vendor's servers, which are not here.
    pub catalog: bool,
}

/// One value of a type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeValue {
    /// The skill's own identifier.
    pub id: Option<String>,
    /// The canonical name.
    pub name: String,
    /// What else people say for it.
    pub synonyms: Vec<String>,
}

/// How readily something unfitting is taken for the fallback intent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Sensitivity {
    /// Rarely. The platform's default.
    #[default]
    Low,
    /// More often.
    Medium,
    /// Unless it fits closely.
    High,
}

impl Model {
    /// The intent of a name.
    #[must_use]
    pub fn intent(&self, name: &str) -> Option<&Intent> {
        self.intents.iter().find(|intent| intent.name == name)
    }

    /// The type of a name, as far as the model has values for it.
    #[must_use]
    pub fn slot_type(&self, name: &str) -> Option<&SlotType> {
        self.types.iter().find(|kind| kind.name == name)
    }

    /// The dialog of an intent.
    #[must_use]
    pub fn dialog_of(&self, intent: &str) -> Option<&DialogIntent> {
        self.dialog.iter().find(|dialog| dialog.name == intent)
    }

    /// Who leads the dialog of an intent.
    #[must_use]
    pub fn delegation_of(&self, intent: &str) -> Delegation {
        let own = self.dialog_of(intent).and_then(|dialog| dialog.delegate);
        own.unwrap_or(self.delegate)
    }

    /// The prompt of an identifier.
    #[must_use]
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == id)
    }
}

impl Intent {
    /// The slot of a name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<&SlotSpec> {
        self.slots.iter().find(|slot| slot.name == name)
    }

    /// Whether the platform defines it (`AMAZON.HelpIntent`).
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.name.starts_with("AMAZON.")
    }
}
