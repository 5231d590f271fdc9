//! The acoustic network, evaluated one step at a time.
//!
//! A stem (dense over the last feature frames, every third frame), then residual blocks (a convolution in time for each channel,
//! a dense mix, `SiLU` (x · sigmoid x), plus the block's input), then one row of log-probabilities. Each step reuses all that was computed before
//! it, as in Rybakov et al., "Streaming keyword spotting on mobile devices" (Interspeech 2020).
//!
//! A block whose convolution sees `ahead` steps of the future gives its output that much later. Before the first step and
//! after the last one every block sees zeros, as in training: [`Network::finish`] feeds them block by block.

use crate::{
    CLASSES,
    model::{AcousticModel, Block, STRIDE},
};
use alloc::{boxed::Box, sync::Arc, vec, vec::Vec};
use hearsay_worklet::{frontend::Frame, mel::MELS};

/// The last steps of one block's input, a ring of `[kernel, C]`.
#[derive(Clone, Debug)]
struct Past {
    steps: Box<[f32]>,
    /// The place of the oldest step, which the next one overwrites.
    next: usize,
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
    now: Box<[f32]>,
    filtered: Box<[f32]>,
    mixed: Box<[f32]>,
}

impl Past {
    fn new(block: &Block, channels: usize) -> Self {
        Self {
            steps: vec![0.0; block.kernel * channels].into_boxed_slice(),
            next: 0,
            wait: block.ahead,
        }
    }

    fn reset(&mut self, block: &Block) {
        self.steps.fill(0.0);
        self.next = 0;
        self.wait = block.ahead;
    }

    /// Adds a step; says whether the block has an output now.
    fn push(&mut self, step: &[f32], kernel: usize) -> bool {
        if let Some(slot) = self.steps.chunks_exact_mut(step.len()).nth(self.next) {
            slot.copy_from_slice(step);
        }
        self.next = (self.next + 1) % kernel;
        let ready = self.wait == 0;
        self.wait = self.wait.saturating_sub(1);
        ready
    }

    /// The step that the block's output belongs to.
    fn centre(&self, block: &Block, channels: usize) -> &[f32] {
        let place = (self.next + block.kernel - 1 - block.ahead) % block.kernel;
        self.steps
            .chunks_exact(channels)
            .nth(place)
            .unwrap_or_default()
    }

    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn filter(&self, block: &Block, out: &mut [f32]) {
        out.fill(0.0);
        let channels = out.len();
        // `next` is the oldest step once the newest has been written.
        let (newer, older) = self.steps.split_at(self.next * channels);
        let steps = older
            .chunks_exact(channels)
            .chain(newer.chunks_exact(channels));
        for (step, weights) in steps.zip(block.depthwise.chunks_exact(channels)) {
            for ((o, x), w) in out.iter_mut().zip(step).zip(weights) {
                *o += x * w;
            }
        }
    }
}

/// x · sigmoid(x) (Elfwing et al. 2017).
fn silu(x: f32) -> f32 {
    x / (1.0 + libm::expf(-x))
}

/// Turns scores into log-probabilities.
fn log_softmax(scores: &mut [f32; CLASSES]) {
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
        self.now.iter_mut().for_each(|x| *x = silu(*x));
        self.blocks(0, give);
    }

    /// Gives the rows of the steps that still wait for a future: there is none.
    pub(crate) fn finish(&mut self, give: &mut impl FnMut(&[f32; CLASSES])) {
        for first in 0..self.model.blocks.len() {
            let ahead = self.model.blocks.get(first).map_or(0, |block| block.ahead);
            for _ in 0..ahead {
                self.now.fill(0.0);
                self.blocks(first, give);
            }
        }
    }

    /// Takes `now` through the blocks from `first` on, as far as they have an output.
    fn blocks(&mut self, first: usize, give: &mut impl FnMut(&[f32; CLASSES])) {
        let channels = self.model.channels;
        let blocks = self.model.blocks.iter().zip(&mut self.past).skip(first);
        for (block, past) in blocks {
            if !past.push(&self.now, block.kernel) {
                return;
            }
            past.filter(block, &mut self.filtered);
            block.mix.apply(&self.filtered, &mut self.mixed);
            let centre = past.centre(block, channels);
            for ((x, before), m) in self.now.iter_mut().zip(centre).zip(&self.mixed) {
                *x = before + silu(*m);
            }
        }
        let mut row = [0.0; CLASSES];
        self.model.head.apply(&self.now, &mut row);
        log_softmax(&mut row);
        give(&row);
    }
}
