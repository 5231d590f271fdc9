//! What the engine's tests share: a simple scorer, a small model, sounds, and a page that fetches.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use hearsay_worklet::engine::{Engine, Scorer};
use hearsay_worklet::frames::Frames;
use hearsay_worklet::frontend::FrontEnd;
use hearsay_worklet::mel::MELS;
use hearsay_worklet::protocol::{Command, Message};

/// Scores loudness: the mean magnitude of a hop, doubled.
#[derive(Debug, Default)]
pub(crate) struct Loudness {
    sum: f32,
    heard: usize,
}

impl Scorer for Loudness {
    fn hop(&self) -> usize {
        320
    }

    fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(f32)) {
        for x in samples {
            self.sum += x.abs();
            self.heard += 1;
            if self.heard == self.hop() {
                sink((2.0 * self.sum / self.hop() as f32).min(1.0));
                self.reset();
            }
        }
    }

    fn threshold(&self) -> f32 {
        0.5
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// Scores loudness, and keeps features for a second look.
#[derive(Debug, Default)]
pub(crate) struct Attentive {
    loudness: Loudness,
    front: FrontEnd,
    frames: Frames,
}

impl Scorer for Attentive {
    fn hop(&self) -> usize {
        self.loudness.hop()
    }

    fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(f32)) {
        let Self { front, frames, .. } = self;
        front.push(samples, &mut |frame| frames.push(frame));
        self.loudness.push(samples, sink);
    }

    fn threshold(&self) -> f32 {
        self.loudness.threshold()
    }

    fn reset(&mut self) {
        self.loudness.reset();
        self.front.reset();
        self.frames.forget();
    }

    fn frames(&self) -> Option<&Frames> {
        Some(&self.frames)
    }
}

/// A model file with 8 channels, two blocks and pseudo-random weights; its scores move about 0.5.
pub(crate) fn small_model() -> Vec<u8> {
    model_of(5, 0.0)
}

/// The same with weights of one's own, and `bias` added before the last sigmoid: −30 never
/// recognises anything, 30 recognises everything.
pub(crate) fn model_of(seed: u32, bias: f32) -> Vec<u8> {
    let (channels, blocks, stem, kernel) = (8_u32, 2_u32, 3_u32, 5_u32);
    let mut next = noise_from(seed);
    let mut bytes = b"HSW1".to_vec();
    for word in [channels, blocks, stem, 4] {
        bytes.extend(word.to_le_bytes());
    }
    for threshold in [0.9_f32, 0.5, 0.3] {
        bytes.extend(threshold.to_le_bytes());
    }
    (0..blocks).for_each(|_| bytes.extend(kernel.to_le_bytes()));
    let mut layer = |inputs: u32, outputs: u32, biases: bool| {
        (0..outputs).for_each(|_| bytes.extend(0.004_f32.to_le_bytes()));
        let biases = if biases { outputs } else { 0 };
        (0..biases).for_each(|_| bytes.extend(0.0_f32.to_le_bytes()));
        (0..inputs * outputs).for_each(|_| bytes.push((next() * 127.0) as i8 as u8));
    };
    layer(stem * MELS as u32, channels, true);
    for _ in 0..blocks {
        layer(kernel, channels, false);
        layer(channels, channels, true);
    }
    layer(channels, 1, true);
    // The head's bias lies before its weights.
    let at = bytes.len() - channels as usize - 4;
    bytes[at..at + 4].copy_from_slice(&bias.to_le_bytes());
    bytes
}

/// White noise, −1..1.
pub(crate) fn noise_from(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 8_388_608.0 - 1.0
    }
}

/// Noise in stretches of `(seconds, amplitude)`.
pub(crate) fn stretches(rate: u32, parts: &[(f32, f32)], seed: u32) -> Vec<f32> {
    let mut next = noise_from(seed);
    let mut sound = Vec::new();
    for &(seconds, amplitude) in parts {
        let len = (seconds * rate as f32) as usize;
        sound.extend((0..len).map(|_| amplitude * next()));
    }
    sound
}

/// Feeds `left` and `right` in pieces whose lengths `pieces` gives again and again, with commands at
/// given frames, and fetches after every call as the page does. Returns messages and scores.
pub(crate) fn hear<S: Scorer>(
    engine: &mut Engine<S>,
    [left, right]: [&[f32]; 2],
    pieces: &[usize],
    commands: &[(usize, Command)],
) -> (Vec<Message>, Vec<f32>) {
    let (mut messages, mut scores) = (Vec::new(), Vec::new());
    let mut lengths = pieces.iter().copied().cycle();
    let mut at = 0;
    while at < left.len() {
        for (_, command) in commands.iter().filter(|(frame, _)| *frame == at) {
            engine.command(*command);
        }
        let stop = commands
            .iter()
            .map(|(frame, _)| *frame)
            .filter(|&frame| frame > at)
            .min();
        let len = lengths.next().unwrap_or(128).max(1);
        let end = (at + len).min(left.len()).min(stop.unwrap_or(usize::MAX));
        engine.process_scored(&[&left[at..end], &right[at..end]], &mut |s| scores.push(s));
        at = end;
        while let Some(message) = engine.next_message() {
            messages.push(message.to_message());
        }
    }
    (messages, scores)
}
