//! Whether conditions hold.

use super::ast::Condition;
use super::evaluate::{number, words};
use super::run::Run;
use crate::skill::wire::Confirmation;
use core::cmp::Ordering;
use serde_json::Value;

impl Run<'_> {
    /// Whether it holds. Once a turn's work is spent nothing does.
    pub(super) fn holds(&mut self, condition: &Condition) -> bool {
        if !self.spend() {
            return false;
        }
        match condition {
            Condition::Is(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                is_same(&a, &b)
            }
            Condition::Less(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                order(&a, &b) == Some(Ordering::Less)
            }
            Condition::More(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                order(&a, &b) == Some(Ordering::Greater)
            }
            Condition::OneOf(wanted, all) => {
                let wanted = self.value(wanted);
                all.iter().any(|one| is_same(&wanted, &self.value(one)))
            }
            Condition::Has(path) => !words(&self.at(path)).is_empty(),
            Condition::Granted(permission) => self.scene.grants.has(*permission),
            Condition::State(state) => self.state() == *state,
            Condition::Confirmed => self.confirmation() == Confirmation::Confirmed,
            Condition::Denied => self.confirmation() == Confirmation::Denied,
            Condition::Not(inner) => !self.holds(inner),
            Condition::All(all) => all.iter().all(|one| self.holds(one)),
            Condition::Any(any) => any.iter().any(|one| self.holds(one)),
        }
    }

    fn confirmation(&self) -> Confirmation {
        let intent = self.scene.intent();
        intent.map(|intent| intent.confirmation).unwrap_or_default()
    }
}

/// Numbers as numbers, words without regard to capitals; nothing is the same as an empty text.
fn is_same(a: &Value, b: &Value) -> bool {
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return a == b;
    }
    words(a).trim().to_lowercase() == words(b).trim().to_lowercase()
}

/// Numbers as numbers, texts as texts (days of the form 2026-11-24 in their order); nothing has no
/// place in any order.
fn order(a: &Value, b: &Value) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return a.partial_cmp(&b);
    }
    match (a, b) {
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        _ => None,
    }
}
