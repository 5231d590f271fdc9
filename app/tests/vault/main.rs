//! The vaults in a real browser: what is kept, what is not to be seen, what a crash, a bad disk, a
//! full disk and another tab may do.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

pub mod crashing;
pub mod damage;
pub mod deleting;
pub mod keeping;
pub mod limits;
pub mod secrecy;
pub mod support;
pub mod tabs;
