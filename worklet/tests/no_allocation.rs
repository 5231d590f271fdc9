//! Invariant: nothing is allocated while sound is processed.
#![expect(unsafe_code, reason = "a counting allocator is an unsafe trait")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod common;

use common::{model_of, noise_from, small_model};
use hearsay_worklet::engine::Engine;
use hearsay_worklet::outbox::Outgoing;
use hearsay_worklet::protocol::{Command, Event, Initiator};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// Allocations of this thread: the test harness has others.
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

fn count() {
    COUNT.with(|count| count.set(count.get() + 1));
}

// SAFETY: every call goes to the system's allocator unchanged; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count();
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One minute in two channels, with captures of every kind, wakes, and a page that fetches now and
/// then. Returns captures ended, wakes looked at twice, and allocations.
fn minute(rate: u32, fetch_every: usize) -> (u32, u32, u64) {
    let engine = Engine::new(rate as f32, &small_model()).expect("a rate in range");
    let mut engine = engine
        .with_verifier(&model_of(9, 0.0))
        .expect("a small model");
    let (mut left, mut right) = (noise_from(1), noise_from(2));
    let (mut quantum, mut second) = ([0.0_f32; 128], [0.0_f32; 128]);
    let (mut ended, mut verified) = (0, 0);
    let before = COUNT.with(Cell::get);
    for call in 0..60 * rate as usize / 128 {
        // Loud and quiet by turns, so that speech begins and ends.
        let loud = if (call / 500) % 2 == 0 { 0.3 } else { 0.001 };
        for (l, r) in quantum.iter_mut().zip(&mut second) {
            (*l, *r) = (loud * left(), loud * right());
        }
        engine.process(&[&quantum, &second]);
        let initiator = Initiator::ALL[(call / 3_000) % 5];
        match call % 3_000 {
            100 => engine.command(Command::Threshold((call % 7) as f32 / 10.0)),
            700 => engine.command(Command::Capture(initiator)),
            2_000 => engine.command(Command::Release),
            2_500 => engine.command(Command::Cancel),
            2_900 => engine.command(Command::Forget),
            _ => {}
        }
        while let Some(message) = (call % fetch_every == 0)
            .then(|| engine.next_message())
            .flatten()
        {
            ended += u32::from(matches!(
                message,
                Outgoing::Event(Event::CaptureEnded { .. })
            ));
            verified += u32::from(matches!(message, Outgoing::Event(Event::Verified { .. })));
        }
    }
    (ended, verified, COUNT.with(Cell::get) - before)
}

#[test]
fn a_minute_of_sound_with_captures_allocates_nothing() {
    for rate in [16_000, 44_100, 48_000] {
        let (ended, verified, allocations) = minute(rate, 1);
        assert!(ended >= 3, "only {ended} captures at {rate} Hz");
        assert!(verified >= 3, "only {verified} verdicts at {rate} Hz");
        assert_eq!(allocations, 0, "at {rate} Hz");
    }
}

#[test]
fn a_page_that_hardly_fetches_makes_it_allocate_nothing_either() {
    let (ended, _, allocations) = minute(48_000, 5_000);
    assert!(ended >= 1, "no capture ended");
    assert_eq!(allocations, 0);
}
