//! The hearing engine: quanta in, messages out.
//!
//! Everything happens on a grid of 10 ms blocks at 16 kHz, so any split of the same sound into calls
//! gives the same messages. Nothing is allocated after [`Engine::new`], nothing panics on any input, and
//! the work of a block is spread evenly: at most one score every second block and one piece of captured
//! sound a block.
//!
//! A command takes effect after the last complete block.

use crate::capture::Capturer;
use crate::detector::Detector;
use crate::direction::Direction;
use crate::gate::Gate;
use crate::intake::{Block, Intake};
use crate::level::Meter;
use crate::model::Model;
use crate::outbox::{Outbox, Outgoing};
use crate::protocol::{Command, EndReason, SAMPLE_RATE, Samples, Status};
use crate::ring::Ring;
use crate::vad::Vad;

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
}

/// The engine. Armed from the start.
#[derive(Debug)]
pub struct Engine<S = Detector> {
    intake: Intake,
    core: Core<S>,
}

/// Everything behind the intake.
#[derive(Debug)]
struct Core<S> {
    scorer: S,
    gate: Gate,
    armed: bool,
    vad: Vad,
    ring: Ring,
    direction: Direction,
    meter: Meter,
    capturer: Capturer,
    outbox: Outbox,
}

impl Engine<Detector> {
    /// An engine for a microphone of `rate` Hz with the wake-word model in `model`. All memory is
    /// allocated here. A fraction of a Hz is rounded away: at most 60 parts in a million.
    ///
    /// # Errors
    /// [`Status::BadRate`] outside 8..=192 kHz, [`Status::BadModel`] for damaged model bytes.
    pub fn new(rate: f32, model: &[u8]) -> Result<Self, Status> {
        let model = Model::parse(model).map_err(|_| Status::BadModel)?;
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
        let intake = Intake::new(libm::roundf(rate) as u32).ok_or(Status::BadRate)?;
        let gate = Gate::new(scorer.threshold());
        Ok(Self {
            intake,
            core: Core::new(scorer, gate),
        })
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
        let Self { intake, core } = self;
        for (left, right) in left.iter().zip(*right) {
            intake.push(*left, *right, &mut |block| core.step(block, sink));
        }
    }

    /// Carries out an order of the page.
    pub fn command(&mut self, command: Command) {
        let core = &mut self.core;
        match command {
            Command::Threshold(score) => core.gate.set_threshold(score),
            Command::Armed(on) => core.armed = on,
            Command::Capture(initiator) => {
                core.capturer.start(&core.ring, &mut core.outbox, initiator);
            }
            Command::Release => core.capturer.release(&core.ring, &mut core.outbox),
            Command::Cancel => core.cancel(),
            Command::EndSilence(s) => core.capturer.limits.end_silence = samples(s),
            Command::NoSpeech(s) => core.capturer.limits.no_speech = samples(s),
            Command::HardCap(s) => core.capturer.limits.hard_cap = samples(s),
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

    /// Input samples by which hearing lags behind the microphone, beside the 10 ms of a block.
    #[must_use]
    pub fn delay(&self) -> u32 {
        self.intake.delay()
    }
}

impl<S: Scorer> Core<S> {
    fn new(scorer: S, gate: Gate) -> Self {
        Self {
            scorer,
            gate,
            armed: true,
            vad: Vad::new(),
            ring: Ring::new(),
            direction: Direction::new(),
            meter: Meter::default(),
            capturer: Capturer::default(),
            outbox: Outbox::new(),
        }
    }

    /// Everything that happens in 10 ms, in the order in which messages leave.
    fn step(&mut self, block: &Block, sink: &mut impl FnMut(f32)) {
        let start = self.ring.end();
        self.ring.write(&block.mono);
        let now = self.ring.end();
        let voice = self.vad.push(start, &block.mono);
        let score = self.score(block, sink);
        self.direction.push(block);
        let listening = self.armed && !self.capturer.busy();
        if let Some(score) = score.filter(|&score| listening && self.gate.wakes(now, score)) {
            self.capturer
                .wake(&self.ring, &mut self.outbox, voice, score);
        }
        self.capturer.step(&self.ring, &mut self.outbox, voice);
        let direction = &mut self.direction;
        let toward = || direction.take().filter(|_| voice.active);
        let heard = score.unwrap_or(0.0);
        if let Some(level) = self.meter.push(now, block, heard, voice.active, toward) {
            self.outbox.level(level);
        }
    }

    /// The highest score that became known in this block.
    fn score(&mut self, block: &Block, sink: &mut impl FnMut(f32)) -> Option<f32> {
        let mut best: Option<f32> = None;
        self.scorer.push(&block.mono, &mut |score| {
            sink(score);
            best = Some(best.map_or(score, |best| best.max(score)));
        });
        best
    }

    fn cancel(&mut self) {
        self.capturer
            .stop(&self.ring, &mut self.outbox, EndReason::Cancelled);
    }

    fn forget(&mut self) {
        self.cancel();
        self.capturer.forget();
        self.scorer.reset();
        self.vad.forget();
        self.ring.forget();
        self.direction.forget();
        self.meter.forget();
        self.outbox.forget();
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
}

/// Seconds to samples; the cast saturates.
fn samples(seconds: f32) -> Samples {
    libm::roundf(seconds * SAMPLE_RATE as f32) as Samples
}
