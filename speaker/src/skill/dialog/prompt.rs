//! A model's prompts as they are said: one wording of several, slots filled in.

use crate::skill::matching::{Resolution, SlotValue};
use crate::skill::model::Model;
use crate::skill::ssml::{self, Spoken};
use crate::skill::wire::IntentState;

/// Longest filled prompt, characters; the rest is left out. A model's prompt has a few hundred.
const LONGEST: usize = 4_000;

/// What a prompt says. A prompt that is not there, or is empty, becomes `instead`.
pub(in crate::skill) fn say(
    model: &Model,
    prompt: Option<&str>,
    intent: &IntentState,
    seed: u64,
    instead: &str,
) -> Vec<Spoken> {
    let prompt = prompt.and_then(|id| model.prompt(id));
    let variations = prompt
        .map(|prompt| prompt.variations.as_slice())
        .unwrap_or_default();
    let usable: Vec<_> = variations
        .iter()
        .filter(|one| !one.text.trim().is_empty())
        .collect();
    let number = u64::try_from(usable.len()).unwrap_or(1).max(1);
    let at = usize::try_from(seed % number).unwrap_or_default();
    let Some(variation) = usable.get(at) else {
        return ssml::plain(instead).pieces;
    };
    if variation.ssml {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        return ssml::read(&filled(&variation.text, intent, escape)).pieces;
    }
    ssml::plain(&filled(&variation.text, intent, str::to_owned)).pieces
}

/// A text with `{slot}` replaced by what is in the slot; an empty slot and braces around anything
/// else leave nothing behind but their words.
pub(in crate::skill) fn filled(
    text: &str,
    intent: &IntentState,
    escape: impl Fn(&str) -> String,
) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    let (mut out, mut rest) = (String::new(), text.as_str());
    while let Some((before, from)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            rest = from;
            break;
        };
        match intent.value(name.trim()) {
            Some(value) => out.push_str(&escape(spoken(value))),
            None if intent.slots.contains_key(name.trim()) => {}
            None => out.push_str(name),
        }
        rest = after;
        if out.len() > LONGEST * 4 {
            // Values in place of names made it long; a longer one is cut anyway.
            break;
        }
    }
    out.push_str(rest);
    out.chars().take(LONGEST).collect()
}

/// A value as it is said: its canonical name, or the person's own words.
fn spoken(value: &SlotValue) -> &str {
    match &value.resolution {
        Resolution::Match(candidates) => {
            let first = candidates.first().map(|candidate| candidate.name.as_str());
            first.unwrap_or(&value.said)
        }
        Resolution::NoMatch | Resolution::None => &value.said,
    }
}
