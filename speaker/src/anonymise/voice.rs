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
//! A speaker encoder can tell changed voices from one another when all were changed by the same
//! amounts, so each clip needs a fresh seed. How alike two voices are is measured by
//! [`likeness`](super::likeness); whether the words stay intelligible has no figure yet.
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
