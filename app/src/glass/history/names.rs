//! What kinds, verdicts and thumbs are called, and the choices that the filters offer of each.

use super::super::words::Named;
use hearsay_speaker::{
    history::OWNERS,
    record::{Feedback, Kind, UtteranceType, Verdict},
};

/// A choice and its name.
pub(super) type Choices<T> = Vec<(String, T)>;

/// A kind of line.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Request => "Request",
        Kind::WakeWordOnly => "Wake word only",
        Kind::Rejected => "Rejected wake",
        Kind::Note => "Note",
        Kind::Message => "Message",
        Kind::Clip => "Clip",
    }
}

/// Whether the wake was meant, in a few words.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotChecked => "Not checked",
        Verdict::Accepted => "Accepted by the second look",
        Verdict::Rejected => "Not meant for the speaker",
        Verdict::ReportedFalse => "Reported as not for the speaker",
    }
}

/// The person's thumb.
pub(super) fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::Up => "Thumbs up",
        Feedback::Down => "Thumbs down",
    }
}

/// What was said in a segment; a name that this page does not know is shown as it was stored.
pub(super) fn utterance(kind: &UtteranceType) -> &str {
    match kind {
        UtteranceType::WakeWordOnly => "wake word only",
        UtteranceType::General => "request",
        UtteranceType::Other(name) => name,
    }
}

fn choices<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Choices<T> {
    all.iter()
        .map(|one| (name(*one).to_owned(), *one))
        .collect()
}

/// Every kind.
pub(super) fn kinds() -> Choices<Kind> {
    let all = [
        Kind::Request,
        Kind::WakeWordOnly,
        Kind::Rejected,
        Kind::Note,
        Kind::Message,
        Kind::Clip,
    ];
    choices(&all, kind)
}

/// Every owner.
pub(super) fn owners() -> Choices<hearsay_speaker::Owner> {
    choices(&OWNERS, |owner| owner.name())
}

/// Every verdict.
pub(super) fn verdicts() -> Choices<Verdict> {
    let all = [
        Verdict::Accepted,
        Verdict::Rejected,
        Verdict::ReportedFalse,
        Verdict::NotChecked,
    ];
    choices(&all, verdict)
}

/// Both thumbs.
pub(super) fn feedbacks() -> Choices<Feedback> {
    choices(&[Feedback::Up, Feedback::Down], feedback)
}
