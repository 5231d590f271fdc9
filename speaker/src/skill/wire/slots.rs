//! Slots and their resolutions as request JSON has them.

use super::state::{IntentState, SlotState};
use crate::skill::matching::{Candidate, Resolution, SlotValue};
use serde_json::{Map, Value, json};

/// The slots of an intent.
pub(super) fn slots_json(intent: &IntentState) -> Value {
    let mut slots = Map::new();
    for (name, slot) in &intent.slots {
        slots.insert(name.clone(), slot_json(name, slot));
    }
    Value::Object(slots)
}

fn slot_json(name: &str, slot: &SlotState) -> Value {
    let mut fields = Map::new();
    fields.insert("name".to_owned(), json!(name));
    fields.insert(
        "confirmationStatus".to_owned(),
        json!(slot.confirmation.name()),
    );
    if let Some(value) = &slot.value {
        fields.insert("source".to_owned(), json!("USER"));
        if value.several.is_empty() {
            fields.insert("value".to_owned(), json!(value.value));
        }
        if let Some(resolutions) = resolutions(&slot.kind, &value.resolution) {
            fields.insert("resolutions".to_owned(), resolutions);
        }
        fields.insert("slotValue".to_owned(), slot_value(&slot.kind, value));
    }
    Value::Object(fields)
}

fn slot_value(kind: &str, value: &SlotValue) -> Value {
    if !value.several.is_empty() {
        let values = value.several.iter().map(|one| simple(kind, one));
        return json!({ "type": "List", "values": values.collect::<Vec<_>>() });
    }
    simple(kind, value)
}

fn simple(kind: &str, value: &SlotValue) -> Value {
    let mut simple = json!({ "type": "Simple", "value": value.value });
    if let (Some(resolutions), Some(fields)) =
        (resolutions(kind, &value.resolution), simple.as_object_mut())
    {
        fields.insert("resolutions".to_owned(), resolutions);
    }
    simple
}

fn resolutions(kind: &str, resolution: &Resolution) -> Option<Value> {
    let (code, candidates): (&str, &[Candidate]) = match resolution {
        Resolution::Match(candidates) => ("ER_SUCCESS_MATCH", candidates),
        Resolution::NoMatch => ("ER_SUCCESS_NO_MATCH", &[]),
        Resolution::None => return None,
    };
    let values: Vec<Value> = candidates.iter().map(candidate).collect();
    let mut authority = json!({
        "authority": format!("hearsay.er-authority.{kind}"),
        "status": { "code": code },
    });
    // The format leaves the list out where nothing matched.
    if let (false, Some(fields)) = (values.is_empty(), authority.as_object_mut()) {
        fields.insert("values".to_owned(), Value::Array(values));
    }
    Some(json!({ "resolutionsPerAuthority": [authority] }))
}

fn candidate(candidate: &Candidate) -> Value {
    let id = candidate.id.as_deref().unwrap_or(&candidate.name);
    json!({ "value": { "name": candidate.name, "id": id } })
}
