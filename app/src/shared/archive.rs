//! Saving everything as a file and reading such a file again, as the glass sees it.

use hearsay_speaker::{
    Owner,
    archive::{Listing, Quarantined, SoundFile, Summary},
    history::RecordRef,
    ledger::Verdict,
};
use leptos::prelude::*;
use web_sys::File;

/// What an export or import is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ArchiveProgress {
    /// Nothing.
    #[default]
    Idle,
    /// So many parts of so many; can be cancelled.
    Working {
        /// What, in a few words.
        what: &'static str,
        /// Parts done.
        done: usize,
        /// Parts in all; 0 where not known.
        of: usize,
    },
    /// These are more than a browser saves as single files: one archive is proposed.
    Proposed(Vec<RecordRef>),
    /// An archive was handed to the browser.
    Exported(Summary),
    /// Recordings were taken in.
    Imported(Import),
    /// It was cancelled; nothing is left of it, or what the sentence says.
    Cancelled(String),
    /// It did not work; why, and what to do.
    Refused(String),
}

/// What became of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// Recordings taken in.
    pub taken: usize,
    /// Recordings that were there already, alike.
    pub alike: usize,
    /// Recordings that are there already but differ; what is there stayed.
    pub conflicts: usize,
    /// What was not taken in, and why.
    pub quarantined: Vec<Quarantined>,
    /// Remnants of deletions that were added to those here.
    pub remnants: usize,
    /// Whether the archive holds rules for keeping; those here stay in force.
    pub rules: bool,
    /// The archive's own ledger, looked at and not appended; `None` where it has none.
    pub ledger: Option<ForeignLedger>,
}

/// The ledger that lies in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignLedger {
    /// Whether its chain holds.
    pub verdict: Verdict,
    /// Lines that could not be read at all.
    pub refused: usize,
}

/// The signals. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct ArchiveState {
    /// What is being done.
    pub progress: RwSignal<ArchiveProgress>,
    /// Somebody else's archive, opened to look at.
    pub foreign: RwSignal<Option<Listing>>,
}

impl Default for ArchiveState {
    fn default() -> Self {
        Self::new()
    }
}

impl ArchiveState {
    /// Nothing going on.
    #[must_use]
    pub fn new() -> Self {
        Self {
            progress: RwSignal::default(),
            foreign: RwSignal::default(),
        }
    }
}

/// What the glass asks about archives.
#[derive(Clone, Debug, PartialEq)]
pub enum ArchiveCommand {
    /// Save these recordings, each as a WAV file of its own.
    Wav(Vec<RecordRef>),
    /// Save these recordings, or everything, as one ZIP.
    Export(Option<Vec<RecordRef>>),
    /// Read an archive in.
    Import(File),
    /// Stop what is being done.
    Cancel,
    /// Play a sound of the archive that is being looked at, by its place in the listing.
    PlayForeign(usize),
    /// Put the archive that is being looked at away.
    CloseForeign,
    /// Put the message about the last export or import away.
    Dismiss,
}

/// The name under which a sound of the archive that is being looked at is played. No recording has
/// it: identifiers have no colon.
#[must_use]
pub fn foreign_sound(place: usize) -> RecordRef {
    RecordRef {
        owner: Owner::Device,
        id: format!("foreign:{place}"),
    }
}

/// Whether this is such a name.
#[must_use]
pub fn is_foreign_sound(record: &RecordRef) -> bool {
    record.id.starts_with("foreign:")
}

/// The sounds of a listing, in the order of their places: those of the rows, then those that no row
/// speaks of. A row without sound has a place all the same.
#[must_use]
pub fn foreign_sound_at(listing: &Listing, place: usize) -> Option<&SoundFile> {
    match place.checked_sub(listing.rows.len()) {
        None => listing.rows.get(place)?.sound.as_ref(),
        Some(rest) => listing.unmatched.get(rest),
    }
}
