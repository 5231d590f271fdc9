//! An installed skill and everything that lasts about it.

use super::skill::Skill;
use crate::Millis;
use crate::skill::model::Lint;
use crate::skill::permission::{Grants, Happening, LedgerLine, Permission};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Lines of a skill's ledger that are kept; the oldest go first.
const MOST_LINES: usize = 1_000;

/// An installed skill.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) skill: Arc<Skill>,
    /// The file of a skill that a person added; none for our own.
    pub(super) source: Option<String>,
    /// What was odd about the file.
    pub(super) lints: Vec<Lint>,
    pub(super) enabled: bool,
    /// Whether it may be given the microphone at all.
    pub(super) approved: bool,
    pub(super) grants: Grants,
    pub(super) ledger: Vec<LedgerLine>,
    /// What its provider keeps between sessions.
    pub(super) kept: Option<Map<String, Value>>,
}

impl Entry {
    pub(super) fn new(skill: Skill, source: Option<String>, lints: Vec<Lint>) -> Self {
        Self {
            // Ours are approved if they are recorders; a stranger's never by itself.
            approved: source.is_none() && skill.recorder,
            skill: Arc::new(skill),
            source,
            lints,
            enabled: false,
            grants: Grants::default(),
            ledger: Vec::new(),
            kept: None,
        }
    }

    /// Adds a line to the ledger.
    pub(super) fn note(&mut self, at: Millis, what: Happening) {
        self.push(LedgerLine {
            at,
            skill: self.skill.id.clone(),
            what,
        });
    }

    pub(super) fn push(&mut self, line: LedgerLine) {
        match line.what {
            Happening::Granted(permission) => self.grants.set(permission, true),
            Happening::Denied(permission) => self.grants.set(permission, false),
            _ => {}
        }
        self.ledger.push(line);
        let over = self.ledger.len().saturating_sub(MOST_LINES);
        self.ledger.drain(..over);
    }

    /// How many things its provider keeps, not counting notes.
    pub(super) fn kept_count(&self) -> usize {
        self.kept.as_ref().map_or(0, Map::len)
    }

    /// Notes what a person answered; the microphone goes to approved recorders only.
    pub(super) fn decide(&mut self, permission: Permission, granted: bool, now: Millis) {
        let what = match (granted, permission) {
            (true, Permission::Microphone) if !self.approved => {
                self.grants.set(permission, false);
                Happening::Refused(permission)
            }
            (true, _) => Happening::Granted(permission),
            (false, _) => Happening::Denied(permission),
        };
        self.note(now, what);
    }
}
