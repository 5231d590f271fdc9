//! Words for what is kept, by whom, and when it goes. Times are milliseconds since the Unix epoch,
//! spans milliseconds.

use crate::glass::format;
use hearsay_speaker::{Millis, Owner, policy::ItemKind};

/// Milliseconds in an hour.
const MS_AN_HOUR: u64 = 3_600_000;

/// Milliseconds in a day of 24 hours.
const MS_A_DAY: u64 = 24 * MS_AN_HOUR;

/// Every kind of item, in the order in which counts name them.
const KINDS: [(ItemKind, &str, &str); 5] = [
    (ItemKind::Recording, "voice recording", "voice recordings"),
    (ItemKind::Clip, "reviewers’ clip", "reviewers’ clips"),
    (ItemKind::Note, "note", "notes"),
    (ItemKind::Message, "message", "messages"),
    (
        ItemKind::Remnant,
        "trace of a deletion",
        "traces of deletions",
    ),
];

/// Real time.
pub(super) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// A moment in full: "Sunday, 22 November 2026, 14:03:22".
pub(super) fn moment(at: Millis) -> String {
    format!("{}, {}", format::day(at), format::clock(at))
}

/// A number with its noun: "1 note", "1,200 notes".
pub(super) fn many(count: usize, one: &str, more: &str) -> String {
    let noun = if count == 1 { one } else { more };
    format!("{} {noun}", format::count(count as u64))
}

/// Things of several kinds: "3 voice recordings and 1 note"; empty for none.
pub(super) fn counted(kinds: impl Iterator<Item = ItemKind> + Clone) -> String {
    let counts = KINDS.into_iter().filter_map(|(kind, one, more)| {
        let count = kinds.clone().filter(|other| *other == kind).count();
        (count > 0).then(|| many(count, one, more))
    });
    listed(counts.collect())
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed(mut parts: Vec<String>) -> String {
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() {
        return last;
    }
    format!("{} and {last}", parts.join(", "))
}

/// One thing of a kind, at the start of a sentence.
pub(super) fn one(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Recording => "Voice recording",
        ItemKind::Clip => "Reviewers’ clip",
        ItemKind::Note => "Note",
        ItemKind::Message => "Message",
        ItemKind::Remnant => "Trace of a deletion",
    }
}

/// Who holds something, as the end of "with …".
pub(super) fn holder(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => "the device",
        Owner::Cloud => "the simulated cloud",
        Owner::Reviewers => "the simulated reviewers",
        Owner::SkillProvider => "the simulated skill provider",
        Owner::Recipient => "the simulated recipient",
    }
}

/// How far the speaker's clock is ahead: "91 days and 2 hours".
pub(super) fn span(ms: u64) -> String {
    let days = (ms / MS_A_DAY) as usize;
    let hours = (ms % MS_A_DAY / MS_AN_HOUR) as usize;
    let parts = [(days, "day", "days"), (hours, "hour", "hours")];
    let said = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| many(count, one, more));
    let said = listed(said.collect());
    match (said.is_empty(), ms) {
        (false, _) => said,
        (true, 0) => "nothing".to_owned(),
        (true, _) => "less than an hour".to_owned(),
    }
}
