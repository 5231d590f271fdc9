//! Which intents are dialogs, and what they ask.

use super::super::limits::INTENTS;
use super::super::{Delegation, DialogIntent, DialogSlot, LintLevel, ModelError};
use super::intents::{name, too_many};
use super::node::Node;
use super::reader::{Item, Reader, quoted};
use super::rules::validations;

const INTENT_NAMES: [&str; 5] = [
    "name",
    "delegationStrategy",
    "confirmationRequired",
    "prompts",
    "slots",
];
const SLOT_NAMES: [&str; 6] = [
    "name",
    "type",
    "elicitationRequired",
    "confirmationRequired",
    "prompts",
    "validations",
];

/// The dialogs of a model with their places, and who leads them.
pub(super) fn dialogs(
    reader: &mut Reader,
    node: Option<&Node>,
    place: &str,
) -> Result<(Vec<(DialogIntent, String)>, Delegation), ModelError> {
    let Some(node) = node else {
        return Ok((Vec::new(), Delegation::default()));
    };
    reader.names(node, place, &["delegationStrategy", "intents", "version"]);
    let whole = delegation(reader, node, place).unwrap_or_default();
    let intents_at = format!("{place}/intents");
    let items = reader.list(node.get("intents"), &intents_at);
    if items.len() > INTENTS {
        return Err(too_many("dialogs", INTENTS, &intents_at));
    }
    let mut all: Vec<(DialogIntent, String)> = Vec::new();
    for item in items {
        let Some(name) = name(reader, &item, "intent") else {
            continue;
        };
        if all.iter().any(|(known, _)| known.name == name) {
            let message = format!(
                "The dialog of {} is there twice, and only the first counts; remove one.",
                quoted(&name)
            );
            reader.lint(LintLevel::Error, &item.place, message);
            continue;
        }
        let one = dialog(reader, &item, name)?;
        all.push((one, item.place));
    }
    Ok((all, whole))
}

fn delegation(reader: &mut Reader, node: &Node, place: &str) -> Option<Delegation> {
    let place = format!("{place}/delegationStrategy");
    let strategy = reader.text(node.get("delegationStrategy"), &place)?;
    match strategy.to_uppercase().as_str() {
        "ALWAYS" => Some(Delegation::Always),
        "SKILL_RESPONSE" => Some(Delegation::BySkill),
        _ => {
            let message = format!(
                "{} is no delegation strategy; use ALWAYS or SKILL_RESPONSE.",
                quoted(&strategy)
            );
            reader.lint(LintLevel::Error, &place, message);
            None
        }
    }
}

fn dialog(reader: &mut Reader, item: &Item<'_>, name: String) -> Result<DialogIntent, ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    reader.names(node, place, &INTENT_NAMES);
    let mut slots = Vec::new();
    for item in reader.list(node.get("slots"), &format!("{place}/slots")) {
        slots.extend(slot(reader, &item)?);
    }
    Ok(DialogIntent {
        name,
        delegate: delegation(reader, node, place),
        confirm: flag(reader, node, place, "confirmationRequired"),
        confirmation: prompt(reader, node, place, "confirmation"),
        slots,
    })
}

fn slot(reader: &mut Reader, item: &Item<'_>) -> Result<Option<DialogSlot>, ModelError> {
    let Some(name) = name(reader, item, "slot") else {
        return Ok(None);
    };
    let (node, place) = (item.node, item.place.as_str());
    reader.names(node, place, &SLOT_NAMES);
    let kind = reader.text(node.get("type"), &format!("{place}/type"));
    Ok(Some(DialogSlot {
        name,
        kind: kind.unwrap_or_default(),
        elicit: flag(reader, node, place, "elicitationRequired"),
        confirm: flag(reader, node, place, "confirmationRequired"),
        elicitation: prompt(reader, node, place, "elicitation"),
        confirmation: prompt(reader, node, place, "confirmation"),
        validations: validations(reader, node, place)?,
    }))
}

fn flag(reader: &mut Reader, node: &Node, place: &str, name: &str) -> bool {
    reader.flag(node.get(name), &format!("{place}/{name}"))
}

fn prompt(reader: &mut Reader, node: &Node, place: &str, name: &str) -> Option<String> {
    let prompts = node.get("prompts")?;
    reader.text(prompts.get(name), &format!("{place}/prompts/{name}"))
}
