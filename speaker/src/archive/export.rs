//! Making an archive, step by step.
//!
//! The caller takes one step after the other until [`Step::Done`], hands in one recording's sound
//! when asked for it, and puts the chunks one behind the other. Nothing but the record list and
//! one recording's sound is ever held here. To cancel, stop and drop it.

use super::history::{self, Line};
use super::limits::{MOST_ENTRY, MOST_RECORDINGS, MOST_TOTAL};
use super::step::{Chunk, Contents, Step, Summary};
use super::zip::ZipWriter;
use super::{ArchiveError, names, page, table, texts};
use crate::Millis;
use crate::ledger::{self, Entry, Hash};
use crate::record::{Condition, Recording};
use std::collections::HashSet;
use std::vec::IntoIter;

/// Files that follow the recordings, in this order.
#[derive(Clone, Copy, Debug)]
enum File {
    Readme,
    Ledger,
    Table,
    Page,
    History,
    Checksums,
}

const FILES: [File; 6] = [
    File::Readme,
    File::Ledger,
    File::Table,
    File::Page,
    File::History,
    File::Checksums,
];

/// Parts besides recordings: the files and the list of contents.
const OTHER_PARTS: usize = FILES.len() + 1;

/// An archive in the making.
pub struct Export {
    waiting: IntoIter<Recording>,
    asked: Option<Recording>,
    /// A recording's part that is ready to be taken.
    ready: Option<Vec<u8>>,
    lines: Vec<Line>,
    ledger: Vec<Entry>,
    extras: Option<String>,
    now: Millis,
    files: std::array::IntoIter<File, 6>,
    finished: bool,
    zip: ZipWriter,
    taken: HashSet<String>,
    sums: String,
    of: usize,
    done: usize,
    summary: Summary,
}

impl Export {
    /// Begins an archive.
    ///
    /// # Errors
    /// [`ArchiveError::TooManyRecordings`], or [`ArchiveError::TooLarge`] where the recordings'
    /// lengths already say that 4 GB will not do.
    pub fn new(contents: Contents) -> Result<Self, ArchiveError> {
        let count = contents.recordings.len();
        if count.saturating_add(OTHER_PARTS) > MOST_RECORDINGS {
            return Err(ArchiveError::TooManyRecordings);
        }
        let expected: u64 = contents.recordings.iter().map(expected_bytes).sum();
        if expected > MOST_TOTAL {
            return Err(ArchiveError::TooLarge);
        }
        Ok(Self {
            waiting: contents.recordings.into_iter(),
            asked: None,
            ready: None,
            lines: Vec::with_capacity(count),
            ledger: contents.ledger,
            extras: contents.extras,
            now: contents.now,
            files: FILES.into_iter(),
            finished: false,
            zip: ZipWriter::default(),
            taken: HashSet::new(),
            sums: String::new(),
            of: count + OTHER_PARTS,
            done: 0,
            summary: Summary::default(),
        })
    }

    /// The next step. Asked again before the sound was handed in, it asks for the same sound.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`], [`ArchiveError::NotWritable`]; the archive cannot be finished.
    #[expect(
        clippy::should_implement_trait,
        reason = "steps can fail and need input"
    )]
    pub fn next(&mut self) -> Result<Step, ArchiveError> {
        if let Some(bytes) = self.ready.take() {
            return Ok(self.chunk(bytes));
        }
        if self.asked.is_none() {
            self.asked = self.waiting.next();
        }
        if let Some(recording) = &self.asked {
            return Ok(Step::Sound(Box::new(recording.clone())));
        }
        if let Some(file) = self.files.next() {
            let bytes = self.file(file)?;
            return Ok(self.chunk(bytes));
        }
        if !self.finished {
            self.finished = true;
            let bytes = self.zip.finish()?;
            return Ok(self.chunk(bytes));
        }
        Ok(Step::Done(self.summary.clone()))
    }

    /// The sound of the recording that was asked for, a WAV file; `None` where there is none.
    ///
    /// # Errors
    /// [`ArchiveError::OutOfStep`] where none was asked for, [`ArchiveError::TooLarge`].
    pub fn sound(&mut self, wav: Option<&[u8]>) -> Result<(), ArchiveError> {
        let record = self.asked.take().ok_or(ArchiveError::OutOfStep)?;
        let wav = wav.filter(|wav| wav.len() as u64 <= MOST_ENTRY);
        self.summary.recordings += 1;
        let Some(wav) = wav else {
            self.summary.without_sound.push(record.head.id.clone());
            self.lines.push(Line {
                file: None,
                sha256: None,
                record,
            });
            self.ready = Some(Vec::new());
            return Ok(());
        };
        let at = record.head.started;
        let name = names::recording(at, &record.head.id, &mut self.taken);
        let hash = Hash::of(wav);
        self.sums.push_str(&texts::checksum_line(hash, &name));
        self.ready = Some(self.zip.file(&name, at, wav)?);
        self.lines.push(Line {
            file: Some(name),
            sha256: Some(hash),
            record,
        });
        Ok(())
    }

    /// The sound of the recording that was asked for is there but cannot be read: it is listed as
    /// damaged, without sound.
    ///
    /// # Errors
    /// As [`sound`](Self::sound).
    pub fn unreadable(&mut self) -> Result<(), ArchiveError> {
        if let Some(recording) = &mut self.asked {
            recording.condition = Condition::Damaged;
            self.summary.unreadable += 1;
        }
        self.sound(None)
    }

    /// Leaves out the recording that was asked for: it was deleted meanwhile.
    ///
    /// # Errors
    /// [`ArchiveError::OutOfStep`] where none was asked for.
    pub fn leave_out(&mut self) -> Result<(), ArchiveError> {
        self.asked.take().ok_or(ArchiveError::OutOfStep)?;
        self.ready = Some(Vec::new());
        Ok(())
    }

    fn file(&mut self, file: File) -> Result<Vec<u8>, ArchiveError> {
        let (name, bytes) = match file {
            File::Readme => (super::README, texts::readme(self.now).into_bytes()),
            File::Ledger => {
                let lines = ledger::write_lines(&self.ledger);
                let lines = lines.map_err(|_| ArchiveError::NotWritable)?;
                (super::LEDGER, lines.into_bytes())
            }
            File::Table => (super::TABLE, table::write(&self.lines)?),
            File::Page => (super::PAGE, page::write(&self.lines, self.now).into_bytes()),
            File::History => {
                let extras = self.extras.as_deref();
                (
                    super::HISTORY,
                    history::write(&self.lines, self.now, extras)?,
                )
            }
            File::Checksums => {
                let sums = core::mem::take(&mut self.sums);
                return self.zip.file(super::CHECKSUMS, self.now, sums.as_bytes());
            }
        };
        let sum = texts::checksum_line(Hash::of(&bytes), name);
        self.sums.push_str(&sum);
        self.zip.file(name, self.now, &bytes)
    }

    fn chunk(&mut self, bytes: Vec<u8>) -> Step {
        self.done += 1;
        self.summary.bytes += bytes.len() as u64;
        Step::Chunk(Chunk {
            bytes,
            done: self.done,
            of: self.of,
        })
    }
}

impl core::fmt::Debug for Export {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Export({} of {})", self.done, self.of)
    }
}

/// Bytes of a recording's WAV file by its length: 16 bits, one channel.
fn expected_bytes(recording: &Recording) -> u64 {
    let rate = u64::from(recording.head.sample_rate);
    u64::from(recording.tail.duration_ms)
        .saturating_mul(rate)
        .saturating_mul(2)
        / 1_000
}
