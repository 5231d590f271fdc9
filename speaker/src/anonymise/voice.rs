//! Another voice for the same words.
//!
//! Three things make a voice: how fast the vocal folds swing (pitch), where mouth and throat
//! resonate (formants), and which bands are strong over the long run (colour). All are changed, by
//! amounts drawn from the seed:
//!
//! 1. `resample`: played faster or slower by the pitch ratio, which moves pitch and formants;
//! 2. `stretch`: brought back to the old duration without changing the pitch (WSOLA);
//! 3. `formants`: the spectral envelope is bent, frame by frame, to where the formants should be:
//!    scaled, and compressed or spread by a `McAdams` coefficient; then coloured.
//!
//! Everything is deterministic: the same samples and seed give the same samples.
//!
//! Measured, besides [`likeness`](super::likeness), with two models that are no part of this
//! project, on `LibriSpeech`: Whisper tiny.en understands 6 % of 400 words otherwise than before the
//! change (15 speakers). The speaker encoder Resemblyzer gives pairs of one speaker a median cosine
//! of 0.93, pairs of two 0.61, a voice and its changed self in another sentence 0.62; it finds the
//! speaker again with an area of 0.55, where 0.5 is chance. But it tells changed voices from one
//! another (area 0.92) when all were changed by the same amounts: hence a fresh seed for each clip.
//!
//! What this does not protect against is said once, in [`LIMITS`](super::LIMITS).

mod draw;
mod formants;
mod resample;
mod stretch;

use super::likeness::median_pitch;
pub use draw::{Change, WAVES};

/// Loudest sample that is let out: what a changed phase adds up to beyond it lowers the whole clip.
const LOUDEST: f32 = 0.98;

/// The samples (16 kHz mono, −1..=1) in another voice; as many as there were. Samples that are no
/// numbers give samples that are none: [`steps`](super::steps()) refuses them.
#[must_use]
pub fn change(samples: &[f32], seed: u64) -> (Vec<f32>, Change) {
    let change = Change::draw(seed, median_pitch(samples));
    (apply(samples, &change), change)
}

/// The samples changed in a given way; as many as there were.
fn apply(samples: &[f32], change: &Change) -> Vec<f32> {
    let shifted = resample::faster(samples, change.pitch);
    let stretched = stretch::to_length(&shifted, samples.len());
    let mut bent = formants::bend(&stretched, change);
    let peak = bent.iter().fold(0.0f32, |peak, s| peak.max(s.abs()));
    if peak > LOUDEST {
        bent.iter_mut().for_each(|s| *s *= LOUDEST / peak);
    }
    bent
}
