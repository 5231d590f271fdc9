//! Samples in, wake scores out.
//!
//! A score is the mean of the last network outputs (how many comes with the model; one is allowed) and is
//! what the threshold is compared with. Score `i` is known once `(i + 1) · hop` samples were heard:
//! a hop is 20 ms, and the frame that it needs ends 80 samples or more before that.

use crate::{
    frames::Frames,
    frontend::{FrontEnd, HOP, WINDOW},
    model::{Model, STRIDE, Thresholds},
    network::Network,
};
use alloc::{boxed::Box, vec};

/// Front end, network and smoothing in one. All memory is taken in [`new`](Self::new).
#[derive(Debug)]
pub struct Detector {
    front: FrontEnd,
    frames: Frames,
    network: Network,
    recent: Box<[f32]>,
    next: usize,
    score: f32,
    heard: usize,
}

impl Detector {
    /// Takes all memory that will ever be used.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self {
            front: FrontEnd::new(),
            frames: Frames::new(),
            recent: vec![0.0; model.smooth].into_boxed_slice(),
            network: Network::new(model.clone()),
            next: 0,
            score: 0.0,
            heard: 0,
        }
    }

    /// Samples from score to score: 320, which is 20 ms.
    #[must_use]
    pub fn hop(&self) -> usize {
        HOP * STRIDE
    }

    /// The model's thresholds.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        self.network.model().thresholds
    }

    /// The shipped threshold.
    #[must_use]
    pub fn threshold(&self) -> f32 {
        self.thresholds().normal
    }

    /// The last feature frames.
    #[must_use]
    pub fn frames(&self) -> &Frames {
        &self.frames
    }

    /// Forgets everything heard.
    pub fn reset(&mut self) {
        self.front.reset();
        self.frames.forget();
        self.network.reset();
        self.recent.fill(0.0);
        self.next = 0;
        self.score = 0.0;
        self.heard = 0;
    }

    /// Hears samples (mono, 16 kHz, −1..=1) and hands `sink` one score a hop. Allocates nothing;
    /// any split of the same samples gives the same scores.
    pub fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(f32)) {
        let mut rest = samples;
        while !rest.is_empty() {
            let hop = self.hop();
            let (block, after) = rest.split_at(rest.len().min(hop - self.heard));
            rest = after;
            self.hear(block);
            self.heard += block.len();
            if self.heard == hop {
                self.heard = 0;
                sink(self.score);
            }
        }
    }

    fn hear(&mut self, block: &[f32]) {
        let Self {
            front,
            frames,
            network,
            recent,
            next,
            score,
            ..
        } = self;
        front.push(block, &mut |frame| {
            frames.push(frame);
            let Some(output) = network.push(frame) else {
                return;
            };
            if let Some(slot) = recent.get_mut(*next) {
                *slot = output;
            }
            *next = (*next + 1) % recent.len();
            *score = recent.iter().sum::<f32>() / recent.len() as f32;
        });
    }
}

// The first frames end inside the second hop, later ones once a hop: a score is never older than
// this many samples when it is handed out.
const _: () = assert!(
    WINDOW <= 2 * HOP * STRIDE,
    "a window must fit into two hops"
);
