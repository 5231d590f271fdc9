//! Why a pack cannot be loaded at all.

use super::LARGEST;
use crate::skill::ssml::short;
use core::fmt;

/// Why a pack cannot be loaded at all. Displays as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// More than [`LARGEST`] bytes; holds how many.
    TooLarge(usize),
    /// Not JSON; holds line and column.
    NotJson(usize, usize),
    /// JSON, but no pack.
    NotAPack,
    /// Too deep in each other; holds the place.
    TooDeep(String),
    /// Too many; holds of what, the most, and the place.
    TooMany(&'static str, usize, String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(
                f,
                "The pack has {bytes} bytes, and at most {LARGEST} are loaded."
            ),
            Self::NotJson(line, column) => write!(
                f,
                "The pack is not JSON: look at line {line}, column {column}."
            ),
            Self::NotAPack => f.write_str(
                "This is JSON, but no pack: it needs a list “turns” that says what to do about each request.",
            ),
            Self::TooDeep(place) => write!(
                f,
                "The pack has steps or conditions too deep in each other at {}…; use blocks.",
                short(place)
            ),
            Self::TooMany(what, most, place) => write!(
                f,
                "The pack has more than {most} {what} at {}; remove some.",
                short(place)
            ),
        }
    }
}

impl core::error::Error for PackError {}
