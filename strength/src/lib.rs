//! How hard a passphrase is to guess, as a WebAssembly module of its own.
//!
//! The estimator's word lists weigh more than the whole page, and most visitors never set a
//! passphrase; so the page fetches this module when a passphrase field is used. Text goes in and
//! text comes out through one buffer ([`door`]); `exports.rs` is the raw surface and the only
//! unsafe code. Invariant: nothing of a passphrase stays in the buffer once it was weighed.

pub mod door;

#[cfg(target_arch = "wasm32")]
mod exports;
