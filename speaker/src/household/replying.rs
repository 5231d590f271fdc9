//! How what was heard is to be taken where something was asked.

use super::unclear;
use crate::understand::{Heard, Understood};

/// Confidence from which a yes, or a command with consequences, is taken as it was heard. Typed text
/// with a word too many or too few has 0.75 and is asked about: the word may be a "not".
const SURE: f32 = 0.8;

/// Confidence from which the likeliest reading answers a question with yes or no, though nothing was sure enough to
/// be a command by itself: whoever was asked mostly answers, so less will do. Such a yes is a "perhaps".
const EXPECTED: f32 = 0.2;

/// How a reply is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Yes,
    PerhapsYes,
    No,
    Silence,
    Unclear,
    Command,
}

/// Written so that a confidence that is no number is not sure.
pub(super) fn is_sure(meant: &Understood) -> bool {
    meant.confidence >= SURE
}

/// How what was heard answers a question.
pub(super) fn reply(heard: &Heard) -> Reply {
    match &heard.intent {
        Some(meant) => match meant.intent.as_str() {
            "yes" if is_sure(meant) => Reply::Yes,
            "yes" => Reply::PerhapsYes,
            "no" | "stop" | "cancel" => Reply::No,
            _ => Reply::Command,
        },
        None if unclear::is_silence(heard) => Reply::Silence,
        None => expected(heard).unwrap_or(Reply::Unclear),
    }
}

/// The likeliest reading, where it is a yes or a no.
fn expected(heard: &Heard) -> Option<Reply> {
    let best = heard.others.first()?;
    match best.intent.as_str() {
        _ if best.confidence < EXPECTED || best.confidence.is_nan() => None,
        "yes" => Some(Reply::PerhapsYes),
        "no" | "stop" | "cancel" => Some(Reply::No),
        _ => None,
    }
}
