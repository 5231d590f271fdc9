//! The hearing engine: quanta in, messages out.
//!
//! Everything happens on a grid of 10 ms blocks at 16 kHz, so any split of the same sound into calls
//! gives the same messages. Nothing is allocated after [`Engine::new`], nothing panics on any input, and
//! the work is spread evenly: at most one score every second block, one piece of captured sound a
//! block, and of a second look at a wake a share in proportion to the sound of a call.
//!
//! A command takes effect after the last complete block.

mod core;

use self::core::Core;
use crate::detector::Detector;
use crate::frames::Frames;
use crate::gate::Gate;
use crate::intake::Intake;
use crate::model::{ALWAYS_ON, Model, SECOND_STAGE};
use crate::outbox::Outgoing;
use crate::protocol::{Command, SAMPLE_RATE, Samples, Status};
use crate::verifier::Verifier;

/// What turns 16 kHz samples into wake scores. [`Detector`] does; tests bring simpler ones.
pub trait Scorer {
    /// Samples from score to score.
    fn hop(&self) -> usize;
    /// Hears samples and hands `sink` one score (0..=1) a hop. Must not allocate.
    fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(f32));
    /// Score from which a wake counts unless the page says otherwise.
    fn threshold(&self) -> f32;
    /// Forgets everything heard.
    fn reset(&mut self);
    /// The features that the scores came from; without any, no wake is looked at twice.
    fn frames(&self) -> Option<&Frames> {
        None
    }
}

/// The engine. Armed from the start.
#[derive(Debug)]
pub struct Engine<S = Detector> {
    rate: u32,
    intake: Intake,
    core: Core<S>,
}

impl Engine<Detector> {
    /// An engine for a microphone of `rate` Hz with the wake-word model in `model`. All memory is
    /// allocated here. A fraction of a Hz is rounded away: at most 60 parts in a million.
    ///
    /// # Errors
    /// [`Status::BadRate`] outside 8..=192 kHz, [`Status::BadModel`] for damaged model bytes.
    pub fn new(rate: f32, model: &[u8]) -> Result<Self, Status> {
        let model = Model::parse(model, ALWAYS_ON).map_err(|_| Status::BadModel)?;
        Self::with_scorer(rate, Detector::new(&model))
    }
}

impl<S: Scorer> Engine<S> {
    /// An engine with a detector of one's own.
    ///
    /// # Errors
    /// [`Status::BadRate`] outside 8..=192 kHz.
    pub fn with_scorer(rate: f32, scorer: S) -> Result<Self, Status> {
        // The cast saturates, and NaN becomes 0: both are refused.
        let rate = libm::roundf(rate) as u32;
        let intake = Intake::new(rate).ok_or(Status::BadRate)?;
        let gate = Gate::new(scorer.threshold());
        Ok(Self {
            rate,
            intake,
            core: Core::new(scorer, gate),
        })
    }

    /// The same engine with a second stage that runs the model in `model`; memory is allocated here.
    ///
    /// # Errors
    /// [`Status::BadModel`] for damaged model bytes.
    pub fn with_verifier(mut self, model: &[u8]) -> Result<Self, Status> {
        let model = Model::parse(model, SECOND_STAGE).map_err(|_| Status::BadModel)?;
        self.core.verifier = Some(Verifier::new(model));
        Ok(self)
    }

    /// Hears one quantum: one slice of samples a channel, all of one length. Channels after the second
    /// are ignored; any float is accepted.
    pub fn process(&mut self, channels: &[&[f32]]) {
        self.process_scored(channels, &mut |_| {});
    }

    /// As [`process`](Self::process), and hands `sink` every score that the threshold is compared
    /// with.
    pub fn process_scored(&mut self, channels: &[&[f32]], sink: &mut impl FnMut(f32)) {
        let Some(left) = channels.first() else { return };
        let right = channels.get(1).unwrap_or(left);
        let Self { rate, intake, core } = self;
        for (left, right) in left.iter().zip(*right) {
            intake.push(*left, *right, &mut |block| core.step(block, sink));
        }
        core.verify(left.len().min(right.len()), *rate);
    }

    /// Carries out an order of the page.
    pub fn command(&mut self, command: Command) {
        let core = &mut self.core;
        match command {
            Command::Threshold(score) => core.gate.set_threshold(score),
            Command::Armed(on) => core.armed = on,
            Command::Capture(initiator) => {
                core.vouch();
                core.capturer.start(&core.ring, &mut core.outbox, initiator);
            }
            Command::Release => core.capturer.release(&core.ring, &mut core.outbox),
            Command::Cancel => core.cancel(),
            Command::EndSilence(s) => core.capturer.limits.end_silence = samples(s),
            Command::NoSpeech(s) => core.capturer.limits.no_speech = samples(s),
            Command::HardCap(s) => core.capturer.limits.hard_cap = samples(s),
            Command::Verify(on) => core.with_verifier(|verifier| verifier.switch(on)),
            Command::VerifierThreshold(score) => {
                core.with_verifier(|verifier| verifier.set_threshold(score));
            }
            Command::Overhear(on) => {
                let now = core.ring.end();
                core.overhear.switch(on, now);
            }
            Command::Forget => {
                self.intake.forget();
                core.forget();
            }
        }
    }

    /// The oldest message that was not fetched yet. Its samples stay readable until the next call.
    pub fn next_message(&mut self) -> Option<Outgoing<'_>> {
        self.core.outbox.next_message()
    }

    /// 16 kHz samples from score to score.
    #[must_use]
    pub fn hop(&self) -> usize {
        self.core.scorer.hop()
    }

    /// 16 kHz samples heard in complete blocks since the start: the clock of all messages.
    #[must_use]
    pub fn now(&self) -> Samples {
        self.core.ring.end()
    }

    /// Steps that the second stage has done since the start: the measure of its work.
    #[must_use]
    pub fn verifier_steps(&self) -> u64 {
        self.core.verifier.as_ref().map_or(0, Verifier::steps)
    }

    /// Input samples by which hearing lags behind the microphone, beside the 10 ms of a block.
    #[must_use]
    pub fn delay(&self) -> u32 {
        self.intake.delay()
    }
}

impl Scorer for Detector {
    fn hop(&self) -> usize {
        self.hop()
    }

    fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(f32)) {
        self.push(samples, sink);
    }

    fn threshold(&self) -> f32 {
        self.threshold()
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn frames(&self) -> Option<&Frames> {
        Some(self.frames())
    }
}

/// Seconds to samples; the cast saturates.
fn samples(seconds: f32) -> Samples {
    libm::roundf(seconds * SAMPLE_RATE as f32) as Samples
}
