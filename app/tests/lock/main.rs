//! The lock in a real browser: a living body with its vaults, and the panel alone.
//!
//! Deriving a key is slow on purpose and a lock needs eleven of them, so each test tells one whole
//! story with one lock.
#![cfg(target_arch = "wasm32")]
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and its names are sentences"
)]

pub mod codes;
pub mod damage;
pub mod idle;
pub mod panel;
pub mod passkeys;
pub mod passphrases;
#[path = "../glass/stage.rs"]
pub mod stage;
pub mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
