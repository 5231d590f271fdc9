//! What became of an export or import, in sentences.

use crate::glass::format;
use crate::shared::archive::{ForeignLedger, Import};
use hearsay_speaker::archive::{Listing, Summary};

/// "1 recording", "1,234 recordings".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    let name = if number == 1 { one } else { many };
    format!("{} {name}", format::count(number as u64))
}

fn recordings(number: usize) -> String {
    count(number, "recording", "recordings")
}

/// What was saved.
pub(super) fn saved(summary: &Summary) -> Vec<String> {
    let mut said = vec![format!(
        "Saved: {} in a file of {}, put with your downloads. It is not encrypted.",
        recordings(summary.recordings),
        format::bytes(summary.bytes)
    )];
    let silent = summary.without_sound.len();
    let never = silent.saturating_sub(summary.unreadable);
    if never > 0 {
        said.push(format!(
            "{} without sound: there never was any, or it is longer than 35 minutes.",
            listed(never)
        ));
    }
    if summary.unreadable > 0 {
        said.push(format!(
            "{} without sound because it is damaged here.",
            listed(summary.unreadable)
        ));
    }
    said
}

fn listed(number: usize) -> String {
    let are = if number == 1 { "is" } else { "are" };
    format!("{} {are} listed", recordings(number))
}

/// What was taken in.
pub(super) fn taken(import: &Import) -> Vec<String> {
    let mut said = vec![match import.taken {
        0 => "The archive was read. Nothing new was taken in.".to_owned(),
        1 => "1 recording was taken in.".to_owned(),
        some => format!("{} were taken in.", recordings(some)),
    }];
    if import.taken > 0 {
        said.push(
            "Your rules for keeping hold for what was taken in, too: what is older than they allow \
             is deleted again."
                .to_owned(),
        );
    }
    match import.alike {
        0 => {}
        1 => said.push("1 recording was here already, alike.".to_owned()),
        some => said.push(format!("{} were here already, alike.", recordings(some))),
    }
    if import.conflicts > 0 {
        said.push(conflicts(import.conflicts));
    }
    if import.remnants > 0 {
        said.push(format!(
            "{} of earlier deletions added.",
            count(import.remnants, "remnant", "remnants")
        ));
    }
    if import.rules {
        said.push(
            "The archive also holds rules for keeping. They were not applied: yours stay in force."
                .to_owned(),
        );
    }
    said.extend(import.ledger.as_ref().map(ledger));
    said
}

fn conflicts(number: usize) -> String {
    let (are, them) = match number {
        1 => ("is here already but differs", "it"),
        _ => ("are here already but differ", "them"),
    };
    format!(
        "{} {are} from what the archive says. What is here stayed; to have the archive’s, delete \
         {them} here and open the archive again.",
        recordings(number)
    )
}

fn ledger(ledger: &ForeignLedger) -> String {
    let entries = count(ledger.verdict.entries, "entry", "entries");
    let whole = ledger.verdict.holds() && ledger.refused == 0;
    let holds = if whole {
        "holds together"
    } else {
        "does not hold together: it was changed or damaged"
    };
    format!("The archive’s own activity ledger ({entries}) {holds}. It was not added to yours.")
}

/// What another maker's archive holds.
pub(super) fn found(listing: &Listing) -> String {
    let with_sound = listing.rows.iter().filter(|row| row.sound.is_some());
    let mut said = format!(
        "{}, {} of them with sound.",
        count(listing.rows.len(), "row", "rows"),
        format::count(with_sound.count() as u64)
    );
    if !listing.unmatched.is_empty() {
        said.push_str(&format!(
            " {} that no row speaks of.",
            count(listing.unmatched.len(), "sound file", "sound files")
        ));
    }
    said
}
