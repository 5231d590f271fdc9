//! What a row says of its record, in text.

use super::{
    super::{format, words::Named},
    line::has_sound,
    names,
};
use hearsay_speaker::record::{Condition, Placeholder, Recording, Verdict};

/// Letters of a transcript or answer that a closed row shows; the open one shows all.
const SHOWN: usize = 240;
/// Letters of it that the row's accessible name holds.
const SPOKEN: usize = 80;

/// Kind, started by, length, end, what the two stages scored, size, on one line.
pub(super) fn facts(recording: &Recording) -> String {
    let tail = &recording.tail;
    let mut facts = vec![
        names::kind(recording.kind()).to_owned(),
        recording.head.initiator.name().to_owned(),
    ];
    if has_sound(recording) {
        facts.push(format::seconds(u64::from(tail.duration_ms)));
        facts.push(tail.end_reason.name().to_owned());
    } else {
        facts.push("no sound kept".to_owned());
    }
    if let Some((first, second)) = recording.head.wake_score.zip(tail.verifier_score) {
        facts.push(format!("wake score {first:.2}, second check {second:.2}"));
    }
    facts.push(format::bytes(recording.bytes));
    facts.join(" · ")
}

/// Who holds it, and which one of several.
pub(super) fn owner(recording: &Recording) -> String {
    let owner = recording.head.owner.name();
    match &recording.head.holder {
        Some(holder) if !holder.is_empty() => format!("{owner}: {}", short(holder, SPOKEN)),
        _ => owner.to_owned(),
    }
}

/// What stands out about it.
pub(super) fn labels(recording: &Recording) -> Vec<&'static str> {
    let mut labels = Vec::new();
    match recording.verdict() {
        verdict @ (Verdict::Rejected | Verdict::ReportedFalse) => {
            labels.push(names::verdict(verdict));
        }
        Verdict::NotChecked | Verdict::Accepted => {}
    }
    match recording.condition {
        Condition::Whole => {}
        Condition::Interrupted => labels.push(recording.condition.name()),
        Condition::Damaged => labels.push("Damaged: quarantined, can only be deleted"),
    }
    labels
}

/// What was said, or what the real history shows where that is missing.
pub(super) fn said(recording: &Recording) -> Result<String, Placeholder> {
    match recording.placeholder() {
        Some(placeholder) => Err(placeholder),
        None => Ok(short(
            &recording.transcripts().collect::<Vec<_>>().join(" "),
            SHOWN,
        )),
    }
}

/// What was answered, if anything.
pub(super) fn answered(recording: &Recording) -> Option<String> {
    let answers = recording.answers().collect::<Vec<_>>().join(" ");
    (!answers.is_empty()).then(|| short(&answers, SHOWN))
}

/// The row's accessible name: day, time, kind, what was said.
pub(super) fn name(recording: &Recording) -> String {
    let said = match said(recording) {
        Ok(text) => short(&text, SPOKEN),
        Err(placeholder) => placeholder.text().to_owned(),
    };
    let started = recording.head.started;
    format!(
        "{}, {}. {}: {said}",
        format::day(started),
        format::clock(started),
        names::kind(recording.kind()),
    )
}

/// The first letters of a text, with a sign where more follow.
fn short(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(short("schön", 5), "schön");
        assert_eq!(short("schön", 4), "schö…");
        assert_eq!(short("a b", 2), "a…");
    }
}
