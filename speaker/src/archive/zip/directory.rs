//! The end of an archive and its list of contents.

use super::fields::{slice, u16_at, u32_at};
use super::{
    CENTRAL, CENTRAL_BYTES, DEFLATED, END, END_BYTES, FLAG_ENCRYPTED, FLAG_MASKED, FLAG_STRONG,
    LOCAL_BYTES, STORED, ZipEntry,
};
use crate::archive::limits::{
    MOST_DIRECTORY, MOST_ENTRY, MOST_FILES, MOST_RATIO, MOST_TOTAL, SMALL_ENTRY,
};
use crate::archive::{ArchiveError, Quarantined, names};
use core::ops::Range;
use std::collections::HashMap;

/// Bytes at the end of a file in which the archive's end must lie: itself and the longest comment.
pub(crate) const TAIL: u64 = END_BYTES as u64 + u16::MAX as u64;

/// In Unix modes: which kind of file (`S_IFMT`), and the two kinds taken. 0 is "not said".
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// Longest extra field of a file's head: its length has 16 bits (4.3.7).
const MOST_EXTRA: u64 = u16::MAX as u64;

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    /// Files that can be read, in the order of the list.
    pub(crate) entries: Vec<ZipEntry>,
    /// Files that are not to be read.
    pub(crate) refused: Vec<Quarantined>,
}

/// Where the list of contents lies, found from the last [`TAIL`] bytes (or all) of a file of
/// `length` bytes.
///
/// # Errors
/// No end, one part of several, the 64-bit form, or a list that is too long.
pub(crate) fn locate(tail: &[u8], length: u64) -> Result<Range<u64>, ArchiveError> {
    let last = tail
        .len()
        .checked_sub(END_BYTES)
        .ok_or(ArchiveError::NoDirectory)?;
    let found = (0..=last).rev().find(|at| is_end(tail, *at));
    let at = found.ok_or(ArchiveError::NoDirectory)?;
    let end_at = length.saturating_sub((tail.len() - at) as u64);
    let number = |field| u32_at(tail, at + field).unwrap_or(u32::MAX);
    let count = |field| u16_at(tail, at + field).unwrap_or(u16::MAX);
    let (size, offset) = (number(12), number(16));
    if size == u32::MAX || offset == u32::MAX || count(10) == u16::MAX {
        return Err(ArchiveError::Zip64);
    }
    if count(4) != 0 || count(6) != 0 || count(8) != count(10) {
        return Err(ArchiveError::MultiPart);
    }
    let end = u64::from(offset) + u64::from(size);
    if end > end_at || u64::from(size) > MOST_DIRECTORY {
        return Err(ArchiveError::DirectoryBroken);
    }
    Ok(u64::from(offset)..end)
}

/// Whether an archive ends here: the signature, and a comment that reaches the end of the file.
fn is_end(tail: &[u8], at: usize) -> bool {
    let rest = tail.len() - at;
    u32_at(tail, at) == Some(END)
        && u16_at(tail, at + 20).is_some_and(|comment| END_BYTES + usize::from(comment) == rest)
}

impl Directory {
    /// Reads the list of contents, which lies at `place` in the file.
    ///
    /// # Errors
    /// [`ArchiveError::TooManyFiles`], [`ArchiveError::TooLarge`]; what is wrong with single files
    /// is in [`refused`](Self::refused).
    pub(crate) fn read(bytes: &[u8], place: &Range<u64>) -> Result<Self, ArchiveError> {
        let mut found = Self::default();
        let mut at = 0;
        while at < bytes.len() {
            let Some((next, read)) = read_one(bytes, at) else {
                let broken = ArchiveError::DirectoryBroken;
                found
                    .refused
                    .push(Quarantined::new("(list of contents)", broken));
                break;
            };
            at = next;
            match read {
                Ok(Some(entry)) => found.entries.push(entry),
                Ok(None) => {}
                Err(refused) => found.refused.push(refused),
            }
            if found.entries.len() + found.refused.len() > MOST_FILES {
                return Err(ArchiveError::TooManyFiles);
            }
        }
        found.refuse_shared_names();
        found.set_extents(place.start);
        let total = found.entries.iter().map(|entry| entry.size).sum::<u64>();
        if total > MOST_TOTAL {
            return Err(ArchiveError::TooLarge);
        }
        Ok(found)
    }

