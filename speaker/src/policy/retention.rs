//! How long something is kept.

use super::calendar::{MS_A_DAY, after_months};
use crate::Millis;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU16;

/// How long something is kept, from its first sample on.
///
/// Stored as `"until_deleted"`, `"months_18"`, `"months_3"`, `{"days": 30}` or `"dont_save"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Until the person deletes it: what a speaker does that nobody has set.
    #[default]
    UntilDeleted,
    /// Eighteen calendar months.
    #[serde(rename = "months_18")]
    Months18,
    /// Three calendar months.
    #[serde(rename = "months_3")]
    Months3,
    /// So many days of 24 hours.
    Days(NonZeroU16),
    /// Not at all: nothing new is kept, and what is there is due at once.
    DontSave,
}

impl Retention {
    /// The choices that need no number, longest first.
    pub const CHOICES: [Self; 4] = [
        Self::UntilDeleted,
        Self::Months18,
        Self::Months3,
        Self::DontSave,
    ];

    /// When something that began at `started` is due; `None` if never by itself.
    #[must_use]
    pub fn expires(self, started: Millis) -> Option<Millis> {
        match self {
            Self::UntilDeleted => None,
            Self::Months18 => Some(after_months(started, 18)),
            Self::Months3 => Some(after_months(started, 3)),
            Self::Days(days) => Some(started.saturating_add(Millis::from(days.get()) * MS_A_DAY)),
            Self::DontSave => Some(started),
        }
    }

    /// The choice as a person reads it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::UntilDeleted => "Until I delete them".to_owned(),
            Self::Months18 => "18 months".to_owned(),
            Self::Months3 => "3 months".to_owned(),
            Self::Days(days) if days == NonZeroU16::MIN => "1 day".to_owned(),
            Self::Days(days) => format!("{days} days"),
            Self::DontSave => "Don't save".to_owned(),
        }
    }

    /// How long, as the end of "… are": `kept for 3 months`, `not kept`.
    pub(super) fn span(self) -> String {
        match self {
            Self::UntilDeleted => "kept until they are deleted".to_owned(),
            Self::DontSave => "not kept".to_owned(),
            other => format!("kept for {}", other.label()),
        }
    }
}
