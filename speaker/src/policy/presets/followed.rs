//! What the emulator can follow of a preset, all settings at their defaults.

use super::rule::{Deidentified, HumanReview, Identifier, PreRoll, Processing, Rule, Saved};
use super::{LocalProcessing, Preset};
use crate::policy::Retention;

/// A preset's settings at their defaults; `None` where no source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// What is saved.
    pub saved: Saved,
    /// Where speech is understood.
    pub processing: Processing,
    /// How long things are kept.
    pub retention: Option<Retention>,
    /// The choices of it.
    pub choices: Vec<Retention>,
    /// Kept with an identifier, then without it.
    pub deidentified: Option<Deidentified>,
    /// Whether one item can be deleted.
    pub delete_one: Option<bool>,
    /// Whether everything can be deleted.
    pub delete_all: Option<bool>,
    /// Whether a spoken command can delete.
    pub delete_by_voice: Option<bool>,
    /// Whether records of what was done stay after a deletion.
    pub stays_after_deletion: Option<bool>,
    /// Whether a rejected wake leaves a line.
    pub rejected_wake_leaves_line: Option<bool>,
    /// Sound from before the wake word, milliseconds.
    pub pre_roll_ms: Option<u32>,
    /// Whether people listen.
    pub human_review: Option<HumanReview>,
    /// What recordings are tied to.
    pub identifier: Option<Identifier>,
    /// Whether speech can be understood at home.
    pub local_processing: Option<LocalProcessing>,
    /// Whether the text goes to the vendor then.
    pub text_uploaded: Option<bool>,
}

impl Preset {
    /// What the emulator can follow of it.
    #[must_use]
    pub fn followed(&self) -> Followed {
        let mut followed = Followed::unknown();
        for line in &self.lines {
            followed.take(&line.rule);
        }
        followed
    }
}

impl Followed {
    /// Nothing known. What is saved and where is always known of a preset that was read.
    fn unknown() -> Self {
        Self {
            saved: Saved {
                audio: false,
                transcript: None,
            },
            processing: Processing::Vendor,
            retention: None,
            choices: Vec::new(),
            deidentified: None,
            delete_one: None,
            delete_all: None,
            delete_by_voice: None,
            stays_after_deletion: None,
            rejected_wake_leaves_line: None,
            pre_roll_ms: None,
            human_review: None,
            identifier: None,
            local_processing: None,
            text_uploaded: None,
        }
    }

    fn take(&mut self, rule: &Rule) {
        match rule {
            Rule::SavedByDefault(saved) => self.saved = *saved,
            Rule::RetentionChoices(choices) => self.choices.clone_from(choices),
            Rule::RetentionDefault(retention) => self.retention = Some(*retention),
            Rule::Deidentified(times) => self.deidentified = Some(*times),
            Rule::DeleteOne(can) => self.delete_one = Some(*can),
            Rule::DeleteAll(can) => self.delete_all = Some(*can),
            Rule::DeleteByVoice(can) => self.delete_by_voice = Some(*can),
            Rule::StaysAfterDeletion(stays) => self.stays_after_deletion = Some(*stays),
            Rule::RejectedWakeLeavesLine(leaves) => self.rejected_wake_leaves_line = Some(*leaves),
            Rule::PreRollMs(PreRoll::Ms(ms)) => self.pre_roll_ms = Some(*ms),
            Rule::HumanReview(review) => self.human_review = Some(*review),
            Rule::Identifier(identifier) => self.identifier = Some(*identifier),
            Rule::Processing(processing) => self.processing = *processing,
            Rule::LocalProcessing(local) => self.local_processing = Some(*local),
            Rule::TextUploaded(goes) => self.text_uploaded = Some(*goes),
            Rule::PreRollMs(PreRoll::Words(_)) | Rule::Note(_) => {}
        }
    }
}
