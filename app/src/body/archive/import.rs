//! Reading an archive: one of ours is taken in, one of another maker only shown.

use std::collections::HashMap;
use std::rc::Rc;

use hearsay_speaker::archive::{
    Archive, Fingerprint, Opened, Opening, Plan, Planning, Quarantined, RecordKey,
};
use hearsay_speaker::ledger;
use web_sys::File;

use super::job::Job;
use super::stop::Stop;
use super::taking::Taking;
use super::{BUSY, existing, extras, slice};
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::archive::{ArchiveProgress, ForeignLedger, Import};

impl Body {
    /// Reads an archive.
    pub(super) async fn import(self: Rc<Self>, file: File) {
        let Some(mut job) = Job::begin(Rc::clone(&self), "Opening the archive") else {
            self.tell(NoticeKind::Told(BUSY.to_owned()));
            return;
        };
        let outcome = match open(&mut job, &file).await {
            Ok(Opened::Hearsay(archive)) => take_in(&mut job, &file, archive).await,
            Ok(Opened::Foreign(listing)) => {
                self.show_foreign(file, listing);
                ArchiveProgress::Idle
            }
            Err(Stop::Cancelled) => {
                ArchiveProgress::Cancelled("Cancelled. Nothing was taken in.".to_owned())
            }
            Err(stop) => ArchiveProgress::Refused(stop.to_string()),
        };
        job.end(outcome);
    }
}

/// What the file is, from its end and the texts in it.
async fn open(job: &mut Job, file: &File) -> Result<Opened, Stop> {
    let mut opening = Opening::new(file.size() as u64);
    while let Some(range) = opening.needs() {
        job.step("Opening the archive", 0, 0).await?;
        opening.give(&slice::read(file, range).await?)?;
    }
    Ok(opening.finish()?)
}

/// Takes in what is new and says what became of all.
async fn take_in(job: &mut Job, file: &File, mut archive: Archive) -> ArchiveProgress {
    let mut import = Import {
        quarantined: core::mem::take(&mut archive.quarantined),
        ledger: foreign_ledger(&archive),
        ..Import::default()
    };
    let plan = match plan(job, file, &archive).await {
        Ok(plan) => plan,
        Err(Stop::Cancelled) => {
            return ArchiveProgress::Cancelled("Cancelled. Nothing was taken in.".to_owned());
        }
        Err(stop) => return ArchiveProgress::Refused(stop.to_string()),
    };
    import.alike = plan.same.len();
    import.conflicts = plan.conflicting.len();
    for (at, why) in &plan.damaged {
        if let Some(record) = archive.records.get(*at) {
            import.quarantined.push(Quarantined {
                what: record.recording.head.id.clone(),
                why: *why,
            });
        }
    }
    let mut taking = Taking::new(import, plan.new.len());
    let taken = take_each(job, file, &archive, &plan, &mut taking).await;
    taking.end(&job.body, taken)
}

async fn take_each(
    job: &mut Job,
    file: &File,
    archive: &Archive,
    plan: &Plan,
    taking: &mut Taking,
) -> Result<(), Stop> {
    for at in &plan.new {
        let (done, of) = taking.progress();
        job.step("Taking recordings in", done, of).await?;
        let Some(record) = archive.records.get(*at) else {
            continue;
        };
        // Read a second time: all of them together may not fit the memory.
        let bytes = slice::read(file, record.range()).await?;
        taking.take(&job.body, record, &bytes).await?;
    }
    take_extras(job, archive, taking.import_mut()).await
}

async fn take_extras(job: &Job, archive: &Archive, import: &mut Import) -> Result<(), Stop> {
    let Some(json) = &archive.extras else {
        return Ok(());
    };
    match extras::read(json) {
        Ok(extras) => {
            import.rules = extras.rules;
            import.remnants = job.body.merge_remnants(&extras.remnants).await?;
        }
        Err(why) => import.quarantined.push(Quarantined {
            what: "extras of history.json".to_owned(),
            why,
        }),
    }
    Ok(())
}

/// Finds out, before anything is stored, what is new, alike, in conflict and damaged.
async fn plan(job: &mut Job, file: &File, archive: &Archive) -> Result<Plan, Stop> {
    job.whole_history().await?;
    let existing: HashMap<RecordKey, Fingerprint> = existing::fingerprints(job, archive).await?;
    let mut planning = Planning::new(archive, existing);
    while let Some(range) = planning.needs() {
        let (done, of) = planning.progress();
        job.step("Checking the archive", done, of).await?;
        planning.give(&slice::read(file, range).await?);
    }
    Ok(planning.finish())
}

/// The archive's own ledger, as far as it holds.
fn foreign_ledger(archive: &Archive) -> Option<ForeignLedger> {
    let read = &archive.ledger;
    let any = !read.entries.is_empty() || !read.refused.is_empty();
    any.then(|| ForeignLedger {
        verdict: ledger::check(&read.entries),
        refused: read.refused.len(),
    })
}
