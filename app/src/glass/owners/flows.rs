//! Copies that went from one owner to another, out of the ledger. Pure.

use hearsay_speaker::{
    Millis, Owner,
    ledger::{Entry, Event, Subject},
};

/// One copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// Place in the ledger.
    pub(super) number: u64,
    /// Real time.
    pub(super) time: Millis,
    /// From whose vault.
    pub(super) from: Owner,
    /// Into whose vault.
    pub(super) to: Owner,
    /// Of which record.
    pub(super) subject: Option<Subject>,
}

/// All copies from one owner to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flow {
    /// From whose vault.
    pub(super) from: Owner,
    /// Into whose vault.
    pub(super) to: Owner,
    /// How many.
    pub(super) count: usize,
}

/// All copies, newest first.
pub(super) fn moves(entries: &[Entry]) -> Vec<Move> {
    let copy = |entry: &Entry| match entry.event {
        Event::CopyMade { from, to } => Some(Move {
            number: entry.number,
            time: entry.time,
            from,
            to,
            subject: entry.subject,
        }),
        _ => None,
    };
    entries.iter().rev().filter_map(copy).collect()
}

/// How many copies went which way, the way used last first.
pub(super) fn flows(moves: &[Move]) -> Vec<Flow> {
    let mut all: Vec<Flow> = Vec::new();
    for copy in moves {
        let same = |flow: &&mut Flow| flow.from == copy.from && flow.to == copy.to;
        match all.iter_mut().find(same) {
            Some(flow) => flow.count += 1,
            None => all.push(Flow {
                from: copy.from,
                to: copy.to,
                count: 1,
            }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::ledger::append;

    #[test]
    fn only_copies_count_and_each_way_by_itself() {
        let copy = |from, to| Event::CopyMade { from, to };
        let events = [
            copy(Owner::Cloud, Owner::Reviewers),
            Event::Played,
            copy(Owner::Cloud, Owner::Recipient),
            copy(Owner::Cloud, Owner::Reviewers),
            copy(Owner::Reviewers, Owner::Cloud),
        ];
        let mut entries: Vec<Entry> = Vec::new();
        for (at, event) in (0..).zip(events) {
            entries.push(append(entries.last(), event, None, at));
        }
        let moves = moves(&entries);
        let numbers: Vec<u64> = moves.iter().map(|copy| copy.number).collect();
        assert_eq!(numbers, [4, 3, 2, 0]);
        let flows = flows(&moves);
        let told: Vec<_> = flows.iter().map(|f| (f.from, f.to, f.count)).collect();
        assert_eq!(
            told,
            [
                (Owner::Reviewers, Owner::Cloud, 1),
                (Owner::Cloud, Owner::Reviewers, 2),
                (Owner::Cloud, Owner::Recipient, 1),
            ]
        );
    }
}
