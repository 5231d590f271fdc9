//! The skills as they are stored between two visits of the page.

use super::entry::Entry;
use super::error::SkillError;
use super::registry::{MOST_SKILLS, Skills};
use super::skill::Skill;
use crate::skill::permission::{Grants, LedgerLine};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Version of what is stored.
const VERSION: u32 = 1;

/// What is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSkills {
    version: u32,
    skills: Vec<SavedSkill>,
}

/// One skill. Our own are stored without their file, so that they are always those of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedSkill {
    id: String,
    source: Option<String>,
    enabled: bool,
    approved: bool,
    grants: Grants,
    ledger: Vec<LedgerLine>,
    kept: Option<Map<String, Value>>,
}

impl Skills {
    /// What is to be stored.
    #[must_use]
    pub fn save(&self) -> SavedSkills {
        let saved = self.entries.iter().map(|entry| SavedSkill {
            id: entry.skill.id.clone(),
            source: entry.source.clone(),
            enabled: entry.enabled,
            approved: entry.approved,
            grants: entry.grants.clone(),
            ledger: entry.ledger.clone(),
            kept: entry.kept.clone(),
        });
        SavedSkills {
            version: VERSION,
            skills: saved.collect(),
        }
    }

    /// The skills as they were stored, over our own. A stored skill that cannot be loaded any more is
    /// left out, with a sentence.
    ///
    /// # Errors
    /// [`SkillError::Saved`] where another version stored it.
    pub fn restore(saved: SavedSkills) -> Result<(Self, Vec<String>), SkillError> {
        if saved.version != VERSION {
            return Err(SkillError::Saved);
        }
        let (mut skills, mut lost) = (Self::ours(), Vec::new());
        for one in saved.skills.into_iter().take(MOST_SKILLS) {
            if let Some(source) = one.source.clone() {
                match Skill::load(&source) {
                    Ok((skill, lints)) if skills.entry(&one.id).is_none() => {
                        let id = one.id.clone();
                        let skill = Skill { id, ..skill };
                        skills.entries.push(Entry::new(skill, Some(source), lints));
                    }
                    Ok(_) => lost.push(format!("“{}” was stored twice; one is left out.", one.id)),
                    Err(error) => {
                        lost.push(format!("“{}” could not be loaded again. {error}", one.id));
                    }
                }
            }
            if let Some(entry) = skills.entry_mut(&one.id) {
                entry.enabled = one.enabled;
                // A recorder of ours stays approved, and no other skill of ours becomes one.
                entry.approved = (entry.source.is_none() || one.approved) && entry.skill.recorder;
                entry.grants = one.grants;
                entry.ledger = one.ledger;
                entry.kept = one.kept;
            }
        }
        Ok((skills, lost))
    }
}
