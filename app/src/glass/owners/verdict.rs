//! What a check of the ledger found, in sentences. Pure, but for the browser's way of writing times.

use crate::{glass::format, shared::privacy::LedgerCheck};
use hearsay_speaker::ledger::Verdict;

/// Places named singly; more are counted.
const NAMED: usize = 10;

/// What a chain by itself shows.
pub(super) const SHOWS: [&str; 3] = [
    "Every entry carries the hash of the one before it. An entry that was changed, removed from the \
     middle, moved or put in breaks the chain at a place that the check names.",
    "With a checkpoint that you kept elsewhere, it also shows entries cut off the end and a ledger \
     that was written anew, as far as the checkpoint reaches.",
    "It shows when something happened by this computer’s clock, also while the speaker’s clock is \
     elsewhere.",
];

/// What it cannot show.
pub(super) const CANNOT: [&str; 4] = [
    "Without a checkpoint: that the end was cut off, or that somebody with this program wrote the \
     whole ledger anew.",
    "What was never written down. Only what this page did is in it.",
    "What was said: an entry holds no words, no sound and no name.",
    "Who did it: everybody at this browser looks the same to it.",
];

/// The chain itself, and the checkpoint.
pub(super) fn chain(check: &LedgerCheck) -> String {
    if let Some(problem) = check.verdict.problem {
        return format!("The ledger does not hold. {problem}");
    }
    let holds = match check.verdict.entries {
        0 => "The ledger is empty.".to_owned(),
        1 => "The ledger holds: its one entry is as it was written.".to_owned(),
        n => format!(
            "The ledger holds: all {n} entries are as they were written, none is missing between them."
        ),
    };
    match check.against {
        None => format!("{holds} Whether its end was cut off only a checkpoint can tell."),
        Some(known) => format!(
            "{holds} It begins with the {} of your checkpoint.",
            entries(known.count)
        ),
    }
}

fn entries(count: u32) -> String {
    match count {
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    }
}

/// That the clock was set back, where it was.
pub(super) fn clock(verdict: &Verdict) -> Option<String> {
    let all = &verdict.clock_went_back;
    if all.is_empty() {
        return None;
    }
    let named: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|at| (at + 1).to_string())
        .collect();
    let more = match all.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let noun = if all.len() == 1 { "entry" } else { "entries" };
    Some(format!(
        "Before {noun} {}{more} the computer’s clock had been set back. That is allowed, but worth a look.",
        named.join(", ")
    ))
}

/// That lines could not be read, where they could not.
pub(super) fn refused(check: &LedgerCheck) -> Option<String> {
    match check.refused {
        0 => None,
        1 => Some("1 stored line is no entry and was left out.".to_owned()),
        n => Some(format!(
            "{n} stored lines are no entries and were left out."
        )),
    }
}

/// When the checkpoint was taken.
pub(super) fn taken(check: &LedgerCheck) -> Option<String> {
    let known = check.against.filter(|known| known.count > 0)?;
    Some(format!(
        "The checkpoint is of {}.",
        format::moment(known.time)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::ledger::{ChainFault, Checkpoint, Problem};

    fn check(entries: usize, problem: Option<Problem>) -> LedgerCheck {
        LedgerCheck {
            verdict: Verdict {
                entries,
                problem,
                clock_went_back: Vec::new(),
            },
            against: None,
            refused: 0,
        }
    }

    #[test]
    fn a_chain_by_itself_is_not_said_to_be_complete() {
        let said = chain(&check(12, None));
        assert!(
            said.contains("all 12 entries") && said.contains("only a checkpoint"),
            "{said}"
        );
        let mut against = check(12, None);
        against.against = Some(Checkpoint {
            count: 7,
            time: 1,
            hash: [0; 16],
        });
        let said = chain(&against);
        assert!(said.contains("the 7 entries of your checkpoint"), "{said}");
        assert!(!said.contains("only a checkpoint"), "{said}");
    }

    #[test]
    fn a_problem_is_told_in_its_own_words() {
        let problem = Problem {
            at: 3,
            fault: ChainFault::Edited,
        };
        let said = chain(&check(12, Some(problem)));
        assert!(said.starts_with("The ledger does not hold."), "{said}");
        assert!(said.ends_with(&problem.to_string()), "{said}");
    }

    #[test]
    fn clocks_set_back_and_lines_left_out_are_told_only_where_they_are() {
        let mut found = check(40, None);
        assert_eq!((clock(&found.verdict), refused(&found)), (None, None));
        found.verdict.clock_went_back = (0..12).collect();
        found.refused = 2;
        let said = clock(&found.verdict).unwrap();
        assert!(
            said.contains("entries 1, 2,") && said.contains("10 and 2 more"),
            "{said}"
        );
        assert!(refused(&found).unwrap().starts_with("2 stored lines"));
    }
}
