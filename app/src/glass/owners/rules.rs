//! By which rule an owner keeps, and what of it is due next. Pure.
//!
//! Times are the speaker's (emulated), milliseconds since the Unix epoch.

use hearsay_speaker::{
    Millis, Owner,
    policy::{Expiry, Rules},
};

/// How many coming expiries the body tells at most, see [`Privacy::coming`](crate::shared::privacy::Privacy).
const TOLD: usize = 20;

/// The rule in one sentence.
pub(super) fn kept(owner: Owner, rules: &Rules) -> String {
    match owner {
        Owner::Device => format!(
            "Recordings: {}. Ledger, decisions and receipts do not go by themselves.",
            rules.recordings.label()
        ),
        Owner::Cloud => {
            let profiles = match rules.profiles.len() {
                0 => "",
                1 => " One profile has a rule of its own.",
                _ => " Some profiles have rules of their own.",
            };
            format!("Recordings: {}.{profiles}", rules.recordings.label())
        }
        Owner::Reviewers => format!("Clips: {} hours.", rules.clip_hours),
        Owner::SkillProvider => format!(
            "Notes, by the skill provider’s rule: {}.",
            rules.notes.label()
        ),
        Owner::Recipient => format!(
            "Messages, by the recipient’s rule: {}.",
            rules.messages.label()
        ),
    }
}

/// What is due next of an owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This, at that time, for that reason.
    At(Millis, String),
    /// Nothing, ever.
    Nothing,
    /// Nothing among those that are due soonest; what comes after them is not told.
    Later,
}

/// What is due next of an owner, out of what is due soonest.
pub(super) fn next(owner: Owner, coming: &[Expiry]) -> Next {
    match coming.iter().find(|expiry| expiry.owner == owner) {
        Some(expiry) => Next::At(expiry.at, expiry.why.clone()),
        None if coming.len() < TOLD => Next::Nothing,
        None => Next::Later,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::policy::{ItemKind, Retention};

    fn expiry(owner: Owner, at: Millis) -> Expiry {
        Expiry {
            id: at.to_string(),
            owner,
            kind: ItemKind::Clip,
            at,
            why: "Its time is over.".to_owned(),
        }
    }

    #[test]
    fn each_owner_has_the_rule_of_what_it_holds() {
        let rules = Rules {
            recordings: Retention::Months3,
            notes: Retention::DontSave,
            ..Rules::default()
        };
        assert_eq!(kept(Owner::Cloud, &rules), "Recordings: 3 months.");
        assert_eq!(kept(Owner::Reviewers, &rules), "Clips: 72 hours.");
        assert!(kept(Owner::SkillProvider, &rules).contains("Don't save"));
        assert!(kept(Owner::Recipient, &rules).contains("Until I delete"));
    }

    #[test]
    fn what_is_due_later_than_what_is_told_is_not_called_nothing() {
        let few = vec![expiry(Owner::Reviewers, 5), expiry(Owner::Reviewers, 9)];
        assert!(matches!(next(Owner::Reviewers, &few), Next::At(5, _)));
        assert_eq!(next(Owner::Cloud, &few), Next::Nothing);
        let many: Vec<Expiry> = (0..20).map(|at| expiry(Owner::Reviewers, at)).collect();
        assert_eq!(next(Owner::Cloud, &many), Next::Later);
    }
}
