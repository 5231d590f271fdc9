//! Recordings as WAV files, one file each.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::Event;
use leptos::prelude::*;

use super::sound::Sound;
use super::stop::Stop;
use crate::body::controller::Body;
use crate::body::download;
use crate::shared::NoticeKind;
use crate::shared::archive::ArchiveProgress;
use crate::shared::library::Reading;
use crate::vault::VaultError;

/// Most files saved one by one. Browsers ask before a page saves a second file and give up on pages
/// that save many; ten still fit a folder's view.
const MOST_FILES: usize = 10;

/// Time between two files, milliseconds: browsers drop downloads that begin at the same moment.
const BETWEEN_FILES_MS: u32 = 200;

impl Body {
    /// Saves these, or proposes one archive where they are many.
    pub(super) async fn save_wavs(self: Rc<Self>, records: Vec<RecordRef>) {
        if records.len() > MOST_FILES {
            self.propose_zip(records);
            return;
        }
        let mut failed = 0_usize;
        for (place, record) in records.iter().enumerate() {
            if place > 0 {
                TimeoutFuture::new(BETWEEN_FILES_MS).await;
            }
            match self.save_wav(record).await {
                Ok(true) => self.log(Event::Downloaded, Some(record)),
                Ok(false) => failed += 1,
                Err(stop) => {
                    self.tell(NoticeKind::Told(stop.to_string()));
                    return;
                }
            }
        }
        if failed > 0 {
            self.tell(NoticeKind::Told(not_saved(failed, records.len())));
        }
    }

    /// Whether there was sound to save.
    async fn save_wav(&self, record: &RecordRef) -> Result<bool, Stop> {
        if self.shared.library.reading.try_get_untracked() == Some(Reading::Locked) {
            return Err(VaultError::Locked.into());
        }
        let Some(recording) = self.shared.library.get(record) else {
            return Ok(false);
        };
        let Sound::Wav(wav) = self.sound_of(&recording).await? else {
            return Ok(false);
        };
        let name = download::file_name(recording.head.started);
        download::save(&name, &wav).map_err(|_| Stop::Unsaved)?;
        Ok(true)
    }

    fn propose_zip(&self, records: Vec<RecordRef>) {
        let count = records.len();
        if !self.archives.is_working() {
            self.shared
                .archive
                .progress
                .set(ArchiveProgress::Proposed(records));
        }
        self.tell(NoticeKind::Told(format!(
            "Browsers do not save {count} single files. Save them as one ZIP instead: under \
             Privacy, Files."
        )));
    }
}

fn not_saved(failed: usize, of: usize) -> String {
    if of == 1 {
        return "This recording has no sound that can be read. Nothing was saved.".to_owned();
    }
    format!("{failed} of {of} recordings have no sound that can be read and were not saved.")
}
