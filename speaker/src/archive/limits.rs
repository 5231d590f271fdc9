//! How much of somebody else's file is believed. Sizes in bytes.
//!
//! Each limit is checked against what the file says of itself before anything is unpacked, and
//! unpacking stops at what was said: a small file cannot become a large one in memory.

use crate::Millis;

/// Largest entry once unpacked: 35 minutes of 16 kHz mono sound, three times the longest capture.
/// As samples in memory it takes four times as much at most (8-bit sound).
pub(super) const MOST_ENTRY: u64 = 64 << 20;

/// Largest table of transcripts: 100,000 lines of 160 bytes. Smaller than an entry, because a
/// line of nothing but commas takes eight bytes of memory for each of its own.
pub(super) const MOST_TABLE: u64 = 16 << 20;

/// Most of all entries together: what a ZIP without its 64-bit form can hold at all.
pub(super) const MOST_TOTAL: u64 = u32::MAX as u64;

/// Most entries: one less than the number that announces a 64-bit ZIP.
pub(super) const MOST_FILES: usize = 65_534;

/// Longest list of contents: [`MOST_FILES`] entries of 256 bytes.
pub(super) const MOST_DIRECTORY: u64 = 16 << 20;

/// An entry that grows more than this many times is a bomb. Deflate reaches 1,032; speech stays
/// below 3 and text below 20.
pub(super) const MOST_RATIO: u64 = 200;

/// Entries that unpack to no more than this may have any ratio: digital silence packs well.
pub(super) const SMALL_ENTRY: u64 = 1 << 20;

/// Longest path of an entry.
pub(super) const LONGEST_NAME: usize = 512;

/// Most recordings of a history: as many as an archive can hold files, and more than six years of
/// 25 a day.
pub(super) const MOST_RECORDINGS: usize = MOST_FILES;

/// Longest record in `history.json`: a hundred times what one with a long score trace takes.
pub(super) const LONGEST_RECORD: usize = 1 << 20;

/// Longest identifier of a record; the speaker's own have 36 letters.
pub(super) const LONGEST_ID: usize = 64;

/// Latest time of a record: the last that a browser's `Date` can tell (ECMA-262, 21.4.1.1).
pub const LATEST: Millis = 8_640_000_000_000_000;

/// Most rows of all tables of transcripts.
pub(super) const MOST_ROWS: usize = 200_000;

/// Most tables looked at.
pub(super) const MOST_TABLES: usize = 32;

/// Longest cell kept of a table, characters; the rest is cut off.
pub(super) const LONGEST_CELL: usize = 10_000;

/// Deepest nesting of the extras: what `serde_json` follows, too, before it gives up.
pub(super) const MOST_DEPTH: u32 = 127;
