//! The shipped model against what microphones deliver besides speech: nothing, noise, music, clipping, hum, nonsense.
//!
//! Everything goes through the whole engine with `public/models/alexa.hsw`, faster than real time. Together the tests
//! hear about five hours. "No wake" is asked of the lowest of the three shipped thresholds, so it holds for every
//! sensitivity. Levels are dBFS: of the root mean square for noise, of the peak for words.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

#[path = "../common/mod.rs"]
mod common;

mod ear;
mod nonsense;
mod quiet;
mod sounds;
mod words;
