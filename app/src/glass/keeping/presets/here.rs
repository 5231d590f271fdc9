//! What this speaker can follow of a vendor's policy, and what it cannot. Pure.

use crate::shared::privacy::House;
use hearsay_speaker::policy::{
    Retention,
    presets::{Deidentified, Followed, HumanReview, PreRoll, Rule, Saved},
};
use std::num::NonZeroU16;

/// Sound from before the wake word that this speaker keeps, milliseconds: fixed in the worklet.
const PRE_ROLL_MS: u32 = 500;

/// Mean length of a Gregorian year, days, and its months.
const DAYS_A_YEAR: f64 = 365.2425;
const MONTHS_A_YEAR: f64 = 12.0;

/// What becomes of one line here, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// It is set.
    Set(String),
    /// It is so whatever is set.
    Already(&'static str),
    /// It cannot be followed.
    Not(&'static str),
}

impl Here {
    /// In a word.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Set(_) => "Is set",
            Self::Already(_) => "Is so already",
            Self::Not(_) => "Cannot be followed",
        }
    }

    /// How, or why not.
    pub(super) fn says(&self) -> String {
        match self {
            Self::Set(says) => says.clone(),
            Self::Already(says) | Self::Not(says) => (*says).to_owned(),
        }
    }
}

/// Months as the nearest whole number of days above.
fn days(months: u16) -> Retention {
    let days = (f64::from(months) * DAYS_A_YEAR / MONTHS_A_YEAR).ceil() as u16;
    Retention::Days(NonZeroU16::new(days).unwrap_or(NonZeroU16::MIN))
}

fn on(is: bool) -> &'static str {
    if is { "on" } else { "off" }
}

fn saving(saved: Saved) -> Here {
    let transcripts = match saved.transcript {
        Some(is) => format!("“Keep transcripts” {}", on(is)),
        None => "“Keep transcripts” stays as it is".to_owned(),
    };
    Here::Set(format!(
        "“Save voice recordings” {}, {transcripts}.",
        on(saved.audio)
    ))
}

fn with_identifier(times: Deidentified) -> Here {
    Here::Set(format!(
        "Voice recordings: {}, the whole days nearest to {} months. The copy without an identifier \
         is not made here; “The same day under each” counts it.",
        days(times.after_months).label(),
        times.after_months
    ))
}

fn review(review: HumanReview) -> Here {
    let is = review == HumanReview::OptOut;
    Here::Set(format!(
        "“Help improve” {}; its reviewers are simulated, share and hours are this emulator’s own.",
        on(is)
    ))
}

/// Whether something that is always so here is what the vendor does.
fn always(same: bool, already: &'static str, not: &'static str) -> Here {
    if same {
        Here::Already(already)
    } else {
        Here::Not(not)
    }
}

/// What becomes of a line here.
pub(super) fn here(rule: &Rule) -> Here {
    match rule {
        Rule::SavedByDefault(saved) => saving(*saved),
        Rule::RetentionDefault(retention) => {
            Here::Set(format!("Voice recordings: {}.", retention.label()))
        }
        Rule::Deidentified(times) => with_identifier(*times),
        Rule::DeleteByVoice(_) => {
            Here::Set("“Deletion by voice” off, until you switch it on.".to_owned())
        }
        Rule::HumanReview(how) => review(*how),
        Rule::RetentionChoices(_) => {
            Here::Not("All choices are always offered here, the vendor’s among them or not.")
        }
        Rule::DeleteOne(can) | Rule::DeleteAll(can) => always(
            *can,
            "One recording or everything can always be deleted here.",
            "Deleting cannot be taken away here.",
        ),
        Rule::StaysAfterDeletion(stays) => always(
            *stays,
            "Traces stay after a deletion, where a source says so; here you can remove them.",
            "Traces stay here until you remove them.",
        ),
        Rule::RejectedWakeLeavesLine(leaves) => always(
            *leaves,
            "A rejected wake leaves a line without sound here.",
            "A rejected wake always leaves a line here.",
        ),
        Rule::PreRollMs(PreRoll::Ms(ms)) => always(
            *ms == PRE_ROLL_MS,
            "This speaker keeps 500 ms from before the wake word.",
            "This speaker always keeps 500 ms from before the wake word.",
        ),
        Rule::PreRollMs(PreRoll::Words(_)) => {
            Here::Not("This speaker always keeps 500 ms from before the wake word.")
        }
        Rule::Identifier(_) => Here::Not("There is no account here to tie anything to."),
        Rule::Processing(_) | Rule::LocalProcessing(_) | Rule::TextUploaded(_) => {
            Here::Not("Speech never leaves this browser, whoever is simulated.")
        }
        Rule::Note(_) => Here::Not("Told, not emulated."),
    }
}

/// Puts in force what can be followed. What no source says stays as it is.
pub(super) fn adopt(preset: &Followed, house: &mut House) {
    house.saving.recordings = preset.saved.audio;
    if let Some(transcripts) = preset.saved.transcript {
        house.saving.transcripts = transcripts;
    }
    let retention = preset
        .deidentified
        .map(|times| days(times.after_months))
        .or(preset.retention);
    if let Some(retention) = retention {
        house.rules.recordings = retention;
    }
    if preset.delete_by_voice.is_some() {
        house.deletion_by_voice = false;
    }
    if let Some(review) = preset.human_review {
        house.help.on = review == HumanReview::OptOut;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::policy::presets::PresetId;

    fn adopted(id: PresetId) -> House {
        let mut house = House {
            deletion_by_voice: true,
            ..House::default()
        };
        adopt(&id.load().unwrap().followed(), &mut house);
        house
    }

    #[test]
    fn alexa_saves_everything_until_deleted_and_lets_people_listen() {
        let house = adopted(PresetId::AlexaAfter);
        assert!(house.saving.recordings && house.saving.transcripts && house.help.on);
        assert_eq!(house.rules.recordings, Retention::UntilDeleted);
        assert!(!house.deletion_by_voice, "it is off until it is allowed");
    }

    #[test]
    fn google_keeps_no_sound_and_of_the_text_nothing_is_made_up() {
        let house = adopted(PresetId::Google);
        assert!(!house.saving.recordings);
        assert!(house.saving.transcripts, "no source says: left as it was");
        assert_eq!(house.rules.recordings, Retention::Months18);
        assert!(house.deletion_by_voice, "no source says: left as it was");
    }

    #[test]
    fn six_months_with_an_identifier_become_whole_days() {
        let house = adopted(PresetId::Apple);
        let days = NonZeroU16::new(183).unwrap();
        assert_eq!(house.rules.recordings, Retention::Days(days));
        assert!(!house.saving.recordings && house.saving.transcripts);
    }

    #[test]
    fn nothing_is_saved_under_sonos_and_nobody_listens() {
        let house = adopted(PresetId::Sonos);
        assert!(!house.saving.recordings && !house.saving.transcripts && !house.help.on);
    }

    #[test]
    fn a_line_that_is_not_called_set_changes_nothing() {
        for id in PresetId::ALL {
            let preset = id.load().unwrap();
            let only = preset
                .lines
                .iter()
                .filter(|line| !matches!(here(&line.rule), Here::Set(_)));
            let mut rest = preset.clone();
            rest.lines = only.cloned().collect();
            let mut house = House::default();
            let mut followed = rest.followed();
            // What is saved is known of every preset; without its line it is not this test's.
            followed.saved = Saved {
                audio: true,
                transcript: None,
            };
            adopt(&followed, &mut house);
            assert_eq!(house, House::default(), "{id:?}");
        }
    }
}
