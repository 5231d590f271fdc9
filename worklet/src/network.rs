//! The wake network, evaluated one step at a time.
//!
//! A stem (dense over the last few feature frames, every second frame), then residual blocks (a
//! convolution in time for each channel over a ring of past steps, a dense mix of the channels,
//! a rectifier, plus the block's input), then one sigmoid. Each step reuses all that was computed
//! before it, as in Rybakov et al., "Streaming keyword spotting on mobile devices" (Interspeech
//! 2020), so the cost of a score is the network's size, once.
//!
//! Sums run input by input over contiguous outputs: compilers vectorise that without changing
//! the order of additions, so every machine gives the same bits.

use crate::{
    frontend::Frame,
    mel::MELS,
    model::{Block, Dense, Model, STRIDE},
};
use alloc::{boxed::Box, vec, vec::Vec};

/// The past steps of one block's input, a ring of `[kernel, C]`.
#[derive(Clone, Debug)]
struct Past {
    steps: Box<[f32]>,
    next: usize,
}

/// The network and its state. All memory is taken in [`new`](Self::new).
#[derive(Clone, Debug)]
pub struct Network {
    model: Model,
    frames: Box<[f32]>,
    until_step: usize,
    past: Vec<Past>,
    now: Box<[f32]>,
    filtered: Box<[f32]>,
    mixed: Box<[f32]>,
    /// The other networks of the committee.
    others: Vec<Self>,
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn dense(layer: &Dense, input: &[f32], out: &mut [f32]) {
    out.copy_from_slice(&layer.bias);
    for (x, row) in input.iter().zip(layer.weights.chunks_exact(layer.outputs)) {
        // Many inputs are zero after a rectifier.
        if *x != 0.0 {
            for (o, w) in out.iter_mut().zip(row) {
                *o += x * w;
            }
        }
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn depthwise(block: &Block, past: &Past, out: &mut [f32]) {
    out.fill(0.0);
    let channels = out.len();
    // `next` is the oldest step once the newest has been written.
    let (newer, older) = past.steps.split_at(past.next * channels);
    let steps = older
        .chunks_exact(channels)
        .chain(newer.chunks_exact(channels));
    for (step, weights) in steps.zip(block.depthwise.chunks_exact(channels)) {
        for ((o, x), w) in out.iter_mut().zip(step).zip(weights) {
            *o += x * w;
        }
    }
}

impl Past {
    fn push(&mut self, step: &[f32]) {
        let channels = step.len();
        if let Some(slot) = self.steps.chunks_exact_mut(channels).nth(self.next) {
            slot.copy_from_slice(step);
        }
        self.next = (self.next + 1) % (self.steps.len() / channels);
    }
}

impl Network {
    /// Takes all memory that will ever be used.
    #[must_use]
    pub fn new(mut model: Model) -> Self {
        let others = core::mem::take(&mut model.others);
        let channels = model.channels;
        let past = model
            .blocks
            .iter()
            .map(|b| Past {
                steps: vec![0.0; b.kernel * channels].into_boxed_slice(),
                next: 0,
            })
            .collect();
        Self {
            frames: vec![0.0; model.stem_frames * MELS].into_boxed_slice(),
            until_step: STRIDE,
            past,
            now: vec![0.0; channels].into_boxed_slice(),
            filtered: vec![0.0; channels].into_boxed_slice(),
            mixed: vec![0.0; channels].into_boxed_slice(),
            others: others.into_iter().map(Self::new).collect(),
            model,
        }
    }

    /// The model it runs; of a committee, the first.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Forgets everything heard.
    pub fn reset(&mut self) {
        self.frames.fill(0.0);
        self.until_step = STRIDE;
        for past in &mut self.past {
            past.steps.fill(0.0);
            past.next = 0;
        }
        self.others.iter_mut().for_each(Self::reset);
    }

    /// Hears one frame; every [`STRIDE`] frames there is a score, 0..=1. Allocates nothing.
    pub fn push(&mut self, frame: &Frame) -> Option<f32> {
        let mut sum = self.hear(frame);
        for other in &mut self.others {
            // All hear every frame, and all step at the same ones.
            let said = other.hear(frame);
            sum = sum.zip(said).map(|(a, b)| a + b);
        }
        let mean = sum? / (1 + self.others.len()) as f32;
        Some(1.0 / (1.0 + libm::expf(-mean)))
    }

    /// Hears one frame; every [`STRIDE`] frames there is an output, before the sigmoid.
    fn hear(&mut self, frame: &Frame) -> Option<f32> {
        self.frames.copy_within(MELS.., 0);
        if let Some(last) = self.frames.chunks_exact_mut(MELS).last() {
            last.copy_from_slice(frame);
        }
        self.until_step -= 1;
        if self.until_step > 0 {
            return None;
        }
        self.until_step = STRIDE;
        Some(self.step())
    }

    fn step(&mut self) -> f32 {
        dense(&self.model.stem, &self.frames, &mut self.now);
        self.now.iter_mut().for_each(|x| *x = x.max(0.0));
        for (block, past) in self.model.blocks.iter().zip(&mut self.past) {
            past.push(&self.now);
            depthwise(block, past, &mut self.filtered);
            dense(&block.mix, &self.filtered, &mut self.mixed);
            for (x, m) in self.now.iter_mut().zip(&self.mixed) {
                *x += m.max(0.0);
            }
        }
        let mut logit = [0.0];
        dense(&self.model.head, &self.now, &mut logit);
        logit[0]
    }
}
