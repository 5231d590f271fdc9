//! What stands in a history where there is no transcript.
//!
//! The real history's texts are documented by people who exported theirs (Craig Ball, 2018;
//! smartspeakerstuff.com): "Text not available – audio was not intended for Alexa", "Audio could
//! not be understood", "No text stored". Ours differ only in the speaker's name.

use super::{Recording, Verdict};

/// Why there is no transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// A wake that was rejected or reported.
    NotIntended,
    /// Somebody spoke, but no words came of it.
    NotUnderstood,
    /// Nobody spoke.
    NoText,
}

impl Placeholder {
    /// The text shown here.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::NotIntended => {
                "Text not available \u{2013} audio was not intended for the speaker"
            }
            Self::NotUnderstood => "Audio could not be understood",
            Self::NoText => "No text stored",
        }
    }

    /// The text in the real history.
    #[must_use]
    pub const fn real_text(self) -> &'static str {
        match self {
            Self::NotIntended => "Text not available \u{2013} audio was not intended for Alexa",
            Self::NotUnderstood | Self::NoText => self.text(),
        }
    }
}

impl Recording {
    /// What to show in place of a transcript; `None` where there is one.
    #[must_use]
    pub fn placeholder(&self) -> Option<Placeholder> {
        if self.transcripts().next().is_some() {
            return None;
        }
        Some(match self.verdict() {
            Verdict::Rejected | Verdict::ReportedFalse => Placeholder::NotIntended,
            Verdict::NotChecked | Verdict::Accepted if self.tail.spoke => {
                Placeholder::NotUnderstood
            }
            Verdict::NotChecked | Verdict::Accepted => Placeholder::NoText,
        })
    }
}
