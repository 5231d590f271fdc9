//! Why an intent, in one sentence for a person.

use super::costs::CONTENT;
use super::patterns::{Pattern, Source};
use super::scene::{Part, Scene};
use super::seeds::seeds;
use crate::skill::model::{Intent, Model};

/// Differences that are named; the rest is counted.
const MOST_NAMED: usize = 3;

/// The sample of a pattern, as the model has it.
pub(super) fn sample(model: &Model, language: &str, pattern: &Pattern) -> Option<String> {
    let intent = model.intents.get(pattern.intent?)?;
    match pattern.source {
        Source::Sample(at) => intent.samples.get(at).cloned(),
        Source::Seed(at) => seeds(&intent.name, language)
            .get(at)
            .map(|seed| (*seed).to_owned()),
        Source::SlotSample(slot, at) => intent.slots.get(slot)?.samples.get(at).cloned(),
        Source::Bare(slot) => Some(format!("{{{}}}", intent.slots.get(slot)?.name)),
    }
}

/// Why a reading.
pub(super) fn why(
    scene: Scene<'_>,
    model: &Model,
    language: &str,
    pattern: &Pattern,
    parts: &[Part],
) -> String {
    let intent = pattern.intent.and_then(|at| model.intents.get(at));
    let sample = sample(model, language, pattern).unwrap_or_default();
    let differences = differences(scene, intent, parts);
    let fits = if differences.is_empty() {
        "every word is where it should be".to_owned()
    } else {
        listed(&differences)
    };
    let what = match pattern.source {
        Source::Sample(_) => format!("Compared with the sample “{sample}”"),
        Source::Seed(_) => {
            return format!("“{sample}” is what the platform itself takes for this.");
        }
        Source::SlotSample(..) => {
            format!("The slot was just asked for, with the sample “{sample}”; compared with it")
        }
        Source::Bare(_) => format!("The slot {sample} was just asked for; compared with it"),
    };
    format!("{what}, {fits}.")
}

fn listed(differences: &[String]) -> String {
    let named: Vec<&str> = differences
        .iter()
        .map(String::as_str)
        .take(MOST_NAMED)
        .collect();
    let rest = differences.len().saturating_sub(MOST_NAMED);
    match rest {
        0 => named.join(", "),
        1 => format!("{}, and one more difference", named.join(", ")),
        _ => format!("{}, and {rest} more differences", named.join(", ")),
    }
}

/// What differs, the weightiest first.
fn differences(scene: Scene<'_>, intent: Option<&Intent>, parts: &[Part]) -> Vec<String> {
    let parts = parts.iter();
    let mut all: Vec<(u16, String)> = parts
        .filter_map(|part| difference(scene, intent, *part))
        .collect();
    all.sort_by_key(|(weight, _)| core::cmp::Reverse(*weight));
    all.into_iter().map(|(_, what)| what).collect()
}

/// A difference and its weight.
fn difference(scene: Scene<'_>, intent: Option<&Intent>, part: Part) -> Option<(u16, String)> {
    let words = &scene.utterance.words;
    let said = |at: usize| words.get(at).unwrap_or_default().to_owned();
    match part {
        Part::Said { word, at, cost } if cost > 0 => {
            let word = scene.vocabulary.name(word);
            Some((cost, format!("“{}” stands for “{word}”", said(at))))
        }
        Part::Missing { word } => {
            let what = format!("“{}” is missing", scene.vocabulary.name(word));
            Some((scene.vocabulary.weight(word), what))
        }
        Part::Extra { at } => {
            let weight = scene.utterance.extra.get(at).copied().unwrap_or(CONTENT);
            Some((weight, format!("“{}” is too many", said(at))))
        }
        Part::Empty => Some((CONTENT, "a slot is empty".to_owned())),
        Part::Filled {
            slot,
            from,
            to,
            is_value: false,
        } => {
            let own = slot.slot.and_then(|at| intent?.slots.get(at));
            let name = own.map_or("a slot", |slot| slot.name.as_str());
            let said = words.said(scene.utterance.text, from, to);
            let what = format!("“{said}” is taken for {name} as it was said");
            Some((CONTENT, what))
        }
        Part::Said { .. } | Part::Filled { .. } => None,
    }
}
