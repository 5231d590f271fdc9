//! Why a model cannot be loaded at all.

use core::fmt;

/// Why a model cannot be loaded at all. Displays as a sentence with a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The text is larger than a model may be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// Lists and objects in each other beyond reason.
    TooDeep {
        /// Line, counted from 1, where the limit is passed.
        line: usize,
        /// The deepest allowed.
        most: usize,
    },
    /// No JSON.
    Syntax {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What is wrong there, a sentence without its full stop.
        what: String,
    },
    /// JSON, but no interaction model.
    NoModel {
        /// What it looks like instead, a sentence; empty when there is nothing to say.
        instead: String,
    },
    /// More of something than is loaded.
    TooMany {
        /// Of what, in the plural.
        what: &'static str,
        /// The most.
        most: usize,
        /// Where.
        place: String,
    },
    /// Nothing that a person could say.
    NoIntents {
        /// Where they should be.
        place: String,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, most } => write!(
                f,
                "The model has {bytes} bytes, and at most {most} are loaded; split it or remove values."
            ),
            Self::TooDeep { line, most } => write!(
                f,
                "Line {line} has lists and objects more than {most} deep in each other, which no interaction model needs; remove the nesting."
            ),
            Self::Syntax { line, column, what } => {
                write!(f, "Line {line}, column {column} is not JSON: {what}.")
            }
            Self::NoModel { instead } if instead.is_empty() => write!(
                f,
                "This is JSON, but no interaction model: it has neither \"interactionModel\" nor \"languageModel\" nor \"intents\" at the top."
            ),
            Self::NoModel { instead } => {
                write!(f, "This is JSON, but no interaction model. {instead}")
            }
            Self::TooMany { what, most, place } => write!(
                f,
                "{place} has more than {most} {what}, which is the most that is loaded; remove some."
            ),
            Self::NoIntents { place } => write!(
                f,
                "{place} has no intents, so nothing that is said to this skill could mean anything; add at least one."
            ),
        }
    }
}

impl core::error::Error for ModelError {}
