//! What a person sees and presses, mounted alone: no body behind it, only the shared state.
#![cfg(target_arch = "wasm32")]
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and its names are sentences"
)]

pub mod about;
pub mod controls;
pub mod history;
pub mod history_delete;
pub mod history_find;
pub mod history_list;
pub mod keeping;
pub mod keeping_clock;
pub mod keeping_opting_out;
pub mod keeping_presets;
pub mod lights;
pub mod privacy;
pub mod privacy_anonymous;
pub mod privacy_deleting;
pub mod privacy_holders;
pub mod privacy_ledger;
pub mod privacy_remnants;
pub mod privacy_storage;
pub mod stage;
pub mod troubles;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
