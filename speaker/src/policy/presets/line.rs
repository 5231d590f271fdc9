//! One line of a preset: a setting, since when, says who, and how sure that is.

use super::rule::Rule;
use super::{AsOf, Dated, PresetError};
use serde::{Deserialize, Serialize};

/// What a source must say, and only then, if a line is background.
const NOT_CONFIRMED: &str = "not confirmed";

/// How sure a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The vendor's own page or document.
    Documented,
    /// Somebody else's report, or a copy of a vendor's page elsewhere.
    Reported,
    /// Background knowledge without a source.
    Background,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The setting and its value.
    pub rule: Rule,
    /// When it was so.
    pub as_of: AsOf,
    /// What that date is.
    pub dated: Dated,
    /// Who says so.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A line as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLine {
    setting: String,
    value: serde_json::Value,
    as_of: String,
    dated: Dated,
    source: String,
    confidence: Confidence,
}

impl TryFrom<RawLine> for Line {
    type Error = PresetError;

    fn try_from(raw: RawLine) -> Result<Self, PresetError> {
        let rule = Rule::parse(&raw.setting, raw.value)?;
        if raw.source.trim().is_empty() {
            return Err(PresetError::NoSource(rule.heading()));
        }
        let background = raw.confidence == Confidence::Background;
        if raw.source.contains(NOT_CONFIRMED) != background {
            return Err(PresetError::Unmarked(rule.heading()));
        }
        Ok(Self {
            rule,
            as_of: AsOf::parse(&raw.as_of)?,
            dated: raw.dated,
            source: raw.source,
            confidence: raw.confidence,
        })
    }
}

impl Line {
    /// The setting as a person reads it.
    #[must_use]
    pub fn heading(&self) -> String {
        self.rule.heading()
    }

    /// The value as a person reads it.
    #[must_use]
    pub fn says(&self) -> String {
        self.rule.says()
    }

    /// Date, source and confidence as a person reads them.
    #[must_use]
    pub fn reference(&self) -> String {
        let sure = match self.confidence {
            Confidence::Documented => "Documented by the vendor",
            Confidence::Reported => "Reported",
            Confidence::Background => "Not confirmed",
        };
        format!(
            "{sure}: {} ({}).",
            self.source,
            self.dated.words(&self.as_of)
        )
    }
}
