//! Hearing.
extern crate alloc;

pub mod detector;
pub mod frontend;
mod kernel;
pub mod mel;
pub mod model;
pub mod network;
pub mod protocol;
pub mod resample;
