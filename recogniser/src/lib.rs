//! From 16 kHz samples to log-probabilities of phones, one row of [`CLASSES`] every 30 ms.
//!
//! ```text
//! samples ──► front end (hearsay-worklet) ──► network, three times ──► [silence, AA … ZH] ──► decoder (hearsay-speaker)
//!             40 bands every 10 ms            250 ms of look-ahead
//! ```
//!
//! Invariants: nothing is allocated while sound is heard; no input panics; any split of the same sound into calls gives the
//! same bits; native code and the browser compute the same bits (sums in a fixed order, transcendental functions from `libm`).
extern crate alloc;

pub mod acoustic;
mod dense;
pub mod door;
#[cfg(target_arch = "wasm32")]
mod exports;
pub mod model;
mod network;
mod phases;

pub use acoustic::Acoustic;
pub use model::{AcousticModel, ModelError};

/// Outputs of a step: silence, then the 39 phones of `CMUdict` without stress in alphabetical order.
pub const CLASSES: usize = 40;
