//! What is installed, enabled and allowed.

use super::entry::Entry;
use super::error::SkillError;
use super::listed::{Farewell, Listed};
use super::opening::{Added, Opening};
use super::skill::Skill;
use crate::Millis;
use crate::skill::permission::{Happening, LedgerLine, Permission};
use crate::skill::session::{Session, Setting, SkillEffect};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Skills that can be installed, ours included.
pub(super) const MOST_SKILLS: usize = 60;

/// Files of all added skills together, bytes: all of it is stored anew whenever something changes.
const MOST_BYTES: usize = 8 << 20;

/// The skills of this speaker.
#[derive(Clone, Debug, Default)]
pub struct Skills {
    pub(super) entries: Vec<Entry>,
}

impl Skills {
    /// All skills, in the order in which they came.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        self.entries.iter().map(Entry::listed).collect()
    }

    /// A skill.
    #[must_use]
    pub fn skill(&self, id: &str) -> Option<&Arc<Skill>> {
        self.entry(id).map(|entry| &entry.skill)
    }

    /// A skill's ledger, oldest line first.
    #[must_use]
    pub fn ledger(&self, id: &str) -> &[LedgerLine] {
        self.entry(id).map_or(&[], |entry| &entry.ledger)
    }

    /// What a skill's provider keeps between sessions.
    #[must_use]
    pub fn kept(&self, id: &str) -> Option<&Map<String, Value>> {
        self.entry(id)?.kept.as_ref()
    }

    /// Adds a skill that a person brought. It is not enabled yet.
    ///
    /// # Errors
    /// A [`SkillError`] where its file cannot be loaded, or too many are there.
    pub fn add(&mut self, json: &str, now: Millis) -> Result<Added, SkillError> {
        if self.entries.len() >= MOST_SKILLS {
            return Err(SkillError::TooMany(MOST_SKILLS));
        }
        let there = self
            .entries
            .iter()
            .filter_map(|entry| entry.source.as_ref());
        let bytes = there.map(String::len).sum::<usize>() + json.len();
        if bytes > MOST_BYTES {
            return Err(SkillError::NoRoom(MOST_BYTES));
        }
        let (mut skill, lints) = Skill::load(json)?;
        skill.id = self.free_id(&skill.id);
        let id = skill.id.clone();
        let mut entry = Entry::new(skill, Some(json.to_owned()), lints.clone());
        entry.note(now, Happening::Added);
        self.entries.push(entry);
        Ok(Added { id, lints })
    }

    /// An identifier that no other skill has; a stranger's never looks like one of ours.
    fn free_id(&self, wanted: &str) -> String {
        let base = format!("added-{wanted}");
        let mut id = base.clone();
        let mut number = 2;
        while self.entry(&id).is_some() {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }

    /// Throws a skill away that a person brought. What is left of it with its provider stays there.
    ///
    /// # Errors
    /// Where there is no such skill, or it is ours.
    pub fn remove(&mut self, id: &str, notes: usize) -> Result<Farewell, SkillError> {
        let entry = self.entry(id).ok_or_else(|| unknown(id))?;
        if entry.source.is_none() {
            return Err(SkillError::Ours(entry.skill.name.clone()));
        }
        let farewell = entry.farewell("removed", notes);
        self.entries.retain(|entry| entry.skill.id != id);
        Ok(farewell)
    }

    /// Enables a skill with these of the permissions that it asks for; the others are denied.
    ///
    /// # Errors
    /// Where there is no such skill, it has no name, or another one answers to its name.
    pub fn enable(
        &mut self,
        id: &str,
        granted: &[Permission],
        now: Millis,
    ) -> Result<(), SkillError> {
        let entry = self.entry(id).ok_or_else(|| unknown(id))?;
        let words = super::name::words(&entry.skill.model.invocation);
        if words.is_empty() {
            return Err(SkillError::Nameless(entry.skill.name.clone()));
        }
        let same = |other: &&Entry| {
            other.enabled
                && other.skill.id != id
                && super::name::words(&other.skill.model.invocation) == words
        };
        if let Some(other) = self.entries.iter().find(same) {
            return Err(SkillError::NameTaken(
                entry.skill.name.clone(),
                words.join(" "),
                other.skill.name.clone(),
            ));
        }
        let entry = self.entry_mut(id).ok_or_else(|| unknown(id))?;
        entry.enabled = true;
        entry.note(now, Happening::Enabled);
        for permission in entry.skill.asks.clone() {
            entry.note(now, Happening::Asked(permission));
            let wanted = granted.contains(&permission);
            entry.decide(permission, wanted, now);
        }
        Ok(())
    }

    /// Disables a skill; `notes` of it lie in its provider's vault.
    ///
    /// # Errors
    /// Where there is no such skill.
    pub fn disable(&mut self, id: &str, notes: usize, now: Millis) -> Result<Farewell, SkillError> {
        let entry = self.entry_mut(id).ok_or_else(|| unknown(id))?;
        entry.enabled = false;
        entry.grants.clear();
        entry.note(now, Happening::Disabled);
        Ok(entry.farewell("disabled", notes))
    }

    /// Approves a stranger's skill as a recorder: a person did so by hand.
    ///
    /// # Errors
    /// Where there is no such skill, or it does not want to be one.
    pub fn approve(&mut self, id: &str, now: Millis) -> Result<(), SkillError> {
        let entry = self.entry_mut(id).ok_or_else(|| unknown(id))?;
        if !entry.skill.recorder {
            return Err(SkillError::NoRecorder(entry.skill.name.clone()));
        }
        entry.approved = true;
        entry.note(now, Happening::Approved);
        Ok(())
    }

    /// Grants or denies one permission outside a session.
    ///
    /// # Errors
    /// Where there is no such skill.
    pub fn grant(
        &mut self,
        id: &str,
        permission: Permission,
        granted: bool,
        now: Millis,
    ) -> Result<(), SkillError> {
        let entry = self.entry_mut(id).ok_or_else(|| unknown(id))?;
        entry.decide(permission, granted, now);
        Ok(())
    }

    /// Forgets what a skill's provider keeps between sessions, at the person's wish.
    ///
    /// # Errors
    /// Where there is no such skill.
    pub fn forget(&mut self, id: &str) -> Result<(), SkillError> {
        self.entry_mut(id).ok_or_else(|| unknown(id))?.kept = None;
        Ok(())
    }

    /// Begins a session with an enabled skill; what it was begun with is for a script of it.
    ///
    /// # Errors
    /// Where there is no such skill, or it is not enabled.
    pub fn open(&self, id: &str, opening: Opening) -> Result<(Session, Setting), SkillError> {
        let entry = self.entry(id).ok_or_else(|| unknown(id))?;
        if !entry.enabled {
            return Err(SkillError::NotEnabled(entry.skill.name.clone()));
        }
        let setting = Setting {
            seed: opening.seed,
            zone_minutes: opening.zone_minutes,
            approved: entry.approved,
            words_only: opening.words_only,
            grants: entry.grants.clone(),
            profile: opening.profile,
            notes: opening.notes,
            kept: entry.kept.clone(),
        };
        let session = Session::new(Arc::clone(&entry.skill), setting.clone());
        Ok((session, setting))
    }

    /// Takes what lasts of a session's effects: ledger lines, answers to permissions, what is kept.
    /// Every effect of a session with one of these skills has to come by here.
    pub fn absorb(&mut self, id: &str, effects: &[SkillEffect]) {
        let Some(entry) = self.entry_mut(id) else {
            return;
        };
        for effect in effects {
            match effect {
                SkillEffect::Ledger(line) => entry.push(line.clone()),
                SkillEffect::Keep(kept) => entry.kept = Some(kept.clone()),
                _ => {}
            }
        }
    }

    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.skill.id == id)
    }

    pub(super) fn entry_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.skill.id == id)
    }
}

fn unknown(id: &str) -> SkillError {
    SkillError::Unknown(crate::skill::ssml::short(id))
}
