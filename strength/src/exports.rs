//! The WebAssembly surface: numbers in, numbers out. It imports one function, the estimator's clock.
//!
//! | export | gives |
//! |---|---|
//! | `abi_version()` | [`ABI`](crate::door::ABI) |
//! | `room(len)` | where the page writes a question; may move memory; null for an absurd length |
//! | `weigh()` | the answer's length, 0 for what is no text |
//! | `answer()` | where the answer is, valid until the next call |
#![expect(
    unsafe_code,
    reason = "raw exports and their single instance cannot be written without"
)]

use crate::door::{ABI, Door};
use core::cell::UnsafeCell;

/// The one door of this module instance.
struct Instance(UnsafeCell<Door>);

// SAFETY: a WebAssembly instance without shared memory runs on exactly one thread, and this file is
// only compiled for WebAssembly.
unsafe impl Sync for Instance {}

static INSTANCE: Instance = Instance(UnsafeCell::new(Door::new()));

fn with<T>(action: impl FnOnce(&mut Door) -> T) -> T {
    // SAFETY: only the exports below call this, JavaScript calls them one at a time from one thread,
    // and none calls another; the clock that the estimator calls does not call back.
    action(unsafe { &mut *INSTANCE.0.get() })
}

// SAFETY (of all `no_mangle` below): the names are the contract with the page, and no other code in
// this module defines them.
#[unsafe(no_mangle)]
extern "C" fn abi_version() -> u32 {
    ABI
}

#[unsafe(no_mangle)]
extern "C" fn room(len: usize) -> *mut u8 {
    with(|door| {
        let room = door.room(len);
        if room.is_empty() {
            core::ptr::null_mut()
        } else {
            room.as_mut_ptr()
        }
    })
}

#[unsafe(no_mangle)]
extern "C" fn weigh() -> usize {
    with(Door::weigh)
}

#[unsafe(no_mangle)]
extern "C" fn answer() -> *const u8 {
    with(|door| door.answer().as_ptr())
}
