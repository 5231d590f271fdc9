//! Directives of a response: what the device shall do about the dialog, types and the recorder.

use super::lenient::{Fields, Remarks};
use super::state::Confirmation;
use crate::skill::model::{SlotType, TypeValue};
use crate::skill::recorder::{LONGEST_NOTE_S, RecorderOrder, Which};
use crate::skill::ssml::short;
use serde_json::Value;
use std::collections::BTreeMap;

/// Values and synonyms that a session's dynamic types may have; real devices take 100.
const MOST_DYNAMIC: usize = 100;

/// Characters of a dynamic value that are kept; a model's values have the same limit.
const LONGEST_VALUE: usize = 140;

/// A directive.
#[derive(Clone, Debug, PartialEq)]
pub enum Directive {
    /// The device shall go on with the dialog by itself.
    Delegate(Option<Updated>),
    /// The response asks for a slot.
    ElicitSlot(String, Option<Updated>),
    /// The response asks whether a slot is right.
    ConfirmSlot(String, Option<Updated>),
    /// The response asks whether all is right.
    ConfirmIntent(Option<Updated>),
    /// Types have these values too until the session ends; none: no longer.
    DynamicTypes(Vec<SlotType>),
    /// The recorder shall do something.
    Recorder(RecorderOrder),
}

/// An intent as the skill wants it to be from now on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Its name; empty for the one at hand.
    pub name: String,
    /// Whether the whole counts as confirmed.
    pub confirmation: Confirmation,
    /// Values (`None` empties a slot) and whether they count as confirmed.
    pub slots: BTreeMap<String, (Option<String>, Confirmation)>,
}

/// Reads a directive; what is not understood gives a remark.
pub(super) fn directive(value: &Value, remarks: &mut Remarks) -> Option<Directive> {
    let fields = Fields::of(value, "a directive", remarks)?;
    let kind = fields.text("type", remarks).unwrap_or_default();
    match kind.as_str() {
        "Dialog.Delegate" => Some(Directive::Delegate(updated(fields, remarks))),
        "Dialog.ElicitSlot" => {
            let slot = slot(fields, "slotToElicit", remarks)?;
            Some(Directive::ElicitSlot(slot, updated(fields, remarks)))
        }
        "Dialog.ConfirmSlot" => {
            let slot = slot(fields, "slotToConfirm", remarks)?;
            Some(Directive::ConfirmSlot(slot, updated(fields, remarks)))
        }
        "Dialog.ConfirmIntent" => Some(Directive::ConfirmIntent(updated(fields, remarks))),
        "Dialog.UpdateDynamicEntities" => Some(Directive::DynamicTypes(types(fields, remarks))),
        "Hearsay.Recorder.Start" => Some(Directive::Recorder(RecorderOrder::Start {
            most_s: most_s(fields, remarks),
        })),
        "Hearsay.Recorder.Stop" => Some(Directive::Recorder(RecorderOrder::Stop)),
        "Hearsay.Recorder.List" => Some(Directive::Recorder(RecorderOrder::List)),
        "Hearsay.Recorder.Play" => {
            which(fields, remarks).map(|which| Directive::Recorder(RecorderOrder::Play { which }))
        }
        "Hearsay.Recorder.Delete" => {
            which(fields, remarks).map(|which| Directive::Recorder(RecorderOrder::Delete { which }))
        }
        "" => {
            remarks.add("A directive has no “type” and is left out.".to_owned());
            None
        }
        other => {
            remarks.add(format!(
                "The directive “{}” is not known here and is left out.",
                short(other)
            ));
            None
        }
    }
}

fn slot(fields: Fields<'_>, name: &str, remarks: &mut Remarks) -> Option<String> {
    let slot = fields.text(name, remarks).filter(|slot| !slot.is_empty());
    if slot.is_none() {
        remarks.add(format!("A directive lacks “{name}” and is left out."));
    }
    slot
}

