//! Hearing: everything that runs inside the `AudioWorklet`, from samples to wake word to captured speech.
//!
//! ```text
//! quanta of any size and rate
//!   │ intake    clean, resample to 16 kHz, blocks of 10 ms
//!   ▼
//! engine ──► ring        the last 4 s; nothing else keeps sound that is not part of a capture
//!   │   ──► vad          is someone speaking?
//!   │   ──► detector     wake scores, one every 20 ms ──► gate: is that a wake?
//!   │   ──► verifier     a second look at a wake, spread over the next 120 ms
//!   │   ──► direction    where from? (two channels)
//!   │   ──► capture      pre-roll, pieces, endpoint
//!   │   ──► level        meters
//!   ▼
//! outbox    messages of `protocol`, fetched by the page
//! ```
//!
//! Invariants: nothing is allocated while sound is processed; no input panics; any split of the same
//! sound into calls gives the same messages; every time is a sample count.
extern crate alloc;

mod bands;
pub mod capture;
pub mod detector;
pub mod direction;
pub mod door;
pub mod endpoint;
pub mod engine;
#[cfg(all(target_arch = "wasm32", feature = "exports"))]
mod exports;
pub mod frames;
pub mod frontend;
pub mod gate;
pub mod intake;
mod kernel;
pub mod level;
pub mod mel;
pub mod model;
pub mod network;
pub mod outbox;
mod overhear;
pub mod protocol;
pub mod resample;
pub mod ring;
pub mod vad;
pub mod verifier;
