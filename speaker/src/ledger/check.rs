//! Is the ledger what it was?

use super::{Checkpoint, Entry, Hash, encoding};
use core::fmt;
use std::collections::HashSet;

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// The entry's own hash does not fit what it says.
    Edited,
    /// Entries before this one are missing.
    Gap {
        /// The number that should stand here.
        expected: u64,
    },
    /// A later entry stands before an earlier one.
    Reordered {
        /// The number that should stand here; it comes later.
        expected: u64,
    },
    /// The same entry stands here a second time.
    Repeated,
    /// The entry is whole in itself but does not follow the one before: put in or replaced.
    Foreign,
    /// Entries at the end are missing that were there at the checkpoint.
    Truncated {
        /// How many, at least.
        missing: u64,
    },
    /// The chain holds together but is not the one of which the checkpoint was taken.
    Rewritten,
}

/// The first bad entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its place among the entries given, from 0; one past the last where the end is missing.
    pub at: usize,
    /// What is wrong.
    pub fault: ChainFault,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Entries looked at.
    pub entries: usize,
    /// The first bad one; `None` says that the chain holds.
    pub problem: Option<Problem>,
    /// Places of entries whose time lies before that of the entry before them: the clock was set
    /// back. Allowed, but worth a look.
    pub clock_went_back: Vec<usize>,
}

impl Verdict {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.problem.is_none()
    }
}

/// Checks a whole ledger from its first entry on. Finds edits, gaps, swaps, repetitions and
/// insertions. Cannot find entries cut off the end, nor a ledger written anew: see
/// [`check_against`].
#[must_use]
pub fn check(entries: &[Entry]) -> Verdict {
    let mut head = Hash::ZERO;
    let mut problem = None;
    for (at, (expected, entry)) in (0u64..).zip(entries).enumerate() {
        if let Some(fault) = fault(entries, at, expected, entry, head) {
            problem = Some(Problem { at, fault });
            break;
        }
        head = entry.hash;
    }
    Verdict {
        entries: entries.len(),
        problem,
        clock_went_back: clock_went_back(entries),
    }
}

/// Checks a ledger and that it still begins with what it was when the checkpoint was taken. Finds
/// all that [`check`] finds, and entries missing at the end and a ledger written anew, as far as
/// the checkpoint reaches; what came after it is only checked for itself.
#[must_use]
pub fn check_against(entries: &[Entry], checkpoint: &Checkpoint) -> Verdict {
    let mut verdict = check(entries);
    if verdict.holds() {
        verdict.problem = beside(entries, checkpoint);
    }
    verdict
}

fn beside(entries: &[Entry], checkpoint: &Checkpoint) -> Option<Problem> {
    let count = usize::try_from(checkpoint.count).unwrap_or(usize::MAX);
    let Some(known) = entries.get(..count) else {
        let missing = count.saturating_sub(entries.len()) as u64;
        let fault = ChainFault::Truncated { missing };
        return Some(Problem {
            at: entries.len(),
            fault,
        });
    };
    (Checkpoint::of(known.last()) != *checkpoint).then_some(Problem {
        at: count.saturating_sub(1),
        fault: ChainFault::Rewritten,
    })
}

fn fault(
    entries: &[Entry],
    at: usize,
    expected: u64,
    entry: &Entry,
    head: Hash,
) -> Option<ChainFault> {
    if encoding::hash(entry) != entry.hash {
        return Some(ChainFault::Edited);
    }
    if entry.number == expected && entry.previous == head {
        return None;
    }
    if entry.number > expected {
        let later = entries.iter().skip(at).any(|it| it.number == expected);
        return Some(if later {
            ChainFault::Reordered { expected }
        } else {
            ChainFault::Gap { expected }
        });
    }
    let before: HashSet<Hash> = entries.iter().take(at).map(|it| it.hash).collect();
    Some(if before.contains(&entry.hash) {
        ChainFault::Repeated
    } else {
        ChainFault::Foreign
    })
}

fn clock_went_back(entries: &[Entry]) -> Vec<usize> {
    let pairs = entries.iter().zip(entries.iter().skip(1)).enumerate();
    pairs
        .filter(|(_, (before, after))| after.time < before.time)
        .map(|(at, _)| at + 1)
        .collect()
}

impl fmt::Display for Problem {
    /// A sentence that names the entry by its place, counted from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.at.saturating_add(1);
        match self.fault {
            ChainFault::Edited => write!(f, "Entry {place} was changed after it was written."),
            ChainFault::Gap { expected } => write!(
                f,
                "Before entry {place} something is missing: number {expected} should stand there.",
            ),
            ChainFault::Reordered { expected } => write!(
                f,
                "Entry {place} stands too early: number {expected} should come before it.",
            ),
            ChainFault::Repeated => write!(f, "Entry {place} was there before, and is repeated."),
            ChainFault::Foreign => write!(
                f,
                "Entry {place} does not follow the one before it: it was put in or replaced.",
            ),
            ChainFault::Truncated { missing } => write!(
                f,
                "The end is missing: {missing} entries that were there at the checkpoint are gone.",
            ),
            ChainFault::Rewritten => write!(
                f,
                "Up to entry {place} the ledger is not the one of which the checkpoint was taken.",
            ),
        }
    }
}
