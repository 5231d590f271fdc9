//! The WebAssembly surface: numbers in, numbers out, no imports.
//!
//! The `AudioWorklet`'s scope calls these from one thread and one at a time. The only file with
//! `unsafe` code; everything that can be checked is checked in [`door`](crate::door).
//!
//! | export | gives |
//! |---|---|
//! | `abi_version()` | [`ABI`](crate::protocol::ABI) |
//! | `model_ptr(len)` | where the page writes the model's bytes; null for an absurd length |
//! | `verifier_ptr(len)` | the same for the second stage's model; without one there is no second stage |
//! | `init(sample_rate)` | [`Status`](crate::protocol::Status) |
//! | `input_ptr(channel, frames)` | where the page writes a channel's samples; may move memory; null for absurd numbers |
//! | `process(frames, channels)` | [`Status`](crate::protocol::Status) |
//! | `command(op, value)` | [`Status`](crate::protocol::Status) |
//! | `next_message()` | a [`kind`](crate::protocol::kind), 0 for none |
//! | `message_ptr()`, `message_len()`, `message_first()` | payload, its elements, its sample index |
#![expect(
    unsafe_code,
    reason = "raw exports and their single instance cannot be written without"
)]

use crate::door::Door;
use crate::protocol::{ABI, Status};
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

fn status(result: Result<(), Status>) -> u32 {
    match result {
        Ok(()) => Status::Ok as u32,
        Err(status) => status as u32,
    }
}

/// A slice as JavaScript sees it: null if it is empty.
fn start<T>(slice: &mut [T]) -> *mut T {
    if slice.is_empty() {
        core::ptr::null_mut()
    } else {
        slice.as_mut_ptr()
    }
}

// SAFETY (of all `no_mangle` below): the names are the contract with the processor script, and no
// other code in this module defines them.
#[unsafe(no_mangle)]
extern "C" fn abi_version() -> u32 {
    ABI
}

#[unsafe(no_mangle)]
extern "C" fn model_ptr(len: usize) -> *mut u8 {
    with(|door| start(door.model(len)))
}

#[unsafe(no_mangle)]
extern "C" fn verifier_ptr(len: usize) -> *mut u8 {
    with(|door| start(door.verifier(len)))
}

#[unsafe(no_mangle)]
extern "C" fn init(sample_rate: f32) -> u32 {
    with(|door| status(door.init(sample_rate)))
}

#[unsafe(no_mangle)]
extern "C" fn input_ptr(channel: usize, frames: usize) -> *mut f32 {
    with(|door| start(door.input(channel, frames)))
}

#[unsafe(no_mangle)]
extern "C" fn process(frames: usize, channels: usize) -> u32 {
    with(|door| status(door.process(frames, channels)))
}

#[unsafe(no_mangle)]
extern "C" fn command(op: u32, value: f32) -> u32 {
    with(|door| status(door.command(op, value)))
}

#[unsafe(no_mangle)]
extern "C" fn next_message() -> u32 {
    with(Door::next_message)
}

#[unsafe(no_mangle)]
extern "C" fn message_ptr() -> *const u8 {
    with(|door| door.message_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn message_len() -> usize {
    with(|door| door.message_len())
}

#[unsafe(no_mangle)]
extern "C" fn message_first() -> f64 {
    with(|door| door.message_first())
}
