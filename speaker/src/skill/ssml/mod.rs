//! Speech markup (SSML, the subset that skills use) read into stretches for a voice.
//!
//! Whatever comes in, its words come out: broken markup, unknown tags and unreadable values cost a
//! remark, never the text. Bounded: at most [`LONGEST`] characters and 1,000 stretches.

mod markup;
mod reader;
mod spoken;
mod text;
mod values;

pub use spoken::{Emphasis, Manner, SaidAs, Spoken, shown};

use reader::Reader;

pub(in crate::skill) use text::{short, tidy};

/// Most characters of speech; real devices refuse more.
pub const LONGEST: usize = 8_000;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speech {
    /// What is said.
    pub pieces: Vec<Spoken>,
    /// What is wrong with the markup, as sentences.
    pub remarks: Vec<String>,
    /// Whether the text was longer than [`LONGEST`] characters and was cut.
    pub cut: bool,
}

/// Reads markup.
#[must_use]
pub fn read(markup: &str) -> Speech {
    let mut reader = Reader::default();
    if !markup.trim_start().starts_with("<speak") {
        reader.remark("SSML should stand inside <speak> … </speak>.");
    }
    for token in markup::tokens(markup) {
        reader.take(token);
    }
    reader.finish()
}

/// Takes text as it is: what looks like markup is said like the rest.
#[must_use]
pub fn plain(text: &str) -> Speech {
    let mut reader = Reader::default();
    reader.say(text);
    reader.finish()
}
