//! A receipt in words. Pure, but for the browser's way of writing days.

use super::facts;
use crate::glass::format;
use hearsay_speaker::{
    Owner,
    history::Dates,
    remnant::{Deletion, Destroyed, Held, Receipt},
};

/// What was asked for, to follow "Asked for:".
pub(super) fn asked(deletion: &Deletion) -> String {
    match deletion {
        Deletion::One(name) => format!("one record of {}", facts::the(name.owner)),
        Deletion::Selected(names) if names.len() == 1 => "one chosen record".to_owned(),
        Deletion::Selected(names) => format!("{} chosen records", names.len()),
        Deletion::Range(dates) => range(*dates),
        Deletion::Everything => "everything".to_owned(),
        Deletion::Device(serial) => format!("everything that device “{serial}” heard"),
        Deletion::Profile(name) => format!("everything of profile “{name}”"),
        Deletion::LastUtterance => "“what I just said”".to_owned(),
        Deletion::Today => "“everything I said today”".to_owned(),
        Deletion::Ever => "“everything I have ever said”".to_owned(),
    }
}

fn range(dates: Dates) -> String {
    match dates {
        Dates::All => "everything of all days".to_owned(),
        Dates::Today => "everything of the day".to_owned(),
        Dates::Yesterday => "everything of the day before".to_owned(),
        Dates::Last7Days => "everything of seven days".to_owned(),
        Dates::Last30Days => "everything of thirty days".to_owned(),
        Dates::Custom { from, to } => {
            let (from, to) = (from.min(to), from.max(to));
            let (first, last) = (format::calendar_day(from), format::calendar_day(to));
            match from == to {
                true => format!("everything of {first}"),
                false => format!("everything from {first} to {last}"),
            }
        }
    }
}

/// What became of the records, but for the table.
pub(super) fn outcome(receipt: &Receipt) -> String {
    let destroyed: usize = receipt.destroyed.iter().map(|line| line.records).sum();
    let was = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 record {one}"),
        n => format!("{n} records {more}"),
    };
    let mut said = vec![match destroyed {
        0 => "Nothing was destroyed".to_owned(),
        n => was(
            n,
            "was destroyed, its key first",
            "were destroyed, their keys first",
        ),
    }];
    if receipt.gone > 0 {
        said.push(was(receipt.gone, "was gone before", "were gone before"));
    }
    format!("{}.", said.join("; "))
}

/// What should be gone and is not; `None` where nothing failed.
pub(super) fn failed(receipt: &Receipt) -> Option<String> {
    if receipt.is_complete() {
        return None;
    }
    let places: Vec<String> = receipt
        .failed
        .iter()
        .map(|name| format!("{} (with {})", name.id, facts::the(name.owner)))
        .collect();
    let count = match places.len() {
        1 => "1 record is still there although it should not be".to_owned(),
        n => format!("{n} records are still there although they should not be"),
    };
    Some(format!(
        "{count}: {}. Delete again; if that fails, reload the page and try once more.",
        places.join(", ")
    ))
}

/// What an owner lost and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Who.
    pub(super) owner: Owner,
    /// What was destroyed, where something was.
    pub(super) destroyed: Option<Destroyed>,
    /// What remains.
    pub(super) remains: Held,
}

/// One line an owner.
pub(super) fn lines(receipt: &Receipt) -> Vec<Line> {
    let line = |held: &Held| Line {
        owner: held.owner,
        destroyed: receipt
            .destroyed
            .iter()
            .find(|lost| lost.owner == held.owner)
            .copied(),
        remains: *held,
    };
    receipt.remains.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::{
        history::RecordRef,
        remnant::{Doomed, Fate, Plan},
    };

    fn name(id: &str) -> RecordRef {
        RecordRef {
            owner: Owner::Cloud,
            id: id.to_owned(),
        }
    }

    fn receipt(fates: &[Fate]) -> Receipt {
        let doomed = |at: usize| Doomed {
            record: name(&at.to_string()),
            bytes: 10,
        };
        let held = |owner| Held {
            owner,
            records: 0,
            bytes: 0,
        };
        let plan = Plan {
            asked: Deletion::Everything,
            doomed: (0..fates.len()).map(doomed).collect(),
            remains: hearsay_speaker::history::OWNERS.map(held).to_vec(),
        };
        let fates = fates.iter().enumerate();
        Receipt::new(
            &plan,
            fates.map(|(at, fate)| (name(&at.to_string()), *fate)),
            5,
        )
    }

    const DESTROYED: Fate = Fate::Destroyed {
        key: true,
        pieces: 2,
        bytes: 10,
    };

    #[test]
    fn what_was_asked_for_is_said_in_words() {
        assert_eq!(asked(&Deletion::One(name("a"))), "one record of the cloud");
        assert_eq!(
            asked(&Deletion::Selected(vec![name("a"), name("b")])),
            "2 chosen records"
        );
        assert_eq!(
            asked(&Deletion::Profile("Ann".into())),
            "everything of profile “Ann”"
        );
        assert_eq!(
            asked(&Deletion::Range(Dates::Last7Days)),
            "everything of seven days"
        );
        assert!(asked(&Deletion::Ever).contains("ever said"));
    }

    #[test]
    fn the_outcome_counts_what_was_destroyed_and_what_was_gone() {
        assert_eq!(
            outcome(&receipt(&[DESTROYED, DESTROYED, Fate::Gone])),
            "2 records were destroyed, their keys first; 1 record was gone before."
        );
        assert_eq!(
            outcome(&receipt(&[DESTROYED])),
            "1 record was destroyed, its key first."
        );
        assert_eq!(outcome(&receipt(&[])), "Nothing was destroyed.");
    }

    #[test]
    fn a_failure_is_named_and_a_whole_deletion_has_none() {
        assert_eq!(failed(&receipt(&[DESTROYED, Fate::Gone])), None);
        let said = failed(&receipt(&[DESTROYED, Fate::Failed])).unwrap();
        assert!(said.starts_with("1 record is still there"), "{said}");
        assert!(said.contains("1 (with the cloud)"), "{said}");
    }

    #[test]
    fn every_owner_has_a_line_and_only_who_lost_something_a_loss() {
        let lines = lines(&receipt(&[DESTROYED, Fate::Failed]));
        assert_eq!(lines.len(), 5);
        let losers: Vec<Owner> = lines
            .iter()
            .filter(|l| l.destroyed.is_some())
            .map(|l| l.owner)
            .collect();
        assert_eq!(losers, [Owner::Cloud]);
        let cloud = lines
            .iter()
            .find(|line| line.owner == Owner::Cloud)
            .unwrap();
        assert_eq!((cloud.remains.records, cloud.remains.bytes), (1, 10));
    }
}
