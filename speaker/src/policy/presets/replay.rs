//! A recorded day under a preset: what would be held, by whom, for how long.
//!
//! The preset's settings are at their defaults. What no source says is not made up: it is listed in
//! [`Replay::not_stated`].

use super::Preset;
use super::day::{Deed, DeedKind, Deletions, Interaction, Wake};
use super::followed::Followed;
use super::rule::Processing;
use super::traces::{End, Holder, Trace, What, traces};
use crate::Millis;

/// Until when something is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until this emulated time.
    At(Millis),
    /// Until the person deletes it.
    Deleted,
    /// No source says.
    NotStated,
}

/// Something that would be held now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Of which interaction.
    pub interaction: String,
    /// What.
    pub what: What,
    /// By whom.
    pub holder: Holder,
    /// Since when, emulated.
    pub since: Millis,
    /// Until when.
    pub until: Until,
    /// Why, as a sentence.
    pub why: String,
}

/// Something that was held and is not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Of which interaction.
    pub interaction: String,
    /// What.
    pub what: What,
    /// By whom.
    pub holder: Holder,
    /// When it went, emulated.
    pub at: Millis,
    /// Why, as a sentence.
    pub why: String,
}

/// The outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replay {
    /// What would be held now, oldest interaction first.
    pub held: Vec<Holding>,
    /// What would have been held before.
    pub gone: Vec<Gone>,
    /// Interactions whose sound went to the vendor, rejected wakes included: the second look is the
    /// vendor's.
    pub sent: usize,
    /// Deletions that were asked for and that the preset does not offer.
    pub refused: usize,
    /// What no source says, as sentences.
    pub not_stated: Vec<&'static str>,
}

/// Replays all deeds up to `now` (emulated) under a preset.
#[must_use]
pub fn replay(deeds: &[Deed], preset: &Preset, now: Millis) -> Replay {
    let preset = preset.followed();
    let past = || deeds.iter().filter(|deed| deed.at <= now);
    let can = |deletion: Option<bool>| deletion != Some(false);
    let deletions = Deletions::of(past(), can(preset.delete_one), can(preset.delete_all));
    let mut spoken: Vec<(Millis, &Interaction)> = past()
        .filter_map(|deed| match &deed.kind {
            DeedKind::Woke(interaction) => Some((deed.at, interaction)),
            DeedKind::DeleteOne(_) | DeedKind::DeleteAll => None,
        })
        .collect();
    spoken.sort_by_key(|(at, _)| *at);
    let mut outcome = Replay {
        refused: deletions.refused,
        not_stated: not_stated(&preset),
        ..Replay::default()
    };
    for (started, interaction) in spoken {
        outcome.sent += usize::from(preset.processing == Processing::Vendor);
        let deleted = deletions.first(&interaction.id, started);
        let mut reached = false;
        for trace in traces(&preset, interaction, started) {
            reached |= outcome.settle(trace, &interaction.id, deleted, now);
        }
        let stays = preset.stays_after_deletion == Some(true) && interaction.wake == Wake::Meant;
        if let Some(since) = deleted.filter(|_| reached && stays) {
            outcome.held.push(remnant(&interaction.id, since));
        }
    }
    outcome
}

impl Replay {
    /// Puts one trace where it belongs. Whether a deletion took it away.
    fn settle(&mut self, trace: Trace, id: &str, deleted: Option<Millis>, now: Millis) -> bool {
        // A deletion before a copy came to be leaves nothing to copy.
        let never_was = !trace.deletable && deleted.is_some_and(|at| at < trace.since);
        if trace.since > now || never_was {
            return false;
        }
        let deleted = deleted.filter(|_| trace.deletable);
        let expired = match trace.end {
            End::At(at) if at <= now => Some(at),
            _ => None,
        };
        let by_person = deleted.filter(|at| expired.is_none_or(|end| *at < end));
        let Some(at) = by_person.or(expired) else {
            self.held.push(held(trace, id));
            return false;
        };
        let why = match by_person {
            Some(_) => "Deleted by the person.".to_owned(),
            None => format!("Its time was over. {}", trace.kept),
        };
        self.gone.push(Gone {
            interaction: id.to_owned(),
            what: trace.what,
            holder: trace.holder,
            at,
            why,
        });
        by_person.is_some()
    }
}

fn held(trace: Trace, id: &str) -> Holding {
    Holding {
        interaction: id.to_owned(),
        what: trace.what,
        holder: trace.holder,
        since: trace.since,
        until: match trace.end {
            End::At(at) => Until::At(at),
            End::Never => Until::Deleted,
            End::NotStated => Until::NotStated,
        },
        why: trace.kept,
    }
}

fn remnant(id: &str, since: Millis) -> Holding {
    Holding {
        interaction: id.to_owned(),
        what: What::Remnant,
        holder: Holder::Vendor,
        since,
        until: Until::NotStated,
        why: "A record of what was done stays after the deletion.".to_owned(),
    }
}

fn not_stated(preset: &Followed) -> Vec<&'static str> {
    [
        (
            preset.saved.transcript.is_none(),
            "Whether the text is kept no source says.",
        ),
        (
            preset.stays_after_deletion.is_none() && preset.saved.anything(),
            "What stays after a deletion no source says.",
        ),
        (
            preset.rejected_wake_leaves_line.is_none() && preset.saved.anything(),
            "Whether a wake that was not meant leaves anything no source says.",
        ),
    ]
    .into_iter()
    .filter_map(|(unknown, sentence)| unknown.then_some(sentence))
    .collect()
}
