//! What can be said to a skill, as a grammar for the recogniser: its samples, the values of its types, and
//! the few words that every session knows.
//!
//! The text has the form of `grammar/household.grammar`. What the recogniser hears in a session is one of
//! these sentences; what it means is the matcher's affair, as with typed text. Bounded: beyond the limits
//! samples and values are left out, those of the first intents stay.

use super::model::{Model, SlotType};
use crate::understand::spoken_words;
use std::fmt::Write;

/// Most samples and most values of a type that are listened for. Each makes the automaton bigger: with so many
/// it stays below 8 MB for sentences of usual length.
const MOST_SAMPLES: usize = 1_500;
const MOST_VALUES: usize = 400;

/// Longest sample and value, in words.
const MOST_WORDS: usize = 24;

/// Types that the grammar of values knows, and the rule of each.
const KNOWN: [(&str, &str); 11] = [
    ("AMAZON.NUMBER", "number"),
    ("AMAZON.FOUR_DIGIT_NUMBER", "number"),
    ("AMAZON.Ordinal", "ordinal"),
    ("AMAZON.DATE", "date"),
    ("AMAZON.TIME", "time"),
    ("AMAZON.DURATION", "duration"),
    ("AMAZON.FirstName", "first-name"),
    ("AMAZON.US_FIRST_NAME", "first-name"),
    ("AMAZON.DayOfWeek", "weekday"),
    ("AMAZON.Month", "month"),
    ("AMAZON.MONTH", "month"),
];

/// What every session understands, whatever its model says.
const ALWAYS: &str = "\
intent always
    stop | cancel | exit | quit | never mind
    yes | yeah | yes please | sure | okay | no | nope | no thanks
    help | repeat | repeat that | next | previous | start over
";

/// The grammar of a skill's sentences.
#[must_use]
pub fn grammar(model: &Model) -> String {
    let mut text = String::from(ALWAYS);
    let mut rules = String::new();
    for kind in &model.types {
        let values = values(kind);
        if !values.is_empty() {
            let _written = writeln!(
                rules,
                "rule {}\n    {}",
                rule(&kind.name),
                values.join("\n    ")
            );
        }
    }
    let mut left = MOST_SAMPLES;
    let _written = writeln!(text, "intent sample");
    for intent in &model.intents {
        let slots = intent.slots.iter().flat_map(|slot| &slot.samples);
        for sample in intent.samples.iter().chain(slots) {
            let Some(rest) = left.checked_sub(1) else {
                break;
            };
            let kind_of = |slot: &str| {
                let spec = intent.slots.iter().find(|spec| spec.name == slot);
                spec.map(|spec| spec.kind.as_str())
            };
            if let Some(line) = phrase(model, sample, kind_of) {
                left = rest;
                let _written = writeln!(text, "    {line}");
            }
        }
        // An answer to a question may be the bare value.
        for slot in &intent.slots {
            if let Some(said) = rule_of(model, &slot.kind) {
                let _written = writeln!(text, "    {said}");
            }
        }
    }
    rules + &text
}

/// A sample as a phrasing; `None` where it has no words that can be said.
fn phrase<'a>(
    model: &Model,
    sample: &str,
    kind_of: impl Fn(&str) -> Option<&'a str>,
) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = sample;
    while let Some((before, after)) = rest.split_once('{') {
        parts.extend(spoken_words(before));
        let (slot, behind) = after.split_once('}').unwrap_or((after, ""));
        let said = kind_of(slot.trim()).and_then(|kind| rule_of(model, kind));
        match said {
            Some(said) => parts.push(said),
            // Any words: only where nothing follows.
            None if behind.trim().is_empty() => parts.push("{free:text}".to_owned()),
            None => return None,
        }
        rest = behind;
    }
    parts.extend(spoken_words(rest));
    let said = !parts.is_empty() && parts.len() <= MOST_WORDS;
    said.then(|| parts.join(" "))
}

/// How a value of this type is said; `None` where it may be any words.
fn rule_of(model: &Model, kind: &str) -> Option<String> {
    let known = KNOWN.iter().find(|(name, _)| *name == kind);
    let own = model.types.iter().find(|own| own.name == kind);
    let own = own.filter(|own| !values(own).is_empty());
    match (known, own) {
        (Some((_, rule)), None) => Some(format!("<{rule}>")),
        (Some((_, known)), Some(own)) => Some(format!("(<{known}> | <{}>)", rule(&own.name))),
        (None, Some(own)) => Some(format!("<{}>", rule(&own.name))),
        (None, None) => None,
    }
}

/// The values of a type and their synonyms, as they are said.
fn values(kind: &SlotType) -> Vec<String> {
    let all = kind
        .values
        .iter()
        .flat_map(|value| core::iter::once(&value.name).chain(&value.synonyms));
    let said = all.filter_map(|value| {
        let words = spoken_words(value);
        (!words.is_empty() && words.len() <= MOST_WORDS).then(|| words.join(" "))
    });
    said.take(MOST_VALUES).collect()
}

/// A rule's name for a type's: letters, digits and hyphens.
fn rule(name: &str) -> String {
    let plain = name.chars().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '-'
        }
    });
    let plain: String = plain.collect();
    format!("type-{plain}")
}
