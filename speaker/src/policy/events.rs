//! What happens while the clock moves: expiries and reminders in the order of their emulated times,
//! so that a view can play them back.
//!
//! A jump in several steps gives the same events as one jump, if what happened is taken away in
//! between: expired items are deleted, reminders that rang are done.

use super::{Expiry, Item, Rules, due};
use crate::Millis;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something to be reminded of. Pass only those that have not rung.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Identifier.
    pub id: String,
    /// Emulated time at which it rings.
    pub at: Millis,
    /// What to say.
    pub text: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Something's time was over, a clip's included: delete it.
    Expired(Expiry),
    /// A reminder rang.
    Reminded(Reminder),
}

/// What happened, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Emulated time.
    pub at: Millis,
    /// What happened.
    pub what: Happening,
}

/// The text is the person's own and stays out of any log.
impl fmt::Debug for Reminder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reminder")
            .field("id", &self.id)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// Everything that has happened by `to` (emulated), first first. At the same time expiries come
/// before reminders, then the order of identifiers counts.
#[must_use]
pub fn events_until(
    items: &[Item],
    rules: &Rules,
    reminders: &[Reminder],
    to: Millis,
) -> Vec<Event> {
    let mut rung: Vec<&Reminder> = reminders.iter().filter(|r| r.at <= to).collect();
    rung.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    let expired = due(items, rules, to).into_iter().map(|expiry| Event {
        at: expiry.at,
        what: Happening::Expired(expiry),
    });
    let reminded = rung.into_iter().map(|reminder| Event {
        at: reminder.at,
        what: Happening::Reminded(reminder.clone()),
    });
    let mut events: Vec<Event> = expired.chain(reminded).collect();
    // Stable: what was in order stays so.
    events.sort_by_key(|event| event.at);
    events
}

/// When something will next happen: `now` if it should have already, `None` if never.
#[must_use]
pub fn next_event(
    items: &[Item],
    rules: &Rules,
    reminders: &[Reminder],
    now: Millis,
) -> Option<Millis> {
    let reminder = reminders.iter().map(|reminder| reminder.at.max(now)).min();
    let expiry = super::next_due(items, rules, now);
    [reminder, expiry].into_iter().flatten().min()
}
