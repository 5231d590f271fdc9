//! Putting recordings of an archive into the vaults, one whole one after the other.
//!
//! A recording is stored in one transaction, so that whatever stops this (a person, a full disk, the
//! page's end) leaves whole recordings only; reading the archive in again skips what is there and
//! goes on.

use hearsay_speaker::archive::{ArchiveError, Quarantined, Record, Restored};
use hearsay_speaker::ledger::Event;
use hearsay_speaker::record::{Condition, Recording};

use super::stop::Stop;
use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::archive::{ArchiveProgress, Import};
use crate::vault::VaultError;

/// An import under way.
#[derive(Debug)]
pub(super) struct Taking {
    import: Import,
    /// What is stored and not yet in the list that the page shows.
    fresh: Vec<Recording>,
    /// Recordings to be taken in.
    of: usize,
    done: usize,
}

impl Taking {
    /// Begins: `of` recordings are new.
    pub(super) fn new(import: Import, of: usize) -> Self {
        Self {
            import,
            fresh: Vec::new(),
            of,
            done: 0,
        }
    }

    /// Recordings looked at, and in all.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.done, self.of)
    }

    /// What became of it so far.
    pub(super) fn import_mut(&mut self) -> &mut Import {
        &mut self.import
    }

    /// Stores one recording; what is wrong with it alone is listed.
    ///
    /// # Errors
    /// What is the matter with the vault as a whole.
    pub(super) async fn take(
        &mut self,
        body: &Body,
        record: &Record,
        bytes: &[u8],
    ) -> Result<(), Stop> {
        self.done += 1;
        let why = match record.open(bytes) {
            // It could not be read where it was saved, so there is nothing to restore.
            Ok(restored) if restored.recording.condition == Condition::Damaged => {
                ArchiveError::SoundMissing
            }
            Ok(restored) => return self.store(body, restored).await,
            Err(why) => why,
        };
        self.import.quarantined.push(Quarantined {
            what: record.recording.head.id.clone(),
            why,
        });
        Ok(())
    }

    async fn store(&mut self, body: &Body, restored: Restored) -> Result<(), Stop> {
        let Recording {
            head,
            tail,
            condition,
            ..
        } = restored.recording;
        let samples = restored.sound.unwrap_or_default().samples;
        let vault = body.store.vault(head.owner).await?;
        let stored = vault
            .restore(head, tail, condition == Condition::Whole, &samples)
            .await?;
        self.import.taken += 1;
        self.fresh.push(stored);
        Ok(())
    }

    /// Shows what was stored, writes it down, and says how it ended.
    pub(super) fn end(self, body: &Body, how: Result<(), Stop>) -> ArchiveProgress {
        let Self {
            import, fresh, of, ..
        } = self;
        if !fresh.is_empty() {
            body.shared.library.update(|history| history.extend(fresh));
            body.tabs.tell(Note::HistoryChanged);
        }
        let refused = import.quarantined.len() + import.conflicts;
        if how.is_ok() || import.taken > 0 {
            let event = Event::Imported {
                recordings: u32::try_from(import.taken).unwrap_or(u32::MAX),
                refused: u32::try_from(refused).unwrap_or(u32::MAX),
            };
            body.log(event, None);
        }
        match how {
            Ok(()) => ArchiveProgress::Imported(import),
            Err(Stop::Cancelled) => {
                ArchiveProgress::Cancelled(so_far("Cancelled.", import.taken, of))
            }
            Err(Stop::Vault(VaultError::Full)) => {
                ArchiveProgress::Refused(so_far(FULL, import.taken, of))
            }
            Err(stop) => ArchiveProgress::Refused(so_far(&stop.to_string(), import.taken, of)),
        }
    }
}

/// Told when the browser gives no more room.
const FULL: &str = "There is no room left. Delete recordings in the history or make room on the \
    disk.";

/// Why it ended, and what is there.
fn so_far(why: &str, taken: usize, of: usize) -> String {
    if taken == 0 {
        return format!("{why} Nothing was taken in.");
    }
    format!(
        "{why} {taken} of {of} new recordings were taken in, each of them whole, and stay. Open the \
         archive again to take in the rest."
    )
}
