//! What slot values must fulfil.

use super::super::limits::{PROMPTS, VALUES};
use super::super::{LintLevel, ModelError, Rule, Validation};
use super::intents::too_many;
use super::node::Node;
use super::reader::{Item, Reader, quoted};

const NAMES: [&str; 6] = ["type", "prompt", "values", "value", "start", "end"];

/// The rules of a slot.
pub(super) fn validations(
    reader: &mut Reader,
    slot: &Node,
    place: &str,
) -> Result<Vec<Validation>, ModelError> {
    let place = format!("{place}/validations");
    let items = reader.list(slot.get("validations"), &place);
    if items.len() > PROMPTS {
        return Err(too_many("validations", PROMPTS, &place));
    }
    let mut all = Vec::new();
    for item in items {
        let (node, place) = (item.node, item.place.as_str());
        reader.names(node, place, &NAMES);
        all.push(Validation {
            rule: rule(reader, &item)?,
            prompt: reader.text(node.get("prompt"), &format!("{place}/prompt")),
        });
    }
    Ok(all)
}

fn rule(reader: &mut Reader, item: &Item<'_>) -> Result<Rule, ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    let name = reader.text(node.get("type"), &format!("{place}/type"));
    let name = name.unwrap_or_default();
    Ok(match name.to_ascii_lowercase().as_str() {
        "hasentityresolutionmatch" => Rule::HasMatch,
        "isinset" => Rule::IsIn {
            values: values(reader, node, place)?,
        },
        "isnotinset" => Rule::IsNotIn {
            values: values(reader, node, place)?,
        },
        "isgreaterthan" => Rule::Greater {
            value: operand(reader, node, place, "value"),
        },
        "isgreaterthanorequalto" => Rule::GreaterOrEqual {
            value: operand(reader, node, place, "value"),
        },
        "islessthan" => Rule::Less {
            value: operand(reader, node, place, "value"),
        },
        "islessthanorequalto" => Rule::LessOrEqual {
            value: operand(reader, node, place, "value"),
        },
        "isinduration" => Rule::InSpan {
            start: operand(reader, node, place, "start"),
            end: operand(reader, node, place, "end"),
        },
        "isnotinduration" => Rule::NotInSpan {
            start: operand(reader, node, place, "start"),
            end: operand(reader, node, place, "end"),
        },
        _ => {
            let message = format!(
                "{} is no validation that is known, and every value passes it.",
                quoted(&name)
            );
            reader.lint(LintLevel::Error, place, message);
            Rule::Unknown { name }
        }
    })
}

fn values(reader: &mut Reader, node: &Node, place: &str) -> Result<Vec<String>, ModelError> {
    let place = format!("{place}/values");
    let items = reader.list(node.get("values"), &place);
    if items.len() > VALUES {
        return Err(too_many("values", VALUES, &place));
    }
    let mut all = Vec::new();
    for item in items {
        all.extend(reader.text(Some(item.node), &item.place));
    }
    if all.is_empty() {
        let message = "This validation has no values to compare with; add \"values\".".to_owned();
        reader.lint(LintLevel::Error, &place, message);
    }
    Ok(all)
}

fn operand(reader: &mut Reader, node: &Node, place: &str, name: &str) -> String {
    let place = format!("{place}/{name}");
    let text = reader.text(node.get(name), &place);
    if text.is_none() {
        let message = format!("This validation has nothing to compare with; add \"{name}\".");
        reader.lint(LintLevel::Error, &place, message);
    }
    text.unwrap_or_default()
}
