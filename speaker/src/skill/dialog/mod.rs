//! What a dialog needs next, by the model: a slot, a valid value, a confirmation, or nothing.
//!
//! Pure: from the model's rules and what was said so far. Who says it and when is the session's.

mod compare;
mod prompt;
mod validate;

pub(in crate::skill) use prompt::{filled, say};

use crate::skill::model::{DialogIntent, Rule};
use crate::skill::moment::Moment;
use crate::skill::wire::{Confirmation, IntentState};

/// What is needed next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::skill) enum Need {
    /// A value for this slot; the prompt that asks for it.
    Value(String, Option<String>),
    /// Another value for this slot: what was said breaks a rule; the rule's prompt.
    Other(String, Option<String>),
    /// A yes to this slot's value; the prompt that asks for it.
    SlotConfirmed(String, Option<String>),
    /// A yes to the whole; the prompt that asks for it.
    Confirmed(Option<String>),
    /// Nothing: all is there, or the person said no to the whole.
    Nothing,
}

/// What the dialog needs next. Slots come in the order of the model; each is asked for, checked and
/// confirmed before the next.
pub(in crate::skill) fn need(dialog: &DialogIntent, intent: &IntentState, moment: Moment) -> Need {
    if intent.confirmation == Confirmation::Denied {
        return Need::Nothing;
    }
    for slot in &dialog.slots {
        let state = intent.slots.get(&slot.name);
        let value = state.and_then(|state| state.value.as_ref());
        let confirmation = state.map(|state| state.confirmation).unwrap_or_default();
        let Some(value) = value else {
            if slot.elicit {
                return Need::Value(slot.name.clone(), slot.elicitation.clone());
            }
            continue;
        };
        let holds = |rule: &Rule| validate::holds(rule, value, moment);
        let broken = slot
            .validations
            .iter()
            .find(|validation| !holds(&validation.rule));
        if let Some(broken) = broken {
            return Need::Other(slot.name.clone(), broken.prompt.clone());
        }
        match confirmation {
            Confirmation::Confirmed => {}
            Confirmation::Denied => {
                return Need::Value(slot.name.clone(), slot.elicitation.clone());
            }
            Confirmation::None if slot.confirm => {
                return Need::SlotConfirmed(slot.name.clone(), slot.confirmation.clone());
            }
            Confirmation::None => {}
        }
    }
    if dialog.confirm && intent.confirmation == Confirmation::None {
        return Need::Confirmed(dialog.confirmation.clone());
    }
    Need::Nothing
}
