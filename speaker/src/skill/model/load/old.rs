//! The oldest form: samples and custom types in text files beside the intent schema.

use super::super::limits::{SAMPLE_CHARACTERS, SAMPLES, TYPES, VALUES};
use super::super::{LintLevel, Model, ModelError, SlotType, TypeValue};
use super::intents::too_many;
use super::origin::{Origin, Place};
use super::reader::{Reader, quoted};

/// Name of the file of samples, for places.
const SAMPLES_FILE: &str = "SampleUtterances.txt";

/// Adds the lines of `SampleUtterances.txt`: the name of an intent, then what is said.
pub(super) fn add_samples(
    reader: &mut Reader,
    model: &mut Model,
    origin: &mut Origin,
    text: &str,
) -> Result<(), ModelError> {
    let mut left = SAMPLES;
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let place = format!("{SAMPLES_FILE}:{}", at + 1);
        left = left
            .checked_sub(1)
            .ok_or_else(|| too_many("samples", SAMPLES, SAMPLES_FILE))?;
        let (name, sample) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let sample = sample.split_whitespace().collect::<Vec<_>>().join(" ");
        add_sample(reader, model, origin, name, sample, place);
    }
    Ok(())
}

fn add_sample(
    reader: &mut Reader,
    model: &mut Model,
    origin: &mut Origin,
    name: &str,
    sample: String,
    place: String,
) {
    if sample.is_empty() || sample.chars().count() > SAMPLE_CHARACTERS {
        let message = format!(
            "A line is the name of an intent, a space, and 1 to {SAMPLE_CHARACTERS} characters that are said; this one is left out."
        );
        reader.lint(LintLevel::Error, &place, message);
        return;
    }
    let places = origin.intents.iter_mut();
    let known = model.intents.iter_mut().zip(places);
    let mut same = known.filter(|(intent, _)| intent.name == name);
    match same.next() {
        Some((intent, places)) => {
            intent.samples.push(sample);
            places.parts.push(place);
        }
        None => {
            let message = format!(
                "The schema has no intent {}, so this line is left out; add the intent or mend its name.",
                quoted(name)
            );
            reader.lint(LintLevel::Error, &place, message);
        }
    }
}

/// Adds custom types: name, and values one a line. A line can have synonyms behind bars
/// (`desk | table`).
pub(super) fn add_types(
    reader: &mut Reader,
    model: &mut Model,
    origin: &mut Origin,
    types: &[(&str, &str)],
) -> Result<(), ModelError> {
    if types.len() + model.types.len() > TYPES {
        return Err(too_many("slot types", TYPES, "The old form"));
    }
    let mut left = VALUES;
    for (name, lines) in types {
        let mut values = Vec::new();
        for line in lines.trim_start_matches('\u{feff}').lines() {
            let mut said = line
                .split('|')
                .map(str::trim)
                .filter(|said| !said.is_empty());
            let Some(name) = said.next() else { continue };
            left = left
                .checked_sub(1)
                .ok_or_else(|| too_many("slot values", VALUES, name))?;
            values.push(TypeValue {
                id: None,
                name: name.to_owned(),
                synonyms: said.map(str::to_owned).collect(),
            });
        }
        if let Some(known) = model.types.iter_mut().find(|known| known.name == *name) {
            let message = format!("The type {} is there twice; both count.", quoted(name));
            reader.lint(LintLevel::Warning, name, message);
            known.values.extend(values);
            continue;
        }
        model.types.push(SlotType {
            name: (*name).to_owned(),
            values,
            catalog: false,
        });
        origin.types.push(Place {
            whole: (*name).to_owned(),
            parts: Vec::new(),
        });
    }
    Ok(())
}
