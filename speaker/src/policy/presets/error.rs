//! Why a preset was refused.

use std::fmt;

/// Why a preset was refused. The sentences are for whoever edits the data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetError {
    /// Not JSON of the schema: a missing or unknown field, an unknown word; the parser's words.
    Unreadable(String),
    /// A setting that does not exist, or a value that does not fit it.
    BadValue {
        /// The setting as written.
        setting: String,
        /// The parser's words.
        words: String,
    },
    /// A date that is none.
    BadDate(String),
    /// A line without a source; holds its heading.
    NoSource(String),
    /// Background knowledge that does not say it is not confirmed, or the other way round; holds
    /// the line's heading.
    Unmarked(String),
    /// The same setting twice; holds its heading.
    Twice(String),
    /// A setting that must be there is not.
    Incomplete(&'static str),
    /// The preset has no name.
    Nameless,
}

impl fmt::Display for PresetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(words) => {
                write!(formatter, "The preset does not follow the schema: {words}.")
            }
            Self::BadValue { setting, words } => {
                write!(
                    formatter,
                    "The line \"{setting}\" cannot be understood: {words}."
                )
            }
            Self::BadDate(text) => write!(
                formatter,
                "\"{text}\" is not a date. Write a year, a year and month, or a day, as 2025-03-28."
            ),
            Self::NoSource(heading) => {
                write!(
                    formatter,
                    "The line \"{heading}\" names no source. Add one."
                )
            }
            Self::Unmarked(heading) => write!(
                formatter,
                "The line \"{heading}\" must say \"not confirmed\" in its source if and only if its \
                 confidence is background."
            ),
            Self::Twice(heading) => {
                write!(
                    formatter,
                    "The setting \"{heading}\" is there twice. Keep one."
                )
            }
            Self::Incomplete(setting) => {
                write!(
                    formatter,
                    "The preset lacks the setting {setting}. Add a line for it."
                )
            }
            Self::Nameless => formatter.write_str("The preset has no name. Add one."),
        }
    }
}

impl std::error::Error for PresetError {}
