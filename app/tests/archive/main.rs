//! Archives in a real browser: saved, read in again, made to do harm, looked at; and their panel.
#![cfg(target_arch = "wasm32")]
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and its names are sentences"
)]

pub mod browser;
pub mod cancelling;
pub mod foreign;
pub mod hostile;
pub mod made;
#[path = "../../../speaker/tests/archive/packer.rs"]
mod packer;
pub mod panel;
pub mod panel_foreign;
pub mod panel_told;
pub mod round_trip;
pub mod saving;
#[path = "../glass/stage.rs"]
pub mod stage;
pub mod support;
pub mod trouble;
pub mod used;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
