//! Invariants: bytes that are no model give an error, sound that is no sound gives rows, and nothing is allocated on the way.
#![expect(unsafe_code, reason = "a counting allocator is an unsafe trait")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use hearsay_recogniser::{Acoustic, AcousticModel, ModelError, model::LARGEST};
use proptest::prelude::*;
use std::alloc::{GlobalAlloc, Layout, System};
use std::{cell::Cell, path::Path, sync::Arc};

thread_local! {
    /// Allocations of this thread: the test harness has others.
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes to the system's allocator unchanged; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn shipped() -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/models/commands.hsa");
    std::fs::read(file).unwrap()
}

/// The checksum that `bytes` would need: damage behind it must be found by other means.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = bytes[12..]
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |value, &byte| {
            (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    bytes[4..12].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn error(bytes: &[u8]) -> Option<ModelError> {
    AcousticModel::load(bytes).err()
}

#[test]
fn the_shipped_model_fits_its_budget_and_its_look_ahead() {
    let bytes = shipped();
    assert!(bytes.len() <= LARGEST, "{} bytes", bytes.len());
    let model = AcousticModel::load(&bytes).unwrap();
    assert!(model.look_ahead() <= 8, "{} steps", model.look_ahead());
}

#[test]
fn each_kind_of_damage_has_its_own_error() {
    let good = shipped();
    let mut flipped = good.clone();
    flipped[100_000] ^= 1;
    let mut infinite = good.clone();
    // The stem's first scale, after the header of 24 bytes and eight for each block.
    let blocks = u32::from_le_bytes(good[16..20].try_into().unwrap()) as usize;
    infinite[24 + 8 * blocks..28 + 8 * blocks].copy_from_slice(&f32::INFINITY.to_le_bytes());
    let mut huge = good.clone();
    huge[12..16].copy_from_slice(&u32::MAX.to_le_bytes());
    let (short, mut long) = (good[..good.len() - 1].to_vec(), good.clone());
    long.push(0);
    assert_eq!(error(b"HSW1 and more"), Some(ModelError::Magic));
    assert_eq!(error(&[]), Some(ModelError::Length));
    assert_eq!(error(&flipped), Some(ModelError::Checksum));
    assert_eq!(error(&signed(infinite)), Some(ModelError::Range));
    assert_eq!(error(&signed(huge)), Some(ModelError::Range));
    assert_eq!(error(&signed(short)), Some(ModelError::Length));
    assert_eq!(error(&signed(long)), Some(ModelError::Length));
    assert_eq!(error(&vec![0; LARGEST + 1]), Some(ModelError::Length));
}

#[test]
fn hearing_allocates_nothing() {
    let mut acoustic = Acoustic::new(Arc::new(AcousticModel::load(&shipped()).unwrap()));
    let sound: Vec<f32> = (0..16_000_u16)
        .map(|n| f32::from(n % 251) / 251.0)
        .collect();
    let (before, mut rows) = (COUNT.with(Cell::get), 0);
    for _ in 0..3 {
        acoustic.hear(&sound, |_| rows += 1);
        acoustic.finish(|_| rows += 1);
        acoustic.reset();
    }
    assert_eq!(COUNT.with(Cell::get), before);
    assert_eq!(rows, 3 * 32, "98 frames a second are 32 steps");
}

#[test]
fn what_is_no_number_is_silence() {
    let model = Arc::new(AcousticModel::load(&shipped()).unwrap());
    let rows = |sound: &[f32]| {
        let (mut acoustic, mut rows) = (Acoustic::new(Arc::clone(&model)), Vec::new());
        acoustic.hear(sound, |row| rows.push(*row));
        rows
    };
    let strange = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0].repeat(4_000);
    assert!(!rows(&strange).is_empty() && rows(&strange) == rows(&[0.0; 16_000]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_behind_a_right_checksum_never_panic(
        mut bytes in proptest::collection::vec(any::<u8>(), 24..4_096),
        channels in 0_u32..9, blocks in 0_u32..4, frames in 0_u32..8,
    ) {
        bytes[..4].copy_from_slice(b"HSA1");
        for (place, size) in [(12, channels), (16, blocks), (20, frames)] {
            bytes[place..place + 4].copy_from_slice(&size.to_le_bytes());
        }
        let loaded = AcousticModel::load(&signed(bytes));
        if let Ok(model) = loaded {
            Acoustic::new(Arc::new(model)).hear(&[0.1; 16_000], |_| ());
        }
    }

    #[test]
    fn loud_and_wild_sound_gives_rows_of_numbers(sound in proptest::collection::vec(any::<f32>(), 8_000)) {
        let mut acoustic = Acoustic::new(Arc::new(AcousticModel::load(&shipped()).unwrap()));
        let mut numbers = true;
        acoustic.hear(&sound, |row| numbers &= row.iter().all(|x| x.is_finite()));
        prop_assert!(numbers);
    }
}
