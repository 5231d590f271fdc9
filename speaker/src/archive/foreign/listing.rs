//! Rows and sound files, put together.

use super::columns::is_sound;
use super::rows::{Cells, rows};
use crate::Millis;
use crate::archive::limits::MOST_ROWS;
use crate::archive::{ArchiveError, Quarantined, Sound, ZipEntry, read_wav};
use core::fmt;
use core::ops::Range;
use std::collections::HashMap;

/// What an archive of another maker holds, to look at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Rows of all tables, in their order. Those without [`Row::sound`] could not be matched.
    pub rows: Vec<Row>,
    /// Sound that no row speaks of.
    pub unmatched: Vec<SoundFile>,
    /// What was left out.
    pub quarantined: Vec<Quarantined>,
}

/// One row of a table. Texts are any text: to be shown as text, never as HTML.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// When, where the time could be told; UTC where it named no zone.
    pub time: Option<Millis>,
    /// When, as it is written.
    pub time_text: String,
    /// What was understood.
    pub transcript: String,
    /// Name of the sound file as it is written.
    pub audio: String,
    /// The sound file, where exactly one fits.
    pub sound: Option<SoundFile>,
}

/// A sound file in the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundFile(ZipEntry);

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row({:?}, {:?})", self.time, self.sound)
    }
}

impl SoundFile {
    /// Path in the archive.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Which bytes of the archive to hand to [`open`](Self::open).
    #[must_use]
    pub fn range(&self) -> Range<u64> {
        self.0.range()
    }

    /// The sound.
    ///
    /// # Errors
    /// What is wrong with the file; [`ArchiveError::NotWav`] where it is sound of another kind.
    pub fn open(&self, bytes: &[u8]) -> Result<Sound, ArchiveError> {
        read_wav(&self.0.open(bytes)?)
    }
}

/// Rows of the tables read so far.
#[derive(Default)]
pub(in crate::archive) struct Tables {
    rows: Vec<Cells>,
}

impl Tables {
    /// Reads one more. A text that is no table of transcripts says so only where its name ends in
    /// `.csv` or `.tsv`: archives hold other texts too.
    pub(in crate::archive) fn read(
        &mut self,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), ArchiveError> {
        let more = match rows(bytes) {
            Err(ArchiveError::TableUnknown) if name.to_ascii_lowercase().ends_with(".txt") => {
                return Ok(());
            }
            more => more?,
        };
        let room = MOST_ROWS.saturating_sub(self.rows.len());
        let fits = more.len() <= room;
        self.rows.extend(more.into_iter().take(room));
        if fits {
            Ok(())
        } else {
            Err(ArchiveError::TooManyRows)
        }
    }
}

impl Listing {
    /// Matches rows to sound files.
    ///
    /// # Errors
    /// [`ArchiveError::NothingKnown`] where there are neither rows nor sound.
    pub(in crate::archive) fn new(
        tables: Tables,
        entries: Vec<ZipEntry>,
        quarantined: Vec<Quarantined>,
    ) -> Result<Self, ArchiveError> {
        let sounds: Vec<ZipEntry> = entries
            .into_iter()
            .filter(|entry| is_sound(entry.name()) && !entry.name().starts_with("__MACOSX/"))
            .collect();
        if sounds.is_empty() && tables.rows.is_empty() {
            return Err(ArchiveError::NothingKnown);
        }
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in sounds.iter().enumerate() {
            by_stem.entry(stem(entry.name())).or_default().push(at);
        }
        let mut matched = vec![false; sounds.len()];
        let mut find = |audio: &str| {
            let fitting = by_stem.get(&stem(audio))?;
            let at = the_one(fitting, &sounds, audio)?;
            if let Some(matched) = matched.get_mut(at) {
                *matched = true;
            }
            sounds.get(at).cloned().map(SoundFile)
        };
        let rows = tables.rows.into_iter().map(|cells| Row {
            sound: find(&cells.audio),
            time: cells.time,
            time_text: cells.time_text,
            transcript: cells.transcript,
            audio: cells.audio,
        });
        let rows = rows.collect();
        let unmatched = sounds
            .iter()
            .zip(&matched)
            .filter(|(_, matched)| !**matched);
        Ok(Self {
            rows,
            unmatched: unmatched
                .map(|(entry, _)| SoundFile(entry.clone()))
                .collect(),
            quarantined,
        })
    }
}

/// Of several files with one name, the one whose path ends as it is written; none if that is not
/// one.
fn the_one(fitting: &[usize], sounds: &[ZipEntry], audio: &str) -> Option<usize> {
    if let [only] = fitting {
        return Some(*only);
    }
    let written = audio.replace('\\', "/").to_lowercase();
    let mut ending = fitting.iter().copied().filter(|at| {
        let path = sounds.get(*at).map(|entry| entry.name().to_lowercase());
        path.is_some_and(|path| path == written || path.ends_with(&format!("/{written}")))
    });
    let first = ending.next();
    first.filter(|_| ending.next().is_none())
}

/// The file's name without folders and ending, in small letters: tables name files with and
/// without.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let name = name.to_lowercase();
    let stem = super::columns::SOUND_ENDS
        .iter()
        .find_map(|end| name.strip_suffix(end));
    stem.unwrap_or(&name).to_owned()
}
