//! Markup where plain text belongs. It is shown as the signs it consists of.

use super::super::load::{Origin, Reader, quoted};
use super::super::{LintLevel, Model};

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    let invocation = format!("{}/invocationName", origin.language);
    note(reader, &model.invocation, &invocation);
    for (intent, place) in model.intents.iter().zip(&origin.intents) {
        note(reader, &intent.name, &place.whole);
        for (at, sample) in intent.samples.iter().enumerate() {
            note(reader, sample, place.part(at));
        }
        for slot in &intent.slots {
            note(reader, &slot.name, &place.whole);
            note(reader, &slot.kind, &place.whole);
            for sample in &slot.samples {
                note(reader, sample, &place.whole);
            }
        }
    }
    for (kind, place) in model.types.iter().zip(&origin.types) {
        note(reader, &kind.name, &place.whole);
        for (at, value) in kind.values.iter().enumerate() {
            let id = value.id.iter();
            for text in id.chain([&value.name]).chain(&value.synonyms) {
                note(reader, text, place.part(at));
            }
        }
    }
    for (prompt, place) in model.prompts.iter().zip(&origin.prompts) {
        for variation in prompt.variations.iter().filter(|one| !one.ssml) {
            note(reader, &variation.text, place);
        }
    }
}

fn note(reader: &mut Reader, text: &str, place: &str) {
    if has_markup(text) {
        let message = format!(
            "{} has markup in it, which is shown and said as it stands here; remove it.",
            quoted(text)
        );
        reader.lint(LintLevel::Warning, place, message);
    }
}

/// Whether a text has a tag or an entity.
fn has_markup(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(at, _)| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c))
    });
    let entity = ["&lt;", "&gt;", "&amp;", "&quot;", "&#"];
    tag || entity.iter().any(|entity| text.contains(entity))
}
