//! Prompts and their wordings.

use super::super::limits::PROMPTS;
use super::super::{LintLevel, ModelError, Prompt, Variation};
use super::intents::too_many;
use super::node::Node;
use super::reader::{Item, Reader, quoted};

const PROMPT_NAMES: [&str; 4] = ["id", "variations", "promptVersion", "definitionVersion"];

/// The prompts of a model with their places.
pub(super) fn prompts(
    reader: &mut Reader,
    node: Option<&Node>,
    place: &str,
) -> Result<Vec<(Prompt, String)>, ModelError> {
    let items = reader.list(node, place);
    if items.len() > PROMPTS {
        return Err(too_many("prompts", PROMPTS, place));
    }
    let mut all: Vec<(Prompt, String)> = Vec::new();
    let mut left = PROMPTS;
    for item in items {
        let place = item.place.clone();
        let Some(prompt) = prompt(reader, &item, &mut left)? else {
            continue;
        };
        if all.iter().any(|(known, _)| known.id == prompt.id) {
            let message = format!(
                "The prompt {} is there twice, and only the first counts; remove one.",
                quoted(&prompt.id)
            );
            reader.lint(LintLevel::Error, &place, message);
        } else {
            all.push((prompt, place));
        }
    }
    Ok(all)
}

fn prompt(
    reader: &mut Reader,
    item: &Item<'_>,
    left: &mut usize,
) -> Result<Option<Prompt>, ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    let id = reader.text(node.get("id"), &format!("{place}/id"));
    let Some(id) = id.or_else(|| item.key.map(str::to_owned)) else {
        let message = "This prompt has no \"id\" and is left out.".to_owned();
        reader.lint(LintLevel::Error, place, message);
        return Ok(None);
    };
    reader.names(node, place, &PROMPT_NAMES);
    let items = reader.list(node.get("variations"), &format!("{place}/variations"));
    *left = left
        .checked_sub(items.len())
        .ok_or_else(|| too_many("wordings of prompts", PROMPTS, place))?;
    let mut variations = Vec::new();
    for item in items {
        variations.extend(variation(reader, &item));
    }
    Ok(Some(Prompt { id, variations }))
}

fn variation(reader: &mut Reader, item: &Item<'_>) -> Option<Variation> {
    let (node, place) = (item.node, item.place.as_str());
    if let Node::Text(_) = node {
        let text = reader.text(Some(node), place)?;
        return Some(Variation { ssml: false, text });
    }
    reader.names(node, place, &["type", "value"]);
    let kind = reader.text(node.get("type"), &format!("{place}/type"));
    let ssml = match kind.as_deref() {
        Some("SSML") => true,
        None | Some("PlainText") => false,
        Some(other) => {
            let message = format!(
                "{} is no type of a prompt; use PlainText or SSML. It is taken for plain text.",
                quoted(other)
            );
            reader.lint(LintLevel::Warning, &format!("{place}/type"), message);
            other.eq_ignore_ascii_case("ssml")
        }
    };
    let text = reader.text(node.get("value"), &format!("{place}/value"));
    if text.is_none() {
        let message = "This wording has no text and is left out.".to_owned();
        reader.lint(LintLevel::Warning, place, message);
    }
    Some(Variation { ssml, text: text? })
}
