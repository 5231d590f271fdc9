//! The vaults in a real browser: what is kept, what is not to be seen, what a lock keeps closed, what
//! a crash, a bad disk, a full disk and another tab may do, and what an earlier version left.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

pub mod batches;
pub mod changing;
pub mod crashing;
pub mod damage;
pub mod deleting;
pub mod earlier;
pub mod home;
pub mod keeping;
pub mod limits;
pub mod locking;
pub mod noting;
pub mod papers;
pub mod searching;
pub mod secrecy;
pub mod support;
pub mod tabs;
