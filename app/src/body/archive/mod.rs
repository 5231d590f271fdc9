//! Archives: everything saved as one file, such a file read in again, and archives of other makers
//! looked at.
//!
//! What an archive is, `hearsay_speaker::archive` decides. Here its steps are driven: sound comes
//! out of the vaults a recording at a time, the file grows in the browser's hands, and what is read
//! stays a file of which byte ranges are asked for. One thing is done at a time, with progress, and
//! can be cancelled between any two recordings.

mod existing;
mod export;
mod extras;
mod foreign;
mod import;
mod job;
mod parts;
mod slice;
mod sound;
mod stop;
mod taking;
mod wavs;

use leptos::prelude::*;

pub(super) use job::Archives;

use super::controller::Body;
use crate::shared::archive::{ArchiveCommand, ArchiveProgress};

/// Told where something is being done already.
const BUSY: &str =
    "Something is being saved or read in already. Wait until it is done, or cancel it.";

impl Body {
    /// Does what a person asked about archives.
    pub(super) fn obey_archive(&self, command: ArchiveCommand) {
        match command {
            ArchiveCommand::Wav(records) => self.spawn(|body| body.save_wavs(records)),
            ArchiveCommand::Export(which) => self.spawn(|body| body.export(which)),
            ArchiveCommand::Import(file) => self.spawn(|body| body.import(file)),
            ArchiveCommand::Cancel => self.archives.cancel(),
            ArchiveCommand::PlayForeign(place) => self.spawn(|body| body.play_foreign(place)),
            ArchiveCommand::CloseForeign => self.close_foreign(),
            ArchiveCommand::Dismiss => self.dismiss_archive(),
        }
    }

    /// Puts an outcome away; what is still being done stays.
    fn dismiss_archive(&self) {
        if !self.archives.is_working() {
            self.shared.archive.progress.set(ArchiveProgress::Idle);
        }
    }
}
