//! "Why was this recorded?" in plain sentences.
//!
//! Numbers stay numbers ([`Part`]), so that the page can write them as the person's language does;
//! `Display` gives English with three decimals, which is how fine thresholds are set.

use super::{Recording, Verdict};
use crate::{EndReason, Initiator};
use core::fmt;

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Who started it.
    Initiator,
    /// The wake score against the threshold.
    Score,
    /// What the second stage said.
    SecondStage,
    /// Why it ended.
    End,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Words.
    Words(&'static str),
    /// A score or threshold, 0..=1.
    Score(f32),
}

/// One sentence of the explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What it is about.
    pub about: Aspect,
    /// Its pieces, to be set one behind the other.
    pub parts: Vec<Part>,
}

/// Why this was recorded: who started it, the score where it was the wake word, what the second
/// stage said of it, why it ended. What was not stored is said to be missing, never guessed.
#[must_use]
pub fn why(recording: &Recording) -> Vec<Sentence> {
    let woken = recording.head.initiator == Initiator::WakeWord;
    let sentence = |about, parts| Sentence { about, parts };
    let mut sentences = vec![sentence(Aspect::Initiator, started(recording))];
    if woken {
        sentences.push(sentence(Aspect::Score, score(recording)));
    }
    if woken || recording.verdict() != Verdict::NotChecked {
        sentences.push(sentence(Aspect::SecondStage, second_stage(recording)));
    }
    sentences.push(sentence(Aspect::End, ended(recording)));
    sentences
}

fn started(recording: &Recording) -> Vec<Part> {
    vec![Part::Words(match recording.head.initiator {
        Initiator::WakeWord => "The speaker believed that it heard its wake word.",
        Initiator::Tap => "The action button was pressed.",
        Initiator::Hold => "The action button was held down.",
        Initiator::FollowUp => {
            "The speaker had asked something and opened the microphone by itself, without a wake word."
        }
        Initiator::Skill => "A skill had the turn and opened the microphone.",
    })]
}

fn score(recording: &Recording) -> Vec<Part> {
    use Part::{Score, Words};
    match (recording.head.wake_score, recording.head.wake_threshold) {
        (Some(score), Some(threshold)) if score >= threshold => vec![
            Words("The score was "),
            Score(score),
            Words("; from "),
            Score(threshold),
            Words(" on it wakes."),
        ],
        (Some(score), Some(threshold)) => vec![
            Words("The stored score, "),
            Score(score),
            Words(", is below the stored threshold, "),
            Score(threshold),
            Words(": these two do not explain the recording."),
        ],
        (Some(score), None) => vec![
            Words("The score was "),
            Score(score),
            Words("; the threshold of that moment was not stored."),
        ],
        (None, _) => vec![Words("The score was not stored.")],
    }
}

fn second_stage(recording: &Recording) -> Vec<Part> {
    use Part::Words;
    let verdict = recording.verdict();
    let words = match verdict {
        Verdict::NotChecked => "No second look was taken at it",
        Verdict::Accepted => "A second, more careful look agreed",
        Verdict::Rejected if recording.tail.end_reason != EndReason::Rejected => {
            "The service took it as not meant for the speaker"
        }
        Verdict::Rejected => {
            "A second, more careful look disagreed, so only this line and no sound was kept"
        }
        Verdict::ReportedFalse => "You reported that it was not meant for the speaker",
    };
    let Some(score) = recording.tail.verifier_score else {
        return vec![Words(words), Words(".")];
    };
    let mut parts = vec![Words(words)];
    parts.push(Words(match verdict {
        Verdict::ReportedFalse => "; the second look had given it ",
        Verdict::NotChecked | Verdict::Accepted | Verdict::Rejected => ": it gave ",
    }));
    parts.push(Part::Score(score));
    if let Some(threshold) = recording.tail.verifier_threshold {
        parts.push(Words(" and asks for "));
        parts.push(Part::Score(threshold));
    }
    parts.push(Words("."));
    parts
}

fn ended(recording: &Recording) -> Vec<Part> {
    vec![Part::Words(match recording.tail.end_reason {
        EndReason::Silence => "It ended because you had stopped speaking.",
        EndReason::NoSpeech => "It ended because nobody spoke.",
        EndReason::HardCap => "It ended because no recording may be longer.",
        EndReason::Released => "It ended when the button was let go.",
        EndReason::Cancelled => "It ended because it was cancelled.",
        EndReason::Interrupted => "It was cut off: the page closed or the hearing failed.",
        EndReason::Rejected => "It ended at once because the wake was rejected.",
    })]
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Score(score) => write!(f, "{score:.3}"),
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| part.fmt(f))
    }
}
