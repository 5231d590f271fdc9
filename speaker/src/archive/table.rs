//! `history.csv`: the history for spreadsheets.
//!
//! RFC 4180, every cell quoted, `\r\n` at line ends, UTF-8. The columns are all single values of
//! the records by their path (`head.owner`, `tail.marks.wake_ms`), so that nothing is left out that
//! a record may have later; lists are JSON text in one cell. Not for reading back: `history.json`
//! is.
//!
//! A spreadsheet takes a cell that begins with certain signs for a formula, and a transcript may
//! begin with anything. Such cells get an apostrophe in front, as OWASP's "CSV Injection" page
//! says; with every cell quoted, no sign inside one can begin another.

use super::history::Line;
use super::{ArchiveError, names};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Columns that are not fields of the record.
const FIRST: [&str; 3] = ["file", "sha256", "started_utc"];

/// Longest cell, characters: Excel keeps 32,767.
const LONGEST_CELL: usize = 32_000;

/// Stands where a cell would be longer.
const ELSEWHERE: &str = "(in history.json)";

/// The file's bytes.
pub(super) fn write(lines: &[Line]) -> Result<Vec<u8>, ArchiveError> {
    let not_writable = |_| ArchiveError::NotWritable;
    let mut columns = BTreeSet::new();
    for line in lines {
        each_value(&value(line)?, "", &mut |path, _| {
            if !columns.contains(path) {
                columns.insert(path.to_owned());
            }
        });
    }
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let first = FIRST.into_iter().map(Cow::Borrowed);
    let header = first.chain(columns.iter().map(|name| tame(name)));
    write_row(&mut writer, header).map_err(not_writable)?;
    for line in lines {
        let cells = cells(line, &columns)?;
        write_row(&mut writer, cells.iter().map(|cell| tame(cell))).map_err(not_writable)?;
    }
    writer.into_inner().map_err(|_| ArchiveError::NotWritable)
}

fn write_row<'a>(
    writer: &mut csv::Writer<Vec<u8>>,
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> Result<(), csv::Error> {
    for cell in cells {
        writer.write_field(cell.as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)
}

fn cells(line: &Line, columns: &BTreeSet<String>) -> Result<Vec<String>, ArchiveError> {
    let mut cells = vec![
        line.file.clone().unwrap_or_default(),
        line.sha256.map(|hash| hash.to_string()).unwrap_or_default(),
        names::instant(line.record.head.started),
    ];
    let mut values = std::collections::BTreeMap::new();
    each_value(&value(line)?, "", &mut |path, cell| {
        values.insert(path.to_owned(), cell);
    });
    let fields = columns
        .iter()
        .map(|name| values.remove(name).unwrap_or_default());
    cells.extend(fields);
    Ok(cells)
}

fn value(line: &Line) -> Result<Value, ArchiveError> {
    // By way of text: a number of 32 bits then has the digits that it is written with.
    let text = serde_json::to_string(&line.record).map_err(|_| ArchiveError::NotWritable)?;
    serde_json::from_str(&text).map_err(|_| ArchiveError::NotWritable)
}

/// Every value below `value` that is no object, with its path. Objects of a record go a few deep.
fn each_value(value: &Value, path: &str, visit: &mut impl FnMut(&str, String)) {
    let cell = match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let below = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                each_value(value, &below, visit);
            }
            return;
        }
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let short = cell.chars().nth(LONGEST_CELL).is_none();
    visit(path, if short { cell } else { ELSEWHERE.to_owned() });
}

/// The cell with an apostrophe in front where it could be taken for a formula: after OWASP `=`,
/// `+`, `-`, `@`, tab, carriage return and line feed, and the first four in full width.
fn tame(cell: &str) -> Cow<'_, str> {
    let starts = [
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    if cell.starts_with(starts) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}
