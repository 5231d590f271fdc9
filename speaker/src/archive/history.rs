//! `history.json`: everything that is needed to restore the history, in a versioned form.
//!
//! ```json
//! {"format": "hearsay-history", "version": 1, "exported": 1763812800000,
//!  "recordings": [{"file": "recordings/….wav", "sha256": "…", "record": {…}}],
//!  "extras": …}
//! ```
//!
//! `record` is a [`Recording`] as the vault keeps it, every field. `file` and `sha256` are null
//! where there is no sound. `extras` is whatever JSON the app wants to find again (settings,
//! remnants), or null. Readers ignore names they do not know; `version` rises only when an older
//! reader would be wrong.

use super::limits::{LATEST, LONGEST_RECORD, MOST_DEPTH, MOST_RECORDINGS};
use super::{ArchiveError, Quarantined, names};
use crate::ledger::Hash;
use crate::record::Recording;
use crate::{Millis, Owner};
use core::fmt;
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::collections::HashSet;

/// Says whose history it is.
const FORMAT: &str = "hearsay-history";

/// The version written.
const VERSION: u64 = 1;

/// A record and where its sound is.
#[derive(Serialize, Deserialize)]
pub(super) struct Line {
    /// Path in the archive.
    pub(super) file: Option<String>,
    /// SHA-256 of the WAV file.
    pub(super) sha256: Option<Hash>,
    /// The record.
    pub(super) record: Recording,
}

/// What a `history.json` says.
pub(super) struct History {
    pub(super) exported: Millis,
    pub(super) lines: Vec<Line>,
    pub(super) extras: Option<String>,
    /// Records that cannot be taken.
    pub(super) refused: Vec<Quarantined>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    exported: Millis,
    recordings: &'a [Line],
    extras: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Version {
    format: String,
    version: u64,
}

#[derive(Deserialize)]
struct Found<'a> {
    exported: Millis,
    #[serde(borrow)]
    recordings: Capped<'a>,
    #[serde(borrow, default)]
    extras: Option<&'a RawValue>,
}

/// At most one more than [`MOST_RECORDINGS`] values, each still text: a list of millions of
/// nothings must not become one in memory, and one bad record must not spoil the rest.
struct Capped<'a>(Vec<&'a RawValue>);

/// The file's bytes. `extras` is JSON text.
pub(super) fn write(
    lines: &[Line],
    exported: Millis,
    extras: Option<&str>,
) -> Result<Vec<u8>, ArchiveError> {
    let not_writable = |_| ArchiveError::NotWritable;
    let extras: Option<&RawValue> = extras
        .map(serde_json::from_str)
        .transpose()
        .map_err(not_writable)?;
    let written = Written {
        format: FORMAT,
        version: VERSION,
        exported,
        recordings: lines,
        extras,
    };
    serde_json::to_vec(&written).map_err(not_writable)
}

/// Whether this is a history of ours, of any version.
pub(super) fn read(bytes: &[u8]) -> Result<History, ArchiveError> {
    let broken = |_| ArchiveError::HistoryBroken;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = core::str::from_utf8(bytes).map_err(|_| ArchiveError::HistoryBroken)?;
    let version: Version = serde_json::from_str(text).map_err(broken)?;
    if version.format != FORMAT {
        return Err(ArchiveError::HistoryBroken);
    }
    if version.version != VERSION {
        return Err(ArchiveError::HistoryVersion(version.version));
    }
    let found: Found<'_> = serde_json::from_str(text).map_err(broken)?;
    let Capped(records) = found.recordings;
    if records.len() > MOST_RECORDINGS {
        return Err(ArchiveError::TooManyRecordings);
    }
    let mut history = History {
        exported: found.exported,
        lines: Vec::new(),
        extras: None,
        refused: Vec::new(),
    };
    match found.extras.map(RawValue::get) {
        Some(extras) if is_deep(extras) => {
            let why = ArchiveError::RecordBroken;
            history
                .refused
                .push(Quarantined::new("extras of history.json", why));
        }
        extras => history.extras = extras.map(str::to_owned),
    }
    let mut known: HashSet<(Owner, String)> = HashSet::new();
    for (index, record) in records.into_iter().enumerate() {
        match line(record, &mut known) {
            Ok(line) => history.lines.push(line),
            Err(why) => {
                let what = format!("record {} of history.json", index + 1);
                history.refused.push(Quarantined::new(&what, why));
            }
        }
    }
    Ok(history)
}

/// Whether JSON text goes deeper than parsers should be asked to: it was only skipped here, the
/// app will read it.
fn is_deep(json: &str) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0u32, false, false);
    for letter in json.bytes() {
        match letter {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEPTH {
            return true;
        }
    }
    false
}

fn line(record: &RawValue, known: &mut HashSet<(Owner, String)>) -> Result<Line, ArchiveError> {
    if record.get().len() > LONGEST_RECORD {
        return Err(ArchiveError::RecordBroken);
    }
    let line: Line = serde_json::from_str(record.get()).map_err(|_| ArchiveError::RecordBroken)?;
    let head = &line.record.head;
    if !names::is_id(&head.id) {
        return Err(ArchiveError::BadId);
    }
    let at = head.started.checked_add(head.ahead_ms);
    if at.is_none_or(|at| at > LATEST) {
        return Err(ArchiveError::RecordBroken);
    }
    if !known.insert((head.owner, head.id.clone())) {
        return Err(ArchiveError::DuplicateRecord);
    }
    if line.file.is_some() != line.sha256.is_some() {
        return Err(ArchiveError::RecordBroken);
    }
    Ok(line)
}

impl<'de: 'a, 'a> Deserialize<'de> for Capped<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(CappedVisitor)
    }
}

struct CappedVisitor;

impl<'de> Visitor<'de> for CappedVisitor {
    type Value = Capped<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while found.len() <= MOST_RECORDINGS {
            match list.next_element::<&RawValue>()? {
                Some(value) => found.push(value),
                None => return Ok(Capped(found)),
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Capped(found))
    }
}
