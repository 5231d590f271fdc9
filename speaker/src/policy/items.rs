//! What is kept, and when each of it is due.
//!
//! A rule belongs to a kind, not to a vault: a recording follows the person's own retention wherever
//! it lies. Clips go by hours. Notes follow the skill provider's rule and messages the recipient's,
//! for the speaker's owner has no say there; both keep until they are deleted unless set otherwise
//! (skill developers keep what was given to them: Amazon's letter to Senator Coons, 2019). Remnants
//! never go by themselves. Rules hold for older items too: nothing remembers the rule of its day.
//!
//! Times are emulated (see [`EmulatedClock`](super::EmulatedClock)). Something is due from the
//! millisecond of its expiry on, never before.

use super::Retention;
use super::calendar::MS_AN_HOUR;
use crate::{Millis, Owner};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::num::NonZeroU16;

/// Hours that the reviewers keep a clip unless set otherwise: three days, the emulator's own figure
/// for the "short period" that the article speaks of.
pub const CLIP_HOURS: NonZeroU16 = NonZeroU16::MIN.saturating_add(71);

/// What something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A voice recording with its transcript.
    Recording,
    /// A short copy with the reviewers.
    Clip,
    /// A recording made with a recorder skill, at the skill provider.
    Note,
    /// A message delivered to another user.
    Message,
    /// What stays after a deletion.
    Remnant,
}

/// One thing that a vault holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identifier, unique within its owner's vault.
    pub id: String,
    /// Whose vault it lies in.
    pub owner: Owner,
    /// What it is.
    pub kind: ItemKind,
    /// Emulated time of its first sample.
    pub started: Millis,
    /// User profile that it belongs to, where one is known.
    pub profile: Option<String>,
}

/// How long everything is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Voice recordings.
    pub recordings: Retention,
    /// Voice recordings of single profiles, where they differ.
    pub profiles: BTreeMap<String, Retention>,
    /// Hours that the reviewers keep a clip.
    pub clip_hours: NonZeroU16,
    /// Notes, the skill provider's rule.
    pub notes: Retention,
    /// Messages, the recipient's rule.
    pub messages: Retention,
}

/// Something whose time is over, or will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expiry {
    /// Which item.
    pub id: String,
    /// Whose vault it lies in.
    pub owner: Owner,
    /// What it is.
    pub kind: ItemKind,
    /// Emulated time at which it is due.
    pub at: Millis,
    /// Why, as a sentence.
    pub why: String,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            recordings: Retention::default(),
            profiles: BTreeMap::new(),
            clip_hours: CLIP_HOURS,
            notes: Retention::UntilDeleted,
            messages: Retention::UntilDeleted,
        }
    }
}

impl Rules {
    /// The retention of a profile's recordings.
    #[must_use]
    pub fn for_profile(&self, profile: Option<&str>) -> Retention {
        profile
            .and_then(|name| self.profiles.get(name))
            .copied()
            .unwrap_or(self.recordings)
    }

    /// When an item is due and why; `None` if never by itself.
    #[must_use]
    pub fn expiry(&self, item: &Item) -> Option<Expiry> {
        let at = self.expires(item)?;
        Some(Expiry {
            id: item.id.clone(),
            owner: item.owner,
            kind: item.kind,
            at,
            why: self.why(item),
        })
    }

    /// When an item is due; `None` if never by itself.
    #[must_use]
    pub fn expires(&self, item: &Item) -> Option<Millis> {
        let started = item.started;
        match item.kind {
            ItemKind::Recording => self.for_profile(item.profile.as_deref()).expires(started),
            ItemKind::Clip => Some(started.saturating_add(self.clip_ms())),
            ItemKind::Note => self.notes.expires(started),
            ItemKind::Message => self.messages.expires(started),
            ItemKind::Remnant => None,
        }
    }

    fn clip_ms(&self) -> Millis {
        Millis::from(self.clip_hours.get()) * MS_AN_HOUR
    }

    fn why(&self, item: &Item) -> String {
        match item.kind {
            ItemKind::Recording => format!(
                "By your setting, voice recordings are {}.",
                self.for_profile(item.profile.as_deref()).span()
            ),
            ItemKind::Clip => format!("Reviewers' clips are kept for {} hours.", self.clip_hours),
            ItemKind::Note => format!(
                "By the skill provider's rule, notes are {}.",
                self.notes.span()
            ),
            ItemKind::Message => {
                format!(
                    "By the recipient's rule, messages are {}.",
                    self.messages.span()
                )
            }
            ItemKind::Remnant => "What stays after a deletion has no end.".to_owned(),
        }
    }
}

/// Everything whose time is over at `now`, first due first; items due in the same millisecond by
/// identifier.
#[must_use]
pub fn due(items: &[Item], rules: &Rules, now: Millis) -> Vec<Expiry> {
    let mut due: Vec<Expiry> = items
        .iter()
        .filter_map(|item| rules.expiry(item))
        .filter(|expiry| expiry.at <= now)
        .collect();
    due.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    due
}

/// When [`due`] will next have something: `now` if it has already, `None` if never. One timer is
/// enough; set it anew when items, rules or the clock change.
#[must_use]
pub fn next_due(items: &[Item], rules: &Rules, now: Millis) -> Option<Millis> {
    let first = items.iter().filter_map(|item| rules.expires(item)).min()?;
    Some(first.max(now))
}
