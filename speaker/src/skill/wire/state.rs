//! An intent as request and response JSON tell it: slots, values, confirmations.

use crate::skill::matching::SlotValue;
use crate::skill::model::Intent;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether the person confirmed something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Confirmation {
    /// Not asked.
    #[default]
    None,
    /// The person said yes.
    Confirmed,
    /// The person said no.
    Denied,
}

impl Confirmation {
    /// As the JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Confirmed => "CONFIRMED",
            Self::Denied => "DENIED",
        }
    }

    /// What the JSON's word means.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::None, Self::Confirmed, Self::Denied]
            .into_iter()
            .find(|one| one.name() == name)
    }
}

/// How far a dialog is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DialogState {
    /// The person has just begun it.
    Started,
    /// Something is still missing.
    InProgress,
    /// All is there, valid and confirmed, or the person said no to the whole.
    Completed,
}

impl DialogState {
    /// As the JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Started => "STARTED",
            Self::InProgress => "IN_PROGRESS",
            Self::Completed => "COMPLETED",
        }
    }
}

/// An intent in the course of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntentState {
    /// Its name.
    pub name: String,
    /// Whether the whole was confirmed.
    pub confirmation: Confirmation,
    /// All slots that the model gives it, said or not.
    pub slots: BTreeMap<String, SlotState>,
}

/// A slot in the course of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotState {
    /// Name of its type.
    pub kind: String,
    /// What was said, if anything.
    pub value: Option<SlotValue>,
    /// Whether the value was confirmed.
    pub confirmation: Confirmation,
}

impl IntentState {
    /// An intent of whose slots nothing was said.
    #[must_use]
    pub fn empty(intent: &Intent) -> Self {
        let empty = |kind: &str| SlotState {
            kind: kind.to_owned(),
            ..SlotState::default()
        };
        let slots = intent.slots.iter();
        Self {
            name: intent.name.clone(),
            confirmation: Confirmation::None,
            slots: slots
                .map(|slot| (slot.name.clone(), empty(&slot.kind)))
                .collect(),
        }
    }

    /// Takes values that were said; a new value has not been confirmed.
    pub fn take(&mut self, said: BTreeMap<String, SlotValue>) {
        for (name, value) in said {
            let slot = self.slots.entry(name).or_default();
            slot.value = Some(value);
            slot.confirmation = Confirmation::None;
        }
    }

    /// The value of a slot.
    #[must_use]
    pub fn value(&self, slot: &str) -> Option<&SlotValue> {
        self.slots.get(slot)?.value.as_ref()
    }
}
