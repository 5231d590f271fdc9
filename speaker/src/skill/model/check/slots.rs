//! Slots that are declared and not used, and their types.

use super::super::load::{Origin, Reader, quoted};
use super::super::sample;
use super::super::{Intent, LintLevel, Model, SlotSpec};
use crate::skill::types;
use std::collections::HashSet;

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    for (intent, place) in model.intents.iter().zip(&origin.intents) {
        if intent.slots.is_empty() {
            continue;
        }
        let used = used(model, intent);
        for (at, slot) in intent.slots.iter().enumerate() {
            let place = format!("{}/slots/{at}", place.whole);
            if !used.contains(slot.name.as_str()) {
                let message = format!(
                    "The slot {} is in no sample and is not asked for, so it stays empty; use it or remove it.",
                    quoted(&slot.name)
                );
                reader.lint(LintLevel::Warning, &place, message);
            }
            for (level, message) in odd(model, slot) {
                reader.lint(level, &place, message);
            }
        }
    }
}

/// The slots of an intent that samples have or dialogs ask for.
fn used<'a>(model: &'a Model, intent: &'a Intent) -> HashSet<&'a str> {
    let of_slots = intent.slots.iter().flat_map(|slot| &slot.samples);
    let in_samples = intent.samples.iter().chain(of_slots);
    let mut used: HashSet<&str> = in_samples.flat_map(|text| sample::slots(text)).collect();
    let asked = model.dialog_of(&intent.name).into_iter();
    let asked = asked
        .flat_map(|dialog| &dialog.slots)
        .filter(|slot| slot.elicit);
    used.extend(asked.map(|slot| slot.name.as_str()));
    used
}

fn odd(model: &Model, slot: &SlotSpec) -> Vec<(LintLevel, String)> {
    let mut all = Vec::new();
    if !slot
        .name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_.".contains(c))
    {
        let message = format!(
            "The slot {} may only have letters, digits and underscores in its name.",
            quoted(&slot.name)
        );
        all.push((LintLevel::Warning, message));
    }
    let kind = slot.kind.as_str();
    if kind.is_empty() || model.slot_type(kind).is_some() || types::is_known(kind) {
        return all;
    }
    let (level, message) = if kind.starts_with("AMAZON.") {
        (
            LintLevel::Warning,
            format!(
                "{} is no built-in type that is known here; its slot takes any words.",
                quoted(kind)
            ),
        )
    } else {
        (
            LintLevel::Error,
            format!(
                "The type {} is nowhere in \"types\"; its slot takes any words. Add the type or mend its name.",
                quoted(kind)
            ),
        )
    };
    all.push((level, message));
    all
}