fn updated(fields: Fields<'_>, remarks: &mut Remarks) -> Option<Updated> {
    let intent = fields.object("updatedIntent", "updatedIntent", remarks)?;
    let mut updated = Updated {
        name: intent.text("name", remarks).unwrap_or_default(),
        confirmation: confirmation(intent, remarks),
        slots: BTreeMap::new(),
    };
    let slots = intent.object("slots", "updatedIntent.slots", remarks);
    for (name, value) in slots.into_iter().flat_map(Fields::each) {
        if let Some(slot) = Fields::of(value, "updatedIntent.slots", remarks) {
            let value = slot.text("value", remarks).filter(|text| !text.is_empty());
            let state = (value, confirmation(slot, remarks));
            updated.slots.insert(name.clone(), state);
        }
    }
    Some(updated)
}

fn confirmation(fields: Fields<'_>, remarks: &mut Remarks) -> Confirmation {
    let Some(word) = fields.text("confirmationStatus", remarks) else {
        return Confirmation::None;
    };
    Confirmation::of(&word).unwrap_or_else(|| {
        remarks.add("“confirmationStatus” should be NONE, CONFIRMED or DENIED.".to_owned());
        Confirmation::None
    })
}

fn most_s(fields: Fields<'_>, remarks: &mut Remarks) -> u32 {
    let wanted = match fields.any("maxSeconds") {
        None => return LONGEST_NOTE_S,
        Some(value) => value.as_f64().filter(|seconds| *seconds >= 1.0),
    };
    match wanted {
        // In range: clamped first.
        Some(seconds) => seconds.min(f64::from(LONGEST_NOTE_S)) as u32,
        None => {
            remarks.add("“maxSeconds” should be a number of at least 1.".to_owned());
            LONGEST_NOTE_S
        }
    }
}

fn which(fields: Fields<'_>, remarks: &mut Remarks) -> Option<Which> {
    let Some(note) = fields.any("note") else {
        return Some(Which::Last);
    };
    let which = Which::read(note);
    if which.is_none() {
        remarks.add(
            "“note” should be “last”, “first”, “all”, a number, a day as 2026-11-24 or an id; the directive is left out."
                .to_owned(),
        );
    }
    which
}

fn types(fields: Fields<'_>, remarks: &mut Remarks) -> Vec<SlotType> {
    if fields.any("updateBehavior").and_then(Value::as_str) == Some("CLEAR") {
        return Vec::new();
    }
    let mut room = MOST_DYNAMIC;
    let mut types = Vec::new();
    for value in fields.list("types", remarks).iter().take(MOST_DYNAMIC) {
        let Some(kind) = Fields::of(value, "types", remarks) else {
            continue;
        };
        let values = kind.list("values", remarks).iter();
        types.push(SlotType {
            name: kind.text("name", remarks).unwrap_or_default(),
            values: values
                .filter_map(|value| type_value(value, &mut room, remarks))
                .collect(),
            catalog: false,
        });
    }
    types
}

fn type_value(value: &Value, room: &mut usize, remarks: &mut Remarks) -> Option<TypeValue> {
    let fields = Fields::of(value, "types.values", remarks)?;
    let name = fields.object("name", "types.values.name", remarks)?;
    let synonyms = name
        .list("synonyms", remarks)
        .iter()
        .filter_map(Value::as_str);
    let kept = |text: &str| -> String { text.chars().take(LONGEST_VALUE).collect() };
    let mut take = || {
        let free = room.checked_sub(1);
        *room = free.unwrap_or_default();
        free.is_some()
    };
    if !take() {
        remarks.add(format!(
            "A session may have {MOST_DYNAMIC} dynamic values; the rest is left out."
        ));
        return None;
    }
    Some(TypeValue {
        id: fields.text("id", remarks),
        name: kept(&name.text("value", remarks)?),
        synonyms: synonyms.take_while(|_| take()).map(kept).collect(),
    })
}
