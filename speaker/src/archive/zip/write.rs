//! Writing: each file becomes a chunk of bytes, the list of contents the last one.

use super::{CENTRAL, END, FLAG_UTF8, LOCAL, LOCAL_BYTES, STORED, UNIX};
use crate::Millis;
use crate::archive::limits::{MOST_FILES, MOST_TOTAL};
use crate::archive::{ArchiveError, names};
use crate::record::DayKey;

/// Version of the specification that a reader needs (4.4.3): 2.0.
const VERSION: u16 = 20;

/// A regular file that its owner may write and everybody read, as Unix keeps it, in the upper half
/// of the external attributes (4.4.15).
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// Years that a date of MS-DOS can tell (4.4.6).
const DOS_YEARS: (i32, i32) = (1980, 2107);

/// An archive in the making. Holds the list of contents, not the files.
#[derive(Debug, Default)]
pub(crate) struct ZipWriter {
    written: u64,
    files: u16,
    central: Vec<u8>,
}

impl ZipWriter {
    /// A whole file as it lies in the archive, to follow what was written before. `at` is its time.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`], [`ArchiveError::TooManyFiles`] where ZIP's 32 bits do not suffice.
    pub(crate) fn file(
        &mut self,
        name: &str,
        at: Millis,
        data: &[u8],
    ) -> Result<Vec<u8>, ArchiveError> {
        let too_large = |_| ArchiveError::TooLarge;
        let offset = u32::try_from(self.written).map_err(too_large)?;
        let size = u32::try_from(data.len()).map_err(too_large)?;
        let name_length = u16::try_from(name.len()).map_err(|_| ArchiveError::UnsafeName)?;
        if usize::from(self.files) >= MOST_FILES {
            return Err(ArchiveError::TooManyFiles);
        }
        let common = common(at, crc32fast::hash(data), size, name_length);

        let mut out = Vec::with_capacity(LOCAL_BYTES + name.len() + data.len());
        out.extend(LOCAL.to_le_bytes());
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(data);

        self.central.extend(CENTRAL.to_le_bytes());
        self.central.extend((UNIX << 8 | VERSION).to_le_bytes());
        self.central.extend_from_slice(&common);
        // No comment, first disk, binary.
        self.central.extend([0; 6]);
        self.central.extend(ATTRIBUTES.to_le_bytes());
        self.central.extend(offset.to_le_bytes());
        self.central.extend_from_slice(name.as_bytes());

        self.files += 1;
        self.written = self.written.saturating_add(out.len() as u64);
        if self.written.saturating_add(self.central.len() as u64) > MOST_TOTAL {
            return Err(ArchiveError::TooLarge);
        }
        Ok(out)
    }

    /// The list of contents, which ends the archive.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`], which [`file`](Self::file) has told before.
    pub(crate) fn finish(&mut self) -> Result<Vec<u8>, ArchiveError> {
        let too_large = |_| ArchiveError::TooLarge;
        let offset = u32::try_from(self.written).map_err(too_large)?;
        let size = u32::try_from(self.central.len()).map_err(too_large)?;
        let mut out = core::mem::take(&mut self.central);
        out.extend(END.to_le_bytes());
        // First disk, and the list begins on it.
        out.extend([0; 4]);
        out.extend(self.files.to_le_bytes());
        out.extend(self.files.to_le_bytes());
        out.extend(size.to_le_bytes());
        out.extend(offset.to_le_bytes());
        // No comment.
        out.extend([0; 2]);
        Ok(out)
    }
}

/// What both heads of a file share (4.3.7 from "version needed" to "extra field length").
fn common(at: Millis, crc: u32, size: u32, name_length: u16) -> Vec<u8> {
    let (time, date) = dos_time(at);
    let mut out = Vec::with_capacity(26);
    for number in [VERSION, FLAG_UTF8, STORED, time, date] {
        out.extend(number.to_le_bytes());
    }
    for number in [crc, size, size] {
        out.extend(number.to_le_bytes());
    }
    out.extend(name_length.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// Time and date as MS-DOS has them (4.4.6): two-second steps, years from 1980; here in UTC.
fn dos_time(at: Millis) -> (u16, u16) {
    let day = DayKey::of(at, 0);
    let (hour, minute, second) = names::clock(at);
    let time = (hour << 11) | (minute << 5) | (second / 2);
    let year = day.year.clamp(DOS_YEARS.0, DOS_YEARS.1) - DOS_YEARS.0;
    let date = year << 9 | i32::from(day.month) << 5 | i32::from(day.day);
    (
        u16::try_from(time).unwrap_or(0),
        u16::try_from(date).unwrap_or(0),
    )
}
