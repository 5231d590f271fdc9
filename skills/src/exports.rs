//! The WebAssembly surface: numbers in, numbers out, no imports.
//!
//! The Worker calls these from one thread and one at a time. The only file with `unsafe` code here;
//! everything that can be checked is checked in [`door`](crate::door).
//!
//! | export | gives |
//! |---|---|
//! | `abi()` | [`ABI`](crate::door::ABI) |
//! | `room(len)` | where the Worker writes a question; may move memory; null for an absurd length |
//! | `ask(op)` | the answer's length, 0 for an unknown number; the one that is known is [`ASK`](crate::door::ASK) |
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
    // and none calls another or calls out: there is never a second reference.
    action(unsafe { &mut *INSTANCE.0.get() })
}

/// A slice as JavaScript sees it: null if it is empty.
fn start<T>(slice: &mut [T]) -> *mut T {
    if slice.is_empty() {
        core::ptr::null_mut()
    } else {
        slice.as_mut_ptr()
    }
}

// SAFETY (of all `no_mangle` below): the names are the contract with the Worker's script, and no
// other code in this module defines them.
#[unsafe(no_mangle)]
extern "C" fn abi() -> u32 {
    ABI
}

#[unsafe(no_mangle)]
extern "C" fn room(len: usize) -> *mut u8 {
    with(|door| start(door.room(len)))
}

#[unsafe(no_mangle)]
extern "C" fn ask(op: u32) -> usize {
    with(|door| door.ask(op))
}

#[unsafe(no_mangle)]
extern "C" fn answer() -> *const u8 {
    with(|door| door.answer().as_ptr())
}
