//! The bytes of an entry that are hashed. Numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `HSL1`: this encoding, first version |
//! | 8 | number |
//! | 8 | time, milliseconds since the Unix epoch |
//! | 32 | hash of the entry before |
//! | 1 | 0 without a subject, 1 with one |
//! | 0 or 8 | the subject |
//! | 1 | code of the event, see [`code`] |
//! | as the event has | its fields in the order of their declaration: an owner 1 byte, see [`owner`]; a count or version 4; a span 8, two's complement; a name 1 for its length, then its bytes |
//!
//! Every length follows from what was read before it, so two different entries never have the same
//! bytes. Codes are never given to something else; a change that is not a new code is `HSL2`.

use super::{Entry, Event, Hash};
use crate::Owner;

/// Begins every encoded entry.
const MAGIC: &[u8; 4] = b"HSL1";

/// Hash of an entry's bytes, its own `hash` left out.
pub(super) fn hash(entry: &Entry) -> Hash {
    Hash::of(&bytes(entry))
}

fn bytes(entry: &Entry) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&entry.number.to_le_bytes());
    out.extend_from_slice(&entry.time.to_le_bytes());
    out.extend_from_slice(&entry.previous.0);
    out.push(u8::from(entry.subject.is_some()));
    out.extend(entry.subject.iter().flat_map(|subject| subject.0));
    out.push(code(&entry.event));
    fields(&entry.event, &mut out);
    out
}

/// Codes of events.
fn code(event: &Event) -> u8 {
    match event {
        Event::MicOn => 1,
        Event::MicOff => 2,
        Event::Wake => 3,
        Event::WakeRejected => 4,
        Event::RecordingKept { .. } => 5,
        Event::CopyMade { .. } => 6,
        Event::Played => 7,
        Event::Downloaded => 8,
        Event::Deleted { .. } => 9,
        Event::Expired { .. } => 10,
        Event::Unlocked => 11,
        Event::Locked => 12,
        Event::WrongPassphrase => 13,
        Event::SettingChanged { .. } => 14,
        Event::ClockMoved { .. } => 15,
        Event::Imported { .. } => 16,
        Event::Exported { .. } => 17,
        Event::RemnantsPurged { .. } => 18,
        Event::Migrated { .. } => 19,
        Event::WakeLeft => 20,
        Event::LineOpened => 21,
        Event::LineClosed => 22,
        Event::RecorderRefused => 23,
        Event::PermissionRefused => 24,
    }
}

fn fields(event: &Event, out: &mut Vec<u8>) {
    match event {
        Event::RecordingKept { owner: of }
        | Event::Deleted { owner: of }
        | Event::Expired { owner: of } => out.push(owner(*of)),
        Event::CopyMade { from, to } => out.extend([owner(*from), owner(*to)]),
        Event::SettingChanged { name } => {
            // A name has at most 48 bytes; see `SettingName`.
            out.push(u8::try_from(name.as_str().len()).unwrap_or(u8::MAX));
            out.extend_from_slice(name.as_str().as_bytes());
        }
        Event::ClockMoved { by_ms } => out.extend_from_slice(&by_ms.to_le_bytes()),
        Event::Imported {
            recordings,
            refused,
        } => {
            out.extend_from_slice(&recordings.to_le_bytes());
            out.extend_from_slice(&refused.to_le_bytes());
        }
        Event::Exported { recordings: count } | Event::RemnantsPurged { count } => {
            out.extend_from_slice(&count.to_le_bytes());
        }
        Event::Migrated { from, to } => {
            out.extend_from_slice(&from.to_le_bytes());
            out.extend_from_slice(&to.to_le_bytes());
        }
        Event::MicOn
        | Event::MicOff
        | Event::Wake
        | Event::WakeRejected
        | Event::WakeLeft
        | Event::LineOpened
        | Event::LineClosed
        | Event::Played
        | Event::Downloaded
        | Event::Unlocked
        | Event::Locked
        | Event::WrongPassphrase
        | Event::RecorderRefused
        | Event::PermissionRefused => {}
    }
}

/// Codes of owners.
fn owner(owner: Owner) -> u8 {
    match owner {
        Owner::Device => 1,
        Owner::Cloud => 2,
        Owner::Reviewers => 3,
        Owner::SkillProvider => 4,
        Owner::Recipient => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Subject, append};

    /// Written out by hand from the table above: ledgers that people keep depend on these bytes.
    #[test]
    fn the_bytes_are_those_of_the_table() {
        let event = Event::CopyMade {
            from: Owner::Cloud,
            to: Owner::Reviewers,
        };
        let mut entry = append(None, event, Some(Subject([9; 8])), 0x0102);
        entry.number = 3;
        entry.previous = Hash([7; 32]);
        let mut expected = b"HSL1\x03\0\0\0\0\0\0\0\x02\x01\0\0\0\0\0\0".to_vec();
        expected.extend([7; 32]);
        expected.push(1);
        expected.extend([9; 8]);
        expected.extend([6, 2, 3]);
        assert_eq!(bytes(&entry), expected);
    }
}
