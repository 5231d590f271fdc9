//! Which records to show.

use super::index::Entry;
use crate::Owner;
use crate::record::{DayKey, Feedback, Kind, Verdict};
use serde::{Deserialize, Serialize};

/// Days, where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dates {
    /// Any.
    #[default]
    All,
    /// Since midnight.
    Today,
    /// The day before today.
    Yesterday,
    /// Today and the six days before.
    Last7Days,
    /// Today and the 29 days before.
    Last30Days,
    /// From one day to another, both included, whichever of them is named first.
    Custom {
        /// One end.
        from: DayKey,
        /// The other end.
        to: DayKey,
    },
}

impl Dates {
    /// First and last day meant; `None` for any.
    #[must_use]
    pub fn span(self, today: DayKey) -> Option<(DayKey, DayKey)> {
        match self {
            Self::All => None,
            Self::Today => Some((today, today)),
            Self::Yesterday => Some((today.earlier(1), today.earlier(1))),
            Self::Last7Days => Some((today.earlier(6), today)),
            Self::Last30Days => Some((today.earlier(29), today)),
            Self::Custom { from, to } => Some((from.min(to), from.max(to))),
        }
    }
}

/// Everything that is set must hold. The default shows all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Days.
    pub dates: Dates,
    /// Serial number of the device.
    pub device: Option<String>,
    /// Name of the profile.
    pub profile: Option<String>,
    /// Kind of line.
    pub kind: Option<Kind>,
    /// Who holds it.
    pub owner: Option<Owner>,
    /// Whether the wake was meant.
    pub verdict: Option<Verdict>,
    /// The person's thumb.
    pub feedback: Option<Feedback>,
    /// Words that must all occur in transcripts or answers, the last one as the beginning of a word.
    /// Case and accents do not count.
    pub text: String,
}

impl Filter {
    /// All but days and text.
    pub(super) fn admits(&self, entry: &Entry) -> bool {
        let head = &entry.recording.head;
        let is = |wanted: &Option<String>, there: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| there == Some(wanted))
        };
        self.kind.is_none_or(|kind| kind == entry.kind)
            && self.owner.is_none_or(|owner| owner == head.owner)
            && self.verdict.is_none_or(|verdict| verdict == entry.verdict)
            && (self.feedback.is_none() || self.feedback == entry.recording.tail.feedback)
            && is(&self.device, Some(head.device.serial.as_str()))
            && is(&self.profile, head.profile.as_deref())
    }
}
