//! Where the rows of the list lie, and which of them are to be in the page.
//!
//! Units: CSS pixels from the top of the list. A row's height is a guess until the row was in the
//! page once. The header of a day stands in the item of the day's first record, so that a list has
//! only records as items; what that item is higher than guessed counts as the record's.

use core::ops::Range;
use hearsay_speaker::{
    history::{Handle, Heights, History, Row, Rows},
    record::DayKey,
};
use std::collections::HashMap;

/// Height of a day's header, CSS pixels: what the style sheet gives it at the usual type size.
const DAY: u32 = 64;
/// Height of a closed row before any was measured: two lines of text and a line of buttons.
const RECORD: u32 = 132;

/// One item that is to be in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The record.
    pub(super) handle: Handle,
    /// Number among the records of the list, from 1.
    pub(super) number: usize,
    /// Top, CSS pixels.
    pub(super) top: u64,
    /// The day that begins here, and how many records it has.
    pub(super) day: Option<(DayKey, usize)>,
}

/// The rows and what was measured of them.
pub(super) struct Layout {
    rows: Rows,
    /// Row numbers of the days' headers, rising.
    days: Vec<usize>,
    /// Heights of records as they were in the page.
    known: HashMap<Handle, u32>,
}

/// What measuring changed: how much further down everything below the row lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moved {
    /// Bottom of the row before, CSS pixels.
    bottom: u64,
    /// By how much, CSS pixels.
    by: i64,
}

impl Layout {
    /// An empty list.
    pub(super) fn new() -> Self {
        Self {
            rows: none(),
            days: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// The rows of what a filter found; what was measured stays known.
    pub(super) fn rebuild(&mut self, history: &History, found: &[Handle]) {
        self.known
            .retain(|handle, _| history.get(*handle).is_some());
        let heights = Heights {
            day: DAY,
            record: self.typical(),
        };
        self.rows = Rows::new(history, found, heights);
        self.days.clear();
        for row in 0..self.rows.len() {
            match self.rows.get(row) {
                Some(Row::Day { .. }) => self.days.push(row),
                Some(Row::Record(handle)) => {
                    if let Some(height) = self.known.get(&handle) {
                        self.rows.set_height(row, *height);
                    }
                }
                None => {}
            }
        }
    }

    /// The height that most rows seem to have: the median of what was measured.
    fn typical(&self) -> u32 {
        let mut heights: Vec<u32> = self.known.values().copied().collect();
        let middle = heights.len() / 2;
        if heights.is_empty() {
            return RECORD;
        }
        *heights.select_nth_unstable(middle).1
    }

    /// Height of the whole list.
    pub(super) fn height(&self) -> u64 {
        self.rows.height()
    }

    /// What is to be in the page for these pixels, and one more record wherever it is.
    pub(super) fn placed(&self, from: u64, to: u64, pinned: Option<Handle>) -> Vec<Placed> {
        let window = self.rows.window(from, to);
        let mut placed: Vec<Placed> = window.clone().filter_map(|row| self.place(row)).collect();
        let outside = pinned
            .filter(|handle| placed.iter().all(|item| item.handle != *handle))
            .and_then(|handle| self.rows.row_of(handle));
        if let Some(row) = outside
            && let Some(item) = self.place(row)
        {
            let at = if row < window.start { 0 } else { placed.len() };
            placed.insert(at, item);
        }
        placed
    }

    fn place(&self, row: usize) -> Option<Placed> {
        let Some(Row::Record(handle)) = self.rows.get(row) else {
            return None;
        };
        let above = row.checked_sub(1);
        let day = above.and_then(|row| match self.rows.get(row) {
            Some(Row::Day { day, records }) => Some((day, records)),
            _ => None,
        });
        let first = if day.is_some() { above } else { None };
        Some(Placed {
            handle,
            number: row - self.days_before(row) + 1,
            top: self.rows.top(first.unwrap_or(row)),
            day,
        })
    }

    fn days_before(&self, row: usize) -> usize {
        self.days.partition_point(|day| *day < row)
    }

    /// Items were found this high in the page. Gives by how much what lies below `offset` has moved;
    /// `None` if nothing changed.
    pub(super) fn take_in(&mut self, heights: &[(Handle, u32)], offset: u64) -> Option<i64> {
        let mut by = None;
        for (handle, height) in heights {
            let Some(moved) = self.measured(*handle, *height) else {
                continue;
            };
            let above = moved.bottom.saturating_add_signed(by.unwrap_or(0)) <= offset;
            *by.get_or_insert(0) += if above { moved.by } else { 0 };
        }
        by
    }

    /// An item was found this high in the page.
    fn measured(&mut self, handle: Handle, height: u32) -> Option<Moved> {
        let row = self.rows.row_of(handle)?;
        let item = self.place(row)?;
        let header = u32::try_from(self.rows.top(row) - item.top).unwrap_or(0);
        let height = height.saturating_sub(header);
        let (top, bottom) = (self.rows.top(row), self.rows.top(row + 1));
        self.known.insert(handle, height);
        let by = i64::from(height) - i64::try_from(bottom - top).unwrap_or(0);
        if by == 0 {
            return None;
        }
        self.rows.set_height(row, height);
        Some(Moved { bottom, by })
    }

    /// Top and bottom of a record's item.
    pub(super) fn span(&self, handle: Handle) -> Option<Range<u64>> {
        let row = self.rows.row_of(handle)?;
        Some(self.place(row)?.top..self.rows.top(row + 1))
    }

    /// The first record of which something lies below this.
    pub(super) fn at(&self, pixel: u64) -> Option<Handle> {
        let rows = self.rows.window(pixel, self.height());
        rows.filter_map(|row| self.place(row))
            .map(|item| item.handle)
            .next()
    }

    /// The record so many records further down, at most the last; negative for up, at most the
    /// first.
    pub(super) fn step(&self, from: Handle, by: i64) -> Option<Handle> {
        let row = self.rows.row_of(from)?;
        let number = i64::try_from(row - self.days_before(row)).unwrap_or(0);
        let last = i64::try_from(self.records()).unwrap_or(i64::MAX) - 1;
        let wanted = number.saturating_add(by).clamp(0, last.max(0));
        self.nth(usize::try_from(wanted).unwrap_or(0))
    }

    /// Number of records.
    pub(super) fn records(&self) -> usize {
        self.rows.len() - self.days.len()
    }

    /// A record by its number from 0: its row is that many further, and one more for each day that
    /// has begun.
    pub(super) fn nth(&self, number: usize) -> Option<Handle> {
        let days = self.days.iter().enumerate();
        let begun = days
            .take_while(|(place, day)| **day - place <= number)
            .count();
        match self.rows.get(number + begun) {
            Some(Row::Record(handle)) => Some(handle),
            _ => None,
        }
    }
}

/// No rows at all.
fn none() -> Rows {
    Rows::new(
        &History::new(|_| 0),
        &[],
        Heights {
            day: DAY,
            record: RECORD,
        },
    )
}
