//! The acoustic network, evaluated one step at a time.
//!
//! A stem (dense over the last feature frames, every third frame), then residual blocks (gains, `SiLU`, i.e. x · sigmoid x, a convolution in
//! time for each channel, a dense mix, plus the block's input), then gains, `SiLU` and one row of log-probabilities. Each step reuses all that
//! was computed before it, as in Rybakov et al., "Streaming keyword spotting on mobile devices" (Interspeech 2020).
//!
//! A block whose convolution sees `ahead` steps of the future gives its output that much later. Before the first step and
//! after the last one every convolution sees zeros, as in training: [`Network::finish`] feeds them block by block.

use crate::{
    CLASSES,
    model::{AcousticModel, Block, Gains, STRIDE},
};
use alloc::{boxed::Box, sync::Arc, vec, vec::Vec};
use hearsay_worklet::{frontend::Frame, mel::MELS};

/// The last steps, a ring of `[kept, C]`.
#[derive(Clone, Debug)]
struct Ring {
    steps: Box<[f32]>,
    /// The place of the oldest step, which the next one overwrites.
    next: usize,
}

/// What a block remembers.
#[derive(Clone, Debug)]
struct Past {
    /// What its convolution sees.
    seen: Ring,
    /// Its input, as long as the convolution looks ahead.
    input: Ring,
    /// Inputs still to come before there is a first output.
    wait: usize,
}

/// The network's state. All memory is taken in [`new`](Self::new).
#[derive(Clone, Debug)]
pub(crate) struct Network {
    model: Arc<AcousticModel>,
    frames: Box<[f32]>,
    until_step: usize,
    past: Vec<Past>,
    /// What goes from block to block.
    now: Box<[f32]>,
    active: Box<[f32]>,
    filtered: Box<[f32]>,
    mixed: Box<[f32]>,
}

impl Ring {
    fn new(kept: usize, channels: usize) -> Self {
        Self {
            steps: vec![0.0; kept * channels].into_boxed_slice(),
            next: 0,
        }
    }

    fn reset(&mut self) {
        self.steps.fill(0.0);
        self.next = 0;
    }

    fn push(&mut self, step: &[f32]) {
        let channels = step.len();
        if let Some(slot) = self.steps.chunks_exact_mut(channels).nth(self.next) {
            slot.copy_from_slice(step);
        }
        self.next = (self.next + 1) % (self.steps.len() / channels);
    }

    /// All steps, oldest first.
    fn steps(&self, channels: usize) -> impl Iterator<Item = &[f32]> {
        // `next` is the oldest step once the newest has been written.
        let (newer, older) = self.steps.split_at(self.next * channels);
        older
            .chunks_exact(channels)
            .chain(newer.chunks_exact(channels))
    }
}

impl Past {
    fn new(block: &Block, channels: usize) -> Self {
        Self {
            seen: Ring::new(block.kernel, channels),
            input: Ring::new(block.ahead + 1, channels),
            wait: block.ahead,
        }
    }

    fn reset(&mut self, block: &Block) {
        self.seen.reset();
        self.input.reset();
        self.wait = block.ahead;
    }

    /// Adds a step, its input and what the convolution sees of it; says whether the block has an output now.
    fn push(&mut self, input: &[f32], seen: &[f32]) -> bool {
        self.input.push(input);
        self.seen.push(seen);
        let ready = self.wait == 0;
        self.wait = self.wait.saturating_sub(1);
        ready
    }

    /// The convolution's output.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn filter(&self, block: &Block, out: &mut [f32]) {
        out.fill(0.0);
        let steps = self.seen.steps(out.len());
        for (step, weights) in steps.zip(block.depthwise.chunks_exact(out.len())) {
            for ((o, x), w) in out.iter_mut().zip(step).zip(weights) {
                *o += x * w;
            }
        }
    }
}

/// Gains and `SiLU`.
fn activate(gains: &Gains, input: &[f32], out: &mut [f32]) {
    let gains = gains.factor.iter().zip(&gains.offset);
    for ((o, x), (factor, offset)) in out.iter_mut().zip(input).zip(gains) {
        *o = silu(x * factor + offset);
    }
}

