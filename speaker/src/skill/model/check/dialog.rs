//! Dialogs that do not fit their intents, and prompts that are missing or of no use.

use super::super::load::{Origin, Reader, quoted};
use super::super::{DialogIntent, DialogSlot, Intent, LintLevel, Model, Rule};
use crate::skill::types;
use std::collections::HashSet;

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    for (dialog, place) in model.dialog.iter().zip(&origin.dialog) {
        let Some(intent) = model.intent(&dialog.name) else {
            let message = format!(
                "There is no intent {} for this dialog; add it or mend the name.",
                quoted(&dialog.name)
            );
            reader.lint(LintLevel::Error, place, message);
            continue;
        };
        for slot in &intent.slots {
            if !dialog.slots.iter().any(|known| known.name == slot.name) {
                let message = format!("The dialog leaves out the slot {}.", quoted(&slot.name));
                reader.lint(LintLevel::Hint, place, message);
            }
        }
        for (at, slot) in dialog.slots.iter().enumerate() {
            for (level, message) in odd(model, intent, slot) {
                reader.lint(level, &format!("{place}/slots/{at}"), message);
            }
        }
        if dialog.confirm && dialog.confirmation.is_none() {
            let message = "The intent is confirmed, but no prompt asks for it; add \"confirmation\" to its prompts.";
            reader.lint(LintLevel::Error, place, message.to_owned());
        }
    }
}

fn odd(model: &Model, intent: &Intent, slot: &DialogSlot) -> Vec<(LintLevel, String)> {
    let mut all = Vec::new();
    let name = quoted(&slot.name);
    let Some(declared) = intent.slot(&slot.name) else {
        let message = format!(
            "{} has no slot {name}; declare it, or remove it here.",
            quoted(&intent.name)
        );
        return vec![(LintLevel::Error, message)];
    };
    if !slot.kind.is_empty() && slot.kind != declared.kind {
        let message = format!(
            "The slot {name} has the type {} here and {} in its intent; the intent's counts.",
            quoted(&slot.kind),
            quoted(&declared.kind)
        );
        all.push((LintLevel::Error, message));
    }
    if slot.elicit && slot.elicitation.is_none() {
        let message =
            format!("The slot {name} is asked for, but no prompt does; add \"elicitation\".");
        all.push((LintLevel::Error, message));
    }
    if slot.confirm && slot.confirmation.is_none() {
        let message =
            format!("The slot {name} is confirmed, but no prompt asks; add \"confirmation\".");
        all.push((LintLevel::Error, message));
    }
    let has_values = model
        .slot_type(&declared.kind)
        .is_some_and(|kind| !kind.values.is_empty());
    for validation in &slot.validations {
        if validation.prompt.is_none() {
            let message = format!("A validation of {name} has no prompt to say what is wrong.");
            all.push((LintLevel::Error, message));
        }
        if validation.rule == Rule::HasMatch && !has_values && !types::has_list(&declared.kind) {
            let message = format!(
                "{} has no values, so no value of {name} can be one of them.",
                quoted(&declared.kind)
            );
            all.push((LintLevel::Warning, message));
        }
    }
    all
}

/// Prompts that are named and missing, and prompts that nothing names.
pub(super) fn check_prompts(reader: &mut Reader, model: &Model, origin: &Origin) {
    let mut named: HashSet<&str> = HashSet::new();
    for (dialog, place) in model.dialog.iter().zip(&origin.dialog) {
        for id in prompts(dialog) {
            named.insert(id);
            if model.prompt(id).is_none() {
                let message = format!("There is no prompt {}; add it.", quoted(id));
                reader.lint(LintLevel::Error, place, message);
            }
        }
    }
    for (prompt, place) in model.prompts.iter().zip(&origin.prompts) {
        if prompt.variations.is_empty() {
            let message = format!("The prompt {} has no wording.", quoted(&prompt.id));
            reader.lint(LintLevel::Error, place, message);
        }
        if !named.contains(prompt.id.as_str()) {
            let message = format!("Nothing asks the prompt {}; remove it.", quoted(&prompt.id));
            reader.lint(LintLevel::Hint, place, message);
        }
    }
}

/// All prompts that a dialog names.
fn prompts(dialog: &DialogIntent) -> impl Iterator<Item = &str> {
    let slots = dialog.slots.iter().flat_map(|slot| {
        let rules = slot
            .validations
            .iter()
            .filter_map(|rule| rule.prompt.as_ref());
        let own = slot.elicitation.iter().chain(&slot.confirmation);
        own.chain(rules)
    });
    let all = dialog.confirmation.iter().chain(slots);
    all.map(String::as_str)
}
