//! Intents, their slots and samples.

use super::super::limits::{INTENTS, SAMPLE_CHARACTERS, SAMPLES, SLOTS};
use super::super::{Intent, LintLevel, ModelError, SlotSpec};
use super::node::Node;
use super::origin::Place;
use super::reader::{Item, Reader, quoted};

/// What an intent is known to have.
const INTENT_NAMES: [&str; 3] = ["name", "samples", "slots"];
const SLOT_NAMES: [&str; 4] = ["name", "type", "samples", "multipleValues"];

/// How samples are also called by tools that write models of their own.
const ALSO_SAMPLES: [&str; 2] = ["utterances", "phrases"];

/// The intents of a model with their places.
pub(super) fn intents(
    reader: &mut Reader,
    node: Option<&Node>,
    place: &str,
) -> Result<Vec<(Intent, Place)>, ModelError> {
    // One text in place of the whole list names nothing that a person could say.
    let node = node.filter(|node| !matches!(node, Node::Text(_)));
    let items = reader.list(node, place);
    if items.len() > INTENTS {
        return Err(too_many("intents", INTENTS, place));
    }
    let mut left = SAMPLES;
    let mut all: Vec<(Intent, Place)> = Vec::new();
    for item in items {
        let Some(one) = intent(reader, &item, &mut left)? else {
            continue;
        };
        add(reader, &mut all, one);
    }
    Ok(all)
}

pub(super) fn too_many(what: &'static str, most: usize, place: &str) -> ModelError {
    let place = if place.is_empty() { "/" } else { place };
    ModelError::TooMany {
        what,
        most,
        place: place.to_owned(),
    }
}

/// Two intents of one name become one with the samples and slots of both.
fn add(reader: &mut Reader, all: &mut Vec<(Intent, Place)>, one: (Intent, Place)) {
    let same = all.iter_mut().find(|(known, _)| known.name == one.0.name);
    let Some((known, places)) = same else {
        all.push(one);
        return;
    };
    let message = format!(
        "The intent {} is there twice; both are taken together. Put their samples into one.",
        quoted(&known.name)
    );
    reader.lint(LintLevel::Error, &one.1.whole, message);
    known.samples.extend(one.0.samples);
    places.parts.extend(one.1.parts);
    for slot in one.0.slots {
        if known.slot(&slot.name).is_none() {
            known.slots.push(slot);
        }
    }
}

fn intent(
    reader: &mut Reader,
    item: &Item<'_>,
    left: &mut usize,
) -> Result<Option<(Intent, Place)>, ModelError> {
    let Some(name) = name(reader, item, "intent") else {
        return Ok(None);
    };
    let (node, place) = (item.node, item.place.as_str());
    let old = node.get("intent").is_some();
    let known: &[&str] = if old {
        &["intent", "slots"]
    } else {
        &INTENT_NAMES
    };
    reader.names(node, place, known);
    let (samples, parts) = samples(reader, node, place, left)?;
    let slots = slots(reader, node.get("slots"), &format!("{place}/slots"), left)?;
    let intent = Intent {
        name,
        samples,
        slots,
    };
    let whole = place.to_owned();
    Ok(Some((intent, Place { whole, parts })))
}

/// The name of an item of a list; `also` is how it was called in the oldest form.
pub(super) fn name(reader: &mut Reader, item: &Item<'_>, also: &str) -> Option<String> {
    let place = &item.place;
    if let Node::Text(_) = item.node {
        let message = "This is a text where an object with \"name\" belongs.".to_owned();
        reader.lint(LintLevel::Warning, place, message);
        return reader.text(Some(item.node), place);
    }
    let own = item.node.get("name").or_else(|| item.node.get(also));
    let name = reader.text(own, &format!("{place}/name"));
    let name = name.or_else(|| item.key.map(str::to_owned));
    if name.is_none() {
        let message = format!(
            "Here is {} without a \"name\"; it is left out.",
            item.node.kind()
        );
        reader.lint(LintLevel::Error, place, message);
    }
    name
}

fn samples(
    reader: &mut Reader,
    node: &Node,
    place: &str,
    left: &mut usize,
) -> Result<(Vec<String>, Vec<String>), ModelError> {
    let mut called = "samples";
    if node.get(called).is_none() {
        let other = ALSO_SAMPLES.iter().find(|name| node.get(name).is_some());
        called = other.copied().unwrap_or(called);
    }
    let place = format!("{place}/{called}");
    let items = reader.list(node.get(called), &place);
    *left = left
        .checked_sub(items.len())
        .ok_or_else(|| too_many("samples", SAMPLES, &place))?;
    let mut all = (Vec::new(), Vec::new());
    for item in items {
        if let Some(sample) = sample(reader, item.node, &item.place) {
            all.0.push(sample);
            all.1.push(item.place);
        }
    }
    Ok(all)
}

fn sample(reader: &mut Reader, node: &Node, place: &str) -> Option<String> {
    let Some(sample) = reader.text(Some(node), place) else {
        let message = "This sample is empty and is left out; remove it.".to_owned();
        reader.lint(LintLevel::Warning, place, message);
        return None;
    };
    if sample.chars().count() <= SAMPLE_CHARACTERS {
        return Some(sample);
    }
    let message = format!(
        "This sample has more than {SAMPLE_CHARACTERS} characters, which nobody says in one breath, and is left out; shorten it."
    );
    reader.lint(LintLevel::Error, place, message);
    None
}

fn slots(
    reader: &mut Reader,
    node: Option<&Node>,
    place: &str,
    left: &mut usize,
) -> Result<Vec<SlotSpec>, ModelError> {
    let items = reader.list(node, place);
    if items.len() > SLOTS {
        return Err(too_many("slots", SLOTS, place));
    }
    let mut all: Vec<SlotSpec> = Vec::new();
    for item in items {
        let Some(name) = name(reader, &item, "slot") else {
            continue;
        };
        if all.iter().any(|slot| slot.name == name) {
            let message = format!(
                "The slot {} is there twice, and only the first counts; remove one.",
                quoted(&name)
            );
            reader.lint(LintLevel::Error, &item.place, message);
            continue;
        }
        all.push(slot(reader, &item, name, left)?);
    }
    Ok(all)
}

fn slot(
    reader: &mut Reader,
    item: &Item<'_>,
    name: String,
    left: &mut usize,
) -> Result<SlotSpec, ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    reader.names(node, place, &SLOT_NAMES);
    let kind = reader.text(node.get("type"), &format!("{place}/type"));
    if kind.is_none() {
        let message = format!(
            "The slot {} has no type; it takes any words. Name one, such as AMAZON.SearchQuery.",
            quoted(&name)
        );
        reader.lint(LintLevel::Error, place, message);
    }
    let several = node.get("multipleValues");
    let enabled = several
        .and_then(|several| several.get("enabled"))
        .or(several);
    let multiple = reader.flag(
        enabled.filter(|node| !node.is_empty()),
        &format!("{place}/multipleValues/enabled"),
    );
    Ok(SlotSpec {
        name,
        kind: kind.unwrap_or_default(),
        samples: samples(reader, node, place, left)?.0,
        multiple,
    })
}