    /// The file of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&ZipEntry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    fn refuse_shared_names(&mut self) {
        let mut times: HashMap<String, u32> = HashMap::new();
        for entry in &self.entries {
            *times.entry(entry.name.clone()).or_default() += 1;
        }
        self.refuse(ArchiveError::DuplicateName, |entry| {
            times.get(&entry.name).is_some_and(|times| *times > 1)
        });
    }

    /// A file may reach up to the next one, the last one up to the list of contents, and none
    /// further than its head and data can: what nobody speaks of in between is never read.
    fn set_extents(&mut self, end: u64) {
        let mut starts: Vec<u64> = self
            .entries
            .iter()
            .map(|entry| entry.extent.start)
            .collect();
        starts.sort_unstable();
        for entry in &mut self.entries {
            let start = entry.extent.start;
            let next = starts.partition_point(|other| *other <= start);
            entry.extent.end = starts.get(next).copied().unwrap_or(end).min(end);
            let shared = starts.get(next.wrapping_sub(2)) == Some(&start);
            let least = LOCAL_BYTES as u64 + entry.raw_name.len() as u64 + entry.packed;
            if shared || start.saturating_add(least) > entry.extent.end {
                entry.extent = 0..0;
            }
            let most = start.saturating_add(least).saturating_add(MOST_EXTRA);
            entry.extent.end = entry.extent.end.min(most);
        }
        self.refuse(ArchiveError::Overlap, |entry| entry.extent.is_empty());
    }

    fn refuse(&mut self, why: ArchiveError, bad: impl Fn(&ZipEntry) -> bool) {
        let refused = self.entries.iter().filter(|entry| bad(entry));
        let refused = refused.map(|entry| Quarantined::new(&entry.name, why));
        self.refused.extend(refused);
        self.entries.retain(|entry| !bad(entry));
    }
}

/// One entry and where the next one begins; no entry for a folder; nothing where the list breaks.
fn read_one(bytes: &[u8], at: usize) -> Option<(usize, Result<Option<ZipEntry>, Quarantined>)> {
    let head = slice(bytes, at, CENTRAL_BYTES)?;
    if u32_at(head, 0)? != CENTRAL {
        return None;
    }
    let name_length = usize::from(u16_at(head, 28)?);
    let name = slice(bytes, at + CENTRAL_BYTES, name_length)?;
    let others = usize::from(u16_at(head, 30)?) + usize::from(u16_at(head, 32)?);
    let next = at + CENTRAL_BYTES + name_length + others;
    if next > bytes.len() {
        return None;
    }
    let read =
        judge(head, name).map_err(|why| Quarantined::new(&String::from_utf8_lossy(name), why));
    Some((next, read))
}

/// Whether a file is to be taken, from its entry in the list.
fn judge(head: &[u8], raw_name: &[u8]) -> Result<Option<ZipEntry>, ArchiveError> {
    let broken = ArchiveError::DirectoryBroken;
    let short = |field| u16_at(head, field).ok_or(broken);
    let long = |field| u32_at(head, field).ok_or(broken);
    let name = names::path(raw_name)?;
    let kind = long(38)? >> 16 & KIND;
    if !matches!(kind, 0 | REGULAR | FOLDER) {
        return Err(ArchiveError::NotAFile);
    }
    if name.ends_with('/') {
        return Ok(None);
    }
    let (flags, method) = (short(8)?, short(10)?);
    let (packed, size, offset) = (long(20)?, long(24)?, long(42)?);
    if flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED) != 0 {
        return Err(ArchiveError::Encrypted);
    }
    if ![STORED, DEFLATED].contains(&method) {
        return Err(ArchiveError::Method(method));
    }
    if [packed, size, offset].contains(&u32::MAX) {
        return Err(ArchiveError::Zip64);
    }
    let (packed, size) = (u64::from(packed), u64::from(size));
    if size > MOST_ENTRY || packed > MOST_ENTRY {
        return Err(ArchiveError::EntryTooLarge);
    }
    if size > SMALL_ENTRY && size / MOST_RATIO > packed {
        return Err(ArchiveError::Bomb);
    }
    if method == STORED && packed != size {
        return Err(ArchiveError::WrongSize);
    }
    Ok(Some(ZipEntry {
        name,
        raw_name: raw_name.to_vec(),
        method,
        crc: long(16)?,
        packed,
        size,
        extent: u64::from(offset)..u64::from(offset),
    }))
}
