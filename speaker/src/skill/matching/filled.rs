//! What was said for the slots of a reading.

use super::affixes::AffixId;
use super::found::{Candidate, Resolution, SlotValue};
use super::kinds::{Kind, ValueId};
use super::near::near;
use super::patterns::SlotStep;
use super::scene::{Part, Scene};
use super::words::Words;
use crate::skill::model::{Intent, Model, SlotType};
use std::collections::BTreeMap;

/// The slots of a reading by name.
pub(super) fn slots(
    scene: Scene<'_>,
    model: &Model,
    intent: Option<&Intent>,
    parts: &[Part],
) -> BTreeMap<String, SlotValue> {
    let mut all = BTreeMap::new();
    for part in parts {
        let Part::Filled { slot, from, to, .. } = *part else {
            continue;
        };
        let own = slot.slot.and_then(|at| intent?.slots.get(at));
        let (Some(own), Some(kind)) = (own, scene.kinds.get(slot.kind)) else {
            continue;
        };
        let values = model.slot_type(&own.kind);
        let value = value(scene, kind, values, slot, (from, to));
        all.insert(own.name.clone(), value);
    }
    all
}

fn value(
    scene: Scene<'_>,
    kind: &Kind,
    values: Option<&SlotType>,
    slot: SlotStep,
    at: (usize, usize),
) -> SlotValue {
    let parts = if slot.several {
        scene.spans.parts(slot, at.0, at.1)
    } else {
        Vec::new()
    };
    let mut whole = single(scene, kind, values, slot.affix, at);
    if parts.len() < 2 {
        return whole;
    }
    let single = |part| single(scene, kind, values, slot.affix, part);
    whole.several = parts.into_iter().map(single).collect();
    if let Some(first) = whole.several.first() {
        whole.resolution = first.resolution.clone();
    }
    whole
}

fn single(
    scene: Scene<'_>,
    kind: &Kind,
    values: Option<&SlotType>,
    affix: AffixId,
    at: (usize, usize),
) -> SlotValue {
    let (from, to) = at;
    let words = &scene.utterance.words;
    let bare = scene.spans.bare(affix, from, to);
    let said = match &bare {
        Some(bare) if affix != AffixId::default() => bare.whole(0, bare.len()).join(" "),
        _ => words.said(scene.utterance.text, from, to),
    };
    let words = bare.unwrap_or_else(|| words.part(from, to));
    let computed = scene.spans.computed(kind, &words);
    SlotValue {
        value: computed.unwrap_or_else(|| said.clone()),
        resolution: resolution(kind, values, &words),
        said,
        several: Vec::new(),
    }
}

fn resolution(kind: &Kind, values: Option<&SlotType>, words: &Words) -> Resolution {
    if !kind.has_values {
        return Resolution::None;
    }
    let exact = kind.meanings(&words.joined());
    let mut ids: Vec<ValueId> = exact.iter().copied().filter(Option::is_some).collect();
    if ids.is_empty() {
        let near = near(kind, words);
        ids = near.into_iter().map(|(value, _)| Some(value)).collect();
    }
    let candidates: Vec<Candidate> = ids
        .into_iter()
        .filter_map(|id| usize::try_from(id?).ok())
        .filter_map(|at| values?.values.get(at))
        .map(|value| Candidate {
            name: value.name.clone(),
            id: value.id.clone(),
        })
        .collect();
    if candidates.is_empty() {
        Resolution::NoMatch
    } else {
        Resolution::Match(candidates)
    }
}
