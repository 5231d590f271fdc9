//! Interaction models: loading, what is odd about them, and what utterances mean.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail loudly, and its helpers are its own"
)]

mod support;

mod any_model;
mod asked;
mod built_in_intents;
mod dialog_lints;
mod examples;
mod hostile;
mod languages;
mod lints;
mod loading;
mod matching;
mod public_models;
mod slot_types;