/// x · sigmoid(x) (Elfwing et al. 2017).
fn silu(x: f32) -> f32 {
    x / (1.0 + libm::expf(-x))
}

/// Turns scores into log-probabilities.
pub(crate) fn log_softmax(scores: &mut [f32; CLASSES]) {
    let highest = scores.iter().fold(f32::NEG_INFINITY, |a, &b| a.max(b));
    let sum: f32 = scores.iter().map(|&x| libm::expf(x - highest)).sum();
    let offset = highest + libm::logf(sum);
    scores.iter_mut().for_each(|x| *x -= offset);
}

impl Network {
    pub(crate) fn new(model: Arc<AcousticModel>) -> Self {
        let channels = model.channels;
        let row = || vec![0.0; channels].into_boxed_slice();
        Self {
            frames: vec![0.0; model.stem_frames * MELS].into_boxed_slice(),
            until_step: STRIDE,
            past: model
                .blocks
                .iter()
                .map(|block| Past::new(block, channels))
                .collect(),
            now: row(),
            active: row(),
            filtered: row(),
            mixed: row(),
            model,
        }
    }

    /// Forgets everything heard.
    pub(crate) fn reset(&mut self) {
        self.frames.fill(0.0);
        self.until_step = STRIDE;
        for (past, block) in self.past.iter_mut().zip(&self.model.blocks) {
            past.reset(block);
        }
    }

    /// Hears one frame; every third brings a step, and each step a row for `give` once the look-ahead is filled.
    pub(crate) fn push(&mut self, frame: &Frame, give: &mut impl FnMut(&[f32; CLASSES])) {
        self.frames.copy_within(MELS.., 0);
        if let Some(last) = self.frames.chunks_exact_mut(MELS).last() {
            last.copy_from_slice(frame);
        }
        self.until_step -= 1;
        if self.until_step > 0 {
            return;
        }
        self.until_step = STRIDE;
        self.model.stem.apply(&self.frames, &mut self.now);
        self.blocks(0, give);
    }

    /// Gives the rows of the steps that still wait for a future: there is none.
    pub(crate) fn finish(&mut self, give: &mut impl FnMut(&[f32; CLASSES])) {
        for first in 0..self.model.blocks.len() {
            let ahead = self.model.blocks.get(first).map_or(0, |block| block.ahead);
            for _ in 0..ahead {
                self.after_the_end(first, give);
            }
        }
    }

    /// One step of nothing into a block's convolution, and what comes of it through all that follow.
    fn after_the_end(&mut self, first: usize, give: &mut impl FnMut(&[f32; CLASSES])) {
        self.now.fill(0.0);
        self.active.fill(0.0);
        let pair = self.model.blocks.get(first).zip(self.past.get_mut(first));
        let Some((block, past)) = pair else {
            return;
        };
        if past.push(&self.now, &self.active) {
            one(
                block,
                past,
                &mut self.now,
                &mut self.filtered,
                &mut self.mixed,
            );
            self.blocks(first + 1, give);
        }
    }

    /// Takes `now` through the blocks from `first` on, as far as they have an output.
    fn blocks(&mut self, first: usize, give: &mut impl FnMut(&[f32; CLASSES])) {
        let blocks = self.model.blocks.iter().zip(&mut self.past).skip(first);
        for (block, past) in blocks {
            activate(&block.gains, &self.now, &mut self.active);
            if !past.push(&self.now, &self.active) {
                return;
            }
            one(
                block,
                past,
                &mut self.now,
                &mut self.filtered,
                &mut self.mixed,
            );
        }
        activate(&self.model.gains, &self.now, &mut self.active);
        let mut row = [0.0; CLASSES];
        self.model.head.apply(&self.active, &mut row);
        log_softmax(&mut row);
        give(&row);
    }
}

/// A block's output into `now`, from what it remembers.
fn one(block: &Block, past: &Past, now: &mut [f32], filtered: &mut [f32], mixed: &mut [f32]) {
    past.filter(block, filtered);
    block.mix.apply(filtered, mixed);
    let input = past.input.steps(now.len()).next().unwrap_or_default();
    for ((x, before), m) in now.iter_mut().zip(input).zip(&*mixed) {
        *x = before + m;
    }
}
