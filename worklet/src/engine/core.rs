//! Everything behind the intake: what happens every 10 ms, and in which order.

use super::Scorer;
use crate::capture::Capturer;
use crate::direction::Direction;
use crate::gate::Gate;
use crate::intake::Block;
use crate::level::Meter;
use crate::outbox::Outbox;
use crate::overhear::Overhear;
use crate::protocol::{EndReason, Samples};
use crate::ring::Ring;
use crate::vad::{Vad, Voice};
use crate::verifier::Verifier;

/// Everything behind the intake.
#[derive(Debug)]
pub(super) struct Core<S> {
    pub(super) scorer: S,
    pub(super) gate: Gate,
    pub(super) armed: bool,
    vad: Vad,
    pub(super) ring: Ring,
    direction: Direction,
    meter: Meter,
    pub(super) capturer: Capturer,
    pub(super) verifier: Option<Verifier>,
    pub(super) overhear: Overhear,
    pub(super) outbox: Outbox,
}

impl<S: Scorer> Core<S> {
    pub(super) fn new(scorer: S, gate: Gate) -> Self {
        Self {
            scorer,
            gate,
            armed: true,
            vad: Vad::new(),
            ring: Ring::new(),
            direction: Direction::new(),
            meter: Meter::default(),
            capturer: Capturer::default(),
            verifier: None,
            overhear: Overhear::default(),
            outbox: Outbox::new(),
        }
    }

    /// Everything that happens in 10 ms, in the order in which messages leave.
    pub(super) fn step(&mut self, block: &Block, sink: &mut impl FnMut(f32)) {
        let start = self.ring.end();
        self.ring.write(&block.mono);
        let now = self.ring.end();
        let voice = self.vad.push(start, &block.mono);
        let score = self.score(block, sink);
        self.direction.push(block);
        self.judge(now);
        let listening = self.armed && !self.capturer.busy();
        if let Some(score) = score.filter(|&score| listening && self.gate.wakes(now, score)) {
            self.wake(now, voice, score);
        }
        self.capturer.step(&self.ring, &mut self.outbox, voice);
        let busy = self.capturer.busy();
        self.overhear.step(&self.ring, &mut self.outbox, busy);
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

    fn wake(&mut self, now: Samples, voice: Voice, score: f32) {
        let woke = self
            .capturer
            .wake(&self.ring, &mut self.outbox, voice, score);
        if let (true, Some(verifier), Some(frames)) =
            (woke, &mut self.verifier, self.scorer.frames())
        {
            verifier.begin(now, frames);
        }
    }

    /// Does the part of a second look that belongs to so much sound.
    pub(super) fn verify(&mut self, input: usize, rate: u32) {
        if let (Some(verifier), Some(frames)) = (&mut self.verifier, self.scorer.frames()) {
            verifier.work(input, rate, frames);
        }
    }

    /// Tells the verdict of the second stage when its time has come, and ends a capture that was not
    /// meant. A page that leaves no room hears of it as soon as there is some.
    fn judge(&mut self, now: Samples) {
        let (Some(verifier), Some(frames)) = (&mut self.verifier, self.scorer.frames()) else {
            return;
        };
        let Some(verdict) = verifier.verdict(now, frames) else {
            return;
        };
        if !self.outbox.events(&[verdict.into()]) {
            return;
        }
        verifier.drop_it();
        if !verdict.accepted {
            self.capturer.reject(&mut self.outbox);
        }
    }

    /// Who asks for a capture by hand means it: a second look must not undo that.
    pub(super) fn vouch(&mut self) {
        self.with_verifier(Verifier::drop_it);
    }

    pub(super) fn with_verifier(&mut self, order: impl FnOnce(&mut Verifier)) {
        if let Some(verifier) = &mut self.verifier {
            order(verifier);
        }
    }

    pub(super) fn cancel(&mut self) {
        self.capturer
            .stop(&self.ring, &mut self.outbox, EndReason::Cancelled);
    }

    pub(super) fn forget(&mut self) {
        self.cancel();
        self.overhear.switch(false, 0);
        self.capturer.forget();
        self.scorer.reset();
        self.with_verifier(Verifier::forget);
        self.vad.forget();
        self.ring.forget();
        self.direction.forget();
        self.meter.forget();
        self.outbox.forget();
    }
}
