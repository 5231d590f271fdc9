//! Everything, or what was chosen, as one ZIP.

use std::rc::Rc;

use hearsay_speaker::archive::{Contents, Export, Step, Summary};
use hearsay_speaker::history::{Filter, RecordRef};
use hearsay_speaker::ledger::Event;
use hearsay_speaker::record::Recording;
use leptos::prelude::*;
use web_sys::Blob;

use super::job::Job;
use super::parts::Parts;
use super::sound::Sound;
use super::stop::Stop;
use super::{BUSY, extras};
use crate::body::controller::Body;
use crate::body::{clock, download};
use crate::shared::NoticeKind;
use crate::shared::archive::ArchiveProgress;

/// What the browser takes the file for.
const KIND: &str = "application/zip";

/// What is being done.
const WHAT: &str = "Saving recordings";

/// Told when a choice was saved.
const CHOICE_SAVED: &str = "The chosen recordings were put with your downloads as one ZIP, which is \
    not encrypted. Privacy, Files tells what is in it.";

impl Body {
    /// Saves these recordings, or everything.
    pub(super) async fn export(self: Rc<Self>, which: Option<Vec<RecordRef>>) {
        let Some(mut job) = Job::begin(Rc::clone(&self), WHAT) else {
            self.tell(NoticeKind::Told(BUSY.to_owned()));
            return;
        };
        // A choice is made in the history, where this panel's outcome is out of sight.
        let chosen = which.is_some();
        let outcome = match save(&mut job, which).await {
            Ok(summary) => {
                let recordings = u32::try_from(summary.recordings).unwrap_or(u32::MAX);
                self.log(Event::Exported { recordings }, None);
                if chosen {
                    self.tell(NoticeKind::Told(CHOICE_SAVED.to_owned()));
                }
                ArchiveProgress::Exported(summary)
            }
            Err(Stop::Cancelled) => {
                ArchiveProgress::Cancelled("Cancelled. Nothing was saved.".to_owned())
            }
            Err(stop) => {
                if chosen {
                    self.tell(NoticeKind::Told(stop.to_string()));
                }
                ArchiveProgress::Refused(stop.to_string())
            }
        };
        job.end(outcome);
    }

    /// What goes into an archive. A choice may be meant for somebody else: ledger, rules and
    /// remnants, which tell of other recordings, only go with everything.
    fn contents(&self, which: Option<Vec<RecordRef>>) -> Contents {
        let now = clock::now();
        let privacy = &self.shared.privacy;
        match which {
            Some(chosen) => Contents {
                recordings: chosen
                    .iter()
                    .filter_map(|record| self.shared.library.get(record))
                    .collect(),
                now,
                ..Contents::default()
            },
            None => Contents {
                recordings: self.everything(),
                ledger: privacy.ledger.try_get_untracked().unwrap_or_default(),
                extras: extras::write(privacy),
                now,
            },
        }
    }

    /// All recordings but those that are about to be deleted.
    fn everything(&self) -> Vec<Recording> {
        let all = self.shared.library.with_untracked(|history| {
            let shown = history.query(&Filter::default(), clock::now());
            let shown = shown.into_iter().filter_map(|handle| history.get(handle));
            shown.cloned().collect()
        });
        all.unwrap_or_default()
    }
}

async fn save(job: &mut Job, which: Option<Vec<RecordRef>>) -> Result<Summary, Stop> {
    job.whole_history().await?;
    let chosen = which.is_some();
    let contents = job.body.contents(which);
    if chosen && contents.recordings.is_empty() {
        return Err(Stop::Nothing);
    }
    let name = download::archive_name(contents.now);
    let (file, summary) = make(job, contents).await?;
    download::save_file(&name, &file).map_err(|_| Stop::Unsaved)?;
    Ok(summary)
}

/// The file, made a recording at a time.
async fn make(job: &mut Job, contents: Contents) -> Result<(Blob, Summary), Stop> {
    let mut export = Export::new(contents)?;
    let mut parts = Parts::default();
    let (mut done, mut of) = (0, 0);
    let summary = loop {
        job.step(WHAT, done, of).await?;
        match export.next()? {
            Step::Sound(asked) => match job.body.sound_of(&asked).await? {
                Sound::Wav(wav) => export.sound(Some(&wav))?,
                Sound::None => export.sound(None)?,
                Sound::Damaged => export.unreadable()?,
                Sound::Gone => export.leave_out()?,
            },
            Step::Chunk(chunk) => {
                (done, of) = (chunk.done, chunk.of);
                parts.push(&chunk.bytes).map_err(|_| Stop::Unsaved)?;
            }
            Step::Done(summary) => break summary,
        }
    };
    let file = parts.finish(KIND).map_err(|_| Stop::Unsaved)?;
    Ok((file, summary))
}
