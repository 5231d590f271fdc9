//! Doing what a response says.

use super::state::{Asking, Phase, Talk};
use super::{Ended, Session, SkillEffect, Voice};
use crate::skill::matching::{Matcher, Resolution, SlotValue};
use crate::skill::model::SlotType;
use crate::skill::permission::{Happening, Permission};
use crate::skill::wire::{Card, Directive, IntentState, Response, Updated};
use std::sync::Arc;

impl Session {
    pub(super) fn apply(&mut self, response: Response) {
        for remark in response.remarks {
            self.remark(remark);
        }
        self.attributes = response.attributes.unwrap_or_default();
        if let Some(card) = response.card {
            self.show(card);
        }
        self.reprompt = response.reprompt;
        let (mut orders, mut dialog) = (Vec::new(), None);
        for directive in response.directives {
            match directive {
                Directive::Recorder(order) => orders.push(order),
                Directive::DynamicTypes(types) => self.dynamic(types),
                other if dialog.is_none() => dialog = Some(other),
                _ => self.remark("A response can have one dialog directive; the first counts."),
            }
        }
        self.say(response.speech, Voice::Skill, false);
        if self.closing {
            if response.should_end != Some(true) {
                self.remark("The skill wanted to go on, but the person said “stop”.");
            }
            self.end(Ended::ByPerson, None);
            return;
        }
        if self.orders(orders, response.should_end == Some(true)) {
            return;
        }
        if let Some(directive) = dialog {
            self.lead(directive);
            return;
        }
        self.talk = None;
        match response.should_end {
            Some(true) => self.end(Ended::BySkill, None),
            Some(false) => {
                if !self.is_asked_again(Asking::Anything) {
                    self.listen();
                }
            }
            None => self.phase = Phase::Ajar,
        }
    }

    fn show(&mut self, card: Card) {
        if let Card::AskForPermissions { scopes } = &card {
            let asked: Vec<_> = scopes
                .iter()
                .filter_map(|scope| Permission::of(scope))
                .collect();
            for permission in asked {
                self.note(Happening::Asked(permission));
            }
        }
        self.out.push(SkillEffect::Card(card));
    }

    /// Does a dialog directive.
    fn lead(&mut self, directive: Directive) {
        match directive {
            Directive::Delegate(updated) => {
                self.update(updated);
                let completed = self.talk.as_ref().is_some_and(|talk| talk.completed);
                match self.need() {
                    Some(need) if !completed => self.pursue(need),
                    Some(_) => self.invalid("The skill delegates a dialog that is complete."),
                    None => self.invalid(
                        "The skill delegates a dialog, but its model has none for this intent.",
                    ),
                }
            }
            Directive::ElicitSlot(slot, updated) => {
                self.update(updated);
                self.ask_slot(slot, Asking::Slot);
            }
            Directive::ConfirmSlot(slot, updated) => {
                self.update(updated);
                self.ask_slot(slot, Asking::SlotRight);
            }
            Directive::ConfirmIntent(updated) => {
                self.update(updated);
                if self.talk.is_none() {
                    self.invalid("The skill asks to confirm an intent, but there is none at hand.");
                } else if !self.is_asked_again(Asking::AllRight) {
                    self.listen();
                }
            }
            Directive::DynamicTypes(_) | Directive::Recorder(_) => {}
        }
    }

    fn ask_slot(&mut self, slot: String, asking: impl Fn(String) -> Asking) {
        let known = |talk: &Talk| talk.intent.slots.contains_key(&slot);
        if !self.talk.as_ref().is_some_and(known) {
            self.invalid("The skill asks for a slot that the intent at hand does not have.");
        } else if !self.is_asked_again(asking(slot)) {
            self.listen();
        }
    }

    /// Takes an intent as the skill wants it.
    fn update(&mut self, updated: Option<Updated>) {
        let Some(updated) = updated else {
            return;
        };
        let at_hand = self.talk.as_ref().map(|talk| talk.intent.name.as_str());
        if !updated.name.is_empty() && at_hand != Some(updated.name.as_str()) {
            let Some(intent) = self.skill.model.intent(&updated.name) else {
                self.remark("The skill goes on with an intent that its model does not have.");
                return;
            };
            let mut talk = Talk::new(IntentState::empty(intent));
            talk.started = true;
            self.talk = Some(talk);
        }
        let Some(talk) = &mut self.talk else {
            return;
        };
        talk.intent.confirmation = updated.confirmation;
        for (name, (value, confirmation)) in updated.slots {
            // Only slots of the model, so that a response cannot make the request grow.
            let Some(slot) = talk.intent.slots.get_mut(&name) else {
                continue;
            };
            let old = slot.value.as_ref().map(|old| old.value.as_str());
            if value.as_deref() != old {
                slot.value = value.map(written);
            }
            slot.confirmation = confirmation;
        }
    }

    /// Adds values to the skill's types for this session; none takes those of before away.
    fn dynamic(&mut self, types: Vec<SlotType>) {
        if types.is_empty() {
            self.matcher = Arc::clone(&self.skill.matcher);
            return;
        }
        let mut model = (*self.skill.model).clone();
        for new in types {
            match model.types.iter_mut().find(|kind| kind.name == new.name) {
                Some(kind) => kind.values.extend(new.values),
                None => {
                    self.remark("The skill gives values to a type that its model does not have.");
                }
            }
        }
        self.matcher = Arc::new(Matcher::new(Arc::new(model)));
    }
}

/// A value that the skill wrote itself.
fn written(value: String) -> SlotValue {
    SlotValue {
        said: value.clone(),
        value,
        resolution: Resolution::None,
        several: Vec::new(),
    }
}
