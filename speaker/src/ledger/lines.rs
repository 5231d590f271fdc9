//! The ledger as text: one JSON object a line, `\n` after each.
//!
//! Reading is strict: a line must be exactly what [`write_lines`] would write, so that no bit of
//! a stored line is outside what [`check`](super::check) protects. Lenient are only what programs
//! do to whole files: a byte order mark, `\r\n`, empty lines.

use super::{Entry, LedgerError};

/// Longest line, bytes. The longest entry that can be written has under 500.
const LONGEST_LINE: usize = 1_024;

/// Most entries of a ledger: a thousand a day for three years, and 400 MB of text.
const MOST_ENTRIES: usize = 1_000_000;

/// After so many bad lines the file is something else.
const MOST_REFUSED: usize = 100;

/// A line that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedLine {
    /// Its place in the file, from 1.
    pub line: usize,
    /// Why.
    pub why: LedgerError,
}

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The entries that could be read, in the file's order; not checked yet.
    pub entries: Vec<Entry>,
    /// The lines that could not, at most 101.
    pub refused: Vec<RefusedLine>,
}

/// The entries as JSON lines.
///
/// # Errors
/// [`LedgerError::NotWritable`] where an entry cannot be put into JSON, which no entry made by
/// [`append`](super::append) is known to do.
pub fn write_lines(entries: &[Entry]) -> Result<String, LedgerError> {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&line(entry)?);
        text.push('\n');
    }
    Ok(text)
}

/// Reads JSON lines. What cannot be read is left out and listed; the rest is to be given to
/// [`check`](super::check), which finds the gap.
#[must_use]
pub fn read_lines(bytes: &[u8]) -> Read {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut read = Read::default();
    for (index, text) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if text.is_empty() {
            continue;
        }
        let full = read.entries.len() >= MOST_ENTRIES || read.refused.len() >= MOST_REFUSED;
        let entry = if full {
            Err(LedgerError::TooMuch)
        } else {
            parse(text)
        };
        match entry {
            Ok(entry) => read.entries.push(entry),
            Err(why) => read.refused.push(RefusedLine {
                line: index + 1,
                why,
            }),
        }
        if full {
            break;
        }
    }
    read
}

fn parse(text: &[u8]) -> Result<Entry, LedgerError> {
    if text.len() > LONGEST_LINE {
        return Err(LedgerError::LineTooLong);
    }
    let entry: Entry = serde_json::from_slice(text).map_err(|_| LedgerError::NotAnEntry)?;
    if line(&entry)?.as_bytes() == text {
        Ok(entry)
    } else {
        Err(LedgerError::NotAnEntry)
    }
}

fn line(entry: &Entry) -> Result<String, LedgerError> {
    serde_json::to_string(entry).map_err(|_| LedgerError::NotWritable)
}
