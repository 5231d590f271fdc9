//! Slot types and their values, in the current form and as plain texts.

use super::super::limits::{SYNONYMS, TYPES, VALUES};
use super::super::{LintLevel, ModelError, SlotType, TypeValue};
use super::intents::{name, too_many};
use super::node::Node;
use super::origin::Place;
use super::reader::{Item, Reader, quoted};

/// How many more values and synonyms are loaded.
struct Left {
    values: usize,
    synonyms: usize,
}

/// The types of a model with their places.
pub(super) fn types(
    reader: &mut Reader,
    node: Option<&Node>,
    place: &str,
) -> Result<Vec<(SlotType, Place)>, ModelError> {
    let items = reader.list(node, place);
    if items.len() > TYPES {
        return Err(too_many("slot types", TYPES, place));
    }
    let mut left = Left {
        values: VALUES,
        synonyms: SYNONYMS,
    };
    let mut all: Vec<(SlotType, Place)> = Vec::new();
    for item in items {
        let Some(name) = name(reader, &item, "type") else {
            continue;
        };
        let one = slot_type(reader, &item, name, &mut left)?;
        add(reader, &mut all, one);
    }
    Ok(all)
}

fn add(reader: &mut Reader, all: &mut Vec<(SlotType, Place)>, one: (SlotType, Place)) {
    let same = all.iter_mut().find(|(known, _)| known.name == one.0.name);
    let Some((known, places)) = same else {
        all.push(one);
        return;
    };
    let message = format!(
        "The slot type {} is there twice; both are taken together. Put their values into one.",
        quoted(&known.name)
    );
    reader.lint(LintLevel::Error, &one.1.whole, message);
    known.values.extend(one.0.values);
    known.catalog |= one.0.catalog;
    places.parts.extend(one.1.parts);
}

fn slot_type(
    reader: &mut Reader,
    item: &Item<'_>,
    name: String,
    left: &mut Left,
) -> Result<(SlotType, Place), ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    reader.names(node, place, &["name", "values", "valueSupplier"]);
    let bare = matches!(node, Node::List(_)) && item.key.is_some();
    let values_at = if bare {
        place.to_owned()
    } else {
        format!("{place}/values")
    };
    let values = if bare { Some(node) } else { node.get("values") };
    let items = reader.list(values, &values_at);
    left.values = left
        .values
        .checked_sub(items.len())
        .ok_or_else(|| too_many("slot values", VALUES, &values_at))?;
    let mut all = (Vec::new(), Vec::new());
    let mut plain = 0_usize;
    for item in items {
        plain += usize::from(matches!(item.node, Node::Text(_) | Node::Number(_)));
        if let Some(value) = value(reader, &item, left)? {
            all.0.push(value);
            all.1.push(item.place);
        }
    }
    if plain > 0 {
        let message = format!(
            "{plain} values are plain texts, an older form; today a value is an object with \"name\" and \"value\" in it."
        );
        reader.lint(LintLevel::Hint, &values_at, message);
    }
    let kind = SlotType {
        name,
        values: all.0,
        catalog: node
            .get("valueSupplier")
            .is_some_and(|node| !node.is_empty()),
    };
    let whole = place.to_owned();
    Ok((
        kind,
        Place {
            whole,
            parts: all.1,
        },
    ))
}

fn value(
    reader: &mut Reader,
    item: &Item<'_>,
    left: &mut Left,
) -> Result<Option<TypeValue>, ModelError> {
    let (node, place) = (item.node, item.place.as_str());
    let inner = node
        .get("name")
        .filter(|name| matches!(name, Node::Object(_)));
    let named = inner.unwrap_or(node);
    let text = match node {
        Node::Text(_) | Node::Number(_) | Node::Flag(_) => Some(node),
        _ => named.get("value").or_else(|| node.get("name")),
    };
    let name = reader.text(text, &format!("{place}/name/value"));
    let Some(name) = name.or_else(|| item.key.map(str::to_owned)) else {
        let message = "This value has no name and is left out; give it one.".to_owned();
        reader.lint(LintLevel::Error, place, message);
        return Ok(None);
    };
    reader.names(node, place, &["id", "name", "value", "synonyms"]);
    let listed = named.get("synonyms").or_else(|| node.get("synonyms"));
    let synonyms_at = format!("{place}/name/synonyms");
    let items = reader.list(listed, &synonyms_at);
    left.synonyms = left
        .synonyms
        .checked_sub(items.len())
        .ok_or_else(|| too_many("synonyms", SYNONYMS, &synonyms_at))?;
    let mut synonyms = Vec::new();
    for item in items {
        synonyms.extend(reader.text(Some(item.node), &item.place));
    }
    Ok(Some(TypeValue {
        id: reader.text(node.get("id"), &format!("{place}/id")),
        name,
        synonyms,
    }))
}
