//! Slot types: empty ones, unused ones, values that are there twice.

use super::super::load::{Origin, Place, Reader, quoted};
use super::super::{LintLevel, Model, SlotType};
use crate::skill::types;
use std::collections::{HashMap, HashSet};

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    let slots = model.intents.iter().flat_map(|intent| &intent.slots);
    let used: HashSet<&str> = slots.map(|slot| slot.kind.as_str()).collect();
    for (kind, place) in model.types.iter().zip(&origin.types) {
        if !used.contains(kind.name.as_str()) {
            let message = format!("No slot has the type {}; remove it.", quoted(&kind.name));
            reader.lint(LintLevel::Hint, &place.whole, message);
        }
        values(reader, kind, place);
        twice(reader, kind, place);
    }
}

fn values(reader: &mut Reader, kind: &SlotType, place: &Place) {
    let name = quoted(&kind.name);
    if kind.name.starts_with("AMAZON.") && !types::is_known(&kind.name) {
        let message = format!("{name} is no built-in type that is known here.");
        reader.lint(LintLevel::Warning, &place.whole, message);
    }
    if kind.catalog {
        let message = format!(
            "The values of {name} are in a catalog on the vendor's servers, which are not asked; its slots take any words."
        );
        reader.lint(LintLevel::Warning, &place.whole, message);
    } else if kind.values.is_empty() && !kind.name.starts_with("AMAZON.") {
        let message = format!("{name} has no values; its slots take any words. Add some.");
        reader.lint(LintLevel::Warning, &place.whole, message);
    }
}

/// Names and synonyms that mean two values, and identifiers of two.
fn twice(reader: &mut Reader, kind: &SlotType, place: &Place) {
    let mut said: HashMap<String, usize> = HashMap::new();
    let mut ids: HashSet<&str> = HashSet::new();
    for (at, value) in kind.values.iter().enumerate() {
        for name in core::iter::once(&value.name).chain(&value.synonyms) {
            let Some(other) = said.insert(name.to_lowercase(), at) else {
                continue;
            };
            let (level, what) = if other == at {
                (LintLevel::Hint, "is there twice in one value; remove one")
            } else {
                (LintLevel::Warning, "stands for two values; keep it in one")
            };
            let message = format!("{} {what}.", quoted(name));
            reader.lint(level, place.part(at), message);
        }
        let id = value.id.as_deref();
        if let Some(id) = id.filter(|id| !ids.insert(id)) {
            let message = format!("The id {} is there twice in one type.", quoted(id));
            reader.lint(LintLevel::Warning, place.part(at), message);
        }
    }
}
