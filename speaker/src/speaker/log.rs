//! The event log: what came in and where it led, for the page to show and for tests to replay.

use super::state::LogEntry;
use std::collections::VecDeque;

/// Lines kept. A busy hour has about 100 requests of five inputs each; an entry is below 200 bytes
/// but for its sentence, so the log stays near 100 KB.
pub(super) const KEPT: usize = 500;

/// The last [`KEPT`] lines, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Log {
    lines: VecDeque<LogEntry>,
}

impl Log {
    /// Adds a line and forgets the oldest when there are too many.
    pub(super) fn push(&mut self, entry: LogEntry) {
        if self.lines.len() >= KEPT {
            self.lines.pop_front();
        }
        self.lines.push_back(entry);
    }

    /// Oldest first.
    pub(super) fn lines(&self) -> impl Iterator<Item = &LogEntry> {
        self.lines.iter()
    }
}
