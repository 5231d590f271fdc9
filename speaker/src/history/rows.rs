//! The rows of a list that draws only what is in view: a header for each day, then its records.
//!
//! Rows count from 0, heights are whole CSS pixels from the top of the list. Which rows lie in view,
//! and where a row lies, takes a number of steps that grows with the logarithm of the rows.

use super::{Handle, History, heights::Sums};
use crate::record::DayKey;
use core::ops::Range;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Header of a day.
    Day {
        /// The day.
        day: DayKey,
        /// Records of it that are listed.
        records: usize,
    },
    /// A record.
    Record(Handle),
}

/// Heights that rows begin with, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heights {
    /// Of a day's header.
    pub day: u32,
    /// Of a record.
    pub record: u32,
}

/// The rows.
#[derive(Clone, Debug)]
pub struct Rows {
    rows: Vec<Row>,
    sums: Sums,
}

impl Rows {
    /// The rows of what a query found. Handles whose record is gone are left out.
    #[must_use]
    pub fn new(history: &History, found: &[Handle], heights: Heights) -> Self {
        let dated: Vec<(DayKey, Handle)> = found
            .iter()
            .filter_map(|handle| Some((history.day(*handle)?, *handle)))
            .collect();
        let mut rows = Vec::with_capacity(dated.len());
        for of_day in dated.chunk_by(|(a, _), (b, _)| a == b) {
            if let Some((day, _)) = of_day.first() {
                let (day, records) = (*day, of_day.len());
                rows.push(Row::Day { day, records });
            }
            rows.extend(of_day.iter().map(|(_, handle)| Row::Record(*handle)));
        }
        let sums = Sums::new(rows.iter().map(|row| match row {
            Row::Day { .. } => heights.day,
            Row::Record(_) => heights.record,
        }));
        Self { rows, sums }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Height of all rows.
    #[must_use]
    pub fn height(&self) -> u64 {
        self.sums.of_first(self.rows.len())
    }

    /// A row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Row> {
        self.rows.get(row).copied()
    }

    /// Where a row begins; behind the last row for one that is not there.
    #[must_use]
    pub fn top(&self, row: usize) -> u64 {
        self.sums.of_first(row)
    }

    /// The rows of which at least a pixel lies in `from..to`.
    #[must_use]
    pub fn window(&self, from: u64, to: u64) -> Range<usize> {
        if from >= to || self.rows.is_empty() {
            return 0..0;
        }
        let first = self.sums.most(|bottom| bottom <= from);
        let last = self.sums.most(|top| top < to);
        let end = (last + 1).min(self.rows.len());
        first.min(end)..end
    }

    /// The row of a record. Takes as many steps as there are rows.
    #[must_use]
    pub fn row_of(&self, handle: Handle) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Record(handle))
    }

    /// Gives a row the height that it has on the page, say with its waveform open. Does nothing for
    /// a row that is not there.
    pub fn set_height(&mut self, row: usize, height: u32) {
        if row < self.rows.len() {
            self.sums.set(row, height);
        }
    }
}
