//! Who is there.

use super::id::SpeakerId;
use crate::Millis;
use crate::household::OtherSpeaker;
use std::collections::BTreeMap;

/// How often a speaker says that it is there, milliseconds.
pub const HEARTBEAT_MS: Millis = 20_000;

/// Silence after which a speaker counts as gone, milliseconds. Browsers let hidden tabs run timers once
/// a minute only; two of these may be late before anybody is given up. A tab that closes says so.
pub const GONE_MS: Millis = 150_000;

/// Most other speakers. A browser with more tabs of one page is no household.
pub const MOST_SPEAKERS: usize = 20;

/// Another speaker that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Its identifier.
    pub id: SpeakerId,
    /// What it calls itself.
    pub name: String,
    /// Since when this speaker knows of it.
    pub since: Millis,
}

/// Another speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Other {
    name: String,
    since: Millis,
    seen: Millis,
}

/// The other speakers that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Presence {
    others: BTreeMap<SpeakerId, Other>,
}

impl Presence {
    /// Somebody was heard; with a name where one was told. Returns whether the list changed.
    pub(super) fn heard(&mut self, id: &SpeakerId, name: Option<&str>, now: Millis) -> bool {
        if let Some(other) = self.others.get_mut(id) {
            other.seen = other.seen.max(now);
            let new = name.filter(|name| *name != other.name);
            if let Some(name) = new {
                name.clone_into(&mut other.name);
            }
            return new.is_some();
        }
        let Some(name) = name else { return false };
        if self.others.len() >= MOST_SPEAKERS {
            return false;
        }
        let other = Other {
            name: name.to_owned(),
            since: now,
            seen: now,
        };
        self.others.insert(id.clone(), other);
        true
    }

    /// Somebody is not there any more.
    pub(super) fn gone(&mut self, id: &SpeakerId) {
        self.others.remove(id);
    }

    /// Those that have been silent too long.
    pub(super) fn silent(&self, now: Millis) -> Vec<SpeakerId> {
        let silent = |other: &Other| now.saturating_sub(other.seen) > GONE_MS;
        let silent = self.others.iter().filter(|(_, other)| silent(other));
        silent.map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn is_there(&self, id: &SpeakerId) -> bool {
        self.others.contains_key(id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    pub(super) fn name(&self, id: &SpeakerId) -> &str {
        let other = self.others.get(id);
        other.map_or("the other speaker", |other| other.name.as_str())
    }

    /// What one calls itself, as it is; `None` where nobody of that identifier is there.
    pub(super) fn called(&self, id: &SpeakerId) -> Option<&str> {
        self.others.get(id).map(|other| other.name.as_str())
    }

    /// All of them, with since when.
    pub(super) fn all(&self) -> Vec<Present> {
        let all = self.others.iter().map(|(id, other)| Present {
            id: id.clone(),
            name: other.name.clone(),
            since: other.since,
        });
        all.collect()
    }

    /// As commands need them, by their names. Of two of one name the second has a number.
    pub(super) fn list(&self) -> Vec<OtherSpeaker> {
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        let list = self.others.iter().map(|(id, other)| {
            let number = used.entry(&other.name).or_insert(0);
            *number += 1;
            let name = match number {
                1 => other.name.clone(),
                more => format!("{} {more}", other.name),
            };
            OtherSpeaker {
                id: id.to_string(),
                name,
            }
        });
        list.collect()
    }
}
