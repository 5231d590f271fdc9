//! One file of an archive.

use super::fields::{slice, u16_at, u32_at};
use super::{FLAG_DESCRIPTOR, LOCAL, LOCAL_BYTES, STORED};
use crate::archive::ArchiveError;
use core::ops::Range;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::borrow::Cow;

/// One file of an archive, still packed and elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZipEntry {
    pub(super) name: String,
    pub(super) raw_name: Vec<u8>,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: u64,
    pub(super) size: u64,
    pub(super) extent: Range<u64>,
}

impl ZipEntry {
    /// Its path, `/` between the parts; safe, see `names::path`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Bytes when unpacked, as the archive says.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Which bytes of the archive to hand to [`open`](Self::open).
    #[must_use]
    pub fn range(&self) -> Range<u64> {
        self.extent.clone()
    }

    /// Unpacks the file from its bytes in the archive and checks size and checksum.
    ///
    /// # Errors
    /// What is wrong with it; nothing larger than [`size`](Self::size) is ever made.
    pub fn open<'a>(&self, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, ArchiveError> {
        if bytes.len() as u64 != self.extent.end - self.extent.start {
            return Err(ArchiveError::OutOfStep);
        }
        let data = self.data(bytes)?;
        let unpacked = if self.method == STORED {
            Cow::Borrowed(data)
        } else {
            Cow::Owned(self.inflate(data)?)
        };
        if unpacked.len() as u64 != self.size {
            return Err(ArchiveError::WrongSize);
        }
        if crc32fast::hash(&unpacked) != self.crc {
            return Err(ArchiveError::WrongChecksum);
        }
        Ok(unpacked)
    }

    /// The packed data behind the file's own head, which must say what the list of contents says.
    fn data<'a>(&self, bytes: &'a [u8]) -> Result<&'a [u8], ArchiveError> {
        let head = slice(bytes, 0, LOCAL_BYTES).ok_or(ArchiveError::CutOff)?;
        let short = |field| u16_at(head, field).unwrap_or(0);
        let long = |field| u32_at(head, field).map(u64::from);
        let name_length = usize::from(short(26));
        let name = slice(bytes, LOCAL_BYTES, name_length);
        let here = [long(14), long(18), long(22)];
        let there = [u64::from(self.crc), self.packed, self.size].map(Some);
        // Programs that learn the sizes only afterwards leave zeros here.
        let later = short(6) & FLAG_DESCRIPTOR != 0 && here == [Some(0); 3];
        let same = u32_at(head, 0) == Some(LOCAL)
            && short(8) == self.method
            && name == Some(&self.raw_name)
            && (later || here == there);
        if !same {
            return Err(ArchiveError::LocalHeader);
        }
        let start = LOCAL_BYTES + name_length + usize::from(short(28));
        let packed = usize::try_from(self.packed).map_err(|_| ArchiveError::EntryTooLarge)?;
        slice(bytes, start, packed).ok_or(ArchiveError::CutOff)
    }

    fn inflate(&self, data: &[u8]) -> Result<Vec<u8>, ArchiveError> {
        let most = usize::try_from(self.size).map_err(|_| ArchiveError::EntryTooLarge)?;
        decompress_to_vec_with_limit(data, most).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => ArchiveError::WrongSize,
            _ => ArchiveError::BadPacking,
        })
    }
}
