//! The second stage: a committee of other networks looks once more at what woke the speaker.
//!
//! It emulates the "cloud verification" of real speakers, on this device. It rests until the first
//! stage wakes at a sample W. Then it starts from nothing, hears the last 1.5 s of features and,
//! as they arrive, those of the next 100 ms. Its score is the **highest output of the steps that end
//! within W − 200 ms ..= W + 100 ms**: the word has just been said, so what lies before does not count.
//! The model file's `smooth` plays no part.
//!
//! The work is spread: every call does a share of the steps in proportion to the sound it brought, all
//! of them within 110 ms, and the verdict falls at W + 120 ms whatever the calls were. What is not
//! done by then (after a very long call) is done then. So the verdict never depends on how the
//! browser cuts the sound.
//!
//! Units: samples at 16 kHz, frames of 10 ms, steps of two frames, scores 0..=1.

use crate::frames::Frames;
use crate::model::{Model, STRIDE};
use crate::network::Network;
use crate::protocol::{Event, Samples};

/// Frames heard from before the wake: 1.5 s, the longest "Alexa" with room before it.
pub const BEFORE: u64 = 150;

/// Frames heard from after the wake: 100 ms, the end of a word that was decided on early.
pub const AFTER: u64 = 10;

/// From the wake to the verdict: 120 ms, the last frame and 20 ms to be done with it.
pub const DUE: Samples = 1_920;

/// Steps that one verdict takes.
pub const STEPS: u32 = ((BEFORE + AFTER) / STRIDE as u64) as u32;

/// Steps whose output counts: those that end from 200 ms before the wake to 100 ms after it, both
/// included.
const COUNTED: u32 = 16;

/// Time over which the steps are spread, milliseconds: shorter than [`DUE`], so that a quantum
/// that comes late leaves nothing to be caught up with.
const SPREAD_MS: u64 = 110;

/// The second stage. All memory is taken in [`new`](Self::new).
#[derive(Debug)]
pub struct Verifier {
    network: Network,
    threshold: f32,
    on: bool,
    run: Option<Run>,
    steps: u64,
}

/// One wake being looked at.
#[derive(Clone, Copy, Debug)]
struct Run {
    due: Samples,
    /// Number of the next frame to hear.
    next: u64,
    /// Steps done.
    done: u32,
    best: f32,
    /// Sound brought that no step has been done for yet, in units that [`Verifier::work`] knows.
    credit: u64,
}

/// What the second stage thinks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Sample at which it fell.
    pub at: Samples,
    /// Whether the wake word was said.
    pub accepted: bool,
    /// Highest output that counts.
    pub score: f32,
}

impl Verifier {
    /// A verifier, switched on, with the model's own threshold (that of normal sensitivity).
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self {
            threshold: model.thresholds.normal,
            network: Network::new(model),
            on: true,
            run: None,
            steps: 0,
        }
    }

    /// Switches it on or off; switched off, it gives no verdict on a wake that it was looking at.
    pub fn switch(&mut self, on: bool) {
        self.on = on;
        if !on {
            self.drop_it();
        }
    }

    /// Changes the score from which a wake is accepted.
    pub fn set_threshold(&mut self, threshold: f32) {
        self.threshold = threshold;
    }

    /// Begins to look at a wake at sample `at`, after which `frames` were known.
    pub fn begin(&mut self, at: Samples, frames: &Frames) {
        if !self.on {
            return;
        }
        self.network.reset();
        self.run = Some(Run {
            due: at + DUE,
            next: frames.end() - BEFORE,
            done: 0,
            best: 0.0,
            credit: 0,
        });
    }

    /// Does the share of the work that belongs to `input` samples of a microphone of `rate` Hz.
    pub fn work(&mut self, input: usize, rate: u32, frames: &Frames) {
        let price = u64::from(rate) * SPREAD_MS;
        let Some(run) = &mut self.run else { return };
        run.credit += input as u64 * u64::from(STEPS) * 1_000;
        let affordable = run.credit / price;
        run.credit %= price;
        for _ in 0..affordable {
            if !self.step(frames) {
                return;
            }
        }
    }

    /// The verdict, once `now` has come to it. It stays until [`drop_it`](Self::drop_it).
    pub fn verdict(&mut self, now: Samples, frames: &Frames) -> Option<Verdict> {
        if now < self.run?.due {
            return None;
        }
        while self.step(frames) {}
        let Run { due, best, .. } = self.run?;
        Some(Verdict {
            at: due,
            accepted: best >= self.threshold,
            score: best,
        })
    }

    /// Lets go of the wake that it is looking at.
    pub fn drop_it(&mut self) {
        self.run = None;
    }

    /// Forgets everything heard.
    pub fn forget(&mut self) {
        self.drop_it();
        self.network.reset();
    }

    /// Steps done since the start: the measure of its work.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Does one step, unless all are done or its frames are still to come.
    fn step(&mut self, frames: &Frames) -> bool {
        let Some(run) = self.run.as_mut().filter(|run| run.done < STEPS) else {
            return false;
        };
        let (Some(first), Some(second)) = (frames.get(run.next), frames.get(run.next + 1)) else {
            return false;
        };
        self.network.push(first);
        let output = self.network.push(second).unwrap_or(0.0);
        run.next += STRIDE as u64;
        run.done += 1;
        if run.done > STEPS - COUNTED {
            run.best = run.best.max(output);
        }
        self.steps += 1;
        true
    }
}

impl From<Verdict> for Event {
    fn from(verdict: Verdict) -> Self {
        let Verdict {
            at,
            accepted,
            score,
        } = verdict;
        Self::Verified {
            at,
            accepted,
            score,
        }
    }
}

// `step` hears two frames at a time.
const _: () = assert!(STRIDE == 2, "a step is two frames");
