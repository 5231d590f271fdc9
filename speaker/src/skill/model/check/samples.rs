//! Samples: slots in them, signs that nobody says, and samples that are there twice.

use super::super::load::{Origin, Reader, quoted};
use super::super::sample::{Part, parts, slots};
use super::super::{Intent, LintLevel, Model};
use std::collections::HashMap;

/// Signs that the platform takes in samples beside letters, spaces and braces.
const SIGNS: &str = ".'’_-{}| ";

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    for (intent, place) in model.intents.iter().zip(&origin.intents) {
        for (at, sample) in intent.samples.iter().enumerate() {
            for (level, message) in odd(intent, sample) {
                reader.lint(level, place.part(at), message);
            }
        }
        for (at, slot) in intent.slots.iter().enumerate() {
            let place = format!("{}/slots/{at}/samples", place.whole);
            for sample in &slot.samples {
                for (level, message) in undeclared(intent, sample) {
                    reader.lint(level, &place, message);
                }
            }
        }
    }
}

fn odd(intent: &Intent, sample: &str) -> Vec<(LintLevel, String)> {
    let mut all = undeclared(intent, sample);
    let (parts, _) = parts(sample);
    let of_phrase = |name: &str| {
        let slot = intent.slot(name);
        slot.is_some_and(|slot| slot.kind == "AMAZON.SearchQuery")
    };
    let slots = slots(sample).count();
    if slots > 0 && intent.is_built_in() {
        let message = format!("{} can have no slots in its samples.", quoted(&intent.name));
        all.push((LintLevel::Warning, message));
    }
    let phrases = slots_of_phrase(sample, of_phrase);
    if phrases > 0 && (slots > 1 || parts.len() == 1) {
        let message = "A slot of type AMAZON.SearchQuery needs words around it and no other slot in the same sample.";
        all.push((LintLevel::Warning, message.to_owned()));
    }
    let words = parts.iter().filter_map(|part| match part {
        Part::Words(words) => Some(*words),
        Part::Slot(_) => None,
    });
    let sign = |c: &char| c.is_ascii() && !c.is_ascii_alphanumeric() && !SIGNS.contains(*c);
    if let Some(sign) = words.flat_map(str::chars).find(sign) {
        let message = format!("Nobody says “{sign}”; write samples as they are spoken.");
        all.push((LintLevel::Hint, message));
    }
    all
}

fn slots_of_phrase(sample: &str, of_phrase: impl Fn(&str) -> bool) -> usize {
    slots(sample).filter(|name| of_phrase(name)).count()
}

/// Braces that are no pairs, slots that are not declared, slots that are there twice.
fn undeclared(intent: &Intent, sample: &str) -> Vec<(LintLevel, String)> {
    let mut all = Vec::new();
    if !parts(sample).1 {
        let message = "The braces are not in pairs around the name of a slot; write {slot}.";
        all.push((LintLevel::Error, message.to_owned()));
    }
    let mut seen: Vec<&str> = Vec::new();
    for name in slots(sample) {
        if seen.contains(&name) {
            let message = format!("The slot {} is in it twice.", quoted(name));
            all.push((LintLevel::Warning, message));
        } else if intent.slot(name).is_none() {
            let message = format!(
                "{} has no slot {}; declare it, or mend its name.",
                quoted(&intent.name),
                quoted(name)
            );
            all.push((LintLevel::Error, message));
        }
        seen.push(name);
    }
    all
}

/// Samples that are there twice, in one intent or in two. Samples are the same when they differ in
/// nothing but case, signs, and names of slots of the same type.
pub(super) fn check_twice(reader: &mut Reader, model: &Model, origin: &Origin) {
    let mut seen: HashMap<String, (&str, &str)> = HashMap::new();
    for (intent, place) in model.intents.iter().zip(&origin.intents) {
        for (at, sample) in intent.samples.iter().enumerate() {
            let here = place.part(at);
            let Some((other, there)) = seen.get(&key(intent, sample)).copied() else {
                seen.insert(key(intent, sample), (&intent.name, here));
                continue;
            };
            if other == intent.name {
                let message = format!("{} is the same as {there}; remove one.", quoted(sample));
                reader.lint(LintLevel::Hint, here, message);
            } else {
                let message = format!(
                    "{} also belongs to {}, at {there}, which wins because it comes first; remove one.",
                    quoted(sample),
                    quoted(other)
                );
                reader.lint(LintLevel::Warning, here, message);
            }
        }
    }
}

fn key(intent: &Intent, sample: &str) -> String {
    let mut key = String::new();
    for part in parts(sample).0 {
        match part {
            Part::Words(words) => {
                let lower = words.to_lowercase();
                let plain = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
                for word in plain.filter(|word| !word.is_empty()) {
                    key.push_str(word);
                    key.push(' ');
                }
            }
            Part::Slot(name) => {
                let kind = intent.slot(name).map_or(name, |slot| slot.kind.as_str());
                key.push_str(&format!("{{{kind}}} "));
            }
        }
    }
    key
}
