//! A table of transcripts as rows of text.

use super::columns::Columns;
use super::time;
use crate::Millis;
use crate::archive::ArchiveError;
use crate::archive::limits::{LONGEST_CELL, MOST_ROWS};

/// What a row says.
pub(in crate::archive) struct Cells {
    pub(super) time: Option<Millis>,
    pub(super) time_text: String,
    pub(super) transcript: String,
    pub(super) audio: String,
}

/// Signs that part cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a table: comma, semicolon or tab, any line ends, with or without a byte order mark, UTF-8
/// (other bytes become replacement characters), rows of any length.
///
/// # Errors
/// [`ArchiveError::TableUnknown`] where no column holds transcripts, [`ArchiveError::TooManyRows`].
pub(in crate::archive) fn rows(bytes: &[u8]) -> Result<Vec<Cells>, ArchiveError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(bytes))
        .from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut first = true;
    let mut columns = None;
    let mut rows = Vec::new();
    while reader
        .read_byte_record(&mut record)
        .map_err(|_| ArchiveError::TableUnknown)?
    {
        if first {
            first = false;
            columns = Columns::by_name(&record);
            if columns.is_some() {
                continue;
            }
        }
        let columns = match columns {
            Some(columns) => columns,
            None => {
                *columns.insert(Columns::by_content(&record).ok_or(ArchiveError::TableUnknown)?)
            }
        };
        if rows.len() >= MOST_ROWS {
            return Err(ArchiveError::TooManyRows);
        }
        rows.push(cells(&record, columns));
    }
    if columns.is_none() {
        return Err(ArchiveError::TableUnknown);
    }
    Ok(rows)
}

fn cells(record: &csv::ByteRecord, columns: Columns) -> Cells {
    let cell = |column: Option<usize>| {
        let bytes = column.and_then(|column| record.get(column));
        text(bytes.unwrap_or_default())
    };
    let time_text = cell(columns.time);
    Cells {
        time: time::parse(&time_text),
        time_text,
        transcript: cell(Some(columns.transcript)),
        audio: cell(columns.audio),
    }
}

/// A cell as text, cut at [`LONGEST_CELL`].
pub(super) fn text(bytes: &[u8]) -> String {
    // Four bytes are the longest character.
    let bytes = bytes.get(..LONGEST_CELL * 4).unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    text.trim().chars().take(LONGEST_CELL).collect()
}

/// The sign that the first line has most of.
fn separator(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next();
    let count = |sign: u8| line.map_or(0, |line| line.iter().filter(|it| **it == sign).count());
    // Of equals, `max_by_key` takes the last.
    let likeliest = SEPARATORS.into_iter().rev().max_by_key(|sign| count(*sign));
    likeliest.unwrap_or(b',')
}
