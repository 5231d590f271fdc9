//! Nonsense in the input is forgotten within a second: then the word wakes the speaker as ever.

use crate::common::noise_from;
use crate::ear::{Ear, WORDS, fixture, in_a_room, peak_at};
use hearsay_worklet::protocol::SAMPLE_RATE;

const SECOND: usize = SAMPLE_RATE as usize;

/// A second of each kind of nonsense, by name.
fn kinds() -> Vec<(&'static str, Vec<f32>)> {
    let mut dice = noise_from(31);
    let alternating = |high: f32, low: f32, every: usize| -> Vec<f32> {
        let at = |n: usize| {
            if (n / every).is_multiple_of(2) {
                high
            } else {
                low
            }
        };
        (0..SECOND).map(at).collect()
    };
    vec![
        ("zeros", vec![0.0; SECOND]),
        ("not a number", vec![f32::NAN; SECOND]),
        ("infinity", vec![f32::INFINITY; SECOND]),
        (
            "infinities",
            alternating(f32::INFINITY, f32::NEG_INFINITY, 1),
        ),
        ("denormals", vec![f32::MIN_POSITIVE / 3.0; SECOND]),
        (
            "numbers at the edge of denormal",
            alternating(1e-37, -1e-39, 3),
        ),
        ("the largest number", vec![f32::MAX; SECOND]),
        ("the largest numbers", alternating(f32::MAX, f32::MIN, 8)),
        ("huge noise", (0..SECOND).map(|_| 1e30 * dice()).collect()),
        ("one huge sample", {
            let mut once = vec![0.0; SECOND];
            once[SECOND - 1] = -1e38;
            once
        }),
    ]
}

#[test]
fn a_second_after_nonsense_the_word_wakes_it() {
    for (what, nonsense) in kinds() {
        for name in WORDS {
            for dbfs in [-30.0, -12.0] {
                let mut ear = Ear::new(SAMPLE_RATE);
                let during = ear.hear(nonsense.iter().copied());
                assert_eq!(during.wakes, 0, "{what} itself: {}", during.highest());
                let after = ear.hear(in_a_room(SAMPLE_RATE, 1.0, &peak_at(fixture(name), dbfs)));
                assert_eq!(
                    after.wakes,
                    1,
                    "{name} at {dbfs} dBFS after {what}: highest score {}",
                    after.highest()
                );
            }
        }
    }
}

/// Any bits at all: one number in eighty is a bang between full scale and what is taken for sound.
fn any_bits() -> Vec<f32> {
    let mut bits = 0x1234_5678_u32;
    let any = || {
        bits = bits.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f32::from_bits(bits.rotate_left(7))
    };
    core::iter::repeat_with(any).take(SECOND).collect()
}

#[test]
fn scores_are_numbers_while_nonsense_comes_and_after_it() {
    for rate in [8_000, 16_000, 44_100, 48_000] {
        for (what, nonsense) in kinds().into_iter().chain([("any bits", any_bits())]) {
            let mut ear = Ear::new(rate);
            let during = ear.hear(nonsense);
            let after = ear.hear(in_a_room(rate, 1.0, &[]));
            assert!(!during.scores.is_empty() && !after.scores.is_empty());
            let all = during.scores.iter().chain(&after.scores);
            for score in all {
                assert!(
                    (0.0..=1.0).contains(score),
                    "{what} at {rate} Hz gives a score of {score}"
                );
            }
        }
    }
}
