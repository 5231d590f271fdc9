//! Cutting off silence.

use hearsay_speaker::message::speech_bounds;
use proptest::prelude::*;

fn quiet(ms: usize) -> Vec<f32> {
    (0..ms * 16)
        .map(|at| if at % 2 == 0 { 0.001 } else { -0.001 })
        .collect()
}

fn loud(ms: usize) -> Vec<f32> {
    (0..ms * 16)
        .map(|at| (at as f32 * 0.3).sin() / 3.0)
        .collect()
}

#[test]
fn silence_at_both_ends_is_found_and_a_little_is_left() {
    let samples = [
        quiet(2_000),
        loud(1_000),
        quiet(500),
        loud(1_000),
        quiet(3_000),
    ]
    .concat();
    assert_eq!(speech_bounds(&samples, 16_000), (1_800, 4_700));
}

#[test]
fn what_has_no_speech_or_nothing_else_is_left_whole() {
    assert_eq!(speech_bounds(&quiet(1_000), 16_000), (0, 1_000));
    assert_eq!(speech_bounds(&loud(1_000), 16_000), (0, 1_000));
    assert_eq!(speech_bounds(&[], 16_000), (0, 0));
    assert_eq!(speech_bounds(&[0.5; 10], 0), (0, 10_000));
}

proptest! {
    #[test]
    fn any_samples_give_a_part_of_the_recording(
        samples in prop::collection::vec(any::<f32>(), 0..2_000),
        rate in any::<u32>(),
    ) {
        let (from, to) = speech_bounds(&samples, rate);
        prop_assert!(from <= to);
        prop_assert!(to <= samples.len() as u64 * 1_000 / u64::from(rate.max(1)));
    }
}
