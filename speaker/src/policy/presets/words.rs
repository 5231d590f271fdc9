//! Settings and values in words.

use super::rule::{HumanReview, Identifier, LocalProcessing, PreRoll, Processing, Rule, Saved};

impl Rule {
    /// The setting as a person reads it.
    #[must_use]
    pub fn heading(&self) -> String {
        let fixed = match self {
            Self::SavedByDefault(_) => "Saved by default",
            Self::RetentionChoices(_) => "Choices of how long to keep",
            Self::RetentionDefault(_) => "Kept by default",
            Self::Deidentified(_) => "With and without an identifier",
            Self::DeleteOne(_) => "Delete one",
            Self::DeleteAll(_) => "Delete everything",
            Self::DeleteByVoice(_) => "Delete by voice",
            Self::StaysAfterDeletion(_) => "After a deletion",
            Self::RejectedWakeLeavesLine(_) => "Wakes that were not meant",
            Self::PreRollMs(_) => "Sound from before the wake word",
            Self::HumanReview(_) => "People listen",
            Self::Identifier(_) => "Tied to",
            Self::Processing(_) => "Speech is understood",
            Self::LocalProcessing(_) => "Understanding at home",
            Self::TextUploaded(_) => "Text where speech is understood at home",
            Self::Note(note) => return note.about.clone(),
        };
        fixed.to_owned()
    }

    /// The value as a person reads it.
    #[must_use]
    pub fn says(&self) -> String {
        let fixed = match self {
            Self::RetentionChoices(choices) => {
                let labels: Vec<String> = choices.iter().map(|choice| choice.label()).collect();
                return labels.join(", ");
            }
            Self::RetentionDefault(retention) => return retention.label(),
            Self::Deidentified(times) => {
                return format!(
                    "{} months with an identifier, then without it up to {} months",
                    times.after_months, times.at_most_months
                );
            }
            Self::PreRollMs(PreRoll::Ms(ms)) => return format!("{ms} ms"),
            Self::PreRollMs(PreRoll::Words(words)) => return words.clone(),
            Self::Note(note) => return note.text.clone(),
            Self::SavedByDefault(saved) => saved.says(),
            Self::DeleteOne(can) | Self::DeleteAll(can) => yes_or(*can, "Possible", "Not possible"),
            Self::DeleteByVoice(can) => {
                yes_or(*can, "Possible, once it is switched on", "Not possible")
            }
            Self::StaysAfterDeletion(stays) => {
                yes_or(*stays, "Records of what was done stay", "Nothing stays")
            }
            Self::RejectedWakeLeavesLine(leaves) => yes_or(
                *leaves,
                "Leave a line without sound or text",
                "Leave nothing",
            ),
            Self::HumanReview(review) => review.says(),
            Self::Identifier(identifier) => identifier.says(),
            Self::Processing(processing) => processing.says(),
            Self::LocalProcessing(local) => local.says(),
            Self::TextUploaded(goes) => yes_or(*goes, "Goes to the vendor", "Stays at home"),
        };
        fixed.to_owned()
    }
}

fn yes_or(is: bool, yes: &'static str, no: &'static str) -> &'static str {
    if is { yes } else { no }
}

impl Saved {
    fn says(self) -> &'static str {
        match (self.audio, self.transcript) {
            (true, Some(true)) => "Sound and text",
            (true, Some(false)) => "Sound, not text",
            (true, None) => "Sound; of the text no source says",
            (false, Some(true)) => "Text, not sound",
            (false, Some(false)) => "Nothing",
            (false, None) => "No sound; of the text no source says",
        }
    }
}

impl HumanReview {
    fn says(self) -> &'static str {
        match self {
            Self::OptOut => "Unless the person objects",
            Self::OptIn => "Only if the person agrees",
            Self::Never => "Never",
        }
    }
}

impl Identifier {
    fn says(self) -> &'static str {
        match self {
            Self::Account => "The person's account",
            Self::RandomDevice => "A random identifier of the device",
            Self::Own => "The person's own system",
            Self::Nothing => "Nothing",
        }
    }
}

impl Processing {
    fn says(self) -> &'static str {
        match self {
            Self::Vendor => "On the vendor's computers",
            Self::Device => "In the device",
            Self::OwnServer => "On the person's own server",
        }
    }
}

impl LocalProcessing {
    fn says(self) -> &'static str {
        match self {
            Self::SomeDevices => "By choice, on some devices",
            Self::Always => "Always",
            Self::Removed => "No longer possible",
        }
    }
}
