//! A day of one's own, made into deeds that can be replayed under any policy.
//!
//! Only what is still there can be replayed: what was deleted left nothing to replay. Which
//! interactions a vendor's reviewers would have got is drawn by chance; here the draw hangs on the
//! recording's identifier alone, so that it is the same under every policy and at every look.

use hearsay_speaker::{
    Millis, Owner,
    history::History,
    policy::{
        HelpImprove,
        presets::{Deed, DeedKind, Interaction, Wake},
    },
    record::{DayKey, Recording, Verdict},
};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Days to choose from, the newest: two months.
const MOST_DAYS: usize = 60;

/// When it began, by the speaker's clock.
fn began(recording: &Recording) -> Millis {
    let head = &recording.head;
    head.started.saturating_add(head.ahead_ms)
}

/// What was said to the speaker: originals, wherever the emulator filed them.
fn spoken(history: &History) -> impl Iterator<Item = &Recording> {
    history.recordings().filter(|recording| {
        let head = &recording.head;
        matches!(head.owner, Owner::Device | Owner::Cloud) && head.copy_of.is_none()
    })
}

/// Days with anything to replay, newest first, with the number of interactions.
pub(super) fn days(history: &History) -> Vec<(DayKey, usize)> {
    let mut days: BTreeMap<DayKey, usize> = BTreeMap::new();
    for recording in spoken(history) {
        *days.entry(history.day_of(began(recording))).or_default() += 1;
    }
    days.into_iter().rev().take(MOST_DAYS).collect()
}

/// Uniform over `u64` for our purpose, and the same for the same identifier.
fn draw(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

fn deed(recording: &Recording, help: &HelpImprove) -> Deed {
    let id = recording.head.id.clone();
    let wake = match recording.verdict() {
        Verdict::Rejected => Wake::Rejected,
        Verdict::ReportedFalse => Wake::False,
        Verdict::Accepted | Verdict::NotChecked => Wake::Meant,
    };
    Deed {
        at: began(recording),
        kind: DeedKind::Woke(Interaction {
            sampled: help.sample(draw(&id)),
            id,
            wake,
        }),
    }
}

/// What was done on a day, oldest first. `share` says how many leave a clip where a vendor's people
/// listen.
pub(super) fn deeds(history: &History, day: DayKey, share: HelpImprove) -> Vec<Deed> {
    let help = HelpImprove { on: true, ..share };
    let mut deeds: Vec<Deed> = spoken(history)
        .filter(|recording| history.day_of(began(recording)) == day)
        .map(|recording| deed(recording, &help))
        .collect();
    deeds.sort_by_key(|deed| deed.at);
    deeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::{
        EndReason, Initiator,
        record::{Condition, RecordingHead, RecordingTail},
    };

    const DAY: Millis = 86_400_000;

    fn recording(id: &str, started: Millis, owner: Owner, end: EndReason) -> Recording {
        Recording {
            head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
            tail: RecordingTail::new(2_000, end),
            condition: Condition::Whole,
            bytes: 1_000,
        }
    }

    fn history() -> History {
        let mut history = History::new(|_| 0);
        let mut ahead = recording("ahead", 10 * DAY, Owner::Cloud, EndReason::Silence);
        ahead.head.ahead_ms = 5 * DAY;
        let mut copy = recording("copy", 10 * DAY, Owner::Cloud, EndReason::Silence);
        copy.head.copy_of = Some("a".to_owned());
        let mut television = recording("tv", 10 * DAY + 3, Owner::Cloud, EndReason::Silence);
        television.tail.reported_false = true;
        history.extend([
            recording("a", 10 * DAY + 2, Owner::Cloud, EndReason::Silence),
            recording("no", 10 * DAY + 1, Owner::Device, EndReason::Rejected),
            recording("clip", 10 * DAY, Owner::Reviewers, EndReason::Silence),
            ahead,
            copy,
            television,
        ]);
        history
    }

    #[test]
    fn days_are_those_of_the_speakers_clock_and_copies_do_not_count() {
        let history = history();
        let counts: Vec<_> = days(&history)
            .into_iter()
            .map(|(day, count)| (day.noon_utc() / DAY, count))
            .collect();
        assert_eq!(counts, [(15, 1), (10, 3)]);
    }

    #[test]
    fn a_wake_is_meant_false_or_rejected_as_the_history_says() {
        let history = history();
        let day = history.day_of(10 * DAY);
        let wakes: Vec<_> = deeds(&history, day, HelpImprove::default())
            .into_iter()
            .map(|deed| match deed.kind {
                DeedKind::Woke(interaction) => (interaction.id, interaction.wake),
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [
            ("no", Wake::Rejected),
            ("a", Wake::Meant),
            ("tv", Wake::False),
        ];
        assert_eq!(wakes, expected.map(|(id, wake)| (id.to_owned(), wake)));
    }

    #[test]
    fn the_draw_is_the_same_at_every_look_and_takes_about_one_in_five() {
        let help = HelpImprove {
            on: true,
            ..HelpImprove::default()
        };
        let drawn = |id: &u32| help.sample(draw(&id.to_string()));
        let chosen: Vec<u32> = (0..5_000).filter(drawn).collect();
        // 1,000 expected; five standard deviations of a binomial are 141.
        assert!((859..=1_141).contains(&chosen.len()), "{}", chosen.len());
        assert!(chosen.iter().all(drawn));
    }
}
