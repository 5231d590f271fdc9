//! Skills as a page lists them.

use super::entry::Entry;
use super::skill::Logic;
use crate::skill::model::Lint;
use crate::skill::permission::Permission;
use serde::{Deserialize, Serialize};

/// A skill in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who offers it.
    pub provider: String,
    /// What it does.
    pub description: String,
    /// The name that opens it by voice.
    pub invocation: String,
    /// Whether it came with the page.
    pub ours: bool,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Whether it wants to be a recorder.
    pub recorder: bool,
    /// Whether it may be given the microphone.
    pub approved: bool,
    /// What answers: `pack`, `model_only`, `endpoint`, `script`.
    pub logic: String,
    /// The address of its endpoint, where that answers.
    pub endpoint: Option<String>,
    /// What it asks for.
    pub asks: Vec<Asked>,
    /// What was odd about its file.
    pub lints: Vec<Lint>,
    /// How many things its provider keeps between sessions, not counting notes.
    pub kept: usize,
    /// What approving it as a recorder would mean; only where a person can.
    pub approving: Option<String>,
}

/// Something that a skill asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What.
    pub permission: Permission,
    /// A sentence for the sheet that asks: “It may …”.
    pub sentence: String,
    /// What the person answered, if anything.
    pub answer: Option<bool>,
    /// Whether it can be granted: the microphone only to approved recorders.
    pub grantable: bool,
}

/// What stays with a skill's provider once it is disabled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Farewell {
    /// Notes in the provider's vault.
    pub notes: usize,
    /// Other things that it keeps.
    pub kept: usize,
    /// A sentence for the person.
    pub sentence: String,
}

impl Entry {
    pub(super) fn listed(&self) -> Listed {
        let skill = &self.skill;
        Listed {
            id: skill.id.clone(),
            name: skill.name.clone(),
            provider: skill.provider.clone(),
            description: skill.description.clone(),
            invocation: skill.model.invocation.clone(),
            ours: self.source.is_none(),
            enabled: self.enabled,
            recorder: skill.recorder,
            approved: self.approved,
            logic: skill.logic.kind().to_owned(),
            endpoint: match &skill.logic {
                Logic::Endpoint(address) => Some(address.clone()),
                Logic::Pack(_) | Logic::ModelOnly | Logic::Script(_) => None,
            },
            asks: skill.asks.iter().map(|one| self.asked(*one)).collect(),
            lints: self.lints.clone(),
            kept: self.kept_count(),
            approving: (skill.recorder && !self.approved).then(|| {
                format!(
                    "{} comes from {}. If you approve it as a recorder and allow it the microphone, it can record notes of up to ten minutes whenever you have opened it, and its provider keeps them.",
                    skill.name, skill.provider
                )
            }),
        }
    }

    fn asked(&self, permission: Permission) -> Asked {
        let grantable = permission != Permission::Microphone || self.approved;
        let sentence = if grantable {
            format!("It may {}.", permission.means())
        } else {
            format!(
                "It wants to {}. Only approved recorder skills can, and this is none.",
                permission.means()
            )
        };
        Asked {
            permission,
            sentence,
            answer: self.grants.answer(permission),
            grantable,
        }
    }

    /// What stays once it is `gone` (“disabled”); `notes` lie in its provider's vault.
    pub(super) fn farewell(&self, gone: &str, notes: usize) -> Farewell {
        let kept = self.kept_count();
        let count = |number: usize, one: &str, many: &str| match number {
            1 => format!("1 {one}"),
            number => format!("{number} {many}"),
        };
        let name = &self.skill.name;
        let provider = &self.skill.provider;
        let sentence = match (notes, kept) {
            (0, 0) => {
                format!("{name} is {gone}. Its provider, {provider}, holds nothing of yours.")
            }
            (notes, 0) => format!(
                "{name} is {gone}. Its provider, {provider}, still holds {}; delete what you do not want to leave there.",
                count(notes, "note", "notes")
            ),
            (0, kept) => format!(
                "{name} is {gone}. Its provider, {provider}, still keeps {} about its use.",
                count(kept, "thing", "things")
            ),
            (notes, kept) => format!(
                "{name} is {gone}. Its provider, {provider}, still holds {} and keeps {} about its use; delete what you do not want to leave there.",
                count(notes, "note", "notes"),
                count(kept, "thing", "things")
            ),
        };
        Farewell {
            notes,
            kept,
            sentence,
        }
    }
}
