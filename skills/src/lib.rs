//! The skills of the speaker behind one door, for a Web Worker.
//!
//! A model, a pack or a script of assertions may come from a stranger and be as large and as tangled as
//! the limits allow. It is read and run here, where it cannot hold up the page; who gets no answer in
//! time ends the Worker and starts another.
//!
//! ```text
//! Question as JSON ──► door ──► Skills, Session (hearsay-speaker) ──► Reply as JSON
//! ```
//!
//! Invariants: no question panics; every question has an answer; nothing lasts here that the page was
//! not given by [`Reply::Saved`].

mod answer;
pub mod door;
#[cfg(all(target_arch = "wasm32", feature = "exports"))]
mod exports;
mod question;

pub use question::{Opened, Question, Reply};
