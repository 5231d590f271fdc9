//! Whose retention: that of all voice recordings, of one profile's, of notes, of messages. Pure.

use hearsay_speaker::policy::{Retention, Rules};
use std::num::NonZeroU16;

/// Days that "custom" begins with: a month, as people say it.
const FIRST_DAYS: NonZeroU16 = NonZeroU16::MIN.saturating_add(29);

/// What a retention belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// All voice recordings.
    Recordings,
    /// The voice recordings of one profile.
    Profile(String),
    /// Notes with the skill provider.
    Notes,
    /// Messages with the recipient.
    Messages,
}

/// One entry of a list of retentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The profile has no rule of its own.
    Inherited,
    /// One that needs no number.
    Fixed(Retention),
    /// So many days.
    Days,
}

impl Choice {
    /// Those that anything may have, longest first; then the custom number.
    pub(super) const OWN: [Self; 5] = [
        Self::Fixed(Retention::UntilDeleted),
        Self::Fixed(Retention::Months18),
        Self::Fixed(Retention::Months3),
        Self::Days,
        Self::Fixed(Retention::DontSave),
    ];

    /// The entry that stands for a retention.
    pub(super) fn of(retention: Option<Retention>) -> Self {
        match retention {
            None => Self::Inherited,
            Some(Retention::Days(_)) => Self::Days,
            Some(fixed) => Self::Fixed(fixed),
        }
    }

    /// The retention that choosing the entry asks for.
    pub(super) fn retention(self) -> Option<Retention> {
        match self {
            Self::Inherited => None,
            Self::Fixed(retention) => Some(retention),
            Self::Days => Some(Retention::Days(FIRST_DAYS)),
        }
    }

    /// Its word in identifiers and form values.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Inherited => "inherited",
            Self::Days => "days",
            Self::Fixed(Retention::UntilDeleted) => "until-deleted",
            Self::Fixed(Retention::Months18) => "months-18",
            Self::Fixed(Retention::Months3) => "months-3",
            Self::Fixed(Retention::Days(_)) => "fixed-days",
            Self::Fixed(Retention::DontSave) => "dont-save",
        }
    }

    /// What a person reads.
    pub(super) fn label(self) -> String {
        match self {
            Self::Inherited => "As for everybody".to_owned(),
            Self::Days => "Custom days".to_owned(),
            Self::Fixed(retention) => retention.label(),
        }
    }
}

impl Whose {
    /// The entries of its list.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let inherited = matches!(self, Self::Profile(_)).then_some(Choice::Inherited);
        inherited.into_iter().chain(Choice::OWN).collect()
    }

    /// The rule in force; `None` where a profile has none of its own.
    pub(super) fn get(&self, rules: &Rules) -> Option<Retention> {
        match self {
            Self::Recordings => Some(rules.recordings),
            Self::Profile(name) => rules.profiles.get(name).copied(),
            Self::Notes => Some(rules.notes),
            Self::Messages => Some(rules.messages),
        }
    }

    /// Sets the rule. Only a profile can be without one; elsewhere `None` changes nothing.
    pub(super) fn set(&self, rules: &mut Rules, retention: Option<Retention>) {
        match (self, retention) {
            (Self::Profile(name), None) => {
                rules.profiles.remove(name);
            }
            (Self::Profile(name), Some(retention)) => {
                rules.profiles.insert(name.clone(), retention);
            }
            (Self::Recordings, Some(retention)) => rules.recordings = retention,
            (Self::Notes, Some(retention)) => rules.notes = retention,
            (Self::Messages, Some(retention)) => rules.messages = retention,
            (_, None) => {}
        }
    }

    /// What it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Recordings => "Voice recordings".to_owned(),
            Self::Profile(name) => format!("Voice recordings of {name}"),
            Self::Notes => "Notes, the skill provider’s rule".to_owned(),
            Self::Messages => "Messages, the recipient’s rule".to_owned(),
        }
    }

    /// The question that comes before a change.
    pub(super) fn question(&self, retention: Option<Retention>) -> String {
        let label = match retention {
            Some(retention) => retention.label(),
            None => Choice::Inherited.label(),
        };
        format!("{}: change to “{label}”?", self.name())
    }

    /// Begins the identifiers of its controls.
    pub(super) fn slug(&self) -> String {
        match self {
            Self::Recordings => "keep-recordings".to_owned(),
            // Names may hold anything; an identifier may not.
            Self::Profile(name) => name.bytes().fold("keep-profile-".to_owned(), |slug, byte| {
                format!("{slug}{byte:02x}")
            }),
            Self::Notes => "keep-notes".to_owned(),
            Self::Messages => "keep-messages".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_what_is_in_force_and_only_a_profile_can_be_without_a_rule() {
        let all = [
            Whose::Recordings,
            Whose::Profile("Ana".to_owned()),
            Whose::Notes,
            Whose::Messages,
        ];
        for whose in all {
            for choice in whose.choices() {
                let mut rules = Rules::default();
                whose.set(&mut rules, choice.retention());
                assert_eq!(Choice::of(whose.get(&rules)), choice, "{whose:?}");
            }
            let mut rules = Rules::default();
            whose.set(&mut rules, None);
            assert_eq!(rules, Rules::default(), "{whose:?}");
        }
    }

    #[test]
    fn two_profiles_never_share_an_identifier() {
        let slug = |name: &str| Whose::Profile(name.to_owned()).slug();
        assert_ne!(slug("a b"), slug("a-b"));
        assert!(!slug("a b").contains(' '));
    }
}
