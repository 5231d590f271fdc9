//! One export or import at a time: its progress, its cancelling, and air for the page.
//!
//! Invariant: between two steps no more than [`BREATH_MS`] of work are done without the browser
//! getting a turn, so that the page stays at hand and "Cancel" is heard.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::Millis;
use leptos::prelude::*;
use web_sys::File;

use super::stop::Stop;
use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::archive::ArchiveProgress;
use crate::shared::library::Reading;
use crate::vault::VaultError;

/// Work after which the browser gets a turn, milliseconds: a frame at 60 a second.
const BREATH_MS: Millis = 16;

/// Time between two looks whether the history is read, milliseconds.
const LOOK_MS: u32 = 50;

/// What the body remembers about archives.
#[derive(Debug, Default)]
pub(in crate::body) struct Archives {
    /// "Cancel" of what is being done.
    running: RefCell<Option<Rc<Cell<bool>>>>,
    /// The archive that is being looked at.
    pub(super) foreign: RefCell<Option<File>>,
}

impl Archives {
    /// Asks what is being done to stop.
    pub(super) fn cancel(&self) {
        if let Some(cancelled) = self.running.borrow().as_ref() {
            cancelled.set(true);
        }
    }

    /// Whether anything is being done.
    pub(super) fn is_working(&self) -> bool {
        self.running.borrow().is_some()
    }
}

/// Something that is being done. Dropping it makes room for the next.
pub(super) struct Job {
    pub(super) body: Rc<Body>,
    cancelled: Rc<Cell<bool>>,
    /// When the browser had its last turn.
    breathed: Millis,
}

impl Job {
    /// Begins, unless something else is being done.
    pub(super) fn begin(body: Rc<Body>, what: &'static str) -> Option<Self> {
        if body.archives.is_working() {
            return None;
        }
        let cancelled = Rc::new(Cell::new(false));
        body.archives.running.replace(Some(Rc::clone(&cancelled)));
        let job = Self {
            body,
            cancelled,
            // The first step shows itself at once.
            breathed: 0,
        };
        job.show(ArchiveProgress::Working {
            what,
            done: 0,
            of: 0,
        });
        Some(job)
    }

    /// To be called between two pieces of work: `done` parts of `of` are behind.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub(super) async fn step(
        &mut self,
        what: &'static str,
        done: usize,
        of: usize,
    ) -> Result<(), Stop> {
        // A clock that is set back makes one step breathe too much, not one too few.
        if clock::now().abs_diff(self.breathed) >= BREATH_MS {
            self.show(ArchiveProgress::Working { what, done, of });
            self.breathe().await;
        }
        if self.cancelled.get() {
            return Err(Stop::Cancelled);
        }
        Ok(())
    }

    /// A page that nobody sees needs no frames, and its timers may be held back to one a second.
    async fn breathe(&mut self) {
        if !document().hidden() {
            TimeoutFuture::new(0).await;
        }
        self.breathed = clock::now();
    }

    /// Waits until everything that the vaults hold is known.
    ///
    /// # Errors
    /// [`Stop::Cancelled`], [`VaultError::Locked`].
    pub(super) async fn whole_history(&mut self) -> Result<(), Stop> {
        loop {
            match self.body.shared.library.reading.try_get_untracked() {
                Some(Reading::Whole) => return Ok(()),
                Some(Reading::Locked) => return Err(VaultError::Locked.into()),
                Some(Reading::Opening | Reading::Partly) => {
                    self.step("Waiting until the history is read", 0, 0).await?;
                    TimeoutFuture::new(LOOK_MS).await;
                }
                None => return Err(Stop::Cancelled),
            }
        }
    }

    /// Ends with this outcome.
    pub(super) fn end(self, outcome: ArchiveProgress) {
        self.show(outcome);
    }

    fn show(&self, progress: ArchiveProgress) {
        // Given back where the page has ended meanwhile: nobody looks any more.
        if self
            .body
            .shared
            .archive
            .progress
            .try_set(progress)
            .is_some()
        {
            self.cancelled.set(true);
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.body.archives.running.take();
    }
}
