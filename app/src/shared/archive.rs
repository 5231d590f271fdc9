//! Saving everything as a file and reading such a file again, as the glass sees it.

use hearsay_speaker::{
    archive::{Listing, Quarantined, Summary},
    history::RecordRef,
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
