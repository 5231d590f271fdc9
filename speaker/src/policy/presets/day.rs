//! A recorded day: what was said near the speaker, and what was deleted when.

use crate::Millis;
use std::collections::HashMap;

/// How a wake was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Somebody spoke to the speaker.
    Meant,
    /// Nobody did, and it was taken for a request.
    False,
    /// Nobody did, and the second look saw that.
    Rejected,
}

/// One interaction with the speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// Identifier, unique within the day.
    pub id: String,
    /// How its wake was meant.
    pub wake: Wake,
    /// Whether chance chose it for a reviewers' clip
    /// ([`HelpImprove::sample`](crate::policy::HelpImprove::sample)).
    pub sampled: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeedKind {
    /// Somebody or something woke the speaker.
    Woke(Interaction),
    /// The person asked to delete one interaction.
    DeleteOne(String),
    /// The person asked to delete everything.
    DeleteAll,
}

/// What was done, and when. Deeds may come in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Emulated time.
    pub at: Millis,
    /// What.
    pub kind: DeedKind,
}

/// The deletions that a preset carries out.
pub(super) struct Deletions<'a> {
    one: HashMap<&'a str, Vec<Millis>>,
    all: Vec<Millis>,
    /// Asked for, but the preset has no such deletion.
    pub(super) refused: usize,
}

impl<'a> Deletions<'a> {
    pub(super) fn of(deeds: impl Iterator<Item = &'a Deed>, can_one: bool, can_all: bool) -> Self {
        let mut deletions = Self {
            one: HashMap::new(),
            all: Vec::new(),
            refused: 0,
        };
        for deed in deeds {
            match &deed.kind {
                DeedKind::Woke(_) => {}
                DeedKind::DeleteOne(id) if can_one => {
                    deletions.one.entry(id).or_default().push(deed.at);
                }
                DeedKind::DeleteAll if can_all => deletions.all.push(deed.at),
                DeedKind::DeleteOne(_) | DeedKind::DeleteAll => deletions.refused += 1,
            }
        }
        deletions.all.sort_unstable();
        deletions
    }

    /// When an interaction that began at `started` was first deleted.
    pub(super) fn first(&self, id: &str, started: Millis) -> Option<Millis> {
        let one = self
            .one
            .get(id)
            .and_then(|times| times.iter().filter(|at| **at >= started).min());
        let all = self.all.get(self.all.partition_point(|at| *at < started));
        one.into_iter().chain(all).min().copied()
    }
}
