//! What is expected of a step, and whether it came.

use crate::skill::permission::Permission;
use crate::skill::session::SkillEffect;
use crate::skill::ssml::{Spoken, shown};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is expected; what is not named is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expect {
    /// The intent that is understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intent: Option<String>,
    /// Values of its slots, as a skill gets them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<String, String>,
    /// Parts of what is said, whatever their capitals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speech_contains: Vec<String>,
    /// All that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech_is: Option<String>,
    /// Whether the session ends with this step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<bool>,
    /// Whether the microphone opens for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listens: Option<bool>,
    /// What is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Permission>,
}

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Whether it came as expected.
    pub passed: bool,
    /// What was expected and what came, as a sentence.
    pub sentence: String,
}

/// What came of a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Came {
    pub(super) intent: Option<String>,
    pub(super) slots: BTreeMap<String, String>,
    pub(super) speech: String,
    pub(super) ends: bool,
    pub(super) listens: bool,
    pub(super) refused: Option<Permission>,
}

impl Came {
    pub(super) fn of(effects: &[SkillEffect]) -> Self {
        let (mut came, mut said) = (Self::default(), Vec::<Spoken>::new());
        for effect in effects {
            match effect {
                SkillEffect::Understood(found) => {
                    came.intent = Some(found.intent.clone());
                    let slots = found.slots.iter();
                    came.slots = slots
                        .map(|(name, slot)| (name.clone(), slot.value.clone()))
                        .collect();
                }
                SkillEffect::Say { pieces, .. } => said.extend(pieces.iter().cloned()),
                SkillEffect::End { .. } => came.ends = true,
                SkillEffect::Listen { .. } => came.listens = true,
                SkillEffect::Refused { what, .. } => came.refused = Some(*what),
                _ => {}
            }
        }
        came.speech = shown(&said);
        came
    }
}

impl Expect {
    /// What all of a step would have to be like to be the same again.
    pub(super) fn exactly(came: &Came) -> Self {
        Self {
            intent: came.intent.clone(),
            slots: came.slots.clone(),
            speech_contains: Vec::new(),
            speech_is: Some(came.speech.clone()),
            ends: Some(came.ends),
            listens: None,
            refused: came.refused,
        }
    }

    /// Checks everything that is named.
    pub(super) fn check(&self, came: &Came) -> Vec<Check> {
        let mut checks = Vec::new();
        let nothing = || "nothing".to_owned();
        if let Some(intent) = &self.intent {
            let found = came.intent.clone().unwrap_or_else(nothing);
            checks.push(same("the intent", intent, &found));
        }
        for (name, value) in &self.slots {
            let found = came.slots.get(name).cloned().unwrap_or_else(nothing);
            checks.push(same(&format!("the slot {name}"), value, &found));
        }
        for part in &self.speech_contains {
            let passed = came.speech.to_lowercase().contains(&part.to_lowercase());
            let sentence = if passed {
                format!("“{part}” was said.")
            } else {
                format!(
                    "“{part}” was to be said; what was said is “{}”.",
                    came.speech
                )
            };
            checks.push(Check { passed, sentence });
        }
        if let Some(speech) = &self.speech_is {
            checks.push(same("all that is said", speech, &came.speech));
        }
        if let Some(ends) = self.ends {
            checks.push(same("the end of the session", yes(ends), yes(came.ends)));
        }
        if let Some(listens) = self.listens {
            checks.push(same(
                "listening for an answer",
                yes(listens),
                yes(came.listens),
            ));
        }
        if let Some(refused) = self.refused {
            let found = came
                .refused
                .map_or_else(nothing, |what| what.name().to_owned());
            checks.push(same("what is refused", refused.name(), &found));
        }
        checks
    }
}

const fn yes(truth: bool) -> &'static str {
    if truth { "yes" } else { "no" }
}

fn same(what: &str, wanted: &str, found: &str) -> Check {
    let passed = wanted == found;
    let sentence = if passed {
        format!("As expected, {what} is “{found}”.")
    } else {
        format!("Expected “{wanted}” for {what}, and it is “{found}”.")
    };
    Check { passed, sentence }
}
