//! The same for archives that lie in memory whole: tests, small files.

use super::{Archive, ArchiveError, Fingerprint, Opened, Opening, Plan, Planning, RecordKey};
use core::ops::Range;
use std::collections::HashMap;

/// Opens an archive that lies in memory whole.
///
/// # Errors
/// As [`Opening`].
pub fn open_whole(bytes: &[u8]) -> Result<Opened, ArchiveError> {
    let mut opening = Opening::new(bytes.len() as u64);
    while let Some(range) = opening.needs() {
        opening.give(part(bytes, &range))?;
    }
    opening.finish()
}

/// The plan for an archive that lies in memory whole.
#[must_use]
pub fn plan_whole(
    archive: &Archive,
    existing: HashMap<RecordKey, Fingerprint>,
    bytes: &[u8],
) -> Plan {
    let mut planning = Planning::new(archive, existing);
    while let Some(range) = planning.needs() {
        planning.give(part(bytes, &range));
    }
    planning.finish()
}

/// These bytes of a whole file, as far as it has them.
fn part<'a>(bytes: &'a [u8], range: &Range<u64>) -> &'a [u8] {
    let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    bytes
        .get(at(range.start)..at(range.end))
        .unwrap_or_default()
}
