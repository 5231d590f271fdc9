//! Opening an archive step by step: its end, its list of contents, the texts in it.

use super::foreign::Tables;
use super::history::History;
use super::limits::{MOST_TABLE, MOST_TABLES};
use super::zip::{Directory, TAIL, locate};
use super::{
    Archive, ArchiveError, CHECKSUMS, HISTORY, LEDGER, Listing, Quarantined, Record, ZipEntry,
    history, texts,
};
use crate::ledger::{self, Hash, Read};
use core::fmt;
use core::ops::Range;
use std::collections::{HashMap, HashSet};

/// What an archive turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// One of ours.
    Hearsay(Archive),
    /// Sound and tables of transcripts, to look at.
    Foreign(Listing),
}

/// An archive that is being opened: as long as [`needs`](Self::needs) names bytes of the file,
/// [`give`](Self::give) them; then [`finish`](Self::finish).
pub struct Opening {
    length: u64,
    stage: Stage,
    directory: Directory,
    /// Texts still to be read, the last one first.
    texts: Vec<ZipEntry>,
    found: Found,
}

enum Stage {
    End,
    Contents(Range<u64>),
    Texts,
}

#[derive(Default)]
struct Found {
    /// Folder in which everything lies: somebody may have packed the unpacked archive anew.
    folder: String,
    history: Option<Result<History, ArchiveError>>,
    history_hash: Option<Hash>,
    sums: HashMap<String, Hash>,
    ledger: Read,
    tables: Tables,
    quarantined: Vec<Quarantined>,
}

impl Opening {
    /// Begins with a file of `length` bytes.
    #[must_use]
    pub fn new(length: u64) -> Self {
        Self {
            length,
            stage: Stage::End,
            directory: Directory::default(),
            texts: Vec::new(),
            found: Found::default(),
        }
    }

    /// The bytes of the file to hand in next; `None` when everything is there.
    #[must_use]
    pub fn needs(&self) -> Option<Range<u64>> {
        match &self.stage {
            Stage::End => Some(self.length.saturating_sub(TAIL)..self.length),
            Stage::Contents(range) => Some(range.clone()),
            Stage::Texts => self.texts.last().map(ZipEntry::range),
        }
    }

    /// Hands in the bytes that were needed.
    ///
    /// # Errors
    /// What makes the file as a whole unreadable. What is wrong with single files in it is listed
    /// in what [`finish`](Self::finish) gives.
    pub fn give(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        let asked = self.needs().ok_or(ArchiveError::OutOfStep)?;
        if bytes.len() as u64 != asked.end - asked.start {
            return Err(ArchiveError::OutOfStep);
        }
        match &self.stage {
            Stage::End => self.stage = Stage::Contents(locate(bytes, self.length)?),
            Stage::Contents(range) => {
                self.directory = Directory::read(bytes, range)?;
                self.stage = Stage::Texts;
                self.choose_texts();
            }
            Stage::Texts => {
                if let Some(entry) = self.texts.pop() {
                    self.found.read(&entry, bytes);
                }
            }
        }
        Ok(())
    }

    /// Which texts tell what this is: our three, or all tables.
    fn choose_texts(&mut self) {
        let histories = self.directory.entries.iter().filter_map(|entry| {
            let folder = entry.name().strip_suffix(HISTORY)?;
            (folder.is_empty() || folder.ends_with('/')).then_some(folder)
        });
        let Some(folder) = histories.min_by_key(|folder| folder.len()) else {
            let tables = self.directory.entries.iter().rev();
            self.texts = tables.filter(|entry| is_table(entry)).cloned().collect();
            let over = self.texts.len().saturating_sub(MOST_TABLES);
            for entry in self.texts.drain(..over) {
                let too_many = ArchiveError::TooManyRows;
                let refused = Quarantined::new(entry.name(), too_many);
                self.found.quarantined.push(refused);
            }
            return;
        };
        self.found.folder = folder.to_owned();
        let ours = [LEDGER, CHECKSUMS, HISTORY].map(|name| format!("{folder}{name}"));
        let ours = ours.iter().filter_map(|name| self.directory.find(name));
        self.texts = ours.cloned().collect();
    }

