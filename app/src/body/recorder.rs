//! Writing a recording while it is heard: one job after another, in the order of what happened.
//!
//! Sound arrives faster than a disk may write, and every write is asynchronous, so jobs wait in a
//! queue; a capture has a hard cap, which bounds it (15 s are 1 MB). A failed write is told once,
//! the rest of the sound is let go, and the recording is finished with what is there. Nothing here
//! stops the hearing.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::record::{Recording, RecordingHead, RecordingTail};
use wasm_bindgen_futures::spawn_local;

use super::recogniser::Written;
use super::store::Store;
use crate::vault::{Destroyed, VaultError, Writer};

/// What became of a job.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The recording lies in the vault.
    Kept(Box<Recording>),
    /// Its answer was added.
    Answered(Box<Recording>),
    /// The recording was destroyed.
    Dropped(Destroyed),
    /// Could not even begin: nothing can be kept, but nothing was interrupted either.
    NotBegun(VaultError),
    /// Could not be written any further; told once for each recording.
    Failed(VaultError),
    /// Could not be finished: it lies in the vault as interrupted.
    CutOff,
}

/// Called when everything queued before it is done, with the last recording if it was kept.
type Then = Box<dyn FnOnce(Option<RecordRef>)>;

enum Job {
    Begin(RecordingHead),
    Append(Vec<f32>),
    Finish(RecordingTail),
    Answer(String, Box<Written>),
    Drop,
    Then(Then),
}

/// The recording in the works.
#[derive(Debug, Default)]
struct Work {
    writer: Option<Writer>,
    /// Samples that the vault took.
    taken: u64,
    /// A write failed: the rest of the sound is let go.
    failed: bool,
    /// The recording kept last, for its answer.
    kept: Option<RecordRef>,
}

/// The queue.
pub(super) struct Recorder {
    store: Rc<Store>,
    jobs: RefCell<VecDeque<Job>>,
    /// What is in the works while no job runs.
    resting: RefCell<Work>,
    busy: Cell<bool>,
    told: Box<dyn Fn(Outcome)>,
}

impl std::fmt::Debug for Recorder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recorder")
            .field("jobs", &self.jobs.borrow().len())
            .finish()
    }
}

impl Recorder {
    /// A recorder into this store; `told` learns what became of the recordings.
    pub(super) fn new(store: Rc<Store>, told: impl Fn(Outcome) + 'static) -> Rc<Self> {
        let (jobs, resting, busy) = Default::default();
        Rc::new(Self {
            store,
            jobs,
            resting,
            busy,
            told: Box::new(told),
        })
    }

    /// Opens a recording; an open one is left as it is, to be found interrupted.
    pub(super) fn begin(self: &Rc<Self>, head: RecordingHead) {
        self.queue(Job::Begin(head));
    }

    /// Adds sound.
    pub(super) fn append(self: &Rc<Self>, samples: Vec<f32>) {
        self.queue(Job::Append(samples));
    }

    /// Finishes and keeps the recording.
    pub(super) fn finish(self: &Rc<Self>, tail: RecordingTail) {
        self.queue(Job::Finish(tail));
    }

    /// Writes the answer, and how the request was understood, into the recording kept last, if it
    /// was kept.
    pub(super) fn answer(self: &Rc<Self>, text: String, written: Written) {
        self.queue(Job::Answer(text, Box::new(written)));
    }

    /// Destroys the open recording.
    pub(super) fn drop_it(self: &Rc<Self>) {
        self.queue(Job::Drop);
    }

    /// Calls back when everything queued so far is done.
    pub(super) fn then(self: &Rc<Self>, then: impl FnOnce(Option<RecordRef>) + 'static) {
        self.queue(Job::Then(Box::new(then)));
    }

    fn queue(self: &Rc<Self>, job: Job) {
        self.jobs.borrow_mut().push_back(job);
        if !self.busy.replace(true) {
            let recorder = Rc::clone(self);
            spawn_local(async move { recorder.work().await });
        }
    }

    /// Works until the queue is empty.
    async fn work(&self) {
        let mut work = self.resting.take();
        while let Some(job) = self.next() {
            self.carry_out(job, &mut work).await;
        }
        self.resting.replace(work);
        self.busy.set(false);
    }

    /// The next job. A function of its own, so that the queue is not borrowed while the job runs.
    fn next(&self) -> Option<Job> {
        self.jobs.borrow_mut().pop_front()
    }

    async fn carry_out(&self, job: Job, work: &mut Work) {
        match job {
            Job::Begin(head) => self.do_begin(head, work).await,
            Job::Append(samples) => self.do_append(&samples, work).await,
            Job::Finish(tail) => self.do_finish(tail, work).await,
            Job::Answer(text, written) => self.do_answer(text, *written, work).await,
            Job::Drop => self.do_drop(work).await,
            Job::Then(then) => then(work.kept.clone()),
        }
    }

    async fn do_begin(&self, head: RecordingHead, work: &mut Work) {
        *work = Work::default();
        let begun = match self.store.vault(head.owner).await {
            Ok(vault) => vault.begin(head).await,
            Err(error) => Err(error),
        };
        match begun {
            Ok(writer) => work.writer = Some(writer),
            Err(error) => (self.told)(Outcome::NotBegun(error)),
        }
    }

    async fn do_append(&self, samples: &[f32], work: &mut Work) {
        if work.failed {
            return;
        }
        let Some(writer) = &mut work.writer else {
            return;
        };
        match writer.append(samples).await {
            Ok(()) => work.taken += samples.len() as u64,
            Err(error) => self.fail(error, work),
        }
    }

    async fn do_finish(&self, mut tail: RecordingTail, work: &mut Work) {
        let Some(writer) = work.writer.take() else {
            return;
        };
        if work.failed {
            // What the vault has is shorter than what was heard.
            tail.duration_ms = tail.duration_ms.min(to_ms(work.taken));
        }
        match writer.finish(tail).await {
            Ok(recording) => {
                work.kept = Some(RecordRef::of(&recording));
                (self.told)(Outcome::Kept(Box::new(recording)));
            }
            Err(error) => {
                self.fail(error, work);
                (self.told)(Outcome::CutOff);
            }
        }
    }

    async fn do_answer(&self, text: String, written: Written, work: &Work) {
        let Some(kept) = &work.kept else { return };
        let written = match self.store.vault(kept.owner).await {
            Ok(vault) => {
                let edit = |tail: &mut RecordingTail| {
                    tail.answer = Some(text);
                    tail.published = written.published;
                    tail.hearing = written.hearing;
                };
                vault.amend(&kept.id, edit).await
            }
            Err(error) => Err(error),
        };
        match written {
            Ok(recording) => (self.told)(Outcome::Answered(Box::new(recording))),
            // Deleted meanwhile: there is nothing to write an answer into.
            Err(VaultError::Gone) => {}
            Err(error) => (self.told)(Outcome::Failed(error)),
        }
    }

    async fn do_drop(&self, work: &mut Work) {
        let Some(writer) = work.writer.take() else {
            return;
        };
        match writer.drop_it().await {
            Ok(destroyed) => (self.told)(Outcome::Dropped(destroyed)),
            Err(error) => (self.told)(Outcome::Failed(error)),
        }
    }

    fn fail(&self, error: VaultError, work: &mut Work) {
        if !std::mem::replace(&mut work.failed, true) {
            (self.told)(Outcome::Failed(error));
        }
    }
}

/// Samples at the hearing part's rate as milliseconds.
fn to_ms(samples: u64) -> u32 {
    u32::try_from(super::capture::to_ms(samples)).unwrap_or(u32::MAX)
}
