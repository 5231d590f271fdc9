//! One listener: samples in, log-probabilities of phones out.

use crate::{CLASSES, model::AcousticModel, phases::Phases};
use alloc::sync::Arc;
use hearsay_worklet::frontend::FrontEnd;

/// Samples cleaned at a time: a place on the stack in place of an allocation.
const PIECE: usize = 160;

/// Hears an utterance with a model. All memory is taken in [`new`](Self::new).
#[derive(Debug)]
pub struct Acoustic {
    front: FrontEnd,
    network: Phases,
}

impl Acoustic {
    /// A listener that has heard nothing.
    #[must_use]
    pub fn new(model: Arc<AcousticModel>) -> Self {
        Self {
            front: FrontEnd::new(),
            network: Phases::new(model),
        }
    }

    /// Hears samples (mono, 16 kHz, −1..=1) and hands each finished step's log-probabilities (natural logarithm) to `give`:
    /// silence, then the 39 phones. Step `i` belongs to the sound from `30 i` ms on and is given
    /// [`look_ahead`](AcousticModel::look_ahead) steps and a frame (10 ms) later. A sample that is no number counts as silence.
    pub fn hear(&mut self, samples_16k: &[f32], mut give: impl FnMut(&[f32; CLASSES])) {
        let Self { front, network } = self;
        for samples in samples_16k.chunks(PIECE) {
            let mut piece = [0.0; PIECE];
            for (clean, &sample) in piece.iter_mut().zip(samples) {
                *clean = if sample.is_finite() {
                    sample.clamp(-1.0, 1.0)
                } else {
                    0.0
                };
            }
            let heard = piece.get(..samples.len()).unwrap_or_default();
            front.push(heard, &mut |frame| network.push(frame, &mut give));
        }
    }

    /// The utterance is over: gives the steps that waited for more. Only [`reset`](Self::reset) may follow.
    pub fn finish(&mut self, mut give: impl FnMut(&[f32; CLASSES])) {
        self.network.finish(&mut give);
    }

    /// Forgets everything heard.
    pub fn reset(&mut self) {
        self.front.reset();
        self.network.reset();
    }
}