    /// What the archive is.
    ///
    /// # Errors
    /// [`ArchiveError::OutOfStep`] while something is still needed; a history that cannot be read;
    /// [`ArchiveError::NothingKnown`].
    pub fn finish(mut self) -> Result<Opened, ArchiveError> {
        if self.needs().is_some() {
            return Err(ArchiveError::OutOfStep);
        }
        let mut quarantined = core::mem::take(&mut self.directory.refused);
        quarantined.append(&mut self.found.quarantined);
        match self.found.history.take() {
            Some(history) => Ok(Opened::Hearsay(self.archive(history?, quarantined))),
            None => {
                let tables = self.found.tables;
                let listing = Listing::new(tables, self.directory.entries, quarantined)?;
                Ok(Opened::Foreign(listing))
            }
        }
    }

    fn archive(self, history: History, mut quarantined: Vec<Quarantined>) -> Archive {
        let Found {
            folder,
            history_hash,
            sums,
            ledger,
            ..
        } = self.found;
        let mut by_name: HashMap<&str, &ZipEntry> = HashMap::new();
        for entry in &self.directory.entries {
            by_name.insert(entry.name(), entry);
        }
        if sums
            .get(HISTORY)
            .is_some_and(|sum| Some(*sum) != history_hash)
        {
            let changed = ArchiveError::WrongChecksum;
            quarantined.push(Quarantined::new(HISTORY, changed));
        }
        quarantined.extend(history.refused);
        let mut claimed = HashSet::new();
        let mut record = |line: history::Line| {
            let path = line.file.as_ref().map(|file| format!("{folder}{file}"));
            let entry = path.as_deref().and_then(|path| by_name.get(path)).copied();
            claimed.extend(path);
            Record::new(line, entry)
        };
        let records = history.lines.into_iter().map(&mut record).collect();
        for entry in &self.directory.entries {
            if entry.name().ends_with(".wav") && !claimed.contains(entry.name()) {
                quarantined.push(Quarantined::new(entry.name(), ArchiveError::Unlisted));
            }
        }
        Archive {
            exported: history.exported,
            records,
            ledger,
            extras: history.extras,
            quarantined,
        }
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Opening({} bytes, needs {:?})",
            self.length,
            self.needs()
        )
    }
}

impl Found {
    fn read(&mut self, entry: &ZipEntry, bytes: &[u8]) {
        if let Err(why) = self.try_read(entry, bytes) {
            self.quarantined.push(Quarantined::new(entry.name(), why));
        }
    }

    fn try_read(&mut self, entry: &ZipEntry, bytes: &[u8]) -> Result<(), ArchiveError> {
        let own = entry.name().strip_prefix(self.folder.as_str());
        let text = match (entry.open(bytes), own) {
            (Err(why), Some(HISTORY)) => {
                self.history = Some(Err(why));
                return Err(why);
            }
            (text, _) => text?,
        };
        match own {
            Some(HISTORY) => {
                self.history = Some(history::read(&text));
                self.history_hash = Some(Hash::of(&text));
            }
            Some(CHECKSUMS) => self.sums = texts::checksums(&text)?,
            Some(LEDGER) => self.ledger = ledger::read_lines(&text),
            _ => self.tables.read(entry.name(), &text)?,
        }
        Ok(())
    }
}

/// Whether this may be a table of transcripts.
fn is_table(entry: &ZipEntry) -> bool {
    let name = entry.name().to_ascii_lowercase();
    let hidden = name.starts_with("__macosx/");
    let known = [".csv", ".tsv", ".txt"]
        .iter()
        .any(|end| name.ends_with(end));
    known && !hidden && entry.size() <= MOST_TABLE
}
