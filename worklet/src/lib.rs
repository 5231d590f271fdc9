//! Hearing.
extern crate alloc;

mod bands;
pub mod capture;
pub mod detector;
pub mod direction;
pub mod endpoint;
pub mod frontend;
pub mod gate;
pub mod intake;
mod kernel;
pub mod level;
pub mod mel;
pub mod model;
pub mod network;
pub mod outbox;
pub mod protocol;
pub mod resample;
pub mod ring;
pub mod vad;
