//! The policies of real vendors, one data file each, one dated and sourced line for each setting.
//!
//! The files lie in `speaker/presets`. They hold only what is known from a source; what is not is
//! marked as background and says that it is not confirmed. A setting without a line is not known.
//! The schema is strict: unknown fields, settings without date or source, and settings said twice
//! are refused, so a slip in a file fails a test and never shows.

mod compare;
mod dated;
mod day;
mod error;
mod followed;
mod line;
mod replay;
mod rule;
mod traces;
mod words;

pub use compare::{Row, compare};
pub use dated::{AsOf, Dated};
pub use day::{Deed, DeedKind, Interaction, Wake};
pub use error::PresetError;
pub use followed::Followed;
pub use line::{Confidence, Line};
pub use replay::{Gone, Holding, Replay, Until, replay};
pub use rule::{
    Deidentified, HumanReview, Identifier, LocalProcessing, Note, PreRoll, Processing, Rule, Saved,
};
pub use traces::{Holder, What};

use serde::{Deserialize, Serialize};

/// The presets that ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresetId {
    /// Alexa as it was before 2025-03-28.
    AlexaBefore,
    /// Alexa since then.
    AlexaAfter,
    /// Google Assistant.
    Google,
    /// Apple's Siri.
    Apple,
    /// Sonos Voice Control.
    Sonos,
    /// Home Assistant.
    HomeAssistant,
}

/// One vendor's policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// The vendor's product, and the time if there is more than one.
    pub name: String,
    /// What it says, setting by setting, in the file's order.
    pub lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPreset {
    name: String,
    lines: Vec<line::RawLine>,
}

impl PresetId {
    /// All of them, in the order to show.
    pub const ALL: [Self; 6] = [
        Self::AlexaBefore,
        Self::AlexaAfter,
        Self::Google,
        Self::Apple,
        Self::Sonos,
        Self::HomeAssistant,
    ];

    /// The data file.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::AlexaBefore => include_str!("../../../presets/alexa-before-2025-03-28.json"),
            Self::AlexaAfter => include_str!("../../../presets/alexa-since-2025-03-28.json"),
            Self::Google => include_str!("../../../presets/google.json"),
            Self::Apple => include_str!("../../../presets/apple.json"),
            Self::Sonos => include_str!("../../../presets/sonos.json"),
            Self::HomeAssistant => include_str!("../../../presets/home-assistant.json"),
        }
    }

    /// The preset.
    ///
    /// # Errors
    /// [`PresetError`] if the file breaks the schema, which a test rules out for those that ship.
    pub fn load(self) -> Result<Preset, PresetError> {
        Preset::parse(self.text())
    }
}

impl Preset {
    /// Reads a data file.
    ///
    /// # Errors
    /// [`PresetError`] if it breaks the schema.
    pub fn parse(text: &str) -> Result<Self, PresetError> {
        let raw: RawPreset = serde_json::from_str(text)
            .map_err(|error| PresetError::Unreadable(error.to_string()))?;
        if raw.name.trim().is_empty() {
            return Err(PresetError::Nameless);
        }
        let lines: Vec<Line> = raw
            .lines
            .into_iter()
            .map(Line::try_from)
            .collect::<Result<_, _>>()?;
        for (place, line) in lines.iter().enumerate() {
            if lines
                .iter()
                .take(place)
                .any(|other| other.heading() == line.heading())
            {
                return Err(PresetError::Twice(line.heading()));
            }
        }
        let preset = Self {
            name: raw.name,
            lines,
        };
        preset.complete()?;
        Ok(preset)
    }

    /// What a replay needs must be there: what is saved and where, and of what is saved how long it
    /// stays and how it can be deleted.
    fn complete(&self) -> Result<(), PresetError> {
        let has = |wanted: fn(&Rule) -> bool| self.lines.iter().any(|line| wanted(&line.rule));
        let need = |there: bool, setting| {
            if there {
                Ok(())
            } else {
                Err(PresetError::Incomplete(setting))
            }
        };
        need(
            has(|rule| matches!(rule, Rule::SavedByDefault(_))),
            "saved_by_default",
        )?;
        need(
            has(|rule| matches!(rule, Rule::Processing(_))),
            "processing",
        )?;
        if !has(|rule| matches!(rule, Rule::SavedByDefault(saved) if saved.anything())) {
            return Ok(());
        }
        let ends = |rule: &Rule| matches!(rule, Rule::RetentionDefault(_) | Rule::Deidentified(_));
        need(has(ends), "retention_default or deidentified")?;
        need(has(|rule| matches!(rule, Rule::DeleteOne(_))), "delete_one")?;
        need(has(|rule| matches!(rule, Rule::DeleteAll(_))), "delete_all")
    }
}
