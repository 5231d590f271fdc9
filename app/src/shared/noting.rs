//! A note or message while it is being recorded, and the question before a long one.

use hearsay_speaker::{Millis, Owner};

/// What is being recorded now that is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningNote {
    /// In whose vault it will lie.
    pub owner: Owner,
    /// Longest it may get, seconds.
    pub most_s: u16,
    /// When it began, by the real clock.
    pub began: Millis,
}

/// A long note that waits until the people in the room agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongNote {
    /// Name of the skill that wants it.
    pub skill: String,
    /// Who provides the skill, and will keep the note.
    pub provider: String,
    /// Longest it may get, seconds.
    pub most_s: u32,
    /// Who is present, as far as anybody said.
    pub present: Vec<String>,
}

/// What a person does about notes on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteCommand {
    /// End the one that runs; it is kept.
    End,
    /// These people are present.
    Present(Vec<String>),
    /// The answer to the question before a long one.
    Answer(hearsay_speaker::skill::consent::Consent),
}
