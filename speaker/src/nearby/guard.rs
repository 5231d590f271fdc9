//! Counts what other tabs send, so that one that floods is not listened to.

use super::id::SpeakerId;
use crate::Millis;
use std::collections::BTreeMap;

/// Most speakers that are counted; of more, the new ones are not listened to until old ones fade.
const MOST_COUNTED: usize = 64;

/// So much may come in so long, milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) most: u32,
    pub(super) within_ms: Millis,
}

/// Claims: nobody says the wake word more often than twice a second for long.
pub(super) const CLAIMS: Rate = Rate {
    most: 10,
    within_ms: 10_000,
};
/// Announcements.
pub(super) const ANNOUNCEMENTS: Rate = Rate {
    most: 5,
    within_ms: 60_000,
};
/// Questions whether one may drop in.
pub(super) const QUESTIONS: Rate = Rate {
    most: 3,
    within_ms: 60_000,
};
/// Hellos: each is answered.
pub(super) const HELLOS: Rate = Rate {
    most: 10,
    within_ms: 10_000,
};

/// A speaker's count since a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count {
    since: Millis,
    number: u32,
}

/// Counts of one kind of telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guard {
    rate: Rate,
    counts: BTreeMap<SpeakerId, Count>,
}

impl Guard {
    pub(super) const fn new(rate: Rate) -> Self {
        Self {
            rate,
            counts: BTreeMap::new(),
        }
    }

    /// Whether this one is still within the rate. Who goes beyond it is not heard until it has been
    /// quiet for the whole of the time.
    pub(super) fn allows(&mut self, from: &SpeakerId, now: Millis) -> bool {
        let within = self.rate.within_ms;
        self.counts
            .retain(|_, count| now.saturating_sub(count.since) < within);
        if !self.counts.contains_key(from) && self.counts.len() >= MOST_COUNTED {
            return false;
        }
        let fresh = Count {
            since: now,
            number: 0,
        };
        let count = self.counts.entry(from.clone()).or_insert(fresh);
        count.number = count.number.saturating_add(1);
        if count.number > self.rate.most {
            count.since = now;
            return false;
        }
        true
    }
}
